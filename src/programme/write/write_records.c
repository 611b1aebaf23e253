/* write_records: everything that is a list of records without times to think about. */
#include "write_parts.h"

#include "names.h"

/* Opens a list that has records; false: there is nothing to write. */
static bool open_list(const struct writing *writing, const char *key, size_t count)
{
    if (count)
        json_open_array(writing->writer, key);
    return count > 0;
}

static void open_record(const struct writing *writing, const struct text *ids, size_t index)
{
    json_open_object(writing->writer, NULL);
    json_write_text(writing->writer, "id", ids[index]);
}

/* Sessions of another document are written here, so that it would bring them a second time. */
static bool gave_sessions(const struct programme *programme, const struct source *source)
{
    for (size_t i = 0; i < programme->session_count; i++)
        if (text_equal(programme->documents[programme->sessions[i].origin.document],
                       source->address))
            return true;
    return false;
}

static bool is_of_feed(const struct programme *programme, const struct notice *notice)
{
    return programme->is_feed[notice->origin.document];
}

static bool is_source(const struct programme *programme, struct text address)
{
    for (size_t i = 0; i < programme->source_count; i++)
        if (text_equal(programme->sources[i].address, address))
            return true;
    return false;
}

/* News and what a feed tells stay in their feed, which a document names and does not hold. */
static void complain_of_news(const struct writing *writing)
{
    const struct programme *programme = writing->programme;

    for (size_t i = 0; i < programme->document_count; i++) {
        size_t items = 0;

        for (size_t j = 0; j < programme->news_count; j++)
            items += programme->news[j].origin.document == i;
        for (size_t j = 0; j < programme->notice_count; j++)
            items += is_of_feed(programme, &programme->notices[j]) &&
                     programme->notices[j].origin.document == i;
        if (items && !is_source(programme, programme->documents[i]))
            write_complain(writing, TEXT("sources"),
                           "news stay in their feed; name %.*s here to have them",
                           TEXT_ARG(programme->documents[i]));
    }
}

static void write_source(const struct writing *writing, size_t index)
{
    const struct source *source = &writing->programme->sources[index];

    open_record(writing, writing->ids.sources, index);
    json_write_text(writing->writer, "kind", text_from(SOURCE_KIND_NAMES[source->kind]));
    json_write_text(writing->writer, "url", source->address);
    json_write_integer(writing->writer, "every", source->every_s);
    if (source->stale_after_s >= 0)
        json_write_integer(writing->writer, "stale_after", source->stale_after_s);
    json_write_integer(writing->writer, "max_items", source->max_items);
    json_write_integer(writing->writer, "max_days", source->max_days);
    if (source->as_notices)
        json_write_text(writing->writer, "as", TEXT("notices"));
    write_text(writing, "lang", source->language);
    json_close(writing->writer);
}

void write_sources(const struct writing *writing)
{
    const struct programme *programme = writing->programme;
    size_t kept = 0;

    complain_of_news(writing);
    for (size_t i = 0; i < programme->source_count; i++)
        kept += !gave_sessions(programme, &programme->sources[i]);
    if (!open_list(writing, "sources", kept))
        return;
    for (size_t i = 0; i < programme->source_count; i++)
        if (!gave_sessions(programme, &programme->sources[i]))
            write_source(writing, i);
    json_close(writing->writer);
}

void write_rooms(const struct writing *writing)
{
    const struct programme *programme = writing->programme;

    if (!open_list(writing, "rooms", programme->room_count))
        return;
    for (size_t i = 0; i < programme->room_count; i++) {
        const struct room *room = &programme->rooms[i];

        open_record(writing, writing->ids.rooms, i);
        write_localised(writing, "name", &room->name);
        write_localised(writing, "floor", &room->floor);
        if (room->lacks_step_free)
            json_write_boolean(writing->writer, "step_free", false);
        write_texts(writing, "match", room->match, room->match_count);
        json_close(writing->writer);
    }
    json_close(writing->writer);
}

void write_tracks(const struct writing *writing)
{
    const struct programme *programme = writing->programme;

    if (!open_list(writing, "tracks", programme->track_count))
        return;
    for (size_t i = 0; i < programme->track_count; i++) {
        open_record(writing, writing->ids.tracks, i);
        write_localised(writing, "name", &programme->tracks[i].name);
        write_colour(writing, "colour", programme->tracks[i].has_colour,
                     programme->tracks[i].colour);
        json_close(writing->writer);
    }
    json_close(writing->writer);
}

void write_speakers(const struct writing *writing)
{
    const struct programme *programme = writing->programme;

    if (!open_list(writing, "speakers", programme->speaker_count))
        return;
    for (size_t i = 0; i < programme->speaker_count; i++) {
        const struct speaker *speaker = &programme->speakers[i];

        open_record(writing, writing->ids.speakers, i);
        write_localised(writing, "name", &speaker->name);
        write_localised(writing, "role", &speaker->role);
        write_localised(writing, "affiliation", &speaker->affiliation);
        write_localised(writing, "bio", &speaker->bio);
        write_text(writing, "photo", speaker->photo);
        json_close(writing->writer);
    }
    json_close(writing->writer);
}

void write_notices(const struct writing *writing)
{
    const struct programme *programme = writing->programme;

    size_t kept = 0;

    for (size_t i = 0; i < programme->notice_count; i++)
        kept += !is_of_feed(programme, &programme->notices[i]);
    if (!open_list(writing, "notices", kept))
        return;
    for (size_t i = 0; i < programme->notice_count; i++) {
        const struct notice *notice = &programme->notices[i];

        if (is_of_feed(programme, notice))
            continue;
        open_record(writing, writing->ids.notices, i);
        json_write_text(writing->writer, "severity",
                        text_from(NOTICE_SEVERITY_NAMES[notice->severity]));
        write_localised(writing, "text", &notice->text);
        write_instant(writing, "from", notice->from);
        write_instant(writing, "until", notice->until);
        write_texts(writing, "screens", notice->screens, notice->screen_count);
        json_close(writing->writer);
    }
    json_close(writing->writer);
}

void write_quotes(const struct writing *writing)
{
    const struct programme *programme = writing->programme;

    if (!open_list(writing, "quotes", programme->quote_count))
        return;
    for (size_t i = 0; i < programme->quote_count; i++) {
        const struct quote *quote = &programme->quotes[i];

        open_record(writing, writing->ids.quotes, i);
        json_write_text(writing->writer, "kind",
                        quote->verbatim ? TEXT("verbatim") : TEXT("reported"));
        write_localised(writing, "text", &quote->text);
        write_reference(writing, "speaker", writing->ids.speakers, quote->speaker);
        write_localised(writing, "who", &quote->who);
        write_localised(writing, "role", &quote->role);
        write_text(writing, "source", quote->source);
        json_close(writing->writer);
    }
    json_close(writing->writer);
}

void write_thanks(const struct writing *writing)
{
    const struct programme *programme = writing->programme;

    if (!open_list(writing, "thanks", programme->thanks_count))
        return;
    for (size_t i = 0; i < programme->thanks_count; i++) {
        const struct thanks *thanks = &programme->thanks[i];

        open_record(writing, writing->ids.thanks, i);
        json_write_text(writing->writer, "kind", text_from(THANKS_KIND_NAMES[thanks->kind]));
        write_localised(writing, "name", &thanks->name);
        write_localised(writing, "text", &thanks->text);
        write_text(writing, "logo", thanks->logo);
        json_close(writing->writer);
    }
    json_close(writing->writer);
}

void write_facts(const struct writing *writing)
{
    const struct programme *programme = writing->programme;

    if (!open_list(writing, "facts", programme->fact_count))
        return;
    for (size_t i = 0; i < programme->fact_count; i++) {
        open_record(writing, writing->ids.facts, i);
        write_localised(writing, "figure", &programme->facts[i].figure);
        write_localised(writing, "text", &programme->facts[i].text);
        json_close(writing->writer);
    }
    json_close(writing->writer);
}

void write_links(const struct writing *writing)
{
    const struct programme *programme = writing->programme;

    if (!open_list(writing, "links", programme->link_count))
        return;
    for (size_t i = 0; i < programme->link_count; i++) {
        open_record(writing, writing->ids.links, i);
        json_write_text(writing->writer, "url", programme->links[i].url);
        write_localised(writing, "label", &programme->links[i].label);
        json_close(writing->writer);
    }
    json_close(writing->writer);
}

void write_messages(const struct writing *writing)
{
    const struct programme *programme = writing->programme;

    if (!open_list(writing, "messages", programme->message_count))
        return;
    for (size_t i = 0; i < programme->message_count; i++) {
        open_record(writing, writing->ids.messages, i);
        write_localised(writing, "title", &programme->messages[i].title);
        write_localised(writing, "text", &programme->messages[i].text);
        json_close(writing->writer);
    }
    json_close(writing->writer);
}

void write_pictures(const struct writing *writing)
{
    const struct programme *programme = writing->programme;

    if (!open_list(writing, "pictures", programme->picture_count))
        return;
    for (size_t i = 0; i < programme->picture_count; i++) {
        open_record(writing, writing->ids.pictures, i);
        json_write_text(writing->writer, "image", programme->pictures[i].image);
        write_localised(writing, "caption", &programme->pictures[i].caption);
        json_close(writing->writer);
    }
    json_close(writing->writer);
}
