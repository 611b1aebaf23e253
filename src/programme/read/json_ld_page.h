/* json_ld_page: what schema.org calls data, found in a web page and tied together.
 *
 * A page may hold several blocks, <script type="application/ld+json">; things in them refer to each
 * other by "@id". Everything here lives until json_ld_close().
 */
#ifndef PROGRAMME_READ_JSON_LD_PAGE_H
#define PROGRAMME_READ_JSON_LD_PAGE_H

#include "base/error.h"
#include "base/json.h"
#include "base/limits.h"
#include "id_index.h"
#include "read/read.h"

struct json_ld_page {
    struct arena *arena;
    const char *guess;   /* the encoding that was guessed; NULL: there was nothing to guess */
    size_t size, opened; /* bytes of all blocks, brackets in them */
    struct json_document *documents[LIMIT_JSON_LD_BLOCKS];
    struct json roots[LIMIT_JSON_LD_BLOCKS];
    size_t count;
    struct error fault; /* of a block that is no JSON */
    struct id_index ids;
    DRAFT_LIST(struct json) things; /* at the top of a block, or in its @graph */
};

/* By a look at the page: is there a block that speaks of an event? */
bool json_ld_speaks_of_event(struct text page);

/* False: the blocks are too large. What is no JSON is left out and
 * told in page->fault. To be closed in either case. */
bool json_ld_open(struct json_ld_page *page, struct arena *arena, const struct document *document,
                  struct error *error);
void json_ld_close(struct json_ld_page *page);

/* The thing that is meant: itself, or the one with that "@id". */
const struct json *json_ld_resolve(const struct json_ld_page *page, const struct json *value);

/* A member that outlives the call. */
const struct json *json_ld_member(const struct json_ld_page *page, const struct json *thing,
                                  const char *name);

/* Each thing in a list, or the one that stands there alone: the index-th, resolved, or NULL. */
const struct json *json_ld_each(const struct json_ld_page *page, const struct json *value,
                                size_t index);

/* Is it an Event, or one of the kinds of it? */
bool json_ld_is_event(const struct json *thing);

/* What stands there in words: a text, a number as it is written, the "@value" of an object, the
 * first of a list. Empty for anything else. */
struct text json_ld_text(const struct json_ld_page *page, const struct json *thing,
                         const char *name);
/* The same for what may be a text or a thing with a name (or with an address). */
struct text json_ld_name(const struct json_ld_page *page, const struct json *value);

#endif
