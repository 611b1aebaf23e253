/* event: a conference of three days that never comes to rest, and its documents.
 *
 * Sessions are added, moved, delayed, cancelled, restored and taken out; notices come and go;
 * languages, portraits and news change. Everything by chance, so that a seed tells it all.
 */
#ifndef SOAK_EVENT_H
#define SOAK_EVENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/instant.h"
#include "base/text.h"
#include "chance.h"

enum {
    EVENT_SESSIONS = 24,
    EVENT_SPEAKERS = 8,
    EVENT_NOTICES = 4,
    EVENT_NEWS = 5,
    EVENT_OFFSET_S = 5 * 3600 /* of Astana */
};

struct event_session {
    bool is_there;
    int start_minutes, minutes; /* from the first day's midnight */
    int room, words, speaker;
    int change; /* index into the kinds, -1: none */
    int changed_by;
};

struct event_notice {
    bool is_there;
    int severity;
    struct instant from, until;
};

struct event_state {
    struct event_session sessions[EVENT_SESSIONS];
    struct event_notice notices[EVENT_NOTICES];
    int portraits[EVENT_SPEAKERS]; /* which version; -1: none */
    bool speaks[3];                /* kk, ru, en; at least one */
    int quotes, news, revision;
};

/* Midnight in Astana before the first session. */
struct instant event_first_day(void);

void event_init(struct event_state *event);
/* Something happens to it. */
void event_change(struct event_state *event, struct chance *chance, struct instant now);

/* Its documents as they would be published: the programme as JSON, the news as RSS. */
struct text event_programme(const struct event_state *event, struct arena *arena);
struct text event_news(const struct event_state *event, struct arena *arena);

#endif
