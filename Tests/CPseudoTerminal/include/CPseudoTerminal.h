#ifndef DEMUR_CPSEUDOTERMINAL_H
#define DEMUR_CPSEUDOTERMINAL_H

// What must be C of a program on a terminal of its own: a child between fork and exec.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// Starts a program on a terminal of its own and returns the terminal's other end, -1 with errno set on failure.
int demur_pty_spawn(
  const char *path, char *const arguments[], char *const environment[], int rows, int columns, pid_t *child);
/// The terminal's window has another size now.
bool demur_pty_resize(int descriptor, int rows, int columns);
/// Waits for at most `milliseconds` and reads what there is: the count, 0 at the end, -1 when there is nothing yet.
ssize_t demur_pty_read(int descriptor, void *buffer, size_t capacity, int milliseconds);
/// The child's exit code, 128 + signal when a signal ended it, -1 when it still runs after `milliseconds`,
/// -2 - signal when it is stopped.
int demur_pty_wait(pid_t child, int milliseconds);

#endif
