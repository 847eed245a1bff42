#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "demur_http.h"
#include "exchange.h"

struct demur_http {
  const struct demur_curl *curl;
  CURLM *multi;
  demur_http_limits limits;
  pthread_t thread;
  pthread_mutex_t lock;
  /// Guarded by the lock.
  struct demur_exchange *arrived;
  struct demur_cancellation *cancelled;
  bool is_stopping;
  /// The thread's own.
  struct demur_exchange *running;
};

struct demur_cancellation {
  uint64_t id;
  struct demur_cancellation *next;
};

static void finish(demur_http *http, struct demur_exchange *exchange, enum demur_http_end end, CURLcode code) {
  for (struct demur_exchange **place = &http->running; *place; place = &(*place)->next) {
    if (*place != exchange) continue;
    *place = exchange->next;
    break;
  }
  if (exchange->is_running) http->curl->curl_multi_remove_handle(http->multi, exchange->easy);
  demur_exchange_end(http->curl, exchange, end, code);
}

/// Takes over what other threads asked for; false when it is time to stop.
static bool take_over(demur_http *http) {
  pthread_mutex_lock(&http->lock);
  struct demur_exchange *arrived = http->arrived;
  struct demur_cancellation *cancelled = http->cancelled;
  bool goes_on = !http->is_stopping;
  http->arrived = NULL;
  http->cancelled = NULL;
  pthread_mutex_unlock(&http->lock);
  while (arrived) {
    struct demur_exchange *exchange = arrived;
    arrived = exchange->next;
    exchange->next = http->running;
    http->running = exchange;
    exchange->is_running = http->curl->curl_multi_add_handle(http->multi, exchange->easy) == CURLM_OK;
    if (!exchange->is_running) finish(http, exchange, demur_http_broken, CURLE_OUT_OF_MEMORY);
  }
  while (cancelled) {
    struct demur_cancellation *one = cancelled;
    cancelled = one->next;
    for (struct demur_exchange *exchange = http->running; exchange; exchange = exchange->next) {
      if (exchange->id != one->id) continue;
      finish(http, exchange, demur_http_cancelled, CURLE_ABORTED_BY_CALLBACK);
      break;
    }
    free(one);
  }
  return goes_on;
}

static void end_what_is_done(demur_http *http) {
  int left = 0;
  CURLMsg *message;
  while ((message = http->curl->curl_multi_info_read(http->multi, &left))) {
    if (message->msg != CURLMSG_DONE) continue;
    CURLcode code = message->data.result;
    struct demur_exchange *exchange = NULL;
    http->curl->curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &exchange);
    if (exchange) finish(http, exchange, demur_exchange_meaning(exchange, code), code);
  }
}

/// Gives up what takes too long; milliseconds until it has to be looked at again.
static int64_t end_what_is_late(demur_http *http) {
  int64_t now = demur_milliseconds(), rest = 1000;
  for (struct demur_exchange *exchange = http->running, *next; exchange; exchange = next) {
    next = exchange->next;
    int64_t idle = exchange->useful + http->limits.idle, total = exchange->began + http->limits.total;
    int64_t left = (idle < total ? idle : total) - now;
    enum demur_http_end end = idle <= total ? demur_http_timed_out : demur_http_unended;
    if (left <= 0) finish(http, exchange, end, CURLE_OPERATION_TIMEDOUT);
    else if (left < rest) rest = left;
  }
  return rest;
}

static void *run(void *context) {
  demur_http *http = context;
  while (take_over(http)) {
    int running = 0;
    CURLMcode code = http->curl->curl_multi_perform(http->multi, &running);
    end_what_is_done(http);
    int64_t rest = end_what_is_late(http);
    // Where curl itself is in trouble the requests end by their time; not at full speed until then.
    if (code == CURLM_OK) code = http->curl->curl_multi_poll(http->multi, NULL, 0, (int)rest + 1, NULL);
    if (code != CURLM_OK) nanosleep(&(struct timespec){.tv_nsec = 50000000}, NULL);
  }
  while (http->running) finish(http, http->running, demur_http_cancelled, CURLE_ABORTED_BY_CALLBACK);
  return NULL;
}

demur_http *demur_http_start(demur_http_limits limits) {
  const struct demur_curl *curl = demur_curl_library();
  demur_http *http = curl ? calloc(1, sizeof *http) : NULL;
  if (!http) return NULL;
  http->curl = curl;
  http->limits = limits;
  http->multi = curl->curl_multi_init();
  pthread_mutex_init(&http->lock, NULL);
  if (http->multi) {
    curl->curl_multi_setopt(http->multi, CURLMOPT_MAX_HOST_CONNECTIONS, (long)limits.connections);
    curl->curl_multi_setopt(http->multi, CURLMOPT_MAXCONNECTS, (long)limits.connections);
    if (pthread_create(&http->thread, NULL, run, http) == 0) return http;
    curl->curl_multi_cleanup(http->multi);
  }
  free(http);
  return NULL;
}

bool demur_http_send(
  demur_http *http, uint64_t id, const demur_http_request *request, demur_http_done done, void *context
) {
  struct demur_exchange *exchange = demur_exchange_make(http->curl, id, request, done, context, http->limits.largest);
  if (!exchange) return false;
  pthread_mutex_lock(&http->lock);
  exchange->next = http->arrived;
  http->arrived = exchange;
  pthread_mutex_unlock(&http->lock);
  http->curl->curl_multi_wakeup(http->multi);
  return true;
}

void demur_http_cancel(demur_http *http, uint64_t id) {
  struct demur_cancellation *one = calloc(1, sizeof *one);
  // Without memory it ends by its time.
  if (!one) return;
  one->id = id;
  pthread_mutex_lock(&http->lock);
  one->next = http->cancelled;
  http->cancelled = one;
  pthread_mutex_unlock(&http->lock);
  http->curl->curl_multi_wakeup(http->multi);
}

void demur_http_stop(demur_http *http) {
  pthread_mutex_lock(&http->lock);
  http->is_stopping = true;
  pthread_mutex_unlock(&http->lock);
  http->curl->curl_multi_wakeup(http->multi);
  pthread_join(http->thread, NULL);
  http->curl->curl_multi_cleanup(http->multi);
  pthread_mutex_destroy(&http->lock);
  free(http);
}
