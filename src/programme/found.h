/* found: what those files ask who compare two versions of a programme. */
#ifndef PROGRAMME_FOUND_H
#define PROGRAMME_FOUND_H

#include "draft.h"

static inline struct instant now_of(const struct draft *draft)
{
    return draft->options->now;
}

static inline struct text room_id(const struct draft *draft, int room)
{
    return room < 0 ? TEXT("") : draft->rooms.items[room].id;
}

static inline struct text event_title(const struct draft *draft)
{
    const struct localised *title = &draft->programme->event.title;

    return title->count ? title->translations[0].text : TEXT("");
}

static inline bool is_to_come(const struct draft *draft, const struct known_session *known)
{
    return !instant_is_given(now_of(draft)) || instant_compare(now_of(draft), known->ends_at) < 0;
}

static inline bool is_in_programme(const struct draft *draft, const struct known_session *known)
{
    return id_index_find(&draft->session_ids, known->id) >= 0;
}

#endif
