/* native_changes: what is said late, changes of sessions and notices. */
#include "names.h"
#include "native.h"

enum { NOTICE_LENGTH_S = 30 * 60 /* of a notice that nobody gave an end */ };

/* Our id, or "<source>:<guid>" of a session from another document: the same list holds both. */
static int read_session_key(struct record *record)
{
    struct json field = record_field(record, "session");
    int session = record_reference(record, "session", &record->draft->session_ids, "session");

    record_require(record, &field, "session", "expected the id of a session");
    if (session < 0)
        record->is_dropped = true;
    return session;
}

static enum change_mark read_mark(struct record *record)
{
    struct json field = record_field(record, "kind");
    int bit = record_choice(record, "kind", CHANGE_MARK_NAMES, -1, -1);

    record_require(record, &field, "kind", "expected what happened, such as \"delayed\"");
    if (bit < 0) {
        record->is_dropped = true;
        return CHANGE_STARTED; /* nobody will see it */
    }
    return (enum change_mark)(1 << bit);
}

static void check_contents(struct record *record, const struct change *change)
{
    struct json minutes = record_field(record, "minutes"), room = record_field(record, "room"),
                start = record_field(record, "start");
    bool needs_minutes = change->mark & (CHANGE_DELAYED | CHANGE_EXTENDED);

    if (needs_minutes)
        record_require(record, &minutes, "minutes", "expected by how many, such as 15");
    if (change->mark != CHANGE_MOVED)
        return;
    if (!json_is_there(&room) && !json_is_there(&start))
        RECORD_REFUSE(record, &record->json, "room and start are missing; expected at least one");
    else if (change->room < 0 && !instant_is_given(change->start))
        record->is_dropped = true; /* to where is unknown, and that was noted */
}

void native_read_change(struct draft *draft, const struct sheet *sheet, const struct json *json)
{
    struct record record = record_open(draft, sheet, json);
    struct change change = {
        .number = draft->changes.count,
        .session = read_session_key(&record),
        .mark = read_mark(&record),
        .at = record_required_time(&record, "at"),
        .minutes = record_integer(&record, "minutes", -240, 1440, 0),
        .room = record_reference(&record, "room", &draft->room_ids, "room"),
        .start = record_time(&record, "start"),
        .note = record_localised(&record, "note"),
        .document = sheet->index,
        .path = record_origin(&record).path,
    };

    check_contents(&record, &change);
    /* Only a shortening can still go wrong when it is applied, and looking up a place costs
     * something. */
    if (change.mark == CHANGE_EXTENDED && change.minutes < 0)
        json_place(&record.json, &change.line, &change.column);
    if (record_close(&record))
        DRAFT_ADD(draft, changes, change);
}

/* Without an end a notice counts half an hour from when it was said, as near as that is known. */
static struct instant guess_until(const struct draft *draft, struct instant from)
{
    struct instant said_at = from;

    if (!instant_is_given(said_at))
        said_at = draft->programme->updated_at;
    if (!instant_is_given(said_at))
        said_at = draft->options->now;
    return instant_is_given(said_at) ? instant_add(said_at, NOTICE_LENGTH_S) : INSTANT_NONE;
}

static void check_until(struct record *record, struct notice *notice)
{
    static const char expected[] = "until is missing; expected when the notice ends";
    struct json until = record_field(record, "until");

    if (!json_is_there(&until)) {
        notice->until = guess_until(record->draft, notice->from);
        if (instant_is_given(notice->until))
            record_complain(record, &record->json, PROBLEM_DOUBTED,
                            "%s, it is shown for %d minutes", expected, NOTICE_LENGTH_S / 60);
        else
            RECORD_REFUSE(record, &record->json, "%s", expected);
    } else if (instant_is_given(notice->until) &&
               instant_compare(notice->until, notice->from) <= 0) {
        RECORD_REFUSE(record, &until, "%.*s is not after from",
                      TEXT_ARG(record_describe(record, &until)));
    }
}

void native_read_notice(struct draft *draft, const struct sheet *sheet, const struct json *json)
{
    struct record record = record_open(draft, sheet, json);
    struct notice notice = {
        .id = record_id(&record, &draft->notice_ids),
        .severity = (enum notice_severity)record_choice(&record, "severity", NOTICE_SEVERITY_NAMES,
                                                        NOTICE_INFO, NOTICE_INFO),
        .text = record_required_localised(&record, "text"),
        .from = record_time(&record, "from"),
        .until = record_time(&record, "until"),
        .origin = record_origin(&record),
    };

    /* Not checked against `screens`: a display may name itself without being listed. */
    notice.screens = record_id_list(&record, "screens", NULL, "screen", &notice.screen_count);
    check_until(&record, &notice);
    RECORD_KEEP(&record, notices, notice_ids, notice);
}
