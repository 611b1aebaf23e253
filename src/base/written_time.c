/* written_time: moments as documents write them, RFC 3339 and the mail date of RFC 2822.
 *
 * Own code, because strptime() follows the locale and curl_getdate() reads year 1 as 2001.
 */
#include "base/instant.h"

#include <string.h>
#include <strings.h>

enum { OFFSET_AT_MOST_MINUTES = 18 * 60 /* no zone was ever further from UTC than 16 h */ };

static bool take(struct text *rest, char byte)
{
    if (rest->size == 0 || rest->data[0] != byte)
        return false;
    *rest = text_slice(*rest, 1, rest->size);
    return true;
}

static bool take_one_of(struct text *rest, const char *bytes, char *taken)
{
    if (rest->size == 0 || !strchr(bytes, rest->data[0]) || rest->data[0] == 0)
        return false;
    *taken = rest->data[0];
    *rest = text_slice(*rest, 1, rest->size);
    return true;
}

static size_t leading_digits(struct text text)
{
    size_t count = 0;

    while (count < text.size && text.data[count] >= '0' && text.data[count] <= '9')
        count++;
    return count;
}

/* Between at_least and at_most digits; one more that follows is left to trip the next step. */
static bool take_digits(struct text *rest, size_t at_least, size_t at_most, int *number)
{
    size_t count = leading_digits(*rest);
    uint64_t value;

    if (count > at_most)
        count = at_most;
    if (count < at_least || !text_to_number(text_slice(*rest, 0, count), 9999, &value))
        return false;
    *number = (int)value;
    *rest = text_slice(*rest, count, rest->size);
    return true;
}

/* hh:mm[:ss[.fraction]], the hour with one digit if the format allows it. */
static bool take_time(struct text *rest, size_t hour_digits, struct civil *civil)
{
    char ignored;

    if (!take_digits(rest, hour_digits, 2, &civil->hour) || !take(rest, ':') ||
        !take_digits(rest, 2, 2, &civil->minute))
        return false;
    if (!take(rest, ':'))
        return true;
    if (!take_digits(rest, 2, 2, &civil->second))
        return false;
    if (civil->second == 60) /* a leap second */
        civil->second = 59;
    if (!take_one_of(rest, ".,", &ignored))
        return true;
    if (leading_digits(*rest) == 0)
        return false;
    *rest = text_slice(*rest, leading_digits(*rest), rest->size);
    return true;
}

/* ±hh:mm, ±hhmm or ±hh. */
static bool take_offset(struct text *rest, struct written_time *time)
{
    int hours, minutes = 0;
    char sign;

    if (!take_one_of(rest, "+-", &sign) || !take_digits(rest, 2, 2, &hours))
        return false;
    if (take(rest, ':') ? !take_digits(rest, 2, 2, &minutes)
                        : leading_digits(*rest) > 0 && !take_digits(rest, 2, 2, &minutes))
        return false;
    if (minutes > 59 || hours * 60 + minutes > OFFSET_AT_MOST_MINUTES)
        return false;
    time->has_offset = true;
    time->offset_s = (sign == '-' ? -60 : 60) * (hours * 60 + minutes);
    return true;
}

static struct text take_letters(struct text *rest)
{
    size_t count = 0;
    struct text word;

    while (count < rest->size && ((rest->data[count] | 0x20) >= 'a') &&
           ((rest->data[count] | 0x20) <= 'z'))
        count++;
    word = text_slice(*rest, 0, count);
    *rest = text_slice(*rest, count, rest->size);
    return word;
}

static bool same_word(struct text word, const char *name)
{
    return word.size == strlen(name) && strncasecmp(word.data, name, word.size) == 0;
}

/* "Z", which some software writes out. */
static bool is_utc(struct text word)
{
    return same_word(word, "Z") || same_word(word, "UTC") || same_word(word, "GMT");
}

static bool take_rfc3339_date(struct text *rest, struct civil *civil)
{
    return take_digits(rest, 4, 4, &civil->year) && take(rest, '-') &&
           take_digits(rest, 2, 2, &civil->month) && take(rest, '-') &&
           take_digits(rest, 2, 2, &civil->day);
}

bool written_time_from_rfc3339(struct text text, struct written_time *time)
{
    struct written_time read = {0};
    struct text rest = text_trim(text), word;
    char between;

    if (!take_rfc3339_date(&rest, &read.civil))
        return false;

    if (take_one_of(&rest, "Tt ", &between)) {
        read.has_time = true;
        if (!take_time(&rest, 2, &read.civil))
            return false;
        rest = text_trim(rest);
        word = take_letters(&rest);
        read.has_offset = is_utc(word);
        if (word.size > 0 ? !read.has_offset : rest.size > 0 && !take_offset(&rest, &read))
            return false;
    }
    if (rest.size > 0 || !civil_is_valid(read.civil))
        return false;

    *time = read;
    return true;
}

static void skip_blanks(struct text *rest)
{
    char ignored;

    while (take_one_of(rest, " \t\r\n,", &ignored))
        continue;
}

/* "Nov", "Sept", "november": three letters or more of a month's name. */
static bool take_month(struct text *rest, int *month)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    struct text word = take_letters(rest);

    if (word.size < 3)
        return false;
    for (int i = 0; i < 12; i++) {
        if (word.size <= strlen(names[i]) && strncasecmp(word.data, names[i], word.size) == 0) {
            *month = i + 1;
            return true;
        }
    }
    return false;
}

/* RFC 2822, 4.3: two digits below 50 are of this century, the others of the last; so are three. */
static bool take_year(struct text *rest, int *year)
{
    size_t digits = leading_digits(*rest);

    if (!take_digits(rest, 2, 4, year))
        return false;
    if (digits == 2 && *year < 50)
        *year += 2000;
    else if (digits <= 3)
        *year += 1900;
    return true;
}

/* Zones by name as in RFC 2822, 4.3. A name that is not there (CET, ALMT) leaves the offset open:
 * the reader knows better than the RFC, which would take it for UTC, where a paper in Almaty is at
 * home. */
static void take_zone(struct text *rest, struct written_time *time)
{
    static const struct {
        const char *name;
        int hours;
    } zones[] = {{"GMT", 0},  {"UT", 0},   {"UTC", 0},  {"Z", 0},    {"EST", -5}, {"EDT", -4},
                 {"CST", -6}, {"CDT", -5}, {"MST", -7}, {"MDT", -6}, {"PST", -8}, {"PDT", -7}};
    struct text word = take_letters(rest);

    for (size_t i = 0; i < sizeof zones / sizeof zones[0]; i++) {
        if (same_word(word, zones[i].name)) {
            time->has_offset = true;
            time->offset_s = zones[i].hours * 3600;
        }
    }
}

/* A zone's name, an offset, or both ("GMT+0500"); behind it a comment may stand. */
static bool take_rfc2822_zone(struct text *rest, struct written_time *time)
{
    take_zone(rest, time);
    if (rest->size > 0 && strchr("+-", rest->data[0]) && !take_offset(rest, time))
        return false;
    skip_blanks(rest);
    if (take(rest, '('))
        *rest = (struct text){0};
    return true;
}

bool written_time_from_rfc2822(struct text text, struct written_time *time)
{
    struct written_time read = {0};
    struct text rest = text_trim(text);
    size_t comma = text_find(rest, TEXT(","));

    /* The weekday says nothing that the date does not, and is often wrong or in another language.
     */
    if (comma != SIZE_MAX && leading_digits(rest) == 0)
        rest = text_slice(rest, comma + 1, rest.size);
    skip_blanks(&rest);
    if (leading_digits(rest) == 0) {
        (void)take_letters(&rest); /* a weekday without its comma */
        skip_blanks(&rest);
    }

    if (!take_digits(&rest, 1, 2, &read.civil.day))
        return false;
    skip_blanks(&rest);
    if (!take_month(&rest, &read.civil.month))
        return false;
    skip_blanks(&rest);
    if (!take_year(&rest, &read.civil.year))
        return false;
    skip_blanks(&rest);

    if (rest.size > 0) {
        read.has_time = true;
        if (!take_time(&rest, 1, &read.civil))
            return false;
        skip_blanks(&rest);
        if (!take_rfc2822_zone(&rest, &read))
            return false;
    }
    if (rest.size > 0 || !civil_is_valid(read.civil))
        return false;

    *time = read;
    return true;
}

bool minutes_from_clock(struct text text, int *minutes)
{
    int hour, minute;

    if (!take_digits(&text, 2, 2, &hour) || !take(&text, ':') || !take_digits(&text, 2, 2, &minute))
        return false;
    if (text.size > 0 || hour > 23 || minute > 59)
        return false;
    *minutes = hour * 60 + minute;
    return true;
}
