// The functions of libcurl that are used, found when they are first needed.
#pragma once
#include <curl/curl.h>
#include <stdbool.h>

#define DEMUR_CURL_FUNCTIONS(USE) \
  USE(curl_global_init) \
  USE(curl_easy_init) \
  USE(curl_easy_cleanup) \
  USE(curl_easy_getinfo) \
  USE(curl_easy_strerror) \
  USE(curl_multi_init) \
  USE(curl_multi_cleanup) \
  USE(curl_multi_setopt) \
  USE(curl_multi_add_handle) \
  USE(curl_multi_remove_handle) \
  USE(curl_multi_perform) \
  USE(curl_multi_poll) \
  USE(curl_multi_wakeup) \
  USE(curl_multi_info_read) \
  USE(curl_slist_append) \
  USE(curl_slist_free_all) \
  USE(curl_easy_setopt)

// The macros that check arguments would hide the functions.
#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt

#define DEMUR_CURL_MEMBER(name) __typeof__(name) *name;
struct demur_curl {
  DEMUR_CURL_FUNCTIONS(DEMUR_CURL_MEMBER)
};
#undef DEMUR_CURL_MEMBER

/// NULL where the library is not there, lacks a function or does not start.
const struct demur_curl *demur_curl_library(void);
