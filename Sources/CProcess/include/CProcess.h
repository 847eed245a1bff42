#ifndef DEMUR_CPROCESS_H
#define DEMUR_CPROCESS_H

// What has to be settled about the process before Swift runs, and what must happen inside a signal.

#include <stdbool.h>
#include <sys/types.h>

// Beginning (begin.c) -------------------------------------------------------------------------------------------------

/// What began before any library did is so: the runtime's backtracer has no handler, and with `isLocked` nobody can look
/// into the process. To be called first of all; what did not take effect by then does now.
void demur_process_begin(bool isLocked);

// Stops (stops.c) -----------------------------------------------------------------------------------------------------

/// From now on Ctrl-Z stops the program only while it holds nothing that others wait for.
void demur_stops_begin(void);
/// Something is held that others wait for, such as a lock of the study. May be nested.
void demur_stops_hold(void);
/// It is held no more; a stop that was asked for meanwhile happens now.
void demur_stops_release(void);

// Files that are not finished (leftovers.c) ---------------------------------------------------------------------------

/// A file without a name in that folder, open for reading and writing; -1 with errno set where the file system has none.
int demur_open_unnamed(const char *folder, mode_t mode);
/// Gives an open file a name that nothing has; false with errno set otherwise.
bool demur_link_open(int descriptor, const char *path);
/// Renames unless the new name is taken; false with errno set otherwise.
bool demur_rename_to_free(const char *path, const char *to);
/// The file or empty folder goes when the program ends, by a signal too; false where there are too many of them.
bool demur_leftover_add(const char *path);
/// It does not, for it is finished or gone.
void demur_leftover_forget(const char *path);

// What this program is (built.c) --------------------------------------------------------------------------------------

/// The commit that a packaged program was built from, and its day; empty in a build of one's own.
const char *demur_built_from(void);

#endif
