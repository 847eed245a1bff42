#ifndef DEMUR_CTERMINAL_H
#define DEMUR_CTERMINAL_H

// The parts of a terminal program that must be C: handlers that run inside a signal.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// Signals (signals.c) -------------------------------------------------------------------------------------------------

/// Catches HUP, INT, TERM, WINCH, CONT and TSTP; each wakes `demur_wait`. HUP, INT, TERM and TSTP stay ignored if they
/// were.
/// Returns false, with errno set, when no pipe could be had.
bool demur_signals_begin(void);
/// Puts every handler back.
void demur_signals_end(void);
/// While the terminal is drawn on: a HUP, INT or TERM throws away what it does not take within a tenth of a second.
void demur_signals_drawing(bool now);
/// The next signal that came and was not yet taken, 0 when there is none; the gravest first.
int demur_signals_take(void);
/// Wakes `demur_wait` as a signal does; may be called from any thread.
void demur_wake(void);
/// Whether `demur_wake` was called since this was asked last.
bool demur_take_wake(void);
/// Whether a signal is ignored, as whoever started us wants it: `nohup`, `trap ''`, a shell without job control.
bool demur_is_ignored(int signal);
/// Forgets a signal that came.
void demur_signals_forget(int signal);
/// While another program has the terminal: INT and QUIT pass us by, TSTP stops us with it.
void demur_signals_yield(void);
void demur_signals_resume(void);
/// Stops the process group as Ctrl-Z does; returns when it goes on, at once where TSTP is ignored.
void demur_signals_stop(void);

// Rescue (rescue.c) ---------------------------------------------------------------------------------------------------

/// Remembers how the terminal is set up now, to be put back by `demur_rescue`. Returns false when it is no terminal.
bool demur_rescue_save(int descriptor);
/// From now on a crash, QUIT or an exit writes `bytes` and puts the remembered set-up back. May be called again with others.
/// False when they are too many.
bool demur_rescue_arm(const char *bytes, size_t count);
/// The terminal is as it was: there is nothing to rescue.
void demur_rescue_disarm(void);

// Waiting (wait.c) ----------------------------------------------------------------------------------------------------

enum { demur_wait_input = 1, demur_wait_signal = 2, demur_wait_hung_up = 4 };

/// Waits for input on `descriptor`, for a signal, or for `milliseconds` (forever when negative); 0 is time out.
int demur_wait(int descriptor, int milliseconds);
/// Milliseconds of a clock that never goes back.
int64_t demur_now(void);
/// The terminal's size as the kernel knows it; false when it does not.
bool demur_window_size(int descriptor, int *rows, int *columns);
/// Writes all of it; false with errno set when that is not possible.
bool demur_write(int descriptor, const void *bytes, size_t count);
/// A write to a pipe that nobody reads fails from now on instead of ending the program.
void demur_ignore_broken_pipes(void);

#endif
