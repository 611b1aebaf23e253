/* native_fields: times, numbers, choices, colours and addresses. */
#include "native_fields.h"

#include "native_words.h"

static const char TIME_EXPECTED[] = "expected 2025-11-20T10:00";

struct instant record_time(struct record *record, const char *name)
{
    struct json field = record_field(record, name);
    struct written_time time;
    struct text text;

    if (!json_is_there(&field))
        return INSTANT_NONE;
    if (!json_text(&field, &text) || !written_time_from_rfc3339(text, &time) || !time.has_time) {
        RECORD_REFUSE(record, &field, "%.*s is not a time; %s",
                      TEXT_ARG(record_describe(record, &field)), TIME_EXPECTED);
        return INSTANT_NONE;
    }
    if (!word_is_time(text))
        record_complain(record, &field, PROBLEM_DOUBTED, "%.*s is written unusually; %s",
                        TEXT_ARG(record_describe(record, &field)), TIME_EXPECTED);
    if (time.has_offset)
        return instant_from_civil(time.civil, time.offset_s);
    return zone_instant(&record->draft->programme->zone, time.civil);
}

struct instant record_required_time(struct record *record, const char *name)
{
    struct json field = record_field(record, name);

    record_require(record, &field, name, TIME_EXPECTED);
    return record_time(record, name);
}

int record_integer(struct record *record, const char *name, int minimum, int maximum, int otherwise)
{
    struct json field = record_field(record, name);
    int64_t number;

    if (!json_is_there(&field))
        return otherwise;
    if (json_number(&field, &number) && number >= minimum && number <= maximum)
        return (int)number;
    record_complain(record, &field, PROBLEM_DROPPED, "%.*s; expected a whole number from %d to %d",
                    TEXT_ARG(record_describe(record, &field)), minimum, maximum);
    return otherwise;
}

bool record_boolean(struct record *record, const char *name, bool otherwise)
{
    struct json field = record_field(record, name);
    bool value = otherwise;

    if (json_is_there(&field) && !json_truth(&field, &value))
        record_complain(record, &field, PROBLEM_DROPPED, "%.*s; expected true or false",
                        TEXT_ARG(record_describe(record, &field)));
    return value;
}

int record_choice(struct record *record, const char *name, const char *const *names, int otherwise,
                  int unknown)
{
    struct json field = record_field(record, name);
    struct text word;

    if (!json_is_there(&field))
        return otherwise;
    if (json_text(&field, &word))
        for (int i = 0; names[i]; i++)
            if (text_equal(word, text_from(names[i])))
                return i;
    record_complain(record, &field, PROBLEM_DROPPED, "%.*s is not known; expected one of %.*s",
                    TEXT_ARG(record_describe(record, &field)),
                    TEXT_ARG(word_list(record->draft->scratch, names, SIZE_MAX)));
    return unknown;
}

uint32_t record_colour(struct record *record, const char *name, bool *is_given)
{
    struct json field = record_field(record, name);
    struct text word;
    uint32_t colour = 0;

    *is_given = json_text(&field, &word) && word_is_colour(word);
    if (json_is_there(&field) && !*is_given)
        record_complain(record, &field, PROBLEM_DROPPED,
                        "%.*s is no colour; expected one such as "
                        "\"#005B9A\"",
                        TEXT_ARG(record_describe(record, &field)));
    for (size_t i = 1; *is_given && i < word.size; i++) {
        char c = word.data[i];

        colour = colour << 4 | (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return colour;
}

struct text record_url(struct record *record, const char *name)
{
    static const char expected[] = "expected an address in full such as \"https://example.org\"";
    struct json field = record_field(record, name);
    struct text url;

    if (!record_take_text(record, &field, &url, expected))
        return TEXT("");
    if (word_is_url(url) && text_length(url) <= LIMIT_URL_CHARACTERS)
        return draft_keep(record->draft, url);
    if (word_is_url(url))
        record_complain(record, &field, PROBLEM_DROPPED,
                        "%zu characters are too many for an address; expected at most %d",
                        text_length(url), LIMIT_URL_CHARACTERS);
    else
        record_complain(record, &field, PROBLEM_DROPPED, "%.*s; %s",
                        TEXT_ARG(record_describe(record, &field)), expected);
    return TEXT("");
}

struct text record_address(struct record *record, const char *name)
{
    struct json field = record_field(record, name);
    struct text reference = record_text(record, name), address;

    if (!reference.size)
        return reference;
    address = address_resolve(&record->draft->programme->arena, record->sheet->document->address,
                              reference);
    if (!address.size)
        record_complain(record, &field, PROBLEM_DROPPED,
                        "%.*s; a document from the web cannot name a file of this computer",
                        TEXT_ARG(record_describe(record, &field)));
    return address;
}
