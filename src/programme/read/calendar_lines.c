/* calendar_lines: content lines of RFC 5545, section 3.1, as the world writes them. */
#include "calendar_lines.h"

#include "base/limits.h"

#include <string.h>
#include <strings.h>

enum {
    BEGIN_WITHIN = 64, /* bytes before the first line, such as "<!--" */
    YEAR_S = 366 * 86400
};

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* Nothing more stands on this line. */
static bool ends_line(struct text rest)
{
    size_t i = 0;

    while (i < rest.size && is_blank(rest.data[i]))
        i++;
    return i == rest.size || is_line_end(rest.data[i]);
}

struct text calendar_begin(struct text bytes)
{
    static const char begin[] = "BEGIN:VCALENDAR";
    struct text text = text_trim(text_without_mark(bytes));

    for (size_t i = 0; i <= BEGIN_WITHIN && i + sizeof begin - 1 <= text.size; i++)
        if (!strncasecmp(text.data + i, begin, sizeof begin - 1) &&
            ends_line(text_slice(text, i + sizeof begin - 1, text.size)))
            return text_slice(bytes, (size_t)(text.data + i - bytes.data), bytes.size);
    return TEXT("");
}

bool calendar_is(struct text text, const char *name)
{
    return text.size == strlen(name) && !strncasecmp(text.data, name, text.size);
}

/* CRLF counts once. */
static struct text take_physical_line(struct calendar_lines *lines)
{
    struct text rest = lines->rest, line = rest;
    size_t end = 0;

    while (end < rest.size && !is_line_end(rest.data[end]))
        end++;
    line.size = end;
    if (end + 1 < rest.size && rest.data[end] == '\r' && rest.data[end + 1] == '\n')
        end++;
    lines->rest = text_slice(rest, end + 1, rest.size);
    lines->number++;
    return line;
}

static void skip_empty_lines(struct calendar_lines *lines)
{
    while (lines->rest.size && is_line_end(*lines->rest.data))
        (void)take_physical_line(lines); /* nothing stands there */
}

static bool is_folded(struct calendar_lines *lines)
{
    skip_empty_lines(lines);
    return lines->rest.size && is_blank(*lines->rest.data);
}

static struct text take_logical_line(struct calendar_lines *lines)
{
    struct text_builder builder = {.arena = lines->arena};
    struct text line = take_physical_line(lines);

    if (!is_folded(lines))
        return line; /* most are not, and need no copy */
    builder_add(&builder, line);
    while (is_folded(lines)) {
        line = take_physical_line(lines);
        builder_add(&builder, text_slice(line, 1, line.size));
    }
    return builder_text(&builder);
}

static struct text without_nuls(struct arena *arena, struct text line)
{
    char *kept;
    size_t size = 0;

    if (!line.size || !memchr(line.data, 0, line.size))
        return line;
    kept = ARENA_ARRAY(arena, char, line.size);
    for (size_t i = 0; i < line.size; i++)
        if (line.data[i])
            kept[size++] = line.data[i];
    return (struct text){kept, size};
}

static bool has_time(struct text name)
{
    static const char *const names[] = {"DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (calendar_is(name, names[i]))
            return true;
    return false;
}

/* The colon before the value. Not one in quotation marks; and a time has none in itself, while the
 * name of its zone, "(UTC+01:00) …", may have one without any marks. */
static size_t find_value(struct text line, struct text name)
{
    size_t last = line.size;
    bool is_quoted = false;

    for (size_t i = name.size; i < line.size; i++) {
        if (line.data[i] == '"')
            is_quoted = !is_quoted;
        if (line.data[i] != ':' || is_quoted)
            continue;
        last = i;
        if (!has_time(name))
            break;
    }
    return last;
}

static struct calendar_line split_line(struct text line, int number)
{
    struct calendar_line split = {.number = number, .name = line};
    size_t colon;

    split.name.size = 0;
    while (split.name.size < line.size && !strchr(";:", line.data[split.name.size]))
        split.name.size++;
    colon = find_value(line, split.name);
    split.parameters = text_slice(line, split.name.size, colon);
    split.value = text_slice(line, colon + 1, line.size);
    split.name = text_trim(split.name);
    return split;
}

bool calendar_next_line(struct calendar_lines *lines, struct calendar_line *line)
{
    int number;

    skip_empty_lines(lines);
    if (!lines->rest.size)
        return false;
    number = lines->number;
    *line = split_line(without_nuls(lines->arena, take_logical_line(lines)), number);
    return true;
}

/* Cuts ";NAME=value" off; a semicolon in quotation marks does not end it. */
static struct text take_parameter(struct text *rest)
{
    struct text whole = *rest;
    bool is_quoted = false;
    size_t i = 1;

    for (; i < whole.size && (whole.data[i] != ';' || is_quoted); i++)
        if (whole.data[i] == '"')
            is_quoted = !is_quoted;
    *rest = text_slice(whole, i, whole.size);
    return text_slice(whole, 1, i);
}

struct text calendar_parameter(const struct calendar_line *line, const char *name)
{
    struct text rest = line->parameters, part, key;

    while (rest.size) {
        part = take_parameter(&rest);
        if (!text_split(&part, '=', &key) || !calendar_is(text_trim(key), name))
            continue;
        part = text_trim(part);
        return part.size > 1 && *part.data == '"' ? text_slice(part, 1, part.size - 1) : part;
    }
    return TEXT("");
}

struct text calendar_text(struct arena *arena, struct text value)
{
    struct text text = text_first_bytes(value, LIMIT_TEXT_BYTES);
    char *plain;
    size_t size = 0;

    if (!text.size || !memchr(text.data, '\\', text.size))
        return text;
    plain = ARENA_ARRAY(arena, char, text.size);
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.data[i];

        if (byte == '\\' && i + 1 < text.size) {
            byte = text.data[++i];
            if (byte == 'n' || byte == 'N')
                byte = '\n';
        }
        plain[size++] = byte;
    }
    return (struct text){plain, size};
}

/* So many digits at the start, which are cut off. */
static bool take_digits(struct text *text, size_t count, int *number)
{
    uint64_t read;

    if (text->size < count || !text_to_number(text_slice(*text, 0, count), 9999, &read))
        return false;
    *number = (int)read;
    *text = text_slice(*text, count, text->size);
    return true;
}

static bool take_letter(struct text *text, char letter)
{
    if (!text->size || (*text->data | 0x20) != letter)
        return false;
    *text = text_slice(*text, 1, text->size);
    return true;
}

struct calendar_time calendar_time(const struct calendar_line *line, struct text value)
{
    struct calendar_time time = {.is_given = true, .zone = calendar_parameter(line, "TZID")};
    struct civil *civil = &time.civil;
    struct text rest = text_trim(value);

    if (!take_digits(&rest, 4, &civil->year) || !take_digits(&rest, 2, &civil->month) ||
        !take_digits(&rest, 2, &civil->day))
        return time;
    time.is_date = !take_letter(&rest, 't');
    if (!time.is_date) {
        if (!take_digits(&rest, 2, &civil->hour) || !take_digits(&rest, 2, &civil->minute))
            return time;
        (void)take_digits(&rest, 2, &civil->second); /* some leave the seconds out */
        time.is_utc = take_letter(&rest, 'z');
    }
    time.is_valid = !rest.size && civil_is_valid(*civil);
    return time;
}

bool calendar_duration(struct text value, int64_t *seconds)
{
    static const struct {
        char letter;
        int64_t seconds;
    } units[] = {{'w', 604800}, {'d', 86400}, {'h', 3600}, {'m', 60}, {'s', 1}};
    struct text rest = text_trim(value);
    int64_t total = 0;

    if (take_letter(&rest, '-') || !(take_letter(&rest, '+'), take_letter(&rest, 'p')))
        return false;
    while (rest.size) {
        uint64_t number;
        size_t digits = 0, unit = 0;

        (void)take_letter(&rest, 't'); /* stands between days and hours */
        while (digits < rest.size && rest.data[digits] >= '0' && rest.data[digits] <= '9')
            digits++;
        if (!text_to_number(text_slice(rest, 0, digits), YEAR_S, &number))
            return false;
        rest = text_slice(rest, digits, rest.size);
        while (unit < 5 && !take_letter(&rest, units[unit].letter))
            unit++;
        if (unit == 5)
            return false;
        total += (int64_t)number * units[unit].seconds;
        if (total > YEAR_S)
            return false;
    }
    *seconds = total;
    return true;
}
