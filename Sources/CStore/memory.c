#define _DEFAULT_SOURCE
#include "CStore.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

// What SQLite holds between two transactions, and how nothing of it outlasts them:
//
//   pages                    slots of our pool; `demur_forget` drops them all and wipes the pool
//   two scratch pages        slots too, kept as long as the connection (the pager's and the b-tree's `pTmpSpace`); they hold a
//                            copy of the page that was rearranged last and mean nothing between two uses, so they are wiped
//                            like the free ones
//   all else                 (values, records, sorters, text of JSON) wiped when SQLite gives it back, which it does when a
//                            statement is reset
//   lookaside                a pool of SQLite's own that would not be wiped: off
//
// A free slot begins with the address of the next free one, and the b-tree's scratch page with four bytes that stay zero
// (pcache1.c, btree.c): the first eight bytes of a slot are left alone.
enum { page_limit = 96, slot_count = page_limit + 32, kept_bytes = 8, scratch_pages = 2 };

static char *pool;
static int slot_size;
static sqlite3_mem_methods methods;

static void *take(int size) { return methods.xMalloc(size); }

static void give_back(void *block) {
  if (block == NULL) return;
  explicit_bzero(block, (size_t)methods.xSize(block));
  methods.xFree(block);
}

// The C library's own would leave a copy behind where it moves the block.
static void *resize(void *block, int size) {
  int before = methods.xSize(block);
  if (size <= before && size > before / 2) return block;
  void *grown = methods.xMalloc(size);
  if (grown == NULL) return NULL;
  memcpy(grown, block, (size_t)(size < before ? size : before));
  give_back(block);
  return grown;
}

bool demur_forgetful_begin(int page_size) {
  int header = 0;
  if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &methods) != SQLITE_OK) return false;
  if (sqlite3_config(SQLITE_CONFIG_PCACHE_HDRSZ, &header) != SQLITE_OK) return false;
  slot_size = (page_size + header + 7) & ~7;
  size_t size = (size_t)slot_size * slot_count;
  pool = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pool == MAP_FAILED) {
    pool = NULL;
    return false;
  }
  sqlite3_mem_methods ours = methods;
  ours.xMalloc = take;
  ours.xFree = give_back;
  ours.xRealloc = resize;
  return sqlite3_config(SQLITE_CONFIG_MALLOC, &ours) == SQLITE_OK
    && sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) == SQLITE_OK
    && sqlite3_config(SQLITE_CONFIG_PAGECACHE, pool, slot_size, slot_count) == SQLITE_OK;
}

int demur_forgetful_pages(void) { return page_limit; }

bool demur_forget(sqlite3 *database) {
  if (pool == NULL) return true;
  sqlite3_db_release_memory(database);
  int used = 0, most = 0;
  sqlite3_status(SQLITE_STATUS_PAGECACHE_USED, &used, &most, 0);
  if (used > scratch_pages) return false;
  for (char *slot = pool; slot < pool + (size_t)slot_size * slot_count; slot += slot_size) {
    explicit_bzero(slot + kept_bytes, (size_t)(slot_size - kept_bytes));
  }
  return true;
}
