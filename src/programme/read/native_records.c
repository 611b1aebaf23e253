/* native_records: what has an id, some words and little else. */
#include "names.h"
#include "native.h"

static const struct text *read_match(struct record *record, size_t *count)
{
    return record_id_list(record, "match", NULL, "name", count);
}

void native_read_room(struct draft *draft, const struct sheet *sheet, const struct json *json)
{
    struct record record = record_open(draft, sheet, json);
    struct room room = {
        .id = record_id(&record, &draft->room_ids),
        .name = record_required_localised(&record, "name"),
        .floor = record_localised(&record, "floor"),
        .lacks_step_free = !record_boolean(&record, "step_free", true),
        .origin = record_origin(&record),
    };

    room.match = read_match(&record, &room.match_count);
    RECORD_KEEP(&record, rooms, room_ids, room);
}

void native_read_track(struct draft *draft, const struct sheet *sheet, const struct json *json)
{
    struct record record = record_open(draft, sheet, json);
    struct track track = {
        .id = record_id(&record, &draft->track_ids),
        .name = record_required_localised(&record, "name"),
        .origin = record_origin(&record),
    };

    track.colour = record_colour(&record, "colour", &track.has_colour);
    RECORD_KEEP(&record, tracks, track_ids, track);
}

void native_read_speaker(struct draft *draft, const struct sheet *sheet, const struct json *json)
{
    struct record record = record_open(draft, sheet, json);
    struct speaker speaker = {
        .id = record_id(&record, &draft->speaker_ids),
        .name = record_required_localised(&record, "name"),
        .role = record_localised(&record, "role"),
        .affiliation = record_localised(&record, "affiliation"),
        .bio = record_localised(&record, "bio"),
        .photo = record_address(&record, "photo"),
        .origin = record_origin(&record),
    };

    RECORD_KEEP(&record, speakers, speaker_ids, speaker);
}

/* Whether words are somebody's own is nothing to guess: without a kind the quote is left out. */
void native_read_quote(struct draft *draft, const struct sheet *sheet, const struct json *json)
{
    static const char *const kinds[] = {"reported", "verbatim", NULL};
    struct record record = record_open(draft, sheet, json);
    struct json kind_field = record_field(&record, "kind");
    int kind = record_choice(&record, "kind", kinds, 0, -1);
    struct quote quote = {
        .id = record_id(&record, &draft->quote_ids),
        .verbatim = kind == 1,
        .text = record_required_localised(&record, "text"),
        .speaker = record_reference(&record, "speaker", &draft->speaker_ids, "speaker"),
        .who = record_localised(&record, "who"),
        .role = record_localised(&record, "role"),
        .source = record_text(&record, "source"),
        .origin = record_origin(&record),
    };

    record_require(&record, &kind_field, "kind", "expected \"verbatim\" or \"reported\"");
    if (kind < 0)
        record.is_dropped = true;
    RECORD_KEEP(&record, quotes, quote_ids, quote);
}

void native_read_fact(struct draft *draft, const struct sheet *sheet, const struct json *json)
{
    struct record record = record_open(draft, sheet, json);
    struct fact fact = {
        .id = record_id(&record, &draft->fact_ids),
        .figure = record_localised(&record, "figure"),
        .text = record_required_localised(&record, "text"),
        .origin = record_origin(&record),
    };

    RECORD_KEEP(&record, facts, fact_ids, fact);
}

void native_read_thanks(struct draft *draft, const struct sheet *sheet, const struct json *json)
{
    struct record record = record_open(draft, sheet, json);
    struct thanks thanks = {
        .id = record_id(&record, &draft->thanks_ids),
        .kind = (enum thanks_kind)record_choice(&record, "kind", THANKS_KIND_NAMES, THANKS_OTHER,
                                                THANKS_OTHER),
        .name = record_required_localised(&record, "name"),
        .text = record_localised(&record, "text"),
        .logo = record_address(&record, "logo"),
        .origin = record_origin(&record),
    };

    RECORD_KEEP(&record, thanks, thanks_ids, thanks);
}

void native_read_link(struct draft *draft, const struct sheet *sheet, const struct json *json)
{
    struct record record = record_open(draft, sheet, json);
    struct json url = record_field(&record, "url");
    struct link link = {
        .id = record_id(&record, &draft->link_ids),
        .url = record_url(&record, "url"),
        .label = record_localised(&record, "label"),
        .origin = record_origin(&record),
    };

    record_require(&record, &url, "url", "expected an address such as \"https://example.org\"");
    if (!link.url.size)
        record.is_dropped = true;
    RECORD_KEEP(&record, links, link_ids, link);
}

void native_read_message(struct draft *draft, const struct sheet *sheet, const struct json *json)
{
    struct record record = record_open(draft, sheet, json);
    struct message message = {
        .id = record_id(&record, &draft->message_ids),
        .title = record_localised(&record, "title"),
        .text = record_required_localised(&record, "text"),
        .origin = record_origin(&record),
    };

    RECORD_KEEP(&record, messages, message_ids, message);
}

void native_read_picture(struct draft *draft, const struct sheet *sheet, const struct json *json)
{
    struct record record = record_open(draft, sheet, json);
    struct picture picture = {
        .id = record_id(&record, &draft->picture_ids),
        .caption = record_localised(&record, "caption"),
        .origin = record_origin(&record),
    };

    if (record_required_text(&record, "image").size)
        picture.image = record_address(&record, "image");
    if (!picture.image.size)
        record.is_dropped = true;
    RECORD_KEEP(&record, pictures, picture_ids, picture);
}
