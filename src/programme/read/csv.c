/* csv: a sheet from a spreadsheet, of sessions, speakers or late changes, one a row.
 *
 * Columns are known by their names and stand in any order. A row whose title or start nobody can
 * tell costs itself; what else is wrong in a cell costs that cell.
 */
#include "base/limits.h"
#include "csv_changes.h"
#include "csv_people.h"
#include "csv_sheet.h"
#include "csv_times.h"

struct sessions {
    struct csv_sheet csv;
    struct csv_days days;
};

static const char *tell_format(const struct sheet *sheet)
{
    return csv_tell_kind(sheet) == CSV_NONE ? NULL : "csv";
}

static bool gives_event(const struct sheet *sheet)
{
    return csv_tell_kind(sheet) == CSV_SESSIONS;
}

/* Sheets name no zone. One that was exported by a program may have offsets. */
static void read_zone(struct csv_sheet *csv)
{
    struct csv_rows rows = csv->start;
    struct csv_moment moment = {0};
    bool has_offset = false;

    while (!has_offset && csv_next(csv, &rows))
        has_offset = csv_moment_read(csv_value(csv, CSV_START), &moment) && moment.time.has_offset;
    import_set_zone(&csv->import, TEXT(""), has_offset ? &moment.time : NULL);
}

/* Those of the talks first, then those the titles are written in. */
static void hear_languages(struct csv_sheet *csv)
{
    struct csv_rows rows = csv->start;

    while (csv_next(csv, &rows))
        import_hear_language(&csv->import,
                             csv_language(csv_value(csv, CSV_LANGUAGE), csv->scratch));
    for (size_t i = 0; i < csv->header.count; i++)
        import_hear_language(&csv->import, csv->header.columns[i].language);
}

static void read_event(struct csv_sheet *csv)
{
    struct imported_event event = {0};

    if (!csv->import.gives_event)
        return;
    import_complain(&csv->import, PROBLEM_NOTE, (struct import_place){0},
                    "a sheet does not say what its event is called; its address stands for that");
    hear_languages(csv);
    import_event(&csv->import, &event);
}

static struct text read_language(struct csv_sheet *csv)
{
    struct text value = csv_value(csv, CSV_LANGUAGE);
    struct text language = import_language(&csv->import, csv_language(value, csv->scratch));

    if (value.size && !language.size)
        csv_complain(csv, PROBLEM_DOUBTED, CSV_LANGUAGE, "a language such as kk, ru or en");
    return language;
}

static struct text read_url(struct csv_sheet *csv)
{
    struct text value = csv_value(csv, CSV_URL);
    struct text url = import_url(&csv->import, TEXT(""), value);

    if (value.size && !url.size)
        csv_complain(csv, PROBLEM_DOUBTED, CSV_URL, "a web address, https://…");
    return url;
}

/* False: it has been said why the row is no session. */
static bool read_row(struct sessions *sessions, struct session *session)
{
    struct csv_sheet *csv = &sessions->csv;

    session->title = csv_localised_always(csv, CSV_TITLE);
    if (!session->title.count) {
        csv_complain(csv, PROBLEM_DROPPED, CSV_TITLE, "a title");
        return false;
    }
    if (!csv_read_times(csv, &sessions->days, session))
        return false;
    session->subtitle = csv_localised(csv, CSV_SUBTITLE);
    session->abstract = csv_localised(csv, CSV_ABSTRACT);
    session->planned_room = import_room(&csv->import, csv_value(csv, CSV_ROOM));
    session->track = import_track(&csv->import, csv_value(csv, CSV_TRACK), NULL);
    session->language = read_language(csv);
    session->url = read_url(csv);
    csv_read_people(csv, session);
    return true;
}

static void read_rows(struct sessions *sessions)
{
    struct csv_sheet *csv = &sessions->csv;
    struct csv_rows rows = csv->start;

    while (csv_next(csv, &rows)) {
        struct session session = import_session();

        if (csv_read_heading(csv, &sessions->days))
            continue;
        csv_doubt_row(csv);
        if (read_row(sessions, &session)) {
            import_add(&csv->import, &session, csv_value(csv, CSV_ID), TEXT(""), csv_place(csv));
            continue;
        }
        csv->import.sessions++;
        csv->import.hidden++;
    }
}

static bool read_sessions(struct draft *draft, const struct sheet *sheet, struct error *error)
{
    struct sessions sessions = {0};
    struct import *import = &sessions.csv.import;

    if (!csv_open(&sessions.csv, draft, sheet, LIMIT_SESSIONS, error))
        return false;
    import_open(import, draft, sheet);
    read_zone(&sessions.csv);
    read_event(&sessions.csv);
    csv_doubt(&sessions.csv);
    csv_know_people(&sessions.csv);
    read_rows(&sessions);
    if (sessions.days.borrowed)
        import_complain(import, PROBLEM_NOTE, (struct import_place){0},
                        "%zu rows have no date of their own; the one above counts for them",
                        sessions.days.borrowed);
    return import_close(import, error);
}

static bool read_sheet(struct draft *draft, const struct sheet *sheet, struct error *error)
{
    switch (csv_tell_kind(sheet)) {
    case CSV_SPEAKERS:
        return csv_read_speakers(draft, sheet, error);
    case CSV_CHANGES:
        return csv_check_changes(draft, sheet, error);
    case CSV_SESSIONS:
    case CSV_NONE: /* which would not have come here */
        break;
    }
    return read_sessions(draft, sheet, error);
}

static void read_changes(struct draft *draft, const struct sheet *sheet)
{
    if (csv_tell_kind(sheet) == CSV_CHANGES)
        csv_read_changes(draft, sheet);
}

const struct reader csv_reader = {
    .format = tell_format,
    .gives_event = gives_event,
    .read = read_sheet,
    .read_changes = read_changes,
};
