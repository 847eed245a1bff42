#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>

static atomic_int held = 0;
static atomic_bool is_asked = false;

static void stop(int signal);

static void handle(void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigaction(SIGTSTP, &action, NULL);
}

static void stop(int signal) {
  (void)signal;
  int saved = errno;
  if (atomic_load(&held) > 0) {
    atomic_store(&is_asked, true);
  } else {
    // As it would have without us; not SIGSTOP, which stops also where nobody is there to let it go on.
    handle(SIG_DFL);
    sigset_t stops, before;
    sigemptyset(&stops);
    sigaddset(&stops, SIGTSTP);
    raise(SIGTSTP);
    pthread_sigmask(SIG_UNBLOCK, &stops, &before);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    handle(stop);
  }
  errno = saved;
}

void demur_stops_begin(void) {
  struct sigaction action;
  if (sigaction(SIGTSTP, NULL, &action) == 0 && action.sa_handler == SIG_DFL) handle(stop);
}

void demur_stops_hold(void) { atomic_fetch_add(&held, 1); }

void demur_stops_release(void) {
  if (atomic_fetch_sub(&held, 1) == 1 && atomic_exchange(&is_asked, false)) raise(SIGTSTP);
}
