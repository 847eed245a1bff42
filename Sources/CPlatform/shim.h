// What the Glibc module leaves out: statfs(2), mallopt(3), and prctl(2), which takes any number of arguments.
#pragma once
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/vfs.h>

/// After this nobody but root can have a core file of the process, or look into its memory.
static inline int demur_forbid_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

/// The commit that the program was packaged from and its day; empty in a build of one's own.
#ifndef DEMUR_BUILT_FROM
#define DEMUR_BUILT_FROM ""
#endif
static inline const char *demur_built_from(void) { return DEMUR_BUILT_FROM; }
