#ifndef DEMUR_CNETTLE_SHIM_H
#define DEMUR_CNETTLE_SHIM_H
#include <nettle/sha2.h>
#endif
