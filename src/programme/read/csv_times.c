/* csv_times: when a session in a sheet starts and ends, by up to five of its cells. */
#include "csv_times.h"

#include "schedule_times.h"

enum {
    DAY_MINUTES = 24 * 60,
    DAY_S = DAY_MINUTES * 60,
    NIGHT_S = 12 * 3600 /* an end before the start is one after midnight, if it is so near */
};

static const char A_DATE[] = "a date such as 2025-11-20 or 20.11.2025";
static const char A_TIME[] = "a time such as 10:00";

static bool is_day(const struct csv_moment *moment)
{
    struct civil day = moment->time.civil;

    return moment->has_date &&
           civil_is_valid((struct civil){.year = day.year, .month = day.month, .day = day.day});
}

static int clock_minutes(const struct csv_moment *moment)
{
    return moment->time.civil.hour * 60 + moment->time.civil.minute;
}

bool csv_read_heading(const struct csv_sheet *csv, struct csv_days *days)
{
    struct text only = {0}, cell;
    struct csv_moment moment;

    for (size_t i = 0; i < csv->row.count; i++) {
        cell = csv_cell(&csv->row, i, csv->scratch);
        if (cell.size && only.size)
            return false;
        only = cell.size ? cell : only;
    }
    if (!csv_moment_read(only, &moment) || !is_day(&moment) || moment.time.has_time)
        return false;
    days->day = moment.time.civil;
    days->is_known = true;
    return true;
}

/* False: the cell holds something else. Then the day above is not that of the rows below either. */
static bool read_day(struct csv_sheet *csv, struct csv_days *days)
{
    struct text value = csv_value(csv, CSV_DATE);
    struct csv_moment moment;

    if (!value.size)
        return true;
    days->is_known = csv_moment_read(value, &moment) && is_day(&moment);
    if (!days->is_known) {
        csv_complain(csv, PROBLEM_DROPPED, CSV_DATE, A_DATE);
        return false;
    }
    days->day = moment.time.civil;
    return true;
}

static struct civil on_day(struct civil day, int minutes)
{
    struct civil civil = civil_from_day_number(civil_day_number(day) + minutes / DAY_MINUTES);

    civil.hour = minutes % DAY_MINUTES / 60;
    civil.minute = minutes % 60;
    return civil;
}

/* The cell of the start may name the day as well. False: when it is cannot be told. */
static bool read_start(struct csv_sheet *csv, struct csv_days *days, struct csv_moment *start)
{
    bool has_column = csv_find_column(&csv->header, CSV_DATE) >= 0;

    if (!csv_moment_read(csv_value(csv, CSV_START), start) || !start->time.has_time ||
        (start->has_date && !is_day(start))) {
        csv_complain(csv, PROBLEM_DROPPED, CSV_START,
                     has_column ? A_TIME : "a time such as 2025-11-20 10:00");
        return false;
    }
    if (start->has_date) {
        days->day = start->time.civil;
        days->is_known = true;
        start->time.civil = on_day(days->day, clock_minutes(start));
        return true;
    }
    if (!days->is_known) {
        csv_complain(csv, PROBLEM_DROPPED, has_column ? CSV_DATE : CSV_START,
                     has_column ? A_DATE : "a time such as 2025-11-20 10:00");
        return false;
    }
    days->borrowed += !csv_value(csv, CSV_DATE).size;
    start->time.civil = on_day(days->day, clock_minutes(start));
    return true;
}

/* On the day of the start or, past midnight, on the next one. */
static struct instant end_by_clock(const struct csv_sheet *csv, const struct csv_moment *start,
                                   struct instant starts_at, int minutes)
{
    struct written_time time = start->time;
    struct instant ends_at;
    int64_t length_s;

    time.civil = on_day(time.civil, minutes);
    ends_at = import_instant(&csv->import, time);
    length_s = instant_between(starts_at, ends_at);
    return length_s < 0 && length_s + DAY_S <= NIGHT_S ? instant_add(ends_at, DAY_S) : ends_at;
}

static struct instant read_end_cell(struct csv_sheet *csv, const struct csv_moment *start,
                                    struct instant starts_at)
{
    struct csv_moment end, beside;

    if (!csv_moment_read(csv_value(csv, CSV_END), &end) || !end.time.has_time ||
        (end.has_date && !is_day(&end))) {
        csv_complain(csv, PROBLEM_DOUBTED, CSV_END, "a time such as 11:30; the end is guessed");
        return INSTANT_NONE;
    }
    if (!end.has_date &&
        (!csv_moment_read(csv_value(csv, CSV_END_DATE), &beside) || !is_day(&beside)))
        return end_by_clock(csv, start, starts_at, clock_minutes(&end));
    end.time.civil = on_day(end.has_date ? end.time.civil : beside.time.civil, clock_minutes(&end));
    return import_instant(&csv->import, end.time);
}

static struct instant read_length(struct csv_sheet *csv, struct instant starts_at)
{
    int64_t seconds;

    if (schedule_length(csv_value(csv, CSV_MINUTES), &seconds))
        return instant_add(starts_at, seconds);
    csv_complain(csv, PROBLEM_DOUBTED, CSV_MINUTES, "a number of minutes; the end is guessed");
    return INSTANT_NONE;
}

static struct instant read_end(struct csv_sheet *csv, const struct csv_moment *start,
                               struct instant starts_at)
{
    if (csv_value(csv, CSV_END).size)
        return read_end_cell(csv, start, starts_at);
    if (csv_value(csv, CSV_MINUTES).size)
        return read_length(csv, starts_at);
    return start->has_end ? end_by_clock(csv, start, starts_at, start->end_minutes) : INSTANT_NONE;
}

bool csv_read_times(struct csv_sheet *csv, struct csv_days *days, struct session *session)
{
    struct csv_moment start;

    if (!read_day(csv, days) || !read_start(csv, days, &start))
        return false;
    session->planned_starts_at = import_instant(&csv->import, start.time);
    session->planned_ends_at = read_end(csv, &start, session->planned_starts_at);
    return true;
}
