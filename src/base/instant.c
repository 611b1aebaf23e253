/* instant: the calendar. How people write moments is read in written_time.c. */
#include "base/instant.h"

enum {
    DAY_S = 24 * 60 * 60,
    DAYS_IN_400_YEARS = 146097,
    /* Days from 0000-03-01, where the leap day ends the year, to 1970-01-01. */
    DAYS_TO_1970 = 719468,
    /* 0001-01-01 and 9999-12-31, as day numbers: nothing else fits into four digits. */
    FIRST_DAY = -719162,
    LAST_DAY = 2932896
};

static int64_t divide_down(int64_t number, int64_t by)
{
    return number / by - (number % by < 0);
}

bool instant_is_given(struct instant instant)
{
    return instant.seconds != INT64_MIN;
}

int instant_compare(struct instant a, struct instant b)
{
    return a.seconds < b.seconds ? -1 : a.seconds > b.seconds;
}

struct instant instant_add(struct instant instant, int64_t seconds)
{
    struct instant sum;

    if (!instant_is_given(instant))
        return instant;
    if (__builtin_add_overflow(instant.seconds, seconds, &sum.seconds) || !instant_is_given(sum))
        sum.seconds = seconds < 0 ? INT64_MIN + 1 : INT64_MAX;
    return sum;
}

int64_t instant_between(struct instant earlier, struct instant later)
{
    int64_t seconds;

    if (__builtin_sub_overflow(later.seconds, earlier.seconds, &seconds))
        return later.seconds < earlier.seconds ? INT64_MIN : INT64_MAX;
    return seconds;
}

static int64_t seconds_of_day(struct civil civil)
{
    int second = civil.second == 60 ? 59 : civil.second;

    return (int64_t)civil.hour * 3600 + (int64_t)civil.minute * 60 + second;
}

struct instant instant_from_civil(struct civil civil, int offset_s)
{
    return (struct instant){civil_day_number(civil) * DAY_S + seconds_of_day(civil) - offset_s};
}

struct civil civil_from_instant(struct instant instant, int offset_s)
{
    struct instant local = instant_add(instant, offset_s);
    int64_t day_number = divide_down(local.seconds, DAY_S);
    struct civil civil = civil_from_day_number(day_number);
    int second = (int)((local.seconds % DAY_S + DAY_S) % DAY_S);

    civil.hour = second / 3600;
    civil.minute = second / 60 % 60;
    civil.second = second % 60;
    return civil;
}

static bool is_leap_year(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && is_leap_year(year));
}

bool civil_is_valid(struct civil civil)
{
    if (civil.year < 1970 || civil.year > 2100 || civil.month < 1 || civil.month > 12)
        return false;
    if (civil.day < 1 || civil.day > days_in_month(civil.year, civil.month))
        return false;
    return civil.hour >= 0 && civil.hour <= 23 && civil.minute >= 0 && civil.minute <= 59 &&
           civil.second >= 0 && civil.second <= 60;
}

int civil_weekday(struct civil civil)
{
    int64_t day_number = civil_day_number(civil) + 3; /* 1970-01-01 was a Thursday */

    return (int)(day_number - divide_down(day_number, 7) * 7);
}

/* Years are counted from March, so that the leap day comes last and months have a regular length:
 * five months, March to July as August to December, have 153 days. */
int64_t civil_day_number(struct civil civil)
{
    int64_t year = (int64_t)civil.year - (civil.month <= 2);
    int64_t month = (civil.month + 9) % 12;
    int64_t day_of_year = (153 * month + 2) / 5 + civil.day - 1;
    int64_t leap_days = divide_down(year, 4) - divide_down(year, 100) + divide_down(year, 400);

    return year * 365 + leap_days + day_of_year - DAYS_TO_1970;
}

struct civil civil_from_day_number(int64_t day_number)
{
    int64_t since_march, cycle, day, year, month;
    struct civil civil = {0};

    if (day_number < FIRST_DAY)
        day_number = FIRST_DAY;
    if (day_number > LAST_DAY)
        day_number = LAST_DAY;

    since_march = day_number + DAYS_TO_1970;
    cycle = divide_down(since_march, DAYS_IN_400_YEARS);
    day = since_march - cycle * DAYS_IN_400_YEARS;
    /* Leap days before this day in the cycle are taken out; what remains has 365 days a year. */
    year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    day -= year * 365 + year / 4 - year / 100;
    month = (5 * day + 2) / 153;

    civil.day = (int)(day - (153 * month + 2) / 5 + 1);
    civil.month = (int)(month < 10 ? month + 3 : month - 9);
    civil.year = (int)(year + cycle * 400 + (civil.month <= 2));
    return civil;
}

struct text instant_to_rfc3339(struct arena *arena, struct instant instant, int offset_s)
{
    int offset_minutes = offset_s / 60; /* seconds of an offset cannot be written */
    int minutes = offset_minutes < 0 ? -offset_minutes : offset_minutes;
    struct civil civil = civil_from_instant(instant, offset_minutes * 60);
    struct text local = text_format(arena, "%04d-%02d-%02dT%02d:%02d:%02d", civil.year, civil.month,
                                    civil.day, civil.hour, civil.minute, civil.second);

    if (minutes == 0)
        return text_format(arena, "%.*sZ", TEXT_ARG(local));
    return text_format(arena, "%.*s%c%02d:%02d", TEXT_ARG(local), offset_minutes < 0 ? '-' : '+',
                       minutes / 60, minutes % 60);
}
