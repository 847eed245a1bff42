#define _GNU_SOURCE
#include "CTerminal.h"
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/time.h>
#include <termios.h>
#include <unistd.h>

// The gravest first.
static const int caught[] = {SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT, SIGWINCH};
enum { caught_count = sizeof caught / sizeof caught[0] };

static struct sigaction before[caught_count];
static struct sigaction before_quit;
static volatile sig_atomic_t came[NSIG];
static int wake_read = -1, wake_write = -1;
static bool begun = false;
static atomic_bool woken;
static struct sigaction before_alarm;
static volatile sig_atomic_t is_drawing = 0;

int demur_signals_descriptor(void) { return wake_read; }

// A terminal that takes nothing any more would keep us waiting for good: what it was to show is thrown away, again and again,
// until the signal that ends us was taken and the terminal given back.
static void unblock(int signal) {
  (void)signal;
  int saved = errno;
  if (is_drawing) tcflush(STDOUT_FILENO, TCOFLUSH);
  errno = saved;
}

static void repeat_alarm(long microseconds) {
  struct itimerval every = {{0, microseconds}, {0, microseconds}};
  setitimer(ITIMER_REAL, &every, NULL);
}

static void note(int signal) {
  int saved = errno;
  came[signal] = 1;
  if (signal == SIGHUP || signal == SIGTERM || signal == SIGINT) repeat_alarm(100000);
  // A full pipe wakes as well as one more byte.
  if (write(wake_write, "", 1) < 0) errno = 0;
  errno = saved;
}

void demur_signals_drawing(bool now) { is_drawing = now; }

void demur_wake(void) {
  atomic_store(&woken, true);
  int saved = errno;
  if (wake_write >= 0 && write(wake_write, "", 1) < 0) errno = saved;
}

bool demur_take_wake(void) { return atomic_exchange(&woken, false); }

static void pass_by(int signal) { (void)signal; }

static bool is_ignored(const struct sigaction *action) {
  return !(action->sa_flags & SA_SIGINFO) && action->sa_handler == SIG_IGN;
}

bool demur_is_ignored(int signal) {
  struct sigaction action;
  return sigaction(signal, NULL, &action) == 0 && is_ignored(&action);
}

static bool stop_was_ignored(void) {
  for (int index = 0; index < caught_count; index++) {
    if (caught[index] == SIGTSTP) return is_ignored(&before[index]);
  }
  return false;
}

static void handle(int signal, void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  // A store or a network call on another thread is not to fail because somebody resized a window.
  action.sa_flags = SA_RESTART;
  sigfillset(&action.sa_mask);
  sigaction(signal, &action, NULL);
}

bool demur_signals_begin(void) {
  if (begun) return true;
  if (wake_read < 0) {
    // Kept for good: a handler on another thread may still hold its number.
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return false;
    wake_read = ends[0];
    wake_write = ends[1];
  }
  memset((void *)came, 0, sizeof came);
  // Whoever started us may have blocked them, as worker threads do, and a child inherits that.
  sigset_t unblocked;
  sigemptyset(&unblocked);
  for (int index = 0; index < caught_count; index++) sigaddset(&unblocked, caught[index]);
  pthread_sigmask(SIG_UNBLOCK, &unblocked, NULL);
  for (int index = 0; index < caught_count; index++) {
    int signal = caught[index];
    sigaction(signal, NULL, &before[index]);
    // What only tells of the terminal is heard all the same.
    bool tells = signal == SIGWINCH || signal == SIGCONT;
    if (!tells && is_ignored(&before[index])) continue;
    handle(signal, note);
  }
  sigaction(SIGALRM, NULL, &before_alarm);
  handle(SIGALRM, unblock);
  begun = true;
  return true;
}

void demur_signals_end(void) {
  if (!begun) return;
  repeat_alarm(0);
  sigaction(SIGALRM, &before_alarm, NULL);
  for (int index = 0; index < caught_count; index++) sigaction(caught[index], &before[index], NULL);
  begun = false;
}

int demur_signals_take(void) {
  char bytes[64];
  while (read(wake_read, bytes, sizeof bytes) > 0) {}
  for (int index = 0; index < caught_count; index++) {
    if (came[caught[index]]) {
      came[caught[index]] = 0;
      return caught[index];
    }
  }
  return 0;
}

void demur_signals_forget(int signal) { came[signal] = 0; }

void demur_signals_yield(void) {
  // Not SIG_IGN, which the other program would inherit, unless it would have inherited that anyway.
  sigaction(SIGQUIT, NULL, &before_quit);
  if (!is_ignored(&before_quit)) handle(SIGQUIT, pass_by);
  if (!stop_was_ignored()) handle(SIGTSTP, SIG_DFL);
}

void demur_signals_resume(void) {
  sigaction(SIGQUIT, &before_quit, NULL);
  if (!stop_was_ignored()) handle(SIGTSTP, note);
  // What came meanwhile was meant for the other program.
  if (!came[SIGHUP] && !came[SIGTERM]) repeat_alarm(0);
  demur_signals_forget(SIGINT);
  demur_signals_forget(SIGTSTP);
  demur_signals_forget(SIGCONT);
}

void demur_signals_stop(void) {
  if (stop_was_ignored()) return;
  // The others of the group first, then this thread itself: raise returns only after the stop.
  handle(SIGTSTP, SIG_IGN);
  kill(0, SIGTSTP);
  handle(SIGTSTP, SIG_DFL);
  raise(SIGTSTP);
  handle(SIGTSTP, note);
  demur_signals_forget(SIGTSTP);
  demur_signals_forget(SIGCONT);
}
