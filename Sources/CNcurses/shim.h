#ifndef DEMUR_CNCURSES_SHIM_H
#define DEMUR_CNCURSES_SHIM_H

// What Swift cannot import of curses: macros, global variables, calls that take stdin and stdout as streams.

#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#define NCURSES_WIDECHAR 1
#include <stdio.h>
#include <string.h>
#include <wchar.h>
#include <ncurses.h>

// From <term.h>, which would bring in a macro for every capability (`columns`, `bell` and the like).
extern int setupterm(const char *type, int descriptor, int *error);
extern int del_curterm(struct term *terminal);
extern struct term *set_curterm(struct term *terminal);
extern int putp(const char *text);

// glibc hides it from Swift.
extern int wcwidth(wchar_t character);
static inline int demur_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

/// 1: the terminal type can place the cursor; 0: it is known but cannot; -1: it is unknown; -2: there is no database.
static inline int demur_curses_check(const char *type) {
  int error = 0;
  if (setupterm(type, 1, &error) == ERR) return error == 0 ? -1 : error == 1 ? 0 : -2;
  const char *place = tigetstr("cup");
  int result = place != NULL && place != (const char *)-1 && !(tigetflag("hc") > 0);
  del_curterm(set_curterm(NULL));
  return result;
}

static inline SCREEN *demur_curses_begin(const char *type, int escape_delay) {
  // The kernel knows the size; $LINES and $COLUMNS would freeze it.
  use_env(FALSE);
  use_tioctl(TRUE);
  SCREEN *screen = newterm(type, stdout, stdin);
  if (screen == NULL) return NULL;
  set_escdelay(escape_delay);
  // raw: no signals from keys, no XON/XOFF; nonl: Enter and Ctrl-J differ.
  raw();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  keypad(stdscr, TRUE);
  meta(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  scrollok(stdscr, FALSE);
  // No scrolling of regions either: it saves little, and screen readers announce what moves.
  idlok(stdscr, FALSE);
  // Nor within a row: what a terminal shifts it may shift by half a wide character, and the last cell is not curses'.
  idcok(stdscr, FALSE);
  // A frame is shown to its end, even while keys wait: what follows relies on its having been seen.
  typeahead(-1);
  return screen;
}

/// A terminfo string without its padding, written to `buffer`; its length, 0 where there is none or it is too long.
static inline size_t demur_curses_capability(const char *name, char *buffer, size_t capacity) {
  const char *from = tigetstr(name);
  if (from == NULL || from == (const char *)-1) return 0;
  size_t length = 0;
  while (*from != '\0') {
    if (from[0] == '$' && from[1] == '<') {
      const char *end = strchr(from, '>');
      if (end != NULL) {
        from = end + 1;
        continue;
      }
    }
    if (length == capacity) return 0;
    buffer[length++] = *from++;
  }
  return length;
}

static inline int demur_curses_rows(void) { return getmaxy(stdscr); }
static inline int demur_curses_columns(void) { return getmaxx(stdscr); }
static inline int demur_curses_read(void) { return wgetch(stdscr); }
static inline int demur_curses_colors(void) { return has_colors() ? COLORS : 0; }

/// At most CCHARW_MAX characters of which those after the first have no width of their own.
static inline void demur_curses_set_cell(cchar_t *cell, const uint32_t *scalars, int count, uint32_t attributes, short pair) {
  wchar_t text[CCHARW_MAX + 1] = {0};
  for (int index = 0; index < count && index < CCHARW_MAX; index++) text[index] = (wchar_t)scalars[index];
  setcchar(cell, text, attributes, pair, NULL);
}

/// So many printable characters of ASCII that look alike. Only the first cell is made by curses, which is slow.
static inline void demur_curses_set_ascii(
    cchar_t *cells, const unsigned char *text, int count, uint32_t attributes, short pair) {
  if (count <= 0) return;
  const wchar_t first[2] = {(wchar_t)text[0], 0};
  setcchar(&cells[0], first, attributes, pair, NULL);
  for (int index = 1; index < count; index++) {
    cells[index] = cells[0];
    cells[index].chars[0] = (wchar_t)text[index];
  }
}

/// Gives a row its cells, one for each character, wide ones too.
static inline void demur_curses_put_row(int row, const cchar_t *cells, int count) {
  // What is written over a cell of a wide character takes its other half along, also where that was just written. So the
  // row is blank first, and it is written in one.
  wmove(stdscr, row, 0);
  wclrtoeol(stdscr);
  mvwadd_wchnstr(stdscr, row, 0, cells, count);
}

/// Makes the next update send the row whole.
static inline void demur_curses_forget_row(int row) { wredrawln(stdscr, row, 1); }
/// Makes the next update send everything.
static inline void demur_curses_forget_all(void) { clearok(curscr, TRUE); }

/// Whether the last cell of all can be written like any other: the terminal does not wrap there before more is written.
static inline int demur_curses_can_fill_corner(void) { return tigetflag("am") <= 0 || tigetflag("xenl") > 0; }

/// Places the cursor where curses has it. From an unknown place curses moves absolutely, so whatever the terminal made of a
/// character, the cursor is right.
static inline void demur_curses_resync(void) {
  mvcur(-1, -1, getcury(curscr), getcurx(curscr));
  fflush(stdout);
}

static inline void demur_curses_update(int row, int column, int resync) {
  wmove(stdscr, row, column);
  wrefresh(stdscr);
  if (resync) demur_curses_resync();
}

/// Goes to a place to write without curses, which is to be told nothing of it; `demur_curses_resync` follows.
static inline void demur_curses_go(int row, int column) { mvcur(-1, -1, row, column); }

/// Writes text that is UTF-8 there.
static inline void demur_curses_write(const char *text, uint32_t attributes, short pair) {
  vid_attr(attributes, pair, NULL);
  putp(text);
  vid_attr(A_NORMAL, 0, NULL);
}

static const uint32_t demur_curses_bold = (uint32_t)A_BOLD, demur_curses_dim = (uint32_t)A_DIM;
static const uint32_t demur_curses_underline = (uint32_t)A_UNDERLINE, demur_curses_reverse = (uint32_t)A_REVERSE;

#endif
