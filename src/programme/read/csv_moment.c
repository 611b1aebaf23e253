/* csv_moment: a small scanner; each take_ moves on only when it found what it looked for. */
#include "csv_times.h"

enum { HOUR_MINUTES = 60, NOON_HOURS = 12, DAY_HOURS = 24 };

static bool take_number(struct text *rest, size_t least, size_t most, int *number)
{
    size_t size = 0;
    uint64_t value;

    while (size < rest->size && rest->data[size] >= '0' && rest->data[size] <= '9')
        size++;
    if (size < least || size > most || !text_to_number(text_slice(*rest, 0, size), 9999, &value))
        return false;
    *number = (int)value;
    *rest = text_slice(*rest, size, rest->size);
    return true;
}

static bool take_text(struct text *rest, struct text what)
{
    if (!text_starts_with(*rest, what))
        return false;
    *rest = text_slice(*rest, what.size, rest->size);
    return true;
}

static bool take_date(struct text *rest, struct civil *date)
{
    struct text year_first = *rest, day_first = *rest;
    struct civil found = {0};

    if (take_number(&year_first, 4, 4, &found.year) && take_text(&year_first, TEXT("-")) &&
        take_number(&year_first, 1, 2, &found.month) && take_text(&year_first, TEXT("-")) &&
        take_number(&year_first, 1, 2, &found.day)) {
        *rest = year_first;
    } else if (take_number(&day_first, 1, 2, &found.day) && take_text(&day_first, TEXT(".")) &&
               take_number(&day_first, 1, 2, &found.month) && take_text(&day_first, TEXT(".")) &&
               take_number(&day_first, 4, 4, &found.year)) {
        *rest = day_first;
    } else {
        return false;
    }
    *date = found;
    return true;
}

static bool take_half(struct text *rest, const char *small, const char *large)
{
    struct text trimmed = text_trim(*rest);

    if (!take_text(&trimmed, text_from(small)) && !take_text(&trimmed, text_from(large)))
        return false;
    *rest = trimmed;
    return true;
}

/* Of twelve hours twice a day. False: an hour that this clock does not have. */
static bool take_half_of_day(struct text *rest, int *hour)
{
    bool is_morning = take_half(rest, "am", "AM");
    bool is_evening = !is_morning && take_half(rest, "pm", "PM");

    if (!is_morning && !is_evening)
        return true;
    if (*hour < 1 || *hour > NOON_HOURS)
        return false;
    *hour = *hour % NOON_HOURS + (is_evening ? NOON_HOURS : 0);
    return true;
}

static bool take_colon(struct text *rest)
{
    return take_text(rest, TEXT(":")) || take_text(rest, TEXT("."));
}

/* In minutes; 24:00 is the end of the day. Seconds are read and left out. */
static bool take_clock(struct text *rest, int *minutes)
{
    struct text after = *rest, behind_seconds;
    int hour, minute, second = 0;

    if (!take_number(&after, 1, 2, &hour) || !take_colon(&after) ||
        !take_number(&after, 2, 2, &minute))
        return false;
    behind_seconds = after;
    if (take_colon(&behind_seconds) && take_number(&behind_seconds, 2, 2, &second))
        after = behind_seconds;
    if (!take_half_of_day(&after, &hour) || minute > 59 || second > 59 ||
        hour * HOUR_MINUTES + minute > DAY_HOURS * HOUR_MINUTES)
        return false;
    *minutes = hour * HOUR_MINUTES + minute;
    *rest = after;
    return true;
}

static bool take_dash(struct text *rest)
{
    *rest = text_trim(*rest);
    if (!take_text(rest, TEXT("-")) && !take_text(rest, TEXT("–")) && !take_text(rest, TEXT("—")))
        return false;
    *rest = text_trim(*rest);
    return true;
}

bool csv_moment_read(struct text cell, struct csv_moment *moment)
{
    struct text rest = text_trim(cell);
    int minutes = 0;

    *moment = (struct csv_moment){0};
    if (written_time_from_rfc3339(rest, &moment->time)) {
        moment->has_date = true;
        return true;
    }
    moment->time = (struct written_time){0};
    moment->has_date = take_date(&rest, &moment->time.civil);
    (void)take_text(&rest, TEXT(",")); /* "20.11.2025, 10:00"; most have none */
    rest = text_trim(rest);
    moment->time.has_time = take_clock(&rest, &minutes);
    moment->time.civil.hour = minutes / HOUR_MINUTES;
    moment->time.civil.minute = minutes % HOUR_MINUTES;
    if (moment->time.has_time && take_dash(&rest))
        moment->has_end = take_clock(&rest, &moment->end_minutes);
    return !rest.size && (moment->has_date || moment->time.has_time);
}
