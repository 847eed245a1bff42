// HTTP requests side by side on one thread, by libcurl, which is loaded when the first one is made: a program that never
// asks a server needs neither the library nor the time that loading it and its own takes.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// How a request ended.
enum demur_http_end {
  demur_http_answered,
  demur_http_cancelled,
  demur_http_timed_out,
  /// It went on coming, but not to its end.
  demur_http_unended,
  demur_http_too_large,
  demur_http_no_host,
  demur_http_no_server,
  demur_http_not_http,
  demur_http_closed,
  demur_http_bad_certificate,
  demur_http_no_secure_connection,
  demur_http_bad_compression,
  demur_http_broken,
};

/// What is sent. All of it is copied.
typedef struct {
  const char *url;
  const char *method;
  /// `Name: value`, one after another, the last one NULL.
  const char *const *headers;
  /// NULL where there is none.
  const void *body;
  size_t body_size;
} demur_http_request;

/// What came. Valid while the callback runs.
typedef struct {
  enum demur_http_end end;
  int32_t status;
  /// The header lines as they came, of the last reply where there were several (100 Continue, a proxy's).
  const char *headers;
  size_t headers_size;
  /// Unpacked.
  const char *body;
  size_t body_size;
  /// libcurl's own words and number where it was not answered.
  const char *why;
  int32_t code;
} demur_http_reply;

/// Called once for each request, on the thread of the requests.
typedef void (*demur_http_done)(void *context, const demur_http_reply *reply);

typedef struct {
  /// Connections to one server at most.
  int32_t connections;
  /// Milliseconds without a useful byte after which a request is given up: bytes that are sent, and those of an answer
  /// that are no blanks, with which some servers keep a connection open.
  int64_t idle;
  /// Milliseconds after which it is given up in any case.
  int64_t total;
  /// Bytes of an unpacked answer at most.
  size_t largest;
} demur_http_limits;

typedef struct demur_http demur_http;

/// NULL where libcurl is not there or cannot start; `demur_http_missing` says why.
demur_http *demur_http_start(demur_http_limits limits);

/// Why libcurl could not be loaded, in the loader's words; empty where it could.
const char *demur_http_missing(void);

/// Sends a request; false, without a call of `done`, where there is no memory for it.
///
/// - `id`: by which it can be cancelled.
bool demur_http_send(demur_http *, uint64_t id, const demur_http_request *, demur_http_done done, void *context);

/// Gives a request up, from any thread; one that has ended is left alone.
void demur_http_cancel(demur_http *, uint64_t id);

/// Gives up all that is under way, tells so, and frees everything. Not to be called from `done`.
void demur_http_stop(demur_http *);
