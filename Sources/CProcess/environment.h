#ifndef DEMUR_ENVIRONMENT_H
#define DEMUR_ENVIRONMENT_H

#include <stdbool.h>

/// Leaves in `environment` what is needed, in place, and wipes the rest. False where no room was found for the line that
/// keeps the runtime's backtracer off; it needs one entry.
///
/// No function of the C library is called: it is not there yet.
bool demur_reduce_environment(char **environment, bool isLocked);

/// `SWIFT_BACKTRACE=enable=no`.
extern char demur_backtracer_off[];

#endif
