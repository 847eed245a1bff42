#ifndef DEMUR_CZLIB_SHIM_H
#define DEMUR_CZLIB_SHIM_H
#include <zlib.h>
#endif
