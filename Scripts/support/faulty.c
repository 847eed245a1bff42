// Stands between a program and the C library (LD_PRELOAD): writes down what it does to the files of one folder, and lets
// one of its calls fail. What to do stands in a file beside this library, "NAME.so.conf", a line each:
//
//   folder PATH      whose files are meant; real paths
//   log PATH         where all is written down, see `record`
//   fail N           the number of the call that fails, from 1; 0 for none
//   kind LETTER      of which kind, a letter of `record`, or * for any
//   errno N          why
//   lasting 0|1      whether all calls of the kind after it fail too
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct {
  char folder[PATH_MAX];
  int log;
  long fail;
  char kind;
  int code;
  int lasting;
  long seen;
} settings = {.log = -1};

static int is_ready = 0;

static void begin(void) {
  if (is_ready) return;
  is_ready = 1;
  Dl_info self;
  char path[PATH_MAX];
  if (dladdr((void *)begin, &self) == 0) return;
  snprintf(path, sizeof path, "%s.conf", self.dli_fname);
  int file = syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  static char text[4 * PATH_MAX];
  ssize_t count = syscall(SYS_read, file, text, sizeof text - 1);
  syscall(SYS_close, file);
  if (count <= 0) return;
  text[count] = 0;
  char log[PATH_MAX] = "";
  for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
    sscanf(line, "folder %s", settings.folder);
    sscanf(line, "log %s", log);
    sscanf(line, "fail %ld", &settings.fail);
    sscanf(line, "kind %c", &settings.kind);
    sscanf(line, "errno %d", &settings.code);
    sscanf(line, "lasting %d", &settings.lasting);
  }
  if (log[0] != 0) {
    int opened = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    settings.log = opened < 0 ? -1 : fcntl(opened, F_DUPFD_CLOEXEC, 500);
  }
}

__attribute__((constructor)) static void start(void) { begin(); }

// kind, length of the path, offset, length of the data, path, data. The kinds: o opened or made, w written, t made shorter or
// longer, s synced, r renamed (the data is the new path), l linked (likewise), u removed, a something said on standard output.
static void record(char kind, const char *path, int64_t offset, const void *data, size_t count) {
  if (settings.log < 0) return;
  struct __attribute__((packed)) { char kind; uint32_t path; int64_t offset; uint32_t count; } head = {
    kind, strlen(path), offset, count,
  };
  static char buffer[1 << 21];
  size_t length = sizeof head + head.path + count;
  if (length > sizeof buffer) return;
  memcpy(buffer, &head, sizeof head);
  memcpy(buffer + sizeof head, path, head.path);
  if (count > 0) memcpy(buffer + sizeof head + head.path, data, count);
  int saved = errno;
  syscall(SYS_write, settings.log, buffer, length);
  errno = saved;
}

static int is_meant(const char *path) {
  size_t length = strlen(settings.folder);
  return length > 0 && strncmp(path, settings.folder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int of_descriptor(int descriptor, char path[PATH_MAX]) {
  begin();
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t count = readlink(link, path, PATH_MAX - 1);
  if (count < 0) return 0;
  path[count] = 0;
  return is_meant(path);
}

static int of_name(const char *name, char path[PATH_MAX]) {
  begin();
  if (strncmp(name, "/proc/", 6) == 0) {
    ssize_t count = readlink(name, path, PATH_MAX - 1);
    if (count < 0) return 0;
    path[count] = 0;
  } else if (name[0] == '/') {
    snprintf(path, PATH_MAX, "%s", name);
  } else {
    char folder[PATH_MAX / 2];
    if (getcwd(folder, sizeof folder) == NULL) return 0;
    snprintf(path, PATH_MAX, "%s/%s", folder, strncmp(name, "./", 2) == 0 ? name + 2 : name);
  }
  return is_meant(path);
}

// Whether this call of a kind is the one that fails.
static int fails(char kind) {
  if (settings.fail == 0 || (settings.kind != '*' && settings.kind != kind)) return 0;
  long number = __atomic_add_fetch(&settings.seen, 1, __ATOMIC_SEQ_CST);
  if (number != settings.fail && !(settings.lasting && number > settings.fail)) return 0;
  errno = settings.code;
  return 1;
}

#define REAL(name, ...) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))(__VA_ARGS__)

static int opened(int result, int flags, const char *path) {
  if (result >= 0 && (flags & O_ACCMODE) != O_RDONLY) record('o', path, 0, NULL, 0);
  return result;
}

#define OPENING(name) \
  int name(const char *file, int flags, ...) { \
    va_list more; \
    va_start(more, flags); \
    int mode = (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(more, int) : 0; \
    va_end(more); \
    char path[PATH_MAX]; \
    if (!of_name(file, path)) return REAL(name, file, flags, mode); \
    if (fails('o')) return -1; \
    return opened(REAL(name, file, flags, mode), flags, path); \
  }
OPENING(open)
OPENING(open64)

#define OPENING_AT(name) \
  int name(int folder, const char *file, int flags, ...) { \
    va_list more; \
    va_start(more, flags); \
    int mode = (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(more, int) : 0; \
    va_end(more); \
    char path[PATH_MAX]; \
    if (folder != AT_FDCWD || !of_name(file, path)) return REAL(name, folder, file, flags, mode); \
    if (fails('o')) return -1; \
    return opened(REAL(name, folder, file, flags, mode), flags, path); \
  }
OPENING_AT(openat)
OPENING_AT(openat64)

ssize_t write(int descriptor, const void *data, size_t count) {
  char path[PATH_MAX];
  if (descriptor == 1) {
    ssize_t done = syscall(SYS_write, descriptor, data, count);
    begin();
    if (done > 0) record('a', "", 0, data, done);
    return done;
  }
  if (!of_descriptor(descriptor, path)) return syscall(SYS_write, descriptor, data, count);
  if (fails('w')) return -1;
  off_t offset = lseek(descriptor, 0, SEEK_CUR);
  ssize_t done = syscall(SYS_write, descriptor, data, count);
  if (done > 0) record('w', path, offset, data, done);
  return done;
}

static ssize_t write_at(int descriptor, const void *data, size_t count, off_t offset) {
  char path[PATH_MAX];
  if (!of_descriptor(descriptor, path)) return syscall(SYS_pwrite64, descriptor, data, count, offset);
  if (fails('w')) return -1;
  ssize_t done = syscall(SYS_pwrite64, descriptor, data, count, offset);
  if (done > 0) record('w', path, offset, data, done);
  return done;
}

ssize_t pwrite(int descriptor, const void *data, size_t count, off_t offset) { return write_at(descriptor, data, count, offset); }
ssize_t pwrite64(int descriptor, const void *data, size_t count, off64_t offset) { return write_at(descriptor, data, count, offset); }

static int shorten(int descriptor, off_t length) {
  char path[PATH_MAX];
  if (!of_descriptor(descriptor, path)) return syscall(SYS_ftruncate, descriptor, length);
  if (fails('t')) return -1;
  int result = syscall(SYS_ftruncate, descriptor, length);
  if (result == 0) record('t', path, length, NULL, 0);
  return result;
}

int ftruncate(int descriptor, off_t length) { return shorten(descriptor, length); }
int ftruncate64(int descriptor, off64_t length) { return shorten(descriptor, length); }

// A machine without power is what is tried, so nothing has to reach the disk here.
static int make_durable(int descriptor) {
  char path[PATH_MAX];
  if (!of_descriptor(descriptor, path)) return 0;
  if (fails('s')) return -1;
  record('s', path, 0, NULL, 0);
  return 0;
}

int fsync(int descriptor) { return make_durable(descriptor); }
int fdatasync(int descriptor) { return make_durable(descriptor); }

static int renamed(char kind, const char *from, const char *to, int result) {
  char path[PATH_MAX], other[PATH_MAX];
  if (result == 0 && of_name(from, path) && of_name(to, other)) record(kind, path, 0, other, strlen(other));
  return result;
}

int rename(const char *from, const char *to) {
  char path[PATH_MAX], other[PATH_MAX];
  if (!of_name(from, path)) return REAL(rename, from, to);
  if (fails('r')) return -1;
  int result = REAL(rename, from, to);
  if (result == 0 && of_name(to, other)) record('r', path, 0, other, strlen(other));
  return result;
}

int link(const char *from, const char *to) {
  char path[PATH_MAX];
  if (of_name(to, path) && fails('l')) return -1;
  return renamed('l', from, to, REAL(link, from, to));
}

int linkat(int folder, const char *from, int other, const char *to, int flags) {
  char path[PATH_MAX], source[PATH_MAX] = "";
  int is_here = of_name(to, path);
  if (is_here && fails('l')) return -1;
  of_name(from, source);
  int result = REAL(linkat, folder, from, other, to, flags);
  if (result == 0 && is_here) record('l', source, 0, path, strlen(path));
  return result;
}

int unlink(const char *file) {
  char path[PATH_MAX];
  if (!of_name(file, path)) return REAL(unlink, file);
  if (fails('u')) return -1;
  int result = REAL(unlink, file);
  if (result == 0) record('u', path, 0, NULL, 0);
  return result;
}
