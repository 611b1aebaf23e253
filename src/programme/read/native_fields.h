/* native_fields: one record of a native document, asked field by field.
 *
 * What a field holds is checked here once, for every kind of record: a slip is noted with its place
 * and what was expected. A slip in a required field, a time or a text that is too long costs the
 * record, any other the field alone. Names that were never asked for are doubted at the end.
 */
#ifndef PROGRAMME_READ_NATIVE_FIELDS_H
#define PROGRAMME_READ_NATIVE_FIELDS_H

#include "base/limits.h"
#include "read.h"

enum { FIELDS_MAX = 24 };

struct record {
    struct draft *draft;
    const struct sheet *sheet;
    struct json json;              /* the object */
    const char *asked[FIELDS_MAX]; /* names asked for so far, which are the ones we know */
    size_t asked_count;
    bool is_dropped;
};

/* Where a list of records ends up. */
typedef void record_reader(struct draft *draft, const struct sheet *sheet, const struct json *json);

/* Calls read for each record of the list, up to limit; a list that is no list is noted. */
void record_list_read(struct draft *draft, const struct sheet *sheet, const struct json *list,
                      size_t limit, record_reader *read);

struct record record_open(struct draft *draft, const struct sheet *sheet, const struct json *json);
/* Doubts the names nobody asked for. False: the record must be left out. */
bool record_close(struct record *record);

/* Closes the record and, if it is to be kept, adds what was made of it to the draft under its id.
 */
#define RECORD_KEEP(record, list, ids, item)                                                       \
    do {                                                                                           \
        if (record_close(record)) {                                                                \
            DRAFT_ADD((record)->draft, list, item);                                                \
            id_index_add(&(record)->draft->ids, (record)->draft->scratch, (item).id,               \
                         (int)(record)->draft->list.count - 1);                                    \
        }                                                                                          \
    } while (0)

/* A slip that costs the whole record. */
#define RECORD_REFUSE(record, at, ...)                                                             \
    do {                                                                                           \
        (record)->is_dropped = true;                                                               \
        record_complain((record), (at), PROBLEM_DROPPED, __VA_ARGS__);                             \
    } while (0)

void record_complain(struct record *record, const struct json *at, enum problem_severity severity,
                     const char *format, ...) __attribute__((format(printf, 4, 5)));
/* An id that no record has, with what it may have been meant to be; `what` is the kind of record.
 */
void record_complain_unknown(struct record *record, const struct json *field, struct text id,
                             const struct id_index *ids, const char *what);
struct origin record_origin(const struct record *record);

/* The field, which may be "not there". */
struct json record_field(struct record *record, const char *name);
/* What stands there, for a message: "25:00" in quotes, 17, a list. In the scratch arena. */
struct text record_describe(struct record *record, const struct json *json);
/* Costs the record when the field is not there. */
void record_require(struct record *record, const struct json *field, const char *name,
                    const char *expected);
/* False when it is not there, or no text or too long, which is noted. Not kept yet. */
bool record_take_text(struct record *record, const struct json *field, struct text *text,
                      const char *expected);
/* Elements of a list, no more than the limit; noted when it is no list. */
size_t record_count(struct record *record, const struct json *field, size_t limit);

/* Required, and not in ids yet. */
struct text record_id(struct record *record, const struct id_index *ids);

struct localised record_localised(struct record *record, const char *name);
struct localised record_required_localised(struct record *record, const char *name);
struct text record_text(struct record *record, const char *name);
struct text record_required_text(struct record *record, const char *name);
struct text record_language(struct record *record, const char *name);
const struct text *record_languages(struct record *record, const char *name, size_t *count);

/* INSTANT_NONE when it is not there; the event's zone when no offset is given. */
struct instant record_time(struct record *record, const char *name);
struct instant record_required_time(struct record *record, const char *name);

/* `otherwise` when it is not there or not within the bounds. */
int record_integer(struct record *record, const char *name, int minimum, int maximum,
                   int otherwise);
bool record_boolean(struct record *record, const char *name, bool otherwise);
/* Index into names, which ends with NULL; `otherwise` when it is not there, `unknown` for any other
 * word. */
int record_choice(struct record *record, const char *name, const char *const *names, int otherwise,
                  int unknown);
uint32_t record_colour(struct record *record, const char *name, bool *is_given);
/* A web address in full. */
struct text record_url(struct record *record, const char *name);
/* A file or address, resolved against the document's own. */
struct text record_address(struct record *record, const char *name);

/* Index of the record with that id, or -1; `what` names its kind in the complaint: "room". */
int record_reference(struct record *record, const char *name, const struct id_index *ids,
                     const char *what);
const int *record_references(struct record *record, const char *name, const struct id_index *ids,
                             const char *what, size_t limit, size_t *count);
/* Words that are looked up in ids, or in nothing when ids is NULL. */
const struct text *record_id_list(struct record *record, const char *name,
                                  const struct id_index *ids, const char *what, size_t *count);

#endif
