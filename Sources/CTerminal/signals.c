#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static int pipe_ends[2] = {-1, -1};
static int terminal_descriptor = -1;
static struct termios modes;
static int has_modes = 0;
static char farewell[256];
static size_t farewell_count = 0;

static const int caught[] = {SIGHUP, SIGTERM, SIGINT, SIGWINCH, SIGCONT};
static const unsigned char bytes[] = {
    DEMUR_SIGNAL_HANGUP, DEMUR_SIGNAL_TERMINATE, DEMUR_SIGNAL_INTERRUPT, DEMUR_SIGNAL_RESIZED, DEMUR_SIGNAL_CONTINUED};
static const int fatal[] = {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGFPE, SIGTRAP};
enum { CAUGHT = sizeof caught / sizeof caught[0], FATAL = sizeof fatal / sizeof fatal[0] };
static struct sigaction before_caught[CAUGHT];
static struct sigaction before_fatal[FATAL];
static int is_installed = 0;

static void on_signal(int number) {
  int saved = errno;
  for (int i = 0; i < CAUGHT; i++) {
    if (caught[i] == number) {
      ssize_t written = write(pipe_ends[1], &bytes[i], 1);
      (void)written;
    }
  }
  errno = saved;
}

// Runs on the way down: only calls that are safe in a handler.
static void on_fatal(int number) {
  if (has_modes) tcsetattr(terminal_descriptor, TCSANOW, &modes);
  if (farewell_count > 0) {
    ssize_t written = write(terminal_descriptor, farewell, farewell_count);
    (void)written;
  }
  signal(number, SIG_DFL);
  raise(number);
}

int demur_signals_install(int terminal) {
  terminal_descriptor = terminal;
  has_modes = tcgetattr(terminal, &modes) == 0;
  if (is_installed) return pipe_ends[0];
  if (pipe_ends[0] < 0) {
    if (pipe(pipe_ends) != 0) return -1;
    for (int i = 0; i < 2; i++) {
      fcntl(pipe_ends[i], F_SETFD, FD_CLOEXEC);
      fcntl(pipe_ends[i], F_SETFL, O_NONBLOCK);
    }
  }
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_handler = on_signal;
  for (int i = 0; i < CAUGHT; i++) sigaction(caught[i], &action, &before_caught[i]);
  action.sa_handler = on_fatal;
  action.sa_flags = SA_RESETHAND | SA_NODEFER;
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &action, &before_fatal[i]);
  is_installed = 1;
  return pipe_ends[0];
}

void demur_signals_remove(void) {
  if (!is_installed) return;
  for (int i = 0; i < CAUGHT; i++) sigaction(caught[i], &before_caught[i], NULL);
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &before_fatal[i], NULL);
  is_installed = 0;
}

void demur_signals_set_farewell(const char *text, size_t count) {
  if (count > sizeof farewell) count = sizeof farewell;
  memcpy(farewell, text, count);
  farewell_count = count;
}

void demur_terminal_restore(void) {
  if (has_modes) tcsetattr(terminal_descriptor, TCSADRAIN, &modes);
}

void demur_stop_self(void) {
  struct sigaction standard, before;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &standard, &before);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &before, NULL);
}

void demur_terminal_size(int terminal, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(terminal, TIOCGWINSZ, &size) == 0) {
    *columns = size.ws_col;
    *rows = size.ws_row;
  } else {
    *columns = 0;
    *rows = 0;
  }
}
