// Which variables of the environment a process of demur keeps.
//
//   variable                what it does                                        one's own session   --locked
//   SWIFT_BACKTRACE         which program the runtime starts at a crash or      set to enable=no    set to enable=no
//                           SIGQUIT; on a terminal it asks what to show of
//                           the memory
//   SWIFT_*                 other means of looking into the runtime             taken               taken
//   MALLOC_*,               tracing and filling of memory, read by the C        taken               taken
//   GLIBC_TUNABLES          library before us; nothing reads them again
//   GCONV_PATH              code that converts character sets                   taken               taken
//   NCURSES_TRACE,          a log of all that is drawn; a library and a         taken               taken
//   NCURSES_GPM_TERMS       socket for the mouse
//   SSLKEYLOGFILE           a file into which the keys of connections go        taken               taken
//   _                       the shell's note of what it started                 taken               taken
//   LD_*                    what the loader loads: has been read before us,     left, for one's     taken
//                           and no taking undoes it. sshd accepts none unless   own editor
//                           its AcceptEnv says so
//   NCURSES_* (others)      switches of drawing                                 left                taken
//   TERMINFO*, TERMCAP,     files that describe terminals                       left                taken
//   TERMPATH
//   TZ, TZDIR               files of time zones                                 left                taken
//   LOCPATH, NLSPATH,       files of languages and messages                     left                taken
//   LANGUAGE
//   TMPDIR, SQLITE_TMPDIR   where temporary files are made                      left                taken
//   PATH, SHELL, VISUAL,    programs                                            left                taken
//   EDITOR, PAGER
//   SSH_ORIGINAL_COMMAND    what somebody asked ssh for                         left                taken
//   DEMUR_STUDY             a file of ours                                      left                taken
//   TERM                    the terminal's kind; ncurses refuses a name with /  left                left
//   LANG, LC_ALL, LC_CTYPE  whether the terminal speaks UTF-8                   left                left
//   NO_COLOR, CLICOLOR      no colours                                          left                left
//   DEMUR_ESCDELAY          milliseconds that a key may take                    left                left
//   HOME                    the account's own, as sshd sets it: an operator's   left                left
//                           ~/.terminfo
//   all others              (resolvers, proxies, certificates, editors …)       left                taken
//
// One's own session is one's own: there only that goes which gives the process's memory to another program, or writes what
// nobody asked for. With --locked that alone stays which is needed.
#include "environment.h"

#include <stddef.h>

char demur_backtracer_off[] = "SWIFT_BACKTRACE=enable=no";

// A name that ends in * stands for all that begin so.
static const char *const taken[] = {
  "SWIFT_*", "MALLOC_*", "GLIBC_TUNABLES", "GCONV_PATH", "NCURSES_TRACE", "NCURSES_GPM_TERMS", "SSLKEYLOGFILE", "_", NULL,
};
static const char *const left[] = {
  "TERM", "LANG", "LC_ALL", "LC_CTYPE", "NO_COLOR", "CLICOLOR", "DEMUR_ESCDELAY", "HOME", NULL,
};

static bool is_named(const char *entry, const char *name) {
  size_t index = 0;
  while (name[index] != 0 && name[index] != '*' && entry[index] == name[index]) index++;
  return name[index] == '*' || (name[index] == 0 && (entry[index] == '=' || entry[index] == 0));
}

static bool is_among(const char *entry, const char *const names[]) {
  for (size_t index = 0; names[index] != NULL; index++) {
    if (is_named(entry, names[index])) return true;
  }
  return false;
}

bool demur_reduce_environment(char **environment, bool isLocked) {
  char **kept = environment;
  bool hasRoom = false;
  for (char **entry = environment; *entry != NULL; entry++) {
    bool isOurs = *entry == demur_backtracer_off;
    if (isOurs || (isLocked ? is_among(*entry, left) : !is_among(*entry, taken))) {
      hasRoom = hasRoom || isOurs;
      *kept++ = *entry;
      continue;
    }
    // /proc shows the bytes themselves.
    for (volatile char *byte = *entry; *byte != 0; byte++) *byte = 0;
    if (hasRoom) continue;
    hasRoom = true;
    *kept++ = demur_backtracer_off;
  }
  *kept = NULL;
  return hasRoom;
}
