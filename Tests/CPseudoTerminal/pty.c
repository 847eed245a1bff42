#define _GNU_SOURCE
#include "CPseudoTerminal.h"
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// Between fork and exec only calls that are safe in a signal handler: the parent has other threads.
static void become(int descriptor, const char *path, char *const arguments[], char *const environment[]) {
  setsid();
  if (ioctl(descriptor, TIOCSCTTY, 0) != 0) _exit(126);
  for (int target = 0; target <= 2; target++) dup2(descriptor, target);
  if (descriptor > 2) close(descriptor);
  for (int signal = 1; signal < NSIG; signal++) {
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigaction(signal, &action, NULL);
  }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execve(path, arguments, environment);
  _exit(127);
}

int demur_pty_spawn(
  const char *path, char *const arguments[], char *const environment[], int rows, int columns, pid_t *child) {
  int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (master < 0) return -1;
  char name[64];
  int terminal = -1;
  if (grantpt(master) == 0 && unlockpt(master) == 0 && ptsname_r(master, name, sizeof name) == 0
      && demur_pty_resize(master, rows, columns)) {
    // Opened here, so that there is no moment at which the terminal looks hung up to who reads the other end.
    terminal = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  }
  if (terminal >= 0) {
    *child = fork();
    if (*child == 0) become(terminal, path, arguments, environment);
    close(terminal);
    if (*child > 0) return master;
  }
  int error = errno;
  close(master);
  errno = error;
  return -1;
}

bool demur_pty_resize(int descriptor, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(descriptor, TIOCSWINSZ, &size) == 0;
}

ssize_t demur_pty_read(int descriptor, void *buffer, size_t capacity, int milliseconds) {
  struct pollfd watched = {.fd = descriptor, .events = POLLIN};
  if (poll(&watched, 1, milliseconds) <= 0) return -1;
  ssize_t count = read(descriptor, buffer, capacity);
  // Linux reports a terminal that nobody has open any more as an input error.
  return count < 0 ? (errno == EINTR || errno == EAGAIN ? -1 : 0) : count;
}

int demur_pty_wait(pid_t child, int milliseconds) {
  for (int64_t end = demur_now() + milliseconds;;) {
    int status = 0;
    pid_t found = waitpid(child, &status, WNOHANG | WUNTRACED);
    if (found == child && WIFEXITED(status)) return WEXITSTATUS(status);
    if (found == child && WIFSIGNALED(status)) return 128 + WTERMSIG(status);
    if (found == child && WIFSTOPPED(status)) return -2 - WSTOPSIG(status);
    if (demur_now() >= end) return -1;
    struct timespec pause = {.tv_nsec = 2000000};
    nanosleep(&pause, NULL);
  }
}
