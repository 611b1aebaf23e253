/* calendar_sessions: which events count, how often, and what is shown of them.
 *
 * An UID should be one event's alone, and is not: rooms and whole programmes have one. So nothing
 * is left out for its UID but what a higher SEQUENCE replaces, and days of a series that stand
 * there once more by themselves, with a RECURRENCE-ID.
 */
#include "calendar_sessions.h"

#include "base/limits.h"
#include "calendar_rule.h"
#include "plain_text.h"

#include <string.h>

enum {
    DAY_S = 86400,
    WINDOW_DAYS_MOST = 92, /* of an event; a calendar of more is no conference's */
    WINDOW_DAYS = 31,      /* shown of such a one */
    TITLE_CHARACTERS = 80  /* of a description that stands for a title */
};

struct series {
    struct import *import;
    struct calendar *calendar;
    struct id_index latest, cancels, moved; /* by UID and RECURRENCE-ID, to events */
    int64_t from_day, until_day;            /* repeats are shown from, until */
    int64_t days;                           /* that may still be looked at */
    int repeats;                            /* that may still be shown */
    const struct calendar_event *event;     /* that is being repeated */
    struct instant until;
    bool is_full;
};

static struct instant instant_of(const struct series *series, const struct calendar_time *time)
{
    return calendar_instant(series->import, &series->calendar->zones, time);
}

/* By bytes: it is looked up several times for each event, and read by nobody. */
static struct text key_of(const struct series *series, struct text uid, struct instant recurrence,
                          struct instant start)
{
    const int64_t moments[] = {recurrence.seconds, start.seconds};
    char *key = ARENA_ARRAY(series->calendar->zones.scratch, char, uid.size + sizeof moments);

    memcpy(key, moments, sizeof moments);
    if (uid.size)
        memcpy(key + sizeof moments, uid.data, uid.size);
    return (struct text){key, uid.size + sizeof moments};
}

/* Of two with one key the one with the higher SEQUENCE counts. */
static void index_event(struct series *series, struct id_index *index, struct text key, int number)
{
    int other = id_index_find(index, key);

    if (other < 0 ||
        series->calendar->events[other].sequence < series->calendar->events[number].sequence)
        id_index_add(index, series->calendar->zones.scratch, key, number);
}

static void index_events(struct series *series)
{
    const struct calendar *calendar = series->calendar;

    for (size_t i = 0; i < calendar->count; i++) {
        const struct calendar_event *event = &calendar->events[i];
        struct instant recurrence = instant_of(series, &event->recurrence_id);
        struct text key = key_of(series, event->uid, recurrence, INSTANT_NONE);

        if (!event->uid.size)
            continue;
        if (event->start.is_given)
            index_event(series, &series->latest, key, (int)i);
        if (event->start.is_given && instant_is_given(recurrence))
            index_event(series, &series->moved, key, (int)i);
        if (event->is_cancelled)
            index_event(series, &series->cancels,
                        key_of(series, event->uid, recurrence, instant_of(series, &event->start)),
                        (int)i);
    }
}

/* What was cancelled without its start is meant by its UID alone. */
static bool cancels(const struct series *series, const struct calendar_event *event,
                    struct instant recurrence, struct instant start)
{
    int by = -1;

    if (series->cancels.count && event->uid.size)
        by = id_index_find(&series->cancels, key_of(series, event->uid, recurrence, start));
    return by >= 0 && series->calendar->events[by].sequence >= event->sequence;
}

static bool is_cancelled(const struct series *series, const struct calendar_event *event,
                         struct instant start)
{
    struct instant recurrence = instant_of(series, &event->recurrence_id);

    return event->is_cancelled || cancels(series, event, recurrence, start) ||
           cancels(series, event, recurrence, INSTANT_NONE) ||
           cancels(series, event, INSTANT_NONE, INSTANT_NONE) ||
           cancels(series, event, start, INSTANT_NONE);
}

static struct import_place place_of(const struct series *series, const struct calendar_event *event)
{
    return (struct import_place){
        text_format(series->calendar->zones.scratch, "VEVENT[%d]", event->index), event->line};
}

/* By the clock of its start; INSTANT_NONE: it is not said when it ends. */
static struct instant end_of(const struct series *series, const struct calendar_event *event,
                             struct instant start)
{
    struct instant first = instant_of(series, &event->start);
    struct instant end = instant_of(series, &event->end);
    int64_t seconds;

    if (instant_is_given(end) && instant_is_given(first))
        return instant_add(start, instant_between(first, end));
    if (event->duration.size && calendar_duration(event->duration, &seconds))
        return instant_add(start, seconds);
    if (event->duration.size || event->end.is_given)
        import_complain(series->import, PROBLEM_DOUBTED, place_of(series, event),
                        "its end cannot be understood and is guessed");
    return INSTANT_NONE;
}

/* The first of several: a session has one track. */
static struct text first_category(struct text categories)
{
    size_t i = 0;

    while (i < categories.size && categories.data[i] != ',')
        i += categories.data[i] == '\\' ? 2 : 1;
    return text_slice(categories, 0, i);
}

static void read_words(const struct series *series, const struct calendar_event *event,
                       struct session *session)
{
    struct import *import = series->import;
    struct arena *scratch = series->calendar->zones.scratch;
    struct text location = calendar_text(scratch, event->location);
    uint32_t colour;
    bool has_colour = calendar_colour(event->colour, &colour);

    session->title = import_text(import, calendar_text(scratch, event->summary));
    session->abstract = import_text(import, calendar_text(scratch, event->description));
    session->url = import_url(import, TEXT(""), event->url);
    if (!session->url.size)
        session->url = import_url(import, TEXT(""), event->conference);
    session->planned_room = import_room(import, location);
    session->track = import_track(import, calendar_text(scratch, first_category(event->categories)),
                                  has_colour ? &colour : NULL);
}

/* What stands where a title is missing. */
static struct text words_instead(const struct series *series, const struct calendar_event *event)
{
    struct arena *scratch = series->calendar->zones.scratch;

    return plain_text_cut(scratch, plain_text(scratch, calendar_text(scratch, event->description)),
                          TITLE_CHARACTERS);
}

/* The UID for what stands there itself; each repeat has the moment it was planned for as well. */
static struct text id_of(const struct series *series, const struct calendar_event *event,
                         struct instant repeat)
{
    struct arena *scratch = series->calendar->zones.scratch;
    struct instant planned = instant_of(series, &event->recurrence_id);
    struct text moment;

    if (!instant_is_given(planned))
        planned = repeat;
    if (!event->uid.size || !instant_is_given(planned))
        return event->uid;
    moment = instant_to_rfc3339(scratch, planned, 0);
    return text_format(scratch, "%.*s@%.*s", TEXT_ARG(event->uid), TEXT_ARG(moment));
}

/* repeat: the moment itself for one of a series; INSTANT_NONE for the first. */
static void add_session(const struct series *series, const struct calendar_event *event,
                        struct instant start, struct instant repeat)
{
    struct session session = import_session();
    const struct calendar_time *modified = &event->modified;

    session.planned_starts_at = start;
    if (instant_is_given(start))
        session.planned_ends_at = end_of(series, event, start);
    read_words(series, event, &session);
    if (is_cancelled(series, event, start)) {
        import_mark(&session, CHANGE_CANCELLED);
        session.changed_at = instant_of(series, modified);
    }
    import_add(series->import, &session, id_of(series, event, repeat), words_instead(series, event),
               place_of(series, event));
}

/* A day that has no hours is no row among the sessions, but a line for as long as it lasts. */
static void add_notice(const struct series *series, const struct calendar_event *event,
                       struct instant start, struct instant repeat)
{
    struct import *import = series->import;
    struct draft *draft = import->draft;
    struct text key = id_of(series, event, repeat), source = import->sheet->document->source_id;
    struct notice notice = {.severity = NOTICE_INFO, .from = start};
    struct text summary = calendar_text(series->calendar->zones.scratch, event->summary);

    notice.text = import_text(import, summary);
    if (!notice.text.count)
        notice.text = import_text(import, words_instead(series, event));
    notice.until = end_of(series, event, start);
    if (!instant_is_given(notice.until) || instant_compare(notice.until, start) <= 0)
        notice.until = instant_add(start, DAY_S);
    notice.id = draft_keep(draft, text_format(draft->scratch, "%.*s%s%.*s@%lld", TEXT_ARG(source),
                                              source.size ? ":" : "", TEXT_ARG(key),
                                              (long long)start.seconds));
    if (is_cancelled(series, event, start) || draft->notices.count >= LIMIT_RECORDS ||
        !notice.text.count || id_index_find(&draft->notice_ids, notice.id) >= 0) {
        import_complain(import, PROBLEM_NOTE, place_of(series, event),
                        "lasts all day and is cancelled, without words, there twice, or too much; "
                        "it is not shown");
        return;
    }
    notice.origin =
        (struct origin){import->sheet->index, draft_keep(draft, place_of(series, event).path)};
    DRAFT_ADD(draft, notices, notice);
    id_index_add(&draft->notice_ids, draft->scratch, notice.id, (int)draft->notices.count - 1);
}

static void add_one(const struct series *series, const struct calendar_event *event,
                    struct instant start, struct instant repeat)
{
    bool lasts_all_day = event->start.is_date && instant_is_given(start);

    if (instant_is_given(repeat) && !lasts_all_day)
        series->import->repeats++;
    if (!instant_is_given(repeat) && lasts_all_day)
        series->import->others++;
    if (lasts_all_day)
        add_notice(series, event, start, repeat);
    else
        add_session(series, event, start, repeat);
}

static bool is_excepted(const struct series *series, const struct calendar_event *event,
                        struct instant start, struct civil civil)
{
    for (size_t i = 0; i < event->except.count; i++) {
        const struct calendar_time *time = &event->except.items[i];

        if (time->is_date ? civil_day_number(time->civil) == civil_day_number(civil)
                          : instant_compare(instant_of(series, time), start) == 0)
            return true;
    }
    return event->uid.size && series->moved.count &&
           !instant_is_given(instant_of(series, &event->recurrence_id)) &&
           id_index_find(&series->moved, key_of(series, event->uid, start, INSTANT_NONE)) >= 0;
}

static bool is_full(struct series *series)
{
    if (series->repeats > 0 && series->days > 0)
        return false;
    if (!series->is_full)
        import_complain(series->import, PROBLEM_DOUBTED, place_of(series, series->event),
                        "more than %d repeats are too many; the rest is not shown", LIMIT_REPEATS);
    series->is_full = true;
    return true;
}

static bool add_repeat(void *context, int64_t day)
{
    struct series *series = context;
    const struct calendar_event *event = series->event;
    struct calendar_time time = event->start;
    struct civil civil = civil_from_day_number(day);
    struct instant start;

    time.civil.year = civil.year;
    time.civil.month = civil.month;
    time.civil.day = civil.day;
    start = instant_of(series, &time);
    if (instant_is_given(series->until) && instant_compare(start, series->until) > 0)
        return false;
    if (civil_day_number(event->start.civil) == day || is_excepted(series, event, start, civil))
        return true;
    if (is_full(series))
        return false;
    series->repeats--;
    add_one(series, event, start, start);
    return true;
}

/* A day alone means the whole of it. */
static struct instant last_moment(const struct series *series, const struct calendar_rule *rule)
{
    struct calendar_time until = rule->until;

    if (!until.is_given)
        return INSTANT_NONE;
    if (until.is_date)
        return instant_add(instant_of(series, &until), DAY_S - 1);
    until.zone = series->event->start.zone;
    return instant_of(series, &until);
}

static void add_repeats(struct series *series)
{
    const struct calendar_event *event = series->event;
    struct calendar_rule rule;
    const char *why = "";

    if (!calendar_rule_read(&rule, event->rule, &why)) {
        import_complain(series->import, PROBLEM_DOUBTED, place_of(series, event),
                        "%s; only the first is shown", why);
        return;
    }
    series->until = last_moment(series, &rule);
    calendar_rule_visit(&rule, civil_day_number(event->start.civil), series->from_day,
                        series->until_day, &series->days, add_repeat, series);
    (void)is_full(series); /* says so when the days are used up */
}

static void add_dates(struct series *series)
{
    const struct calendar_event *event = series->event;

    for (size_t i = 0; i < event->also.count; i++) {
        const struct calendar_time *time = &event->also.items[i];
        struct instant start = instant_of(series, time);

        if (is_excepted(series, event, start, time->civil))
            continue;
        if (is_full(series))
            return;
        series->repeats--;
        add_one(series, event, start, start);
    }
}

static bool is_replaced(const struct series *series, const struct calendar_event *event)
{
    struct instant recurrence = instant_of(series, &event->recurrence_id);
    int latest =
        id_index_find(&series->latest, key_of(series, event->uid, recurrence, INSTANT_NONE));

    return latest >= 0 && series->calendar->events[latest].sequence > event->sequence;
}

static void add_event(struct series *series, const struct calendar_event *event)
{
    struct import *import = series->import;
    struct instant start = instant_of(series, &event->start);

    if (!event->start.is_given) {
        if (!event->is_cancelled)
            import_complain(import, PROBLEM_DROPPED, place_of(series, event),
                            "has no DTSTART; it is not shown");
        return;
    }
    if (is_replaced(series, event)) {
        import->others++;
        import_complain(import, PROBLEM_NOTE, place_of(series, event),
                        "is replaced by one of a higher SEQUENCE");
        return;
    }
    series->event = event;
    if (instant_is_given(start) && is_excepted(series, event, start, event->start.civil))
        import->others++;
    else
        add_one(series, event, start, INSTANT_NONE);
    if (instant_is_given(start) && event->rule.size)
        add_repeats(series);
    if (instant_is_given(start))
        add_dates(series);
}

/* Days of the event: of everything that does not repeat, and one before and after. A calendar that
 * is none of a few days shows the weeks that are now, or its first ones. */
static void choose_window(struct series *series)
{
    const struct calendar *calendar = series->calendar;
    struct instant now = series->import->draft->options->now;
    int64_t first = INT64_MAX, last = INT64_MIN, earliest = INT64_MAX;

    for (size_t i = 0; i < calendar->count; i++) {
        const struct calendar_event *event = &calendar->events[i];
        int64_t day = event->start.is_valid ? civil_day_number(event->start.civil) : INT64_MAX;

        earliest = day < earliest ? day : earliest;
        if (day == INT64_MAX || event->rule.size)
            continue;
        first = day < first ? day : first;
        last = day > last ? day : last;
    }
    if (first > last || last - first > WINDOW_DAYS_MOST) {
        first = instant_is_given(now) ? now.seconds / DAY_S : earliest;
        last = first == INT64_MAX ? first - 1 : first + WINDOW_DAYS;
    }
    series->from_day = first - 1;
    series->until_day = last + 1;
}

void calendar_add_sessions(struct import *import, struct calendar *calendar)
{
    struct series series = {.import = import,
                            .calendar = calendar,
                            .days = LIMIT_REPEAT_DAYS,
                            .repeats = LIMIT_REPEATS};

    index_events(&series);
    choose_window(&series);
    for (size_t i = 0; i < calendar->count; i++)
        add_event(&series, &calendar->events[i]);
}
