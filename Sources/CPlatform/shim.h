// What the Glibc module leaves out: statfs(2) and mallopt(3).
#pragma once
#include <malloc.h>
#include <sys/vfs.h>
