/* write_screens: which pages are shown, and on which screens. */
#include "write_parts.h"

#include "names.h"

struct list {
    const void *records;
    size_t count, size;
    const struct text *ids;
};

#define LIST(name, what)                                                                           \
    ((struct list){programme->name, programme->what##_count, sizeof *programme->name,              \
                   writing->ids.name})

/* What the ids of a page's entry name; no list: nothing of ours. */
static struct list list_of(const struct writing *writing, enum slide_kind kind)
{
    const struct programme *programme = writing->programme;

    switch (kind) {
    case SLIDE_ROOM:
        return LIST(rooms, room);
    case SLIDE_SPEAKER:
        return LIST(speakers, speaker);
    case SLIDE_QUOTE:
        return LIST(quotes, quote);
    case SLIDE_FACT:
        return LIST(facts, fact);
    case SLIDE_THANKS:
        return LIST(thanks, thanks);
    case SLIDE_LINK:
        return LIST(links, link);
    case SLIDE_MESSAGE:
        return LIST(messages, message);
    case SLIDE_PICTURE:
        return LIST(pictures, picture);
    default:
        return (struct list){0};
    }
}

/* A record's id may be written in another way than it had. */
static struct text written_id(const struct list *list, struct text id)
{
    for (size_t i = 0; i < list->count; i++)
        if (text_equal(*(const struct text *)((const char *)list->records + i * list->size), id))
            return list->ids[i];
    return id;
}

static void write_slide(const struct writing *writing, const struct slide *slide)
{
    struct list list = list_of(writing, slide->kind);

    json_open_object(writing->writer, NULL);
    json_write_text(writing->writer, "show", text_from(SLIDE_KIND_NAMES[slide->kind]));
    if (slide->seconds)
        json_write_integer(writing->writer, "seconds", slide->seconds);
    if (slide->id_count)
        json_open_array(writing->writer, "ids");
    for (size_t i = 0; i < slide->id_count; i++)
        json_write_text(writing->writer, NULL, written_id(&list, slide->ids[i]));
    if (slide->id_count)
        json_close(writing->writer);
    write_instant(writing, "from", slide->from);
    write_instant(writing, "until", slide->until);
    json_close(writing->writer);
}

void write_playlists(const struct writing *writing)
{
    const struct programme *programme = writing->programme;

    if (!programme->playlist_count)
        return;
    json_open_array(writing->writer, "playlists");
    for (size_t i = 0; i < programme->playlist_count; i++) {
        const struct playlist *playlist = &programme->playlists[i];

        json_open_object(writing->writer, NULL);
        json_write_text(writing->writer, "id", writing->ids.playlists[i]);
        json_open_array(writing->writer, "slides");
        for (size_t j = 0; j < playlist->slide_count; j++)
            write_slide(writing, &playlist->slides[j]);
        json_close(writing->writer);
        json_close(writing->writer);
    }
    json_close(writing->writer);
}

static void write_arrow(const struct writing *writing, const struct room_arrow *arrow)
{
    const char *room = text_to_c(writing->arena, writing->ids.rooms[arrow->room]);
    struct text way = text_from(WAY_NAMES[arrow->arrow - ARROW_LEFT]);

    if (!arrow->step_free) {
        json_write_text(writing->writer, room, way);
        return;
    }
    json_open_object(writing->writer, room);
    json_write_text(writing->writer, "way", way);
    json_write_text(writing->writer, "step_free",
                    text_from(WAY_NAMES[arrow->step_free - ARROW_LEFT]));
    json_close(writing->writer);
}

static void write_screen(const struct writing *writing, size_t index)
{
    const struct programme *programme = writing->programme;
    const struct screen_record *screen = &programme->screens[index];

    json_open_object(writing->writer, NULL);
    json_write_text(writing->writer, "id", writing->ids.screens[index]);
    write_text(writing, "group", screen->group);
    write_localised(writing, "place", &screen->place);
    write_references(writing, "rooms", writing->ids.rooms, screen->rooms, screen->room_count);
    write_reference(writing, "playlist", writing->ids.playlists,
                    programme_find_playlist(programme, screen->playlist));
    write_texts(writing, "languages", screen->languages, screen->language_count);
    if (screen->rotate)
        json_write_integer(writing->writer, "rotate", screen->rotate);
    if (screen->arrow_count)
        json_open_object(writing->writer, "arrows");
    for (size_t i = 0; i < screen->arrow_count; i++)
        write_arrow(writing, &screen->arrows[i]);
    if (screen->arrow_count)
        json_close(writing->writer);
    json_close(writing->writer);
}

void write_screens(const struct writing *writing)
{
    if (!writing->programme->screen_count)
        return;
    json_open_array(writing->writer, "screens");
    for (size_t i = 0; i < writing->programme->screen_count; i++)
        write_screen(writing, i);
    json_close(writing->writer);
}
