#include "exchange.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

/// More than any server sends.
static const size_t largest_headers = 1 << 20;

int64_t demur_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool append(struct demur_bytes *bytes, const char *more, size_t count) {
  if (bytes->count + count > bytes->room) {
    size_t room = bytes->room < 4096 ? 4096 : bytes->room;
    while (room < bytes->count + count) room *= 2;
    char *start = realloc(bytes->start, room);
    if (!start) return false;
    bytes->start = start;
    bytes->room = room;
  }
  memcpy(bytes->start + bytes->count, more, count);
  bytes->count += count;
  return true;
}

/// Whether there are only blanks and whole comments of a stream of events (lines that begin with a colon) in what came: by them
/// servers keep a connection open.
static bool is_blank(const char *bytes, size_t count) {
  bool begins_line = true;
  for (size_t index = 0; index < count; index++) {
    const char *end = begins_line && bytes[index] == ':' ? memchr(bytes + index, '\n', count - index) : NULL;
    if (end) index = (size_t)(end - bytes);
    if (!strchr(" \t\r\n", bytes[index]) || !bytes[index]) return false;
    begins_line = bytes[index] == '\n';
  }
  return true;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
  struct demur_exchange *exchange = context;
  count *= size;
  if (count > exchange->largest - exchange->answer.count) {
    exchange->is_too_large = true;
    return 0;
  }
  if (!is_blank(bytes, count)) exchange->useful = demur_milliseconds();
  return append(&exchange->answer, bytes, count) ? count : 0;
}

static size_t take_header(char *bytes, size_t size, size_t count, void *context) {
  struct demur_exchange *exchange = context;
  count *= size;
  if (count >= 5 && strncasecmp(bytes, "HTTP/", 5) == 0) exchange->answer_headers.count = 0;
  if (exchange->answer_headers.count + count > largest_headers) {
    exchange->is_too_large = true;
    return 0;
  }
  return append(&exchange->answer_headers, bytes, count) ? count : 0;
}

static int watch(void *context, curl_off_t all, curl_off_t come, curl_off_t to_send, curl_off_t sent) {
  (void)all, (void)come, (void)to_send;
  struct demur_exchange *exchange = context;
  if (sent > exchange->sent) {
    exchange->sent = sent;
    exchange->useful = demur_milliseconds();
  }
  return 0;
}

static bool set_up(const struct demur_curl *curl, struct demur_exchange *exchange, const demur_http_request *request) {
  CURL *easy = exchange->easy;
  bool is_set = true;
#define SET(option, value) is_set = is_set && curl->curl_easy_setopt(easy, option, value) == CURLE_OK
  SET(CURLOPT_PRIVATE, exchange);
  SET(CURLOPT_ERRORBUFFER, exchange->why);
  SET(CURLOPT_URL, request->url);
  SET(CURLOPT_CUSTOMREQUEST, request->method);
  SET(CURLOPT_HTTPHEADER, exchange->headers);
  SET(CURLOPT_USERAGENT, "demur");
  // A key must not travel on to wherever a server sends its callers.
  SET(CURLOPT_FOLLOWLOCATION, 0L);
  SET(CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_ACCEPT_ENCODING, "");
  SET(CURLOPT_WRITEFUNCTION, take_body);
  SET(CURLOPT_WRITEDATA, exchange);
  SET(CURLOPT_HEADERFUNCTION, take_header);
  SET(CURLOPT_HEADERDATA, exchange);
  SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  SET(CURLOPT_XFERINFOFUNCTION, watch);
  SET(CURLOPT_XFERINFODATA, exchange);
  SET(CURLOPT_NOPROGRESS, 0L);
  if (exchange->body) {
    SET(CURLOPT_POSTFIELDS, exchange->body);
    SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_size);
  }
#undef SET
  return is_set;
}

static void release(const struct demur_curl *curl, struct demur_exchange *exchange) {
  if (exchange->easy) curl->curl_easy_cleanup(exchange->easy);
  curl->curl_slist_free_all(exchange->headers);
  free(exchange->body);
  free(exchange->answer.start);
  free(exchange->answer_headers.start);
  free(exchange);
}

static bool add_header(const struct demur_curl *curl, struct demur_exchange *exchange, const char *line) {
  struct curl_slist *longer = curl->curl_slist_append(exchange->headers, line);
  if (longer) exchange->headers = longer;
  return longer;
}

struct demur_exchange *demur_exchange_make(
  const struct demur_curl *curl, uint64_t id, const demur_http_request *request, demur_http_done done, void *context,
  size_t largest
) {
  struct demur_exchange *exchange = calloc(1, sizeof *exchange);
  if (!exchange) return NULL;
  exchange->id = id;
  exchange->done = done;
  exchange->context = context;
  exchange->largest = largest;
  exchange->began = exchange->useful = demur_milliseconds();
  // Without it a large request waits for a word that not every server sends.
  bool is_made = add_header(curl, exchange, "Expect:");
  for (const char *const *line = request->headers; is_made && *line; line++) is_made = add_header(curl, exchange, *line);
  if (is_made && request->body) {
    exchange->body = malloc(request->body_size + 1);
    is_made = exchange->body != NULL;
    if (is_made) memcpy(exchange->body, request->body, request->body_size);
  }
  exchange->easy = is_made ? curl->curl_easy_init() : NULL;
  if (!exchange->easy || !set_up(curl, exchange, request)) {
    release(curl, exchange);
    return NULL;
  }
  return exchange;
}

void demur_exchange_end(
  const struct demur_curl *curl, struct demur_exchange *exchange, enum demur_http_end end, CURLcode code
) {
  long status = 0;
  if (end == demur_http_answered) curl->curl_easy_getinfo(exchange->easy, CURLINFO_RESPONSE_CODE, &status);
  demur_http_reply reply = {
    .end = end,
    .status = (int32_t)status,
    .headers = exchange->answer_headers.start,
    .headers_size = exchange->answer_headers.count,
    .body = exchange->answer.start,
    .body_size = exchange->answer.count,
    .why = exchange->why[0] ? exchange->why : curl->curl_easy_strerror(code),
    .code = code,
  };
  exchange->done(exchange->context, &reply);
  release(curl, exchange);
}

enum demur_http_end demur_exchange_meaning(const struct demur_exchange *exchange, CURLcode code) {
  if (exchange->is_too_large) return demur_http_too_large;
  switch (code) {
    case CURLE_OK: return demur_http_answered;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY: return demur_http_no_host;
    case CURLE_COULDNT_CONNECT: return demur_http_no_server;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
    case CURLE_WEIRD_SERVER_REPLY: return demur_http_not_http;
    case CURLE_GOT_NOTHING: return demur_http_closed;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE: return demur_http_bad_certificate;
    case CURLE_SSL_CONNECT_ERROR: return demur_http_no_secure_connection;
    case CURLE_OPERATION_TIMEDOUT: return demur_http_timed_out;
    case CURLE_BAD_CONTENT_ENCODING: return demur_http_bad_compression;
    default: return demur_http_broken;
  }
}
