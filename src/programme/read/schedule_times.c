/* schedule_times: lengths, times of day and moments as schedules write them. */
#include "schedule_times.h"
#include "native_words.h"

enum { DAY_MINUTES = 1440 };

bool schedule_length(struct text text, int64_t *seconds)
{
    struct text rest = text_trim(text), part;
    uint64_t parts[4] = {0}, total;
    size_t count = 0;

    while (count < 4 && text_split(&rest, ':', &part))
        if (!text_to_number(part, DAY_MINUTES, &parts[count++]))
            return false;
    if (!count || count > 3 || (count > 1 && (parts[1] > 59 || parts[2] > 59)))
        return false;
    total = count == 1 ? parts[0] * 60 : parts[0] * 3600 + parts[1] * 60 + parts[2];
    if (!total || total > (uint64_t)DAY_MINUTES * 60)
        return false;
    *seconds = (int64_t)total;
    return true;
}

void schedule_doubt_length(struct import *import, struct text length, struct import_place place)
{
    if (length.size)
        import_complain(import, PROBLEM_DOUBTED, place, "%.*s is no length; the end is guessed",
                        TEXT_ARG(word_quoted(import->draft->scratch, length)));
}

bool schedule_clock(struct text text, int *minutes)
{
    struct text clock = text_trim(text);

    if (clock.size == 8 && clock.data[5] == ':')
        clock.size = 5;
    return minutes_from_clock(clock, minutes);
}

bool schedule_night(const struct import *import, struct text day_end, int *minutes)
{
    struct written_time end;
    struct civil civil;

    if (!written_time_from_rfc3339(text_trim(day_end), &end) || !end.has_time ||
        !civil_is_valid(end.civil))
        return false;
    civil = zone_civil(&import->zone, import_instant(import, end));
    if (civil.minute == 59) /* some name the last minute of the day, not the end */
        civil = (struct civil){.hour = civil.hour + 1};
    if (civil.hour < 1 || civil.hour > 7)
        return false;
    *minutes = civil.hour * 60 + civil.minute;
    return true;
}

struct instant schedule_start(const struct import *import, struct text date, struct text day,
                              struct text start, int day_change_minutes)
{
    struct written_time moment;
    int minutes;

    if (written_time_from_rfc3339(text_trim(date), &moment) && moment.has_time)
        return import_instant(import, moment);
    /* Year 1, a thirtieth of February: whoever wrote that did not mean the clock beside it either.
     */
    if (text_find(date, TEXT("T")) != SIZE_MAX)
        return INSTANT_NONE;
    if (!written_time_from_rfc3339(text_first_bytes(text_trim(day), 10), &moment) ||
        !schedule_clock(start, &minutes))
        return INSTANT_NONE;
    if (minutes < day_change_minutes)
        moment.civil = civil_from_day_number(civil_day_number(moment.civil) + 1);
    moment.civil.hour = minutes / 60;
    moment.civil.minute = minutes % 60;
    moment.has_offset = false;
    return import_instant(import, moment);
}
