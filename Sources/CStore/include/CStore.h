#ifndef DEMUR_CSTORE_H
#define DEMUR_CSTORE_H

// What can be set of SQLite only from C.

#include <sqlite3.h>
#include <stdbool.h>

// Files (files.c) -----------------------------------------------------------------------------------------------------

/// From now on SQLite opens what a path of the form /proc/self/fd/N stands for. Not to be called by two threads at once.
bool demur_open_files_begin(void);

// Memory (memory.c): in a process that may keep nothing of what it reads, since a page of a study's file holds rows of
// everybody ----------------------------------------------------------------------------------------------------------

/// From now on SQLite wipes all memory that it gives back, and takes its pages from a pool that can be wiped. To be called
/// before SQLite is used for the first time; false where that was too late.
///
/// - page_size: of the file that will be read, in bytes.
bool demur_forgetful_begin(int page_size);
/// The pages that SQLite may keep at once, so that the pool is never too small.
int demur_forgetful_pages(void);
/// Drops all pages that are not in use and wipes what they held. To be called when no transaction is open; false where a page
/// was in use nevertheless, and nothing was wiped.
bool demur_forget(sqlite3 *database);

#endif
