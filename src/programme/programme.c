/* programme: the model's names, and finding a record by its id. */
#include "programme/programme.h"

#include "names.h"

#include <assert.h>
#include <stdlib.h>

/* No playlist can ask for them. */
static const char notice_page_name[] = "notice", change_page_name[] = "change";

void programme_destroy(struct programme *programme)
{
    if (!programme)
        return;
    arena_finish(&programme->arena);
    free(programme);
}

const char *slide_kind_name(enum slide_kind kind)
{
    assert(kind <= SLIDE_CHANGE);
    if (kind >= SLIDE_KIND_COUNT)
        return kind == SLIDE_NOTICE ? notice_page_name : change_page_name;
    return SLIDE_KIND_NAMES[kind];
}

const char *zone_origin_name(enum zone_origin origin)
{
    static const char *const names[] = {"nobody", "document", "offsets", "configuration"};

    return names[origin];
}

const char *session_kind_name(enum session_kind kind)
{
    assert(kind <= SESSION_OTHER);
    return SESSION_KIND_NAMES[kind];
}

const char *change_mark_name(enum change_mark mark)
{
    int bit = 0;

    if (mark == CHANGE_NEW || mark == CHANGE_VANISHED)
        return mark == CHANGE_NEW ? "new" : "vanished"; /* no document may say so */
    while (!(mark >> bit & 1))
        bit++;
    assert(1 << bit == (int)mark && mark <= CHANGE_RESTORED);
    return CHANGE_MARK_NAMES[bit];
}

/* Linear searches: a conference has under 2,000 of anything, and pages ask for a handful. Reading,
 * which asks for all of them, has an index of its own. */
#define FIND_BY_ID(records, record_count, wanted)                                                  \
    for (size_t i_ = 0; i_ < (record_count); i_++)                                                 \
        if (text_equal((records)[i_].id, (wanted)))                                                \
            return (int)i_;                                                                        \
    return -1

int programme_find_room(const struct programme *programme, struct text id)
{
    FIND_BY_ID(programme->rooms, programme->room_count, id);
}

int programme_find_speaker(const struct programme *programme, struct text id)
{
    FIND_BY_ID(programme->speakers, programme->speaker_count, id);
}

int programme_find_session(const struct programme *programme, struct text id)
{
    FIND_BY_ID(programme->sessions, programme->session_count, id);
}

int programme_find_screen(const struct programme *programme, struct text id)
{
    FIND_BY_ID(programme->screens, programme->screen_count, id);
}

int programme_find_playlist(const struct programme *programme, struct text id)
{
    FIND_BY_ID(programme->playlists, programme->playlist_count, id);
}
