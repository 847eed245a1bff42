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

/// In the last cell of all curses reports an error, since the cursor cannot go on, and has set the cell.
static inline void demur_curses_put(int row, int column, const cchar_t *cell) { mvwadd_wch(stdscr, row, column, cell); }

/// Printable characters of ASCII that look alike, cut at the right edge. The cells are made here: curses would look up the
/// width of each.
static inline void demur_curses_put_ascii(
    int row, int column, const unsigned char *text, int count, uint32_t attributes, short pair) {
  cchar_t cells[128];
  const wchar_t blank[2] = {L' ', 0};
  setcchar(&cells[0], blank, attributes, pair, NULL);
  for (int index = 1; index < 128 && index < count; index++) cells[index] = cells[0];
  for (int start = 0; start < count; start += 128) {
    int length = count - start < 128 ? count - start : 128;
    for (int index = 0; index < length; index++) cells[index].chars[0] = text[start + index];
    mvwadd_wchnstr(stdscr, row, column + start, cells, length);
  }
}

/// Makes the next update send the row whole.
static inline void demur_curses_forget_row(int row) { wredrawln(stdscr, row, 1); }
/// Makes the next update send everything.
static inline void demur_curses_forget_all(void) { clearok(curscr, TRUE); }

static inline void demur_curses_update(int row, int column, int resync) {
  wmove(stdscr, row, column);
  wrefresh(stdscr);
  if (resync) {
    // From an unknown place curses moves absolutely, so whatever the terminal made of a character, the cursor is right.
    mvcur(-1, -1, getcury(curscr), getcurx(curscr));
    fflush(stdout);
  }
}

static const uint32_t demur_curses_bold = (uint32_t)A_BOLD, demur_curses_dim = (uint32_t)A_DIM;
static const uint32_t demur_curses_underline = (uint32_t)A_UNDERLINE, demur_curses_reverse = (uint32_t)A_REVERSE;

#endif
