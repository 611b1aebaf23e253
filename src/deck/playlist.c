/* playlist: what a screen plays and in which languages. */
#include "layout.h"

/* Without a playlist in the document every kind of page that has something to show comes in this
 * order. */
static const struct slide built_in_slides[] = {
    {.kind = SLIDE_WELCOME, .from = {INT64_MIN}, .until = {INT64_MIN}},
    {.kind = SLIDE_ROOM, .from = {INT64_MIN}, .until = {INT64_MIN}},
    {.kind = SLIDE_MESSAGE, .from = {INT64_MIN}, .until = {INT64_MIN}},
    {.kind = SLIDE_NOW_NEXT, .from = {INT64_MIN}, .until = {INT64_MIN}},
    {.kind = SLIDE_COUNTDOWN, .from = {INT64_MIN}, .until = {INT64_MIN}},
    {.kind = SLIDE_AGENDA, .from = {INT64_MIN}, .until = {INT64_MIN}},
    {.kind = SLIDE_SPEAKER, .from = {INT64_MIN}, .until = {INT64_MIN}},
    {.kind = SLIDE_QUOTE, .from = {INT64_MIN}, .until = {INT64_MIN}},
    {.kind = SLIDE_FACT, .from = {INT64_MIN}, .until = {INT64_MIN}},
    {.kind = SLIDE_NEWS, .from = {INT64_MIN}, .until = {INT64_MIN}},
    {.kind = SLIDE_THANKS, .from = {INT64_MIN}, .until = {INT64_MIN}},
    {.kind = SLIDE_PICTURE, .from = {INT64_MIN}, .until = {INT64_MIN}},
    {.kind = SLIDE_WAYFINDING, .from = {INT64_MIN}, .until = {INT64_MIN}},
    {.kind = SLIDE_LINK, .from = {INT64_MIN}, .until = {INT64_MIN}},
    {.kind = SLIDE_WIFI, .from = {INT64_MIN}, .until = {INT64_MIN}},
};

static const struct screen_record *find_screen(const struct programme *programme,
                                               struct text screen)
{
    int index = programme_find_screen(programme, screen);
    return index < 0 ? NULL : &programme->screens[index];
}

struct slide_list deck_slides(const struct programme *programme, struct text screen)
{
    const struct screen_record *record = find_screen(programme, screen);
    int playlist =
        record && record->playlist.size ? programme_find_playlist(programme, record->playlist) : -1;
    if (playlist < 0 && programme->playlist_count)
        playlist = 0;
    if (playlist < 0)
        return (struct slide_list){built_in_slides,
                                   sizeof built_in_slides / sizeof *built_in_slides};
    return (struct slide_list){programme->playlists[playlist].slides,
                               programme->playlists[playlist].slide_count};
}

struct language_list deck_languages(struct arena *arena, const struct programme *programme,
                                    const struct deck_settings *settings)
{
    const struct screen_record *record = find_screen(programme, settings->screen);
    const struct text *wanted = programme->event.languages;
    size_t wanted_count = programme->event.language_count;
    if (settings->language.size) {
        wanted = &settings->language;
        wanted_count = 1;
    } else if (record && record->language_count) {
        wanted = record->languages;
        wanted_count = record->language_count;
    }

    struct text *known = ARENA_ARRAY(arena, struct text, wanted_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < wanted_count; i++)
        if (words_know(wanted[i]))
            known[count++] = wanted[i];
    /* An event in languages we have no words for still has rooms, times and names: our own words
     * are then English, which is the likeliest to be read. */
    if (!count)
        known[count++] = TEXT("en");
    return (struct language_list){known, count};
}
