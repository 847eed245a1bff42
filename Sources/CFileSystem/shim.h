// statfs(2), which the Glibc module leaves out.
#pragma once
#include <sys/vfs.h>
