#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// A trap of Swift is ILL or TRAP. QUIT is how somebody ends a program that does nothing else any more.
static const int fatal[] = {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGFPE, SIGTRAP, SIGQUIT};
enum { fatal_count = sizeof fatal / sizeof fatal[0] };

static struct sigaction before[fatal_count];
static struct termios set_up;
static int terminal = -1;
static char farewell[512];
static volatile size_t farewell_count;
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
    // As it was before us: the end.
    if (fatal[index] == signal) sigaction(signal, &before[index], NULL);
  }
  // It is blocked until this handler returns.
  raise(signal);
}

bool demur_rescue_save(int descriptor) {
  if (tcgetattr(descriptor, &set_up) != 0) return false;
  terminal = descriptor;
  return true;
}

bool demur_rescue_arm(const char *bytes, size_t count) {
  if (terminal < 0 || count > sizeof farewell) return false;
  farewell_count = 0;
  if (count > 0) memcpy(farewell, bytes, count);
  farewell_count = count;
  if (armed) return true;
  if (!is_at_exit) is_at_exit = atexit(rescue) == 0;
  stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
  stack_t current;
  if (sigaltstack(NULL, &current) == 0 && (current.ss_flags & SS_DISABLE)) sigaltstack(&other, NULL);
  for (int index = 0; index < fatal_count; index++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = crash;
    action.sa_flags = SA_ONSTACK;
    sigaction(fatal[index], NULL, &before[index]);
    // Whoever started us may not want to hear of it, as with nohup.
    if (before[index].sa_handler == SIG_IGN) continue;
    sigaction(fatal[index], &action, NULL);
  }
  armed = 1;
  return true;
}

void demur_rescue_disarm(void) {
  if (!armed) return;
  armed = 0;
  for (int index = 0; index < fatal_count; index++) sigaction(fatal[index], &before[index], NULL);
}
