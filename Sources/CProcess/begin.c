#define _GNU_SOURCE
#include "CProcess.h"
#include "environment.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

extern char **environ;

// The signals at which Swift's backtracer would show the process's memory.
static const int shown[] = {SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP};

static bool has_begun = false;

// The tests are linked together with the whole program, and want their environment and their backtraces.
static bool is_test_runner(void) {
  static const char suffix[] = ".xctest";
  char path[4096];
  ssize_t length = readlink("/proc/self/exe", path, sizeof path);
  ssize_t tail = sizeof suffix - 1;
  if (length < tail) return false;
  for (ssize_t index = 0; index < tail; index++) {
    if (path[length - tail + index] != suffix[index]) return false;
  }
  return true;
}

static bool is_equal(const char *text, const char *other) {
  while (*text != 0 && *text == *other) text++, other++;
  return *text == *other;
}

static void forbid_core_files(void) {
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
}

// A core file, a debugger of the same account and /proc/PID/mem: nobody but root can look into the process. And whatever it
// would start has no more rights than itself; it starts nothing.
static void lock(void) {
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  umask(077);
}

// Once more, with room for one more variable.
static void begin_again(char **arguments, char **environment) {
  size_t count = 0;
  while (environment[count] != NULL) count++;
  char *grown[count + 2];
  for (size_t index = 0; index < count; index++) grown[index] = environment[index];
  grown[count] = demur_backtracer_off;
  grown[count + 1] = NULL;
  // By its own name, which a list of processes shows, unless another program has taken its place.
  char path[4096];
  ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
  if (length > 0) {
    path[length] = 0;
    execve(path, arguments, grown);
  }
  execve("/proc/self/exe", arguments, grown);
}

// Runs before the initialisers of all libraries, Swift's among them, which read the environment and install handlers.
static void begin(int count, char **arguments, char **environment) {
  if (is_test_runner()) return;
  has_begun = true;
  bool isLocked = false;
  for (int index = 1; index < count; index++) isLocked = isLocked || is_equal(arguments[index], "--locked");
  forbid_core_files();
  if (isLocked) lock();
  if (!demur_reduce_environment(environment, isLocked)) begin_again(arguments, environment);
}

__attribute__((section(".preinit_array"), used)) static void (*const first)(int, char **, char **) = begin;

void demur_process_begin(bool isLocked) {
  if (!has_begun && is_test_runner()) return;
  if (!has_begun) {
    forbid_core_files();
    demur_reduce_environment(environ, isLocked);
  }
  if (isLocked) lock();
  for (size_t index = 0; index < sizeof shown / sizeof shown[0]; index++) {
    struct sigaction action;
    if (sigaction(shown[index], NULL, &action) != 0 || action.sa_handler == SIG_IGN || action.sa_handler == SIG_DFL) continue;
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_DFL;
    sigaction(shown[index], &action, NULL);
  }
}
