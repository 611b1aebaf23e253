/* native_screens: which pages are shown, and on which screens. */
#include "names.h"
#include "native.h"

/* What the ids of a page's entry name. NULL: nothing we can check. */
static const struct id_index *ids_of(const struct draft *draft, enum slide_kind kind)
{
    switch (kind) {
    case SLIDE_ROOM:
        return &draft->room_ids;
    case SLIDE_SPEAKER:
        return &draft->speaker_ids;
    case SLIDE_QUOTE:
        return &draft->quote_ids;
    case SLIDE_FACT:
        return &draft->fact_ids;
    case SLIDE_THANKS:
        return &draft->thanks_ids;
    case SLIDE_LINK:
        return &draft->link_ids;
    case SLIDE_MESSAGE:
        return &draft->message_ids;
    case SLIDE_PICTURE:
        return &draft->picture_ids;
    default:
        return NULL;
    }
}

/* No ids mean all. So an entry none of whose ids is known is left out: all is not what was meant.
 */
static void read_slide_ids(struct record *record, struct slide *slide)
{
    struct json ids = record_field(record, "ids");

    slide->ids = record_id_list(record, "ids", ids_of(record->draft, slide->kind),
                                slide_kind_name(slide->kind), &slide->id_count);
    if (json_count(&ids) && !slide->id_count)
        record->is_dropped = true;
}

static bool read_slide(struct draft *draft, const struct sheet *sheet, const struct json *json,
                       struct slide *slide)
{
    struct record record = record_open(draft, sheet, json);
    struct json show = record_field(&record, "show"), until = record_field(&record, "until");
    int kind = record_choice(&record, "show", SLIDE_KIND_NAMES, 0, -1);

    record_require(&record, &show, "show", "expected a kind of page such as \"agenda\"");
    if (kind < 0)
        record.is_dropped = true;
    *slide = (struct slide){
        .kind = kind < 0 ? SLIDE_WELCOME : (enum slide_kind)kind,
        .seconds = record_integer(&record, "seconds", 3, 3600, 0),
        .from = record_time(&record, "from"),
        .until = record_time(&record, "until"),
        .origin = record_origin(&record),
    };
    if (kind >= 0)
        read_slide_ids(&record, slide);
    else
        (void)record_field(&record, "ids");
    if (instant_is_given(slide->until) && instant_compare(slide->until, slide->from) <= 0)
        RECORD_REFUSE(&record, &until, "%.*s is not after from",
                      TEXT_ARG(record_describe(&record, &until)));
    return record_close(&record);
}

static void read_slides(struct record *record, struct playlist *playlist)
{
    struct json list = record_field(record, "slides");
    size_t count = record_count(record, &list, LIMIT_RECORDS);
    struct slide *slides = ARENA_ARRAY(&record->draft->programme->arena, struct slide, count);

    record_require(record, &list, "slides", "expected a list of pages");
    if (json_kind(&list) == JSON_KIND_ARRAY && !count)
        RECORD_REFUSE(record, &list, "is empty; expected at least one page");
    for (size_t i = 0; i < count; i++) {
        struct json element = json_element(&list, i);

        if (json_kind(&element) != JSON_KIND_OBJECT)
            record_complain(record, &element, PROBLEM_DROPPED,
                            "%.*s; expected an object such as {\"show\": \"agenda\"}",
                            TEXT_ARG(record_describe(record, &element)));
        else if (read_slide(record->draft, record->sheet, &element, &slides[playlist->slide_count]))
            playlist->slide_count++;
    }
    playlist->slides = slides;
    if (!playlist->slide_count)
        record->is_dropped = true;
}

void native_read_playlist(struct draft *draft, const struct sheet *sheet, const struct json *json)
{
    struct record record = record_open(draft, sheet, json);
    struct playlist playlist = {
        .id = record_id(&record, &draft->playlist_ids),
        .origin = record_origin(&record),
    };

    read_slides(&record, &playlist);
    RECORD_KEEP(&record, playlists, playlist_ids, playlist);
}

/* Those before the stairs, in the order of enum arrow. */
static const char *const STEP_FREE_WAYS[] = {"left",    "right",    "up",        "down",
                                             "up-left", "up-right", "down-left", "down-right",
                                             "here",    "lift",     "ramp",      NULL};

static enum arrow read_way(struct record *record, const char *name, const char *const *ways)
{
    return (enum arrow)(record_choice(record, name, ways, -1, -1) + ARROW_LEFT);
}

/* {"way": "stairs-up", "step_free": "lift"} */
static void read_two_ways(struct record *arrows, const struct json *member,
                          struct room_arrow *arrow)
{
    struct record record = record_open(arrows->draft, arrows->sheet, member);
    struct json way = record_field(&record, "way"), step_free = record_field(&record, "step_free");

    record_require(&record, &way, "way", "expected an arrow such as \"left\"");
    arrow->arrow = read_way(&record, "way", WAY_NAMES);
    arrow->step_free = read_way(&record, "step_free", STEP_FREE_WAYS);
    if (arrow->step_free && arrows->draft->rooms.items[arrow->room].lacks_step_free) {
        record_complain(&record, &step_free, PROBLEM_DROPPED,
                        "%.*s, but the room says that no way without steps leads there",
                        TEXT_ARG(record_describe(&record, &step_free)));
        arrow->step_free = ARROW_NONE;
    }
    (void)record_close(&record); /* what is wrong with the way leaves ARROW_NONE */
}

static void read_arrow(struct record *arrows, const struct json *member,
                       struct screen_record *screen, struct room_arrow *list)
{
    const struct id_index *rooms = &arrows->draft->room_ids;
    struct room_arrow arrow = {.room = id_index_find(rooms, text_from(member->key))};

    if (arrow.room < 0) {
        record_complain_unknown(arrows, member, text_from(member->key), rooms, "room");
        return;
    }
    if (json_kind(member) == JSON_KIND_OBJECT)
        read_two_ways(arrows, member, &arrow);
    else
        arrow.arrow = read_way(arrows, member->key, WAY_NAMES);
    if (arrow.arrow)
        list[screen->arrow_count++] = arrow;
}

static void read_arrows(struct record *record, struct screen_record *screen)
{
    struct json field = record_field(record, "arrows"), member;
    struct record arrows = record_open(record->draft, record->sheet, &field);
    struct room_arrow *list;
    void *iterator = NULL;

    if (!json_is_there(&field))
        return;
    if (json_kind(&field) != JSON_KIND_OBJECT) {
        record_complain(record, &field, PROBLEM_DROPPED,
                        "%.*s; expected an arrow for each room such as {\"hall-1\": \"left\"}",
                        TEXT_ARG(record_describe(record, &field)));
        return;
    }
    list = ARENA_ARRAY(&record->draft->programme->arena, struct room_arrow, json_count(&field));
    while (json_next_member(&field, &iterator, &member))
        read_arrow(&arrows, &member, screen, list);
    screen->arrows = list;
}

static int read_rotation(struct record *record)
{
    struct json field = record_field(record, "rotate");
    int64_t degrees = 0;

    if (!json_is_there(&field))
        return 0;
    if (json_number(&field, &degrees) && degrees >= 0 && degrees <= 270 && degrees % 90 == 0)
        return (int)degrees;
    record_complain(record, &field, PROBLEM_DROPPED, "%.*s; expected 0, 90, 180 or 270",
                    TEXT_ARG(record_describe(record, &field)));
    return 0;
}

void native_read_screen(struct draft *draft, const struct sheet *sheet, const struct json *json)
{
    struct record record = record_open(draft, sheet, json);
    struct screen_record screen = {
        .id = record_id(&record, &draft->screen_ids),
        .group = record_text(&record, "group"),
        .place = record_localised(&record, "place"),
        .rotate = read_rotation(&record),
        .origin = record_origin(&record),
    };
    int playlist = record_reference(&record, "playlist", &draft->playlist_ids, "playlist");

    if (playlist >= 0)
        screen.playlist = draft->playlists.items[playlist].id;
    screen.rooms = record_references(&record, "rooms", &draft->room_ids, "room", LIMIT_ROOMS,
                                     &screen.room_count);
    screen.languages = record_languages(&record, "languages", &screen.language_count);
    read_arrows(&record, &screen);
    RECORD_KEEP(&record, screens, screen_ids, screen);
}
