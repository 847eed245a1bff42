// The commit and the day that a packaged program was built from. They are in a section of their own, which
// Scripts/support/build writes into the linked program: what is compiled stays the same from commit to commit.

#include "include/CProcess.h"

#define BYTES 64

__attribute__((section(".demur.built"), used)) static const volatile char built[BYTES] = {0};

const char *demur_built_from(void) {
  static char text[BYTES + 1];
  for (int place = 0; place < BYTES; place++) text[place] = built[place];
  return text;
}
