#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int demur_open_unnamed(const char *folder, mode_t mode) {
  return open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, mode);
}

bool demur_link_open(int descriptor, const char *path) {
  char open_file[32];
  snprintf(open_file, sizeof open_file, "/proc/self/fd/%d", descriptor);
  return linkat(AT_FDCWD, open_file, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
}

bool demur_rename_to_free(const char *path, const char *to) {
  return renameat2(AT_FDCWD, path, AT_FDCWD, to, RENAME_NOREPLACE) == 0;
}

// What ends a program that does nothing about it.
static const int ends[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGXCPU, SIGXFSZ, SIGALRM, SIGUSR1, SIGUSR2};

enum { leftover_limit = 32 };
static struct {
  atomic_bool is_there;
  char path[PATH_MAX];
} leftovers[leftover_limit];
static pthread_mutex_t adding = PTHREAD_MUTEX_INITIALIZER;
static bool is_prepared = false;

// Only what a signal handler may call. A folder comes after what lies in it.
static void remove_all(void) {
  for (int index = 0; index < leftover_limit; index++) {
    if (!atomic_load(&leftovers[index].is_there)) continue;
    if (unlink(leftovers[index].path) == 0 || errno == ENOENT) atomic_store(&leftovers[index].is_there, false);
  }
  for (int index = 0; index < leftover_limit; index++) {
    if (atomic_exchange(&leftovers[index].is_there, false)) rmdir(leftovers[index].path);
  }
}

static void end(int signal) {
  remove_all();
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigaction(signal, &action, NULL);
  raise(signal);
}

static void prepare(void) {
  if (is_prepared) return;
  is_prepared = true;
  atexit(remove_all);
  for (size_t index = 0; index < sizeof ends / sizeof ends[0]; index++) {
    struct sigaction action;
    if (sigaction(ends[index], NULL, &action) != 0 || action.sa_handler != SIG_DFL) continue;
    memset(&action, 0, sizeof action);
    action.sa_handler = end;
    sigaction(ends[index], &action, NULL);
  }
}

bool demur_leftover_add(const char *path) {
  if (strlen(path) >= PATH_MAX) return false;
  pthread_mutex_lock(&adding);
  prepare();
  bool is_added = false;
  for (int index = 0; index < leftover_limit && !is_added; index++) {
    if (atomic_load(&leftovers[index].is_there)) continue;
    strcpy(leftovers[index].path, path);
    atomic_store(&leftovers[index].is_there, true);
    is_added = true;
  }
  pthread_mutex_unlock(&adding);
  return is_added;
}

void demur_leftover_forget(const char *path) {
  pthread_mutex_lock(&adding);
  for (int index = 0; index < leftover_limit; index++) {
    if (atomic_load(&leftovers[index].is_there) && strcmp(leftovers[index].path, path) == 0) {
      atomic_store(&leftovers[index].is_there, false);
    }
  }
  pthread_mutex_unlock(&adding);
}
