/* calendar_rule: RFC 5545, section 3.3.10, for rules of days and slower. */
#include "calendar_rule.h"

#include <stdlib.h>

enum { INTERVAL_MOST = 10000, COUNT_MOST = 1000000, YEAR_DAYS = 366 };

static bool read_period(struct calendar_rule *rule, struct text value, const char **why)
{
    static const char *const names[] = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};

    for (int i = 0; i < 4; i++)
        if (calendar_is(value, names[i])) {
            rule->period = (enum rule_period)i;
            return true;
        }
    *why = "repeats more often than daily";
    return false;
}

/* "-1", "+2", "15" */
static bool read_signed(struct text text, int most, int *number)
{
    bool is_negative = text.size && *text.data == '-';
    uint64_t read;

    if (text.size && (is_negative || *text.data == '+'))
        text = text_slice(text, 1, text.size);
    if (!text_to_number(text, (uint64_t)most, &read) || !read)
        return false;
    *number = is_negative ? -(int)read : (int)read;
    return true;
}

static bool read_list(struct rule_list *list, struct text value, int most)
{
    struct text part;

    while (text_split(&value, ',', &part))
        if (list->count == RULE_PARTS ||
            !read_signed(text_trim(part), most, &list->items[list->count++]))
            return false;
    return list->count;
}

static bool read_weekday(struct text text, struct rule_weekday *weekday)
{
    static const char *const names[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    struct text ordinal = text;

    if (text.size < 2)
        return false;
    ordinal.size = text.size - 2;
    if (ordinal.size && !read_signed(ordinal, 53, &weekday->ordinal))
        return false;
    for (int i = 0; i < 7; i++)
        if (calendar_is(text_slice(text, text.size - 2, text.size), names[i])) {
            weekday->weekday = i;
            return true;
        }
    return false;
}

static bool read_weekdays(struct calendar_rule *rule, struct text value)
{
    struct text part;

    while (text_split(&value, ',', &part))
        if (rule->weekday_count == RULE_PARTS ||
            !read_weekday(text_trim(part), &rule->weekdays[rule->weekday_count++]))
            return false;
    return rule->weekday_count;
}

static bool read_count(struct text value, uint64_t most, uint64_t *number)
{
    return text_to_number(value, most, number) && *number;
}

static bool read_part(struct calendar_rule *rule, struct text key, struct text value)
{
    struct rule_weekday week_start = {0};
    uint64_t number;

    if (calendar_is(key, "INTERVAL")) {
        if (!read_count(value, INTERVAL_MOST, &number))
            return false;
        rule->interval = (int)number;
        return true;
    }
    if (calendar_is(key, "COUNT")) {
        if (!read_count(value, COUNT_MOST, &number))
            return false;
        rule->count = (int64_t)number;
        return true;
    }
    if (calendar_is(key, "UNTIL")) {
        rule->until = calendar_time(&(struct calendar_line){0}, value);
        return rule->until.is_valid;
    }
    if (calendar_is(key, "WKST")) {
        if (!read_weekday(value, &week_start))
            return false;
        rule->week_start = week_start.weekday;
        return true;
    }
    if (calendar_is(key, "BYMONTH"))
        return read_list(&rule->months, value, 12);
    if (calendar_is(key, "BYMONTHDAY"))
        return read_list(&rule->month_days, value, 31);
    if (calendar_is(key, "BYYEARDAY"))
        return read_list(&rule->year_days, value, YEAR_DAYS);
    if (calendar_is(key, "BYSETPOS"))
        return read_list(&rule->positions, value, YEAR_DAYS);
    return calendar_is(key, "BYDAY") && read_weekdays(rule, value);
}

bool calendar_rule_read(struct calendar_rule *rule, struct text text, const char **why)
{
    struct text part, key;
    bool has_period = false;

    *rule = (struct calendar_rule){.interval = 1};
    while (text_split(&text, ';', &part)) {
        part = text_trim(part);
        if (!part.size)
            continue;
        *why = "has a rule of repetition that is not understood";
        if (!text_split(&part, '=', &key))
            return false;
        if (calendar_is(key, "FREQ")) {
            has_period = read_period(rule, part, why);
            if (!has_period)
                return false;
        } else if (!read_part(rule, key, part)) {
            return false;
        }
    }
    return has_period;
}

static int month_length(int year, int month)
{
    struct civil first = {.year = year, .month = month, .day = 1};
    struct civil next = {.year = year + month / 12, .month = month % 12 + 1, .day = 1};

    return (int)(civil_day_number(next) - civil_day_number(first));
}

/* Is `at`, counted from 1 of `length`, one of those listed? Negative ones count from the end. */
static bool lists(const struct rule_list *list, int at, int length)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == at || list->items[i] == at - length - 1)
            return true;
    return false;
}

/* A day, and where it stands in its month and year. */
struct day {
    struct civil civil;
    int weekday, month_days, year_day, year_days;
};

static struct day describe(int64_t number)
{
    struct day day = {.civil = civil_from_day_number(number)};
    struct civil first = {.year = day.civil.year, .month = 1, .day = 1};
    struct civil next = {.year = day.civil.year + 1, .month = 1, .day = 1};

    day.weekday = civil_weekday(day.civil);
    day.month_days = month_length(day.civil.year, day.civil.month);
    day.year_day = (int)(number - civil_day_number(first)) + 1;
    day.year_days = (int)(civil_day_number(next) - civil_day_number(first));
    return day;
}

/* "2SA" counts within the month, or, in a yearly rule that names no month, within the year. */
static bool is_weekday(const struct calendar_rule *rule, const struct day *day)
{
    bool in_year = rule->period == RULE_YEARLY && !rule->months.count;
    int at = in_year ? day->year_day : day->civil.day;
    int length = in_year ? day->year_days : day->month_days;

    for (size_t i = 0; i < rule->weekday_count; i++) {
        const struct rule_weekday *weekday = &rule->weekdays[i];
        int ordinal = weekday->ordinal;

        if (weekday->weekday != day->weekday)
            continue;
        if (!ordinal || ordinal == (at - 1) / 7 + 1 || -ordinal == (length - at) / 7 + 1)
            return true;
    }
    return false;
}

/* What a rule leaves open is as on the first day. */
static bool is_like_the_first(const struct calendar_rule *rule, const struct day *day,
                              const struct day *first)
{
    if (rule->period == RULE_WEEKLY)
        return day->weekday == first->weekday;
    if (rule->period == RULE_MONTHLY)
        return day->civil.day == first->civil.day;
    if (rule->period == RULE_YEARLY)
        return day->civil.day == first->civil.day &&
               (rule->months.count || day->civil.month == first->civil.month);
    return true;
}

static bool matches(const struct calendar_rule *rule, int64_t number, const struct day *first)
{
    struct civil civil = civil_from_day_number(number);
    struct day day;

    if (rule->months.count && !lists(&rule->months, civil.month, 12))
        return false;
    day = describe(number);
    if (rule->year_days.count && !lists(&rule->year_days, day.year_day, day.year_days))
        return false;
    if (rule->month_days.count && !lists(&rule->month_days, day.civil.day, day.month_days))
        return false;
    if (rule->weekday_count)
        return is_weekday(rule, &day);
    return rule->year_days.count || rule->month_days.count || is_like_the_first(rule, &day, first);
}

/* The number of the day, week, month or year that a day is in. */
static int64_t period_of(const struct calendar_rule *rule, int64_t day)
{
    struct civil civil = civil_from_day_number(day);

    switch (rule->period) {
    case RULE_DAILY:
        return day;
    case RULE_WEEKLY: /* 1970-01-01 was a Thursday */
        return (day + 3 - rule->week_start + 700000) / 7;
    case RULE_MONTHLY:
        return (int64_t)civil.year * 12 + civil.month - 1;
    case RULE_YEARLY:
        break;
    }
    return civil.year;
}

static int64_t period_start(const struct calendar_rule *rule, int64_t period)
{
    struct civil first = {.year = (int)period, .month = 1, .day = 1};

    switch (rule->period) {
    case RULE_DAILY:
        return period;
    case RULE_WEEKLY:
        return period * 7 - 700000 - 3 + rule->week_start;
    case RULE_MONTHLY:
        first.year = (int)(period / 12);
        first.month = (int)(period % 12) + 1;
        break;
    case RULE_YEARLY:
        break;
    }
    return civil_day_number(first);
}

/* The days of a period that the rule falls on, as far as BYSETPOS wants them. */
static size_t list_days(const struct calendar_rule *rule, int64_t period, const struct day *first,
                        int64_t days[YEAR_DAYS])
{
    int64_t end = period_start(rule, period + 1);
    size_t count = 0, kept = 0;

    for (int64_t day = period_start(rule, period); day < end; day++)
        if (matches(rule, day, first))
            days[count++] = day;
    for (size_t i = 0; i < count; i++)
        if (!rule->positions.count || lists(&rule->positions, (int)i + 1, (int)count))
            days[kept++] = days[i];
    return kept;
}

void calendar_rule_visit(const struct calendar_rule *rule, int64_t start, int64_t from,
                         int64_t until, int64_t *days, visit_day *visit, void *context)
{
    int64_t found[YEAR_DAYS], first_period = period_of(rule, start), period = first_period;
    struct day first = describe(start);
    int64_t left = rule->count ? rule->count - 1 : INT64_MAX;

    if (start >= from && start <= until && !visit(context, start))
        return;
    /* Where nobody counts, the time before is skipped. */
    if (!rule->count && from > start)
        period += (period_of(rule, from) - first_period) / rule->interval * rule->interval;
    for (; period_start(rule, period) <= until && *days > 0; period += rule->interval) {
        size_t count = list_days(rule, period, &first, found);

        *days -= period_start(rule, period + 1) - period_start(rule, period);
        for (size_t i = 0; i < count; i++) {
            if (found[i] <= start)
                continue;
            if (left-- <= 0 || found[i] > until || (found[i] >= from && !visit(context, found[i])))
                return;
        }
    }
}
