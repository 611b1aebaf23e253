/* native_texts: fields that hold words, in one language or several. */
#include "native_fields.h"
#include "native_words.h"

static const char TEXT_EXPECTED[] = "expected a text in quotes, or one for each language such as "
                                    "{\"kk\": \"…\", \"en\": \"…\"}";

/* Empty texts are left out: editors leave blank fields behind. */
static void add_translation(struct record *record, struct localised *localised,
                            struct text language, const struct json *json)
{
    struct arena *arena = &record->draft->programme->arena;
    struct translation *grown;
    struct text text;

    if (!record_take_text(record, json, &text, "expected a text in quotes"))
        return;
    text = draft_keep(record->draft, text);
    if (!text.size)
        return;
    grown = arena_grow(arena, localised->translations, localised->count, localised->count + 1,
                       sizeof *grown);
    grown[localised->count++] = (struct translation){text_copy(arena, language), text};
    localised->translations = grown;
}

/* The country for its language, a slip so common that it is told by name. */
static void doubt_country(struct record *record, const struct json *at, struct text language)
{
    if (text_equal(language, TEXT("kz")))
        record_complain(record, at, PROBLEM_DOUBTED,
                        "\"kz\" is the country; expected \"kk\" for the Kazakh language");
}

static void add_translations(struct record *record, struct localised *localised,
                             const struct json *field)
{
    struct json member;
    void *iterator = NULL;

    if (!json_count(field))
        record_complain(record, field, PROBLEM_DROPPED, "is empty; %s", TEXT_EXPECTED);
    while (json_next_member(field, &iterator, &member)) {
        struct text language = text_from(member.key);

        doubt_country(record, &member, language);
        if (!word_is_language(language))
            record_complain(record, &member, PROBLEM_DROPPED,
                            "%.*s is no language; expected a tag such as \"kk\" or \"kk-Latn\"",
                            TEXT_ARG(word_quoted(record->draft->scratch, language)));
        else if (localised->count < LIMIT_LANGUAGES)
            add_translation(record, localised, language, &member);
        else
            record_complain(record, &member, PROBLEM_DROPPED,
                            "is one language too many; expected at most %d", LIMIT_LANGUAGES);
    }
}

static struct localised take_localised(struct record *record, const struct json *field)
{
    struct localised localised = {0};

    if (json_is_there(field) && json_kind(field) == JSON_KIND_STRING)
        add_translation(record, &localised, TEXT(""), field);
    else if (json_is_there(field) && json_kind(field) == JSON_KIND_OBJECT)
        add_translations(record, &localised, field);
    else if (json_is_there(field))
        record_complain(record, field, PROBLEM_DROPPED, "%s; %s", json_kind_name(json_kind(field)),
                        TEXT_EXPECTED);
    return localised;
}

static bool is_shown(const struct event *event, const struct localised *localised)
{
    for (size_t i = 0; i < event->language_count; i++)
        if (localised_in(localised, event->languages[i]).size)
            return true;
    return event->language_count == 0; /* they are not known yet: this is the event's own title */
}

/* Better in a language that no page has than nowhere. */
static void show_anyhow(struct record *record, struct localised *localised,
                        const struct json *field)
{
    const struct event *event = &record->draft->programme->event;
    struct translation *grown;

    if (!localised->count || is_shown(event, localised))
        return;
    grown = arena_grow(&record->draft->programme->arena, localised->translations, localised->count,
                       localised->count + 1, sizeof *grown);
    grown[localised->count++] =
        (struct translation){.language = TEXT(""), .text = localised->translations[0].text};
    localised->translations = grown;
    record_complain(record, field, PROBLEM_DOUBTED,
                    "is in none of the event's languages; it is shown as it stands");
}

struct localised record_localised(struct record *record, const char *name)
{
    struct json field = record_field(record, name);

    return take_localised(record, &field);
}

struct localised record_required_localised(struct record *record, const char *name)
{
    struct json field = record_field(record, name);
    size_t problems_before = record->draft->programme->problems.total;
    struct localised localised = take_localised(record, &field);
    bool is_noted = record->draft->programme->problems.total > problems_before;

    record_require(record, &field, name, TEXT_EXPECTED);
    if (json_is_there(&field) && !localised.count && !is_noted)
        record_complain(record, &field, PROBLEM_DROPPED, "is empty; %s", TEXT_EXPECTED);
    if (!localised.count)
        record->is_dropped = true;
    show_anyhow(record, &localised, &field);
    return localised;
}

struct text record_text(struct record *record, const char *name)
{
    struct json field = record_field(record, name);
    struct text text;

    if (!record_take_text(record, &field, &text, "expected a text in quotes"))
        return TEXT("");
    return draft_keep(record->draft, text);
}

struct text record_required_text(struct record *record, const char *name)
{
    struct json field = record_field(record, name);
    struct text text;

    record_require(record, &field, name, "expected a text in quotes");
    if (record_take_text(record, &field, &text, "expected a text in quotes")) {
        text = draft_keep(record->draft, text);
        if (text.size)
            return text;
        RECORD_REFUSE(record, &field, "is empty; expected a text");
    }
    record->is_dropped = true;
    return TEXT("");
}

static struct text take_language(struct record *record, const struct json *field)
{
    static const char expected[] = "expected a language tag such as \"kk\" or \"kk-Latn\"";
    struct text language;

    if (!record_take_text(record, field, &language, expected))
        return TEXT("");
    if (!word_is_language(language)) {
        record_complain(record, field, PROBLEM_DROPPED, "%.*s; %s",
                        TEXT_ARG(record_describe(record, field)), expected);
        return TEXT("");
    }
    doubt_country(record, field, language);
    return draft_keep(record->draft, language);
}

struct text record_language(struct record *record, const char *name)
{
    struct json field = record_field(record, name);

    return take_language(record, &field);
}

static bool holds(const struct text *texts, size_t count, struct text text)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal(texts[i], text))
            return true;
    return false;
}

const struct text *record_languages(struct record *record, const char *name, size_t *count)
{
    struct json field = record_field(record, name);
    size_t element_count = record_count(record, &field, LIMIT_LANGUAGES);
    struct text *languages =
        ARENA_ARRAY(&record->draft->programme->arena, struct text, element_count);

    *count = 0;
    for (size_t i = 0; i < element_count; i++) {
        struct json element = json_element(&field, i);
        struct text language = take_language(record, &element);

        if (language.size && holds(languages, *count, language))
            record_complain(record, &field, PROBLEM_DOUBTED, "names \"%.*s\" twice",
                            TEXT_ARG(language));
        else if (language.size)
            languages[(*count)++] = language;
    }
    return languages;
}
