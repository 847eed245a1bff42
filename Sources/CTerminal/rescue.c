#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// A trap of Swift is ILL or TRAP.
static const int fatal[] = {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGFPE, SIGTRAP};
enum { fatal_count = sizeof fatal / sizeof fatal[0] };

static struct sigaction before[fatal_count];
static struct termios set_up;
static int terminal = -1;
static char farewell[512];
static size_t farewell_count;
static volatile sig_atomic_t armed = 0;
static bool is_at_exit = false;
// A stack that overflowed has no room for a handler.
static char stack[64 * 1024] __attribute__((aligned(16)));

static void rescue(void) {
  if (!armed) return;
  armed = 0;
  size_t done = 0;
  while (done < farewell_count) {
    ssize_t count = write(terminal, farewell + done, farewell_count - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    done += (size_t)count;
  }
  tcsetattr(terminal, TCSANOW, &set_up);
}

static void crash(int signal) {
  rescue();
  for (int index = 0; index < fatal_count; index++) {
    // Whoever wanted it before us (Swift's backtracer) gets it now.
    if (fatal[index] == signal) sigaction(signal, &before[index], NULL);
  }
  raise(signal);
}

bool demur_rescue_save(int descriptor) {
  if (tcgetattr(descriptor, &set_up) != 0) return false;
  terminal = descriptor;
  return true;
}

bool demur_rescue_arm(const char *bytes, size_t count) {
  if (armed || terminal < 0 || count > sizeof farewell) return false;
  memcpy(farewell, bytes, count);
  farewell_count = count;
  if (!is_at_exit) is_at_exit = atexit(rescue) == 0;
  stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
  stack_t current;
  if (sigaltstack(NULL, &current) == 0 && (current.ss_flags & SS_DISABLE)) sigaltstack(&other, NULL);
  for (int index = 0; index < fatal_count; index++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = crash;
    action.sa_flags = SA_ONSTACK;
    sigaction(fatal[index], &action, &before[index]);
  }
  armed = 1;
  return true;
}

void demur_rescue_disarm(void) {
  if (!armed) return;
  armed = 0;
  for (int index = 0; index < fatal_count; index++) sigaction(fatal[index], &before[index], NULL);
}
