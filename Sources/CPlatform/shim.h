// What the Glibc module leaves out: statfs(2) and mallopt(3).
#pragma once
#include <malloc.h>
#include <sys/vfs.h>

/// The commit that the program was packaged from and its day; empty in a build of one's own.
#ifndef DEMUR_BUILT_FROM
#define DEMUR_BUILT_FROM ""
#endif
static inline const char *demur_built_from(void) { return DEMUR_BUILT_FROM; }
