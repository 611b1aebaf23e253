/* calendar_rule: on which days an RRULE falls.
 *
 * Computed here and not by libical, whose iterator cannot be stopped: a rule that never falls on
 * any day keeps it for minutes. This one looks at days, and only at as many as it is given.
 */
#ifndef PROGRAMME_READ_CALENDAR_RULE_H
#define PROGRAMME_READ_CALENDAR_RULE_H

#include "base/text.h"
#include "calendar_lines.h"

enum { RULE_PARTS = 32 /* of one list in a rule */ };

enum rule_period { RULE_DAILY, RULE_WEEKLY, RULE_MONTHLY, RULE_YEARLY };

struct rule_weekday {
    int weekday; /* 0 Monday … 6 Sunday */
    int ordinal; /* 2: the second, -1: the last; 0: each of them */
};

struct rule_list {
    int items[RULE_PARTS];
    size_t count;
};

struct calendar_rule {
    enum rule_period period;
    int interval;
    int64_t count;              /* 0: not limited */
    struct calendar_time until; /* the last moment that may be meant; may not be given */
    struct rule_list months, month_days, year_days, positions;
    struct rule_weekday weekdays[RULE_PARTS];
    size_t weekday_count;
    int week_start;
};

/* False: *why says why the rule is not followed. */
bool calendar_rule_read(struct calendar_rule *rule, struct text text, const char **why);

/* False ends it. */
typedef bool visit_day(void *context, int64_t day);

/* Visits the days (since 1970-01-01) from `start` on, in order, of those between from and until.
 * The start itself is always the first of them. *days: how many may still be looked at. */
void calendar_rule_visit(const struct calendar_rule *rule, int64_t start, int64_t from,
                         int64_t until, int64_t *days, visit_day *visit, void *context);

#endif
