/* import_names: rooms, tracks, people and words of another system's schedule. */
#include "import_names.h"

#include "base/limits.h"
#include "markdown.h"
#include "plain_text.h"
#include "read/language_tag.h"
#include "read/native_words.h"

#include <stdlib.h>

enum {
    TITLE_CHARACTERS = 400,
    WORDS_CHARACTERS = 1200 /* of an abstract: more is never shown */
};

static void know(struct import *import, struct id_index *index, struct text name, int record)
{
    struct text folded = text_fold(import->draft->scratch, name);

    if (folded.size && id_index_find(index, folded) < 0)
        id_index_add(index, import->draft->scratch, folded, record);
}

static void know_all(struct import *import, struct id_index *index, const struct localised *names,
                     int record)
{
    for (size_t i = 0; i < names->count; i++)
        know(import, index, names->translations[i].text, record);
}

void import_know_names(struct import *import)
{
    const struct draft *draft = import->draft;

    for (size_t i = 0; i < draft->rooms.count; i++) {
        const struct room *room = &draft->rooms.items[i];

        for (size_t j = 0; j < room->match_count; j++)
            know(import, &import->rooms, room->match[j], (int)i);
    }
    for (size_t i = 0; i < draft->rooms.count; i++) {
        know_all(import, &import->rooms, &draft->rooms.items[i].name, (int)i);
        know(import, &import->rooms, draft->rooms.items[i].id, (int)i);
    }
    for (size_t i = 0; i < draft->tracks.count; i++)
        know_all(import, &import->tracks, &draft->tracks.items[i].name, (int)i);
    for (size_t i = 0; i < draft->speakers.count; i++)
        know_all(import, &import->speakers, &draft->speakers.items[i].name, (int)i);
}

struct text import_language(struct import *import, struct text tag)
{
    return draft_keep(import->draft, language_from_tag(import->draft->scratch, tag));
}

/* words: plain already, and kept. */
static void add_translation(struct import *import, struct localised *localised,
                            struct text language, struct text words)
{
    struct arena *arena = &import->draft->programme->arena;
    struct translation *translations;

    if (!words.size || localised->count >= LIMIT_LANGUAGES)
        return;
    translations = ARENA_ARRAY(arena, struct translation, localised->count + 1);
    for (size_t i = 0; i < localised->count; i++)
        translations[i] = localised->translations[i];
    translations[localised->count++] =
        (struct translation){import_language(import, language), words};
    localised->translations = translations;
}

void import_translation(struct import *import, struct localised *localised, struct text language,
                        struct text text)
{
    struct arena scratch = {0}; /* of its own: of thousands of long texts most is cut off */

    if (import->writes_markdown)
        text = markdown_strip(&scratch, text);
    text = plain_text_cut(&scratch, plain_text(&scratch, text), WORDS_CHARACTERS);
    text = draft_keep(import->draft, text);
    arena_finish(&scratch);
    add_translation(import, localised, language, text);
}

struct localised import_text(struct import *import, struct text text)
{
    struct localised localised = {0};

    import_translation(import, &localised, TEXT(""), text);
    return localised;
}

/* As find_name() leaves it: stars in a name are a part of it. */
static struct localised name_text(struct import *import, struct text name)
{
    struct localised localised = {0};

    add_translation(import, &localised, TEXT(""), draft_keep(import->draft, name));
    return localised;
}

/* The number of the record with that name, or -1; *folded is what it would be known by. */
static int find_name(struct import *import, const struct id_index *index, struct text *name,
                     struct text *folded)
{
    struct arena *scratch = import->draft->scratch;

    *name = plain_text_cut(scratch, plain_text(scratch, *name), TITLE_CHARACTERS);
    *folded = text_fold(scratch, *name);
    return folded->size ? id_index_find(index, *folded) : -1;
}

static struct text make_id(struct import *import, const struct id_index *ids, struct text name)
{
    struct text source = import->sheet->document->source_id;

    /* Without its source, as long as nobody else has it: a screen or a change may name it so. */
    if (id_index_find(ids, name) < 0)
        return draft_keep(import->draft, name);
    return text_format(&import->draft->programme->arena, "%.*s:%.*s", TEXT_ARG(source),
                       TEXT_ARG(name));
}

int import_room(struct import *import, struct text name)
{
    struct draft *draft = import->draft;
    struct text folded;
    int found = find_name(import, &import->rooms, &name, &folded);
    struct room room;

    if (found >= 0 || !folded.size)
        return found;
    import->is_full_of_rooms = draft->rooms.count >= LIMIT_ROOMS;
    if (import->is_full_of_rooms)
        return -1;
    room = (struct room){
        .id = make_id(import, &draft->room_ids, name),
        .name = name_text(import, name),
        .origin = {import->sheet->index, TEXT("rooms")},
    };
    found = (int)draft->rooms.count;
    DRAFT_ADD(draft, rooms, room);
    id_index_add(&draft->room_ids, draft->scratch, room.id, found);
    id_index_add(&import->rooms, draft->scratch, folded, found);
    return found;
}

int import_track(struct import *import, struct text name, const uint32_t *colour)
{
    struct draft *draft = import->draft;
    struct text folded;
    int found = find_name(import, &import->tracks, &name, &folded);
    struct track track;

    if (found >= 0 && colour && !draft->tracks.items[found].has_colour) {
        draft->tracks.items[found].colour = *colour;
        draft->tracks.items[found].has_colour = true;
    }
    if (found >= 0 || !folded.size)
        return found;
    import->is_full_of_tracks = draft->tracks.count >= LIMIT_RECORDS;
    if (import->is_full_of_tracks)
        return -1;
    track = (struct track){
        .id = make_id(import, &draft->track_ids, name),
        .name = name_text(import, name),
        .colour = colour ? *colour : 0,
        .has_colour = colour,
        .origin = {import->sheet->index, TEXT("tracks")},
    };
    found = (int)draft->tracks.count;
    DRAFT_ADD(draft, tracks, track);
    id_index_add(&draft->track_ids, draft->scratch, track.id, found);
    id_index_add(&import->tracks, draft->scratch, folded, found);
    return found;
}

static struct speaker make_speaker(struct import *import, const struct imported_person *person,
                                   struct text name)
{
    struct draft *draft = import->draft;
    struct speaker speaker = {
        .id = make_id(import, &draft->speaker_ids, person->key.size ? person->key : name),
        .name = name_text(import, name),
        .role = import_text(import, person->role),
        .affiliation = import_text(import, person->affiliation),
        .bio = import_text(import, person->bio),
        .origin = {import->sheet->index, TEXT("speakers")},
    };

    if (person->photo.size)
        speaker.photo = import_url(import, TEXT(""), person->photo);
    return speaker;
}

static void fill(struct import *import, struct localised *localised, struct text words)
{
    if (!localised->count)
        *localised = import_text(import, words);
}

/* What another document says of somebody stays; what it does not say, this one may. */
static void join_speaker(struct import *import, struct speaker *speaker,
                         const struct imported_person *person)
{
    fill(import, &speaker->role, person->role);
    fill(import, &speaker->affiliation, person->affiliation);
    fill(import, &speaker->bio, person->bio);
    if (!speaker->photo.size && person->photo.size)
        speaker->photo = import_url(import, TEXT(""), person->photo);
}

/* By key within the document, where two may have one name; by name among those of other documents,
 * who have the pictures and offices. */
int import_speaker(struct import *import, const struct imported_person *person)
{
    struct draft *draft = import->draft;
    struct text name = person->name, folded, key = person->key;
    int found = key.size ? id_index_find(&import->keys, key) : -1;
    int named = find_name(import, &import->speakers, &name, &folded);

    if (found >= 0)
        return found;
    if (named >= 0 &&
        (!key.size || draft->speakers.items[named].origin.document != import->sheet->index))
        found = named;
    if (found >= 0 && draft->speakers.items[found].origin.document != import->sheet->index)
        join_speaker(import, &draft->speakers.items[found], person);
    if (!folded.size)
        return -1;
    if (found < 0) {
        import->is_full_of_speakers = draft->speakers.count >= LIMIT_SPEAKERS;
        if (import->is_full_of_speakers)
            return -1;
    }
    if (found < 0) {
        struct speaker speaker = make_speaker(import, person, name);

        found = (int)draft->speakers.count;
        DRAFT_ADD(draft, speakers, speaker);
        id_index_add(&draft->speaker_ids, draft->scratch, speaker.id, found);
        if (named < 0)
            id_index_add(&import->speakers, draft->scratch, folded, found);
    }
    if (key.size)
        id_index_add(&import->keys, draft->scratch, text_copy(draft->scratch, key), found);
    return found;
}

static bool is_among(const int *numbers, size_t count, int number)
{
    for (size_t i = 0; i < count; i++)
        if (numbers[i] == number)
            return true;
    return false;
}

void import_speakers(struct import *import, struct session *session,
                     const struct imported_person *persons, size_t count)
{
    int *speakers;

    if (count > LIMIT_SPEAKERS_IN_SESSION)
        count = LIMIT_SPEAKERS_IN_SESSION;
    speakers = ARENA_ARRAY(&import->draft->programme->arena, int, count);
    session->speakers = speakers;
    session->speaker_count = 0;
    for (size_t i = 0; i < count; i++) {
        int speaker = import_speaker(import, &persons[i]);

        if (speaker >= 0 && !is_among(speakers, session->speaker_count, speaker))
            speakers[session->speaker_count++] = speaker;
    }
}

struct text import_url(struct import *import, struct text base, struct text reference)
{
    struct arena *scratch = import->draft->scratch;
    struct text url = text_trim(reference);

    if (!url.size)
        return TEXT("");
    if (base.size)
        url = address_resolve(scratch, base, url);
    url = address_resolve(scratch, import->sheet->document->address, url);
    return word_is_web_address(url) ? draft_keep(import->draft, url) : TEXT("");
}

bool import_colour(struct text text, uint32_t *colour)
{
    struct text trimmed = text_trim(text);

    if (!word_is_colour(trimmed))
        return false;
    *colour = (uint32_t)strtoul(trimmed.data + 1, NULL, 16);
    return true;
}
