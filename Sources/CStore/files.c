#define _GNU_SOURCE
#include "CStore.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

// An open file that has no name is opened once more by what /proc calls it. To SQLite that looks like a link, which it would
// follow by itself, to nowhere, and which it refuses to open.
static bool is_open_file(const char *path) {
  if (strncmp(path, "/proc/", 6) != 0) return false;
  // "self" is a link too, which SQLite follows to the process's number.
  const char *process = path + 6;
  size_t length = strspn(process, "0123456789");
  if (length == 0 && strncmp(process, "self", 4) == 0) length = 4;
  return length > 0 && strncmp(process + length, "/fd/", 4) == 0;
}

static int open_file(const char *path, int flags, int mode) {
  return open(path, is_open_file(path) ? flags & ~O_NOFOLLOW : flags, (mode_t)mode);
}

static int look_at(const char *path, struct stat *status) {
  return is_open_file(path) ? stat(path, status) : lstat(path, status);
}

bool demur_open_files_begin(void) {
  sqlite3_vfs *files = sqlite3_vfs_find(NULL);
  return files != NULL && files->iVersion >= 3
    && files->xSetSystemCall(files, "open", (sqlite3_syscall_ptr)open_file) == SQLITE_OK
    && files->xSetSystemCall(files, "lstat", (sqlite3_syscall_ptr)look_at) == SQLITE_OK;
}
