/* csv_people: names and ids in one cell; what a sheet of speakers adds to them. */
#include "csv_people.h"

#include "base/limits.h"

#include <string.h>

void csv_know_people(struct csv_sheet *csv)
{
    struct import *import = &csv->import;
    const struct draft *draft = import->draft;

    for (size_t i = 0; i < draft->speakers.count; i++)
        id_index_add(&import->keys, csv->scratch, draft->speakers.items[i].id, (int)i);
}

/* Up to the next comma, semicolon or line end. */
static struct text take_person(struct text *rest)
{
    size_t size = 0;
    struct text person;

    while (size < rest->size && !strchr(",;\n\r", rest->data[size]))
        size++;
    person = text_trim(text_slice(*rest, 0, size));
    *rest = text_slice(*rest, size + 1, rest->size);
    return person;
}

void csv_read_people(struct csv_sheet *csv, struct session *session)
{
    struct imported_person persons[LIMIT_SPEAKERS_IN_SESSION];
    struct text rest = csv_value(csv, CSV_PEOPLE);
    size_t count = 0;

    while (rest.size && count < LIMIT_SPEAKERS_IN_SESSION) {
        struct text name = take_person(&rest);
        bool is_known = id_index_find(&csv->import.keys, name) >= 0;

        if (name.size)
            persons[count++] =
                (struct imported_person){.key = is_known ? name : TEXT(""), .name = name};
    }
    import_speakers(&csv->import, session, persons, count);
}

/* By id, else by any of the names; -1: nobody has spoken of this one. */
static int find_speaker(const struct csv_sheet *csv, struct text id, const struct localised *name)
{
    const struct import *import = &csv->import;
    int found = id.size ? id_index_find(&import->draft->speaker_ids, id) : -1;

    for (size_t i = 0; i < name->count && found < 0; i++)
        found =
            id_index_find(&import->speakers, text_fold(csv->scratch, name->translations[i].text));
    return found;
}

static int add_speaker(struct csv_sheet *csv, struct text id, const struct localised *name)
{
    struct draft *draft = csv->import.draft;
    int number = (int)draft->speakers.count;
    struct speaker speaker = {
        .id = draft_keep(draft, id.size ? id : name->translations[0].text),
        .name = *name,
        .origin = {csv->import.sheet->index, draft_keep(draft, csv_place(csv).path)},
    };

    if (draft->speakers.count >= LIMIT_SPEAKERS)
        return -1;
    DRAFT_ADD(draft, speakers, speaker);
    id_index_add(&draft->speaker_ids, csv->scratch, speaker.id, number);
    id_index_add(&csv->import.speakers, csv->scratch,
                 text_fold(csv->scratch, name->translations[0].text), number);
    return number;
}

static void fill(struct localised *localised, struct localised more)
{
    if (!localised->count)
        *localised = more;
}

static struct text read_photo(struct csv_sheet *csv)
{
    struct text value = csv_value(csv, CSV_PHOTO);
    struct text photo = import_url(&csv->import, TEXT(""), value);

    if (value.size && !photo.size)
        csv_complain(csv, PROBLEM_DOUBTED, CSV_PHOTO, "a web address, https://…");
    return photo;
}

/* What other documents say stays; a cell of sessions that named the id alone did not know more. */
static void fill_speaker(struct csv_sheet *csv, struct speaker *speaker,
                         const struct localised *name)
{
    struct text photo = read_photo(csv);

    if (speaker->name.count && text_equal(speaker->name.translations[0].text, speaker->id))
        speaker->name = *name;
    fill(&speaker->role, csv_localised(csv, CSV_ROLE));
    fill(&speaker->affiliation, csv_localised(csv, CSV_AFFILIATION));
    fill(&speaker->bio, csv_localised(csv, CSV_BIO));
    if (!speaker->photo.size)
        speaker->photo = photo;
}

static void read_speaker(struct csv_sheet *csv)
{
    struct text id = csv_value(csv, CSV_ID);
    struct localised name = csv_localised_always(csv, CSV_NAME);
    int speaker;

    csv_doubt_row(csv);
    if (!name.count) {
        csv_complain(csv, PROBLEM_DROPPED, CSV_NAME, "a name");
        return;
    }
    speaker = find_speaker(csv, id, &name);
    if (speaker < 0)
        speaker = add_speaker(csv, id, &name);
    if (speaker >= 0)
        fill_speaker(csv, &csv->import.draft->speakers.items[speaker], &name);
}

bool csv_read_speakers(struct draft *draft, const struct sheet *sheet, struct error *error)
{
    struct csv_sheet csv = {0};
    struct csv_rows rows;

    if (!draft->has_event)
        return error_set(error, ERROR_FORMAT,
                         "a sheet of speakers is no programme; expected one beside it");
    if (!csv_open(&csv, draft, sheet, LIMIT_SPEAKERS, error))
        return false;
    import_open(&csv.import, draft, sheet);
    csv_doubt(&csv);
    rows = csv.start;
    while (csv_next(&csv, &rows))
        read_speaker(&csv);
    return true;
}
