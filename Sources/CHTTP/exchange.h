// One request and what has come of it.
#pragma once
#include <stdint.h>

#include "demur_http.h"
#include "library.h"

struct demur_bytes {
  char *start;
  size_t count, room;
};

struct demur_exchange {
  uint64_t id;
  demur_http_done done;
  void *context;
  size_t largest;
  CURL *easy;
  struct curl_slist *headers;
  char *body;
  struct demur_bytes answer_headers, answer;
  /// Milliseconds of a clock that never goes back.
  int64_t began, useful;
  curl_off_t sent;
  bool is_too_large, is_cancelled, is_running;
  char why[CURL_ERROR_SIZE];
  struct demur_exchange *next;
};

/// NULL where there is no memory.
struct demur_exchange *demur_exchange_make(
  const struct demur_curl *, uint64_t id, const demur_http_request *, demur_http_done, void *context, size_t largest);

/// Tells how it ended and frees it.
void demur_exchange_end(const struct demur_curl *, struct demur_exchange *, enum demur_http_end, CURLcode);

/// What a failure of libcurl means.
enum demur_http_end demur_exchange_meaning(const struct demur_exchange *, CURLcode);

int64_t demur_milliseconds(void);
