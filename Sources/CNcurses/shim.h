#ifndef DEMUR_CNCURSES_SHIM_H
#define DEMUR_CNCURSES_SHIM_H

// Wide characters and the X/Open calls have to be asked for; Swift cannot import ncurses' macros and variables, so each
// one that demur uses is an inline function here.

#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <term.h>
#include <locale.h>
#include <langinfo.h>
#include <stdio.h>
#include <wchar.h>

static inline WINDOW *demur_screen(void) { return stdscr; }
static inline SCREEN *demur_newterm(void) { return newterm(NULL, stdout, stdin); }
static inline void demur_write(const char *text) {
  fputs(text, stdout);
  fflush(stdout);
}
static inline int demur_rows(void) { return LINES; }
static inline int demur_columns(void) { return COLS; }
static inline int demur_colors(void) { return COLORS; }
static inline int demur_bold(void) { return (int)A_BOLD; }
static inline int demur_dim(void) { return (int)A_DIM; }
static inline int demur_underline(void) { return (int)A_UNDERLINE; }
static inline int demur_reverse(void) { return (int)A_REVERSE; }
static inline void demur_set_escdelay(int milliseconds) { set_escdelay(milliseconds); }
static inline const char *demur_codeset(void) { return nl_langinfo(CODESET); }
static inline int demur_has_cup(void) { return cursor_address != NULL; }
static inline int demur_wcwidth(int scalar) { return wcwidth((wchar_t)scalar); }
static inline int demur_clear_ok(void) { return clearok(curscr, TRUE); }

// One cell at a place: a cluster of up to CCHARW_MAX wide characters with its attributes.
static inline int demur_put(int row, int column, const wchar_t *text, int attributes, int pair) {
  cchar_t cell;
  if (setcchar(&cell, text, (attr_t)attributes, (short)pair, NULL) == ERR) return ERR;
  return mvadd_wch(row, column, &cell);
}

static inline int demur_cluster_limit(void) { return CCHARW_MAX; }

// A key: OK with a character, KEY_CODE_YES with a function key, ERR with neither.
static inline int demur_key(int *key) {
  wint_t value = 0;
  int status = get_wch(&value);
  *key = (int)value;
  return status;
}

enum { DEMUR_PASTE_START = KEY_MAX + 1, DEMUR_PASTE_END = KEY_MAX + 2 };
static inline void demur_define_paste_keys(void) {
  define_key("\033[200~", DEMUR_PASTE_START);
  define_key("\033[201~", DEMUR_PASTE_END);
}
static inline int demur_key_f(int number) { return KEY_F(number); }

#endif
