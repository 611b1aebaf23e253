/* json_ld_session: an Event of schema.org as a session. */
#ifndef PROGRAMME_READ_JSON_LD_SESSION_H
#define PROGRAMME_READ_JSON_LD_SESSION_H

#include "import.h"
#include "json_ld_page.h"

struct json_ld {
    struct json_ld_page page;
    struct import import;
    size_t all_day; /* events of a day, not of an hour */
};

/* A text, one in a language ({"@value", "@language"}), or a list of those. */
struct localised json_ld_localised(struct json_ld *ld, const struct json *thing, const char *name);
/* The same for what no page can do without: its first language stands in for those missing. */
struct localised json_ld_title(struct json_ld *ld, const struct json *thing);

/* The tag of the language it is held in; empty when it is not said. */
struct text json_ld_language(const struct json_ld *ld, const struct json *event);

/* RFC 3339, or a date alone. False: neither. */
bool json_ld_time(const struct json_ld *ld, const struct json *event, const char *name,
                  struct written_time *time);

void json_ld_add_session(struct json_ld *ld, const struct json *event);

#endif
