#define _GNU_SOURCE
#include "CTerminal.h"
#include "internal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

int64_t demur_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int demur_wait(int descriptor, int milliseconds) {
  struct pollfd watched[2] = {
    {.fd = descriptor, .events = POLLIN},
    {.fd = demur_signals_descriptor(), .events = POLLIN},
  };
  int count = poll(watched, 2, milliseconds);
  // Interrupted is not timed out: the signal's byte is there at the next call.
  if (count < 0) return errno == EINTR ? demur_wait_signal : demur_wait_hung_up;
  int result = 0;
  if (watched[1].revents & POLLIN) result |= demur_wait_signal;
  if (watched[0].revents & (POLLHUP | POLLERR | POLLNVAL)) {
    result |= demur_wait_hung_up;
  } else if (watched[0].revents & POLLIN) {
    // Readable with nothing to read is the end.
    int waiting = 0;
    bool is_end = ioctl(descriptor, FIONREAD, &waiting) == 0 && waiting == 0;
    result |= is_end ? demur_wait_hung_up : demur_wait_input;
  }
  return result;
}

bool demur_window_size(int descriptor, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return true;
}

bool demur_write(int descriptor, const void *bytes, size_t count) {
  const char *next = bytes;
  while (count > 0) {
    ssize_t written = write(descriptor, next, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN) {
      struct pollfd watched = {.fd = descriptor, .events = POLLOUT};
      poll(&watched, 1, -1);
      continue;
    }
    if (written <= 0) return false;
    next += written;
    count -= (size_t)written;
  }
  return true;
}

void demur_ignore_broken_pipes(void) { signal(SIGPIPE, SIG_IGN); }
