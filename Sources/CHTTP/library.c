#include "library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

#include "demur_http.h"

static struct demur_curl library;
static bool is_usable;
static char missing[256];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  // The second is Debian's build with GnuTLS, which is on most machines that have git.
  static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.so"};
  void *found = NULL;
  for (size_t index = 0; !found && index < sizeof names / sizeof *names; index++) {
    found = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    if (!found && index == 0) snprintf(missing, sizeof missing, "%s", dlerror());
  }
  if (!found) return;
#define DEMUR_CURL_FIND(name) \
  *(void **)&library.name = dlsym(found, #name); \
  if (!library.name) { \
    snprintf(missing, sizeof missing, "it has no %s; 7.68 or later is needed", #name); \
    return; \
  }
  DEMUR_CURL_FUNCTIONS(DEMUR_CURL_FIND)
#undef DEMUR_CURL_FIND
  if (library.curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    snprintf(missing, sizeof missing, "it does not start");
    return;
  }
  missing[0] = 0;
  is_usable = true;
}

const struct demur_curl *demur_curl_library(void) {
  pthread_once(&once, load);
  return is_usable ? &library : NULL;
}

const char *demur_http_missing(void) {
  demur_curl_library();
  return missing;
}
