/* csv_changes: what happened to which session, and when that was said. */
#include "csv_changes.h"

#include "base/limits.h"
#include "csv_times.h"
#include "names.h"

enum { MINUTES_LEAST = -240, MINUTES_MOST = 1440 /* as in our own document */ };

bool csv_check_changes(struct draft *draft, const struct sheet *sheet, struct error *error)
{
    struct csv_sheet csv = {0};

    if (!draft->has_event)
        return error_set(error, ERROR_FORMAT,
                         "a sheet of changes is no programme; expected one beside it");
    return csv_open(&csv, draft, sheet, LIMIT_RECORDS, error);
}

/* By its id, or by the id that its own document gave it, whichever source that is. */
static int find_session(const struct csv_sheet *csv, struct text id)
{
    const struct draft *draft = csv->import.draft;
    int found = id_index_find(&draft->session_ids, id);

    for (size_t i = 0; i < draft->programme->document_count && found < 0; i++)
        if (draft->documents[i].source_id.size)
            found =
                id_index_find(&draft->session_ids,
                              text_format(csv->scratch, "%.*s:%.*s",
                                          TEXT_ARG(draft->documents[i].source_id), TEXT_ARG(id)));
    return found;
}

static bool read_session(struct csv_sheet *csv, struct change *change)
{
    change->session = find_session(csv, csv_value(csv, CSV_SESSION));
    if (change->session < 0)
        csv_complain(csv, PROBLEM_DROPPED, CSV_SESSION, "the id of a session");
    return change->session >= 0;
}

static const struct {
    enum change_mark mark;
    const char *words[6];
} MARKS[] = {
    {CHANGE_DELAYED, {"задержка", "задерживается", "кешігеді", "кешікті"}},
    {CHANGE_MOVED, {"перенос", "перенесено", "перенесена", "көшірілді", "ауыстырылды"}},
    {CHANGE_CANCELLED, {"canceled", "отмена", "отменено", "отменена", "болмайды", "тоқтатылды"}},
    {CHANGE_EXTENDED, {"продлено", "продлена", "ұзартылды"}},
    {CHANGE_STARTED, {"началось", "началась", "басталды"}},
    {CHANGE_FULL, {"мест нет", "орын жоқ"}},
    {CHANGE_RESTORED, {"восстановлено", "восстановлена", "қайта қосылды"}},
};

static bool is_among(struct text word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count && words[i]; i++)
        if (text_equal(word, text_from(words[i])))
            return true;
    return false;
}

/* By the words of our own document, or by what a sheet in Kazakh or Russian would say. */
static bool read_mark(struct csv_sheet *csv, struct change *change)
{
    struct text word = text_fold(csv->scratch, csv_value(csv, CSV_KIND));

    for (int bit = 0; CHANGE_MARK_NAMES[bit]; bit++)
        if (text_equal(word, text_from(CHANGE_MARK_NAMES[bit]))) {
            change->mark = (enum change_mark)(1 << bit);
            return true;
        }
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
        if (is_among(word, MARKS[i].words, sizeof MARKS[i].words / sizeof *MARKS[i].words)) {
            change->mark = MARKS[i].mark;
            return true;
        }
    csv_complain(csv, PROBLEM_DROPPED, CSV_KIND, "what happened, such as \"delayed\"");
    return false;
}

/* A clock alone is one of the day that the session is on. */
static bool read_moment(struct csv_sheet *csv, enum csv_meaning meaning, int session,
                        struct instant *instant)
{
    const struct import *import = &csv->import;
    struct instant planned = import->draft->sessions.items[session].planned_starts_at;
    struct civil day = zone_civil(&import->zone, planned);
    struct csv_moment moment;

    *instant = INSTANT_NONE;
    if (!csv_moment_read(csv_value(csv, meaning), &moment) || !moment.time.has_time)
        return false;
    if (!moment.has_date) {
        day.hour = moment.time.civil.hour;
        day.minute = moment.time.civil.minute;
        day.second = 0;
        moment.time.civil = day;
    }
    *instant = import_instant(import, moment.time);
    return instant_is_given(*instant);
}

static bool read_at(struct csv_sheet *csv, struct change *change)
{
    if (read_moment(csv, CSV_AT, change->session, &change->at))
        return true;
    csv_complain(csv, PROBLEM_DROPPED, CSV_AT, "when it was said, such as 2025-11-20 10:00");
    return false;
}

static bool read_minutes(struct csv_sheet *csv, struct change *change)
{
    struct text value = csv_value(csv, CSV_MINUTES);
    bool is_less = text_starts_with(value, TEXT("-"));
    uint64_t minutes;

    if (!(change->mark & (CHANGE_DELAYED | CHANGE_EXTENDED)))
        return true;
    if (text_to_number(text_slice(value, is_less, value.size),
                       is_less ? (uint64_t)-MINUTES_LEAST : MINUTES_MOST, &minutes)) {
        change->minutes = is_less ? -(int)minutes : (int)minutes;
        return true;
    }
    csv_complain(csv, PROBLEM_DROPPED, CSV_MINUTES, "by how many minutes, such as 15");
    return false;
}

static bool read_move(struct csv_sheet *csv, struct change *change)
{
    if (change->mark != CHANGE_MOVED)
        return true;
    change->room = import_room(&csv->import, csv_value(csv, CSV_ROOM));
    if (csv_value(csv, CSV_START).size &&
        !read_moment(csv, CSV_START, change->session, &change->start)) {
        csv_complain(csv, PROBLEM_DROPPED, CSV_START, "a time such as 11:00");
        return false;
    }
    if (change->room >= 0 || instant_is_given(change->start))
        return true;
    import_complain(&csv->import, PROBLEM_DROPPED, csv_place(csv),
                    "room and start are missing; expected at least one");
    return false;
}

static void read_change(struct csv_sheet *csv)
{
    struct draft *draft = csv->import.draft;
    struct import_place place = csv_place(csv);
    struct change change = {
        .number = draft->changes.count,
        .room = -1,
        .start = INSTANT_NONE,
        .document = csv->import.sheet->index,
        .line = place.line,
    };

    csv_doubt_row(csv);
    if (!read_session(csv, &change) || !read_mark(csv, &change) || !read_at(csv, &change) ||
        !read_minutes(csv, &change) || !read_move(csv, &change))
        return;
    change.path = draft_keep(draft, place.path);
    change.note = csv_localised(csv, CSV_NOTE);
    DRAFT_ADD(draft, changes, change);
}

void csv_read_changes(struct draft *draft, const struct sheet *sheet)
{
    struct csv_sheet csv = {0};
    struct csv_rows rows;

    if (!csv_open(&csv, draft, sheet, LIMIT_RECORDS, NULL))
        return; /* which csv_check_changes() has told */
    import_open(&csv.import, draft, sheet);
    csv_doubt(&csv);
    rows = csv.start;
    while (csv_next(&csv, &rows))
        read_change(&csv);
}
