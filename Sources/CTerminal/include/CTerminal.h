#ifndef DEMUR_CTERMINAL_H
#define DEMUR_CTERMINAL_H

#include <sys/types.h>

// Signals and modes of the terminal: what has to be done in C because it runs in signal handlers.

enum {
  DEMUR_SIGNAL_HANGUP = 1,
  DEMUR_SIGNAL_TERMINATE = 2,
  DEMUR_SIGNAL_INTERRUPT = 3,
  DEMUR_SIGNAL_RESIZED = 4,
  DEMUR_SIGNAL_CONTINUED = 5,
};

// Makes the pipe into which the handlers write one byte a signal, installs the handlers, and remembers the terminal's
// modes, so that they can be restored even from a fatal signal. Returns the pipe's end to read from, or -1.
int demur_signals_install(int terminal);

// Puts the handlers back as they were before.
void demur_signals_remove(void);

// What a fatal signal writes to the terminal before it is raised again: leave the alternate screen, show the cursor.
void demur_signals_set_farewell(const char *bytes, size_t count);

// Restores the modes remembered at installation.
void demur_terminal_restore(void);

// Stops this process as Ctrl-Z does, and returns when it goes on.
void demur_stop_self(void);

// Columns and rows of the terminal; 0 when it cannot tell.
void demur_terminal_size(int terminal, int *columns, int *rows);

#endif
