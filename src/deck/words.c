/* words: dates, times and numbers, and the little grammar they need.
 *
 * Kazakh sentences are made in Cyrillic and then spelled in the page's script. Their forms stand in
 * the nominative or after a postposition that fits every number, so that no suffix has to be made
 * by rule; but for times of day, which have a table (kazakh_time.c). Russian numbers take one of
 * three forms.
 */
#include "deck/words.h"

#include "deck/locale_data.h"
#include "dictionaries.h"
#include "kazakh_script.h"
#include "kazakh_time.h"
#include "type/direction.h"

enum { MINUTES_IN_HOUR = 60 };

static bool is_russian(struct text language)
{
    return text_equal(language, TEXT("ru"));
}

/* CLDR has no Latin Kazakh: its names are the Cyrillic ones, spelled. */
static const struct locale_data *find_locale(struct text language)
{
    if (text_equal(language, TEXT("kk-Latn")))
        return find_locale(TEXT("kk"));
    for (size_t i = 0; i < sizeof locale_data / sizeof *locale_data; i++)
        if (text_equal(language, text_from(locale_data[i].language)))
            return &locale_data[i];
    return NULL;
}

bool words_know(struct text language)
{
    return dictionary_find(language) && find_locale(language);
}

struct text words(struct text language, enum word word)
{
    return text_from(dictionary_find(language)[word]);
}

struct text words_clock(struct arena *arena, struct civil civil)
{
    return text_format(arena, "%02d:%02d", civil.hour, civil.minute);
}

/* Fills a pattern of locale_data.h: %d day, %M month, %E weekday, %y year. */
static struct text fill_pattern(struct arena *arena, struct text language, const char *pattern,
                                struct civil civil)
{
    const struct locale_data *locale = find_locale(language);
    struct text_builder builder = {.arena = arena};
    for (const char *at = pattern; *at; at++) {
        if (*at != '%') {
            builder_add(&builder, (struct text){at, 1});
            continue;
        }
        switch (*++at) {
        case 'd':
            builder_format(&builder, "%d", civil.day);
            break;
        case 'M':
            builder_add(&builder, text_from(locale->months[civil.month - 1]));
            break;
        case 'E':
            builder_add(&builder, text_from(locale->weekdays[civil_weekday(civil)]));
            break;
        case 'y':
            builder_format(&builder, "%d", civil.year);
            break;
        }
    }
    return kazakh_spelled(arena, builder_text(&builder), language);
}

struct text words_date(struct arena *arena, struct text language, struct civil civil)
{
    return fill_pattern(arena, language, find_locale(language)->date, civil);
}

struct text words_date_weekday(struct arena *arena, struct text language, struct civil civil)
{
    return fill_pattern(arena, language, find_locale(language)->date_weekday, civil);
}

struct text words_date_year(struct arena *arena, struct text language, struct civil civil)
{
    return fill_pattern(arena, language, find_locale(language)->date_year, civil);
}

/* The year stands once, where the language has it: before the day in Kazakh, else behind it. */
struct text words_date_span(struct arena *arena, struct text language, struct civil first,
                            struct civil last)
{
    if (civil_day_number(first) == civil_day_number(last))
        return words_date_year(arena, language, first);
    bool both = first.year != last.year, leads = is_kazakh(language);
    struct text from = both || leads ? words_date_year(arena, language, first)
                                     : words_date(arena, language, first);
    struct text until =
        both || !leads ? words_date_year(arena, language, last) : words_date(arena, language, last);
    return text_format(arena, "%.*s – %.*s", TEXT_ARG(from), TEXT_ARG(until));
}

/* 1 минута, 2 минуты, 5 минут, 11 минут, 21 минута. */
static const char *russian_form(int64_t number, const char *one, const char *few, const char *many)
{
    int64_t tens = number % 100, units = number % 10;
    if (tens >= 11 && tens <= 14)
        return many;
    if (units == 1)
        return one;
    return units >= 2 && units <= 4 ? few : many;
}

static struct text kazakh_span(struct arena *arena, int64_t minutes)
{
    long long hours = minutes / MINUTES_IN_HOUR, rest = minutes % MINUTES_IN_HOUR;
    if (!hours)
        return text_format(arena, "%lld минут", rest);
    return rest ? text_format(arena, "%lld сағат %lld минут", hours, rest)
                : text_format(arena, "%lld сағат", hours);
}

/* Accusative, which «через» and «ещё» both take: 1 минуту, 1 час. */
static struct text russian_span(struct arena *arena, int64_t minutes)
{
    long long hours = minutes / MINUTES_IN_HOUR, rest = minutes % MINUTES_IN_HOUR;
    if (!hours)
        return text_format(arena, "%lld %s", rest, russian_form(rest, "минуту", "минуты", "минут"));
    return rest ? text_format(arena, "%lld ч %lld мин", hours, rest)
                : text_format(arena, "%lld %s", hours, russian_form(hours, "час", "часа", "часов"));
}

static struct text english_span(struct arena *arena, int64_t minutes)
{
    long long hours = minutes / MINUTES_IN_HOUR, rest = minutes % MINUTES_IN_HOUR;
    if (!hours)
        return text_format(arena, "%lld %s", rest, rest == 1 ? "minute" : "minutes");
    return rest ? text_format(arena, "%lld h %lld min", hours, rest)
                : text_format(arena, "%lld %s", hours, hours == 1 ? "hour" : "hours");
}

struct text words_unit(struct arena *arena, struct text language, enum time_unit unit,
                       int64_t number)
{
    static const char *const kazakh[] = {"минут", "сағат", "күн"};
    static const char *const english[][2] = {
        {"minute", "minutes"}, {"hour", "hours"}, {"day", "days"}};
    static const char *const russian[][3] = {
        {"минута", "минуты", "минут"}, {"час", "часа", "часов"}, {"день", "дня", "дней"}};
    if (is_kazakh(language))
        return kazakh_spelled(arena, text_from(kazakh[unit]), language);
    if (is_russian(language))
        return text_from(
            russian_form(number, russian[unit][0], russian[unit][1], russian[unit][2]));
    return text_from(english[unit][number != 1]);
}

struct text words_minutes_left(struct arena *arena, struct text language, int64_t minutes)
{
    if (is_kazakh(language))
        return kazakh_spelled(
            arena, text_format(arena, "тағы %.*s", TEXT_ARG(kazakh_span(arena, minutes))),
            language);
    if (is_russian(language))
        return text_format(arena, "ещё %.*s", TEXT_ARG(russian_span(arena, minutes)));
    return text_format(arena, "%.*s left", TEXT_ARG(english_span(arena, minutes)));
}

struct text words_starts_in(struct arena *arena, struct text language, int64_t minutes)
{
    if (is_kazakh(language)) /* сағат and минут take the same ablative ending */
        return kazakh_spelled(
            arena, text_format(arena, "%.*sтан кейін", TEXT_ARG(kazakh_span(arena, minutes))),
            language);
    if (is_russian(language))
        return text_format(arena, "через %.*s", TEXT_ARG(russian_span(arena, minutes)));
    return text_format(arena, "in %.*s", TEXT_ARG(english_span(arena, minutes)));
}

struct text words_begins_in(struct arena *arena, struct text language, int64_t minutes)
{
    struct text in = words_starts_in(arena, language, minutes);
    if (is_kazakh(language))
        return kazakh_spelled(arena, text_format(arena, "%.*s басталады", TEXT_ARG(in)), language);
    if (is_russian(language))
        return text_format(arena, "начало %.*s", TEXT_ARG(in));
    return text_format(arena, "starts %.*s", TEXT_ARG(in));
}

struct text words_in_days(struct arena *arena, struct text language, int64_t days)
{
    long long count = days;
    if (is_kazakh(language))
        return kazakh_spelled(arena, text_format(arena, "%lld күннен кейін", count), language);
    if (is_russian(language))
        return text_format(arena, "через %lld %s", count,
                           russian_form(days, "день", "дня", "дней"));
    return text_format(arena, "in %lld %s", count, days == 1 ? "day" : "days");
}

struct text words_until(struct arena *arena, struct text language, struct civil civil)
{
    if (is_kazakh(language))
        return kazakh_spelled(
            arena,
            text_format(arena, "%.*s дейін", TEXT_ARG(kazakh_clock(arena, civil, KAZAKH_DATIVE))),
            language);
    return text_format(arena, is_russian(language) ? "до %.*s" : "until %.*s",
                       TEXT_ARG(words_clock(arena, civil)));
}

struct text words_began(struct arena *arena, struct text language, struct civil civil)
{
    if (is_kazakh(language))
        return kazakh_spelled(arena,
                              text_format(arena, "%.*s басталды",
                                          TEXT_ARG(kazakh_clock(arena, civil, KAZAKH_LOCATIVE))),
                              language);
    return text_format(arena, is_russian(language) ? "Началось в %.*s" : "Began at %.*s",
                       TEXT_ARG(words_clock(arena, civil)));
}

struct text words_extended_until(struct arena *arena, struct text language, struct civil civil)
{
    struct text until = words_until(arena, language, civil);
    if (is_kazakh(language))
        return kazakh_spelled(arena, text_format(arena, "%.*s ұзартылды", TEXT_ARG(until)),
                              language);
    return text_format(arena, is_russian(language) ? "Продлено %.*s" : "Extended %.*s",
                       TEXT_ARG(until));
}

struct text words_free_until(struct arena *arena, struct text language, struct civil civil)
{
    struct text until = words_until(arena, language, civil);
    if (is_kazakh(language))
        return kazakh_spelled(arena, text_format(arena, "%.*s бос", TEXT_ARG(until)), language);
    return text_format(arena, is_russian(language) ? "Свободно %.*s" : "Free %.*s",
                       TEXT_ARG(until));
}

/* «Завтра», at the beginning of a line; or the date with a comma. */
static struct text day_that_begins(struct arena *arena, struct text language, int64_t days_away,
                                   struct civil civil)
{
    static const char *const near[][3] = {{"Бүгін", "Сегодня", "Today"},
                                          {"Ертең", "Завтра", "Tomorrow"}};
    size_t column = is_kazakh(language) ? 0 : is_russian(language) ? 1 : 2;
    if (days_away < 2)
        return text_from(near[days_away > 0][column]);
    struct text date = words_date_weekday(arena, language, civil);
    const char *comma = text_equal(language, TEXT("kk-Arab")) ? "،" : ",";
    return text_format(arena, "%.*s%s", TEXT_ARG(date), comma);
}

struct text words_from(struct arena *arena, struct text language, int64_t days_away,
                       struct civil civil)
{
    struct text day = day_that_begins(arena, language, days_away, civil);
    if (is_kazakh(language))
        return kazakh_spelled(arena,
                              text_format(arena, "%.*s %.*s бастап", TEXT_ARG(day),
                                          TEXT_ARG(kazakh_clock(arena, civil, KAZAKH_ABLATIVE))),
                              language);
    return text_format(arena, is_russian(language) ? "%.*s с %.*s" : "%.*s from %.*s",
                       TEXT_ARG(day), TEXT_ARG(words_clock(arena, civil)));
}

struct text words_as_of(struct arena *arena, struct text language, struct text moment)
{
    if (is_kazakh(language))
        return kazakh_spelled(arena, text_format(arena, "%.*s жағдайы бойынша", TEXT_ARG(moment)),
                              language);
    return text_format(arena, is_russian(language) ? "по состоянию на %.*s" : "as of %.*s",
                       TEXT_ARG(moment));
}

struct text words_more_speakers(struct arena *arena, struct text language, size_t count)
{
    if (is_kazakh(language))
        return kazakh_spelled(arena, text_format(arena, "тағы %zu спикер", count), language);
    if (is_russian(language))
        return text_format(arena, "ещё %zu %s", count,
                           russian_form((int64_t)count, "спикер", "спикера", "спикеров"));
    return text_format(arena, "%zu more %s", count, count == 1 ? "speaker" : "speakers");
}

struct text words_more_changes(struct arena *arena, struct text language, size_t count)
{
    if (is_kazakh(language))
        return kazakh_spelled(arena, text_format(arena, "тағы %zu өзгеріс", count), language);
    if (is_russian(language))
        return text_format(arena, "ещё %zu %s", count,
                           russian_form((int64_t)count, "изменение", "изменения", "изменений"));
    return text_format(arena, "%zu more %s", count, count == 1 ? "change" : "changes");
}

struct text words_talk_language(struct arena *arena, struct text language, struct text spoken)
{
    static const char *const names[][4] = {
        {"kk", "қазақ тілінде", "на казахском языке", "in Kazakh"},
        {"ru", "орыс тілінде", "на русском языке", "in Russian"},
        {"en", "ағылшын тілінде", "на английском языке", "in English"},
    };
    size_t column = is_kazakh(language) ? 1 : is_russian(language) ? 2 : 3;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_starts_with(spoken, text_from(names[i][0])))
            return kazakh_spelled(arena, text_from(names[i][column]), language);
    return TEXT("");
}

static bool is_softness_sign(uint32_t code_point)
{
    return code_point == 0x674 || code_point == 0x621;
}

static bool is_arabic_vowel(uint32_t code_point)
{
    return code_point == 0x627 || code_point == 0x648 || code_point == 0x6C7 ||
           code_point == 0x649; /* ا و ۇ ى */
}

/* The first letter; in töte jazu a vowel keeps the sign of softness before it: ٴا is another one
 * than ا, but a consonant is the same with it and without. */
static struct text initial_of(struct text word)
{
    size_t offset = 0;
    uint32_t code_point;
    if (!text_next(word, &offset, &code_point) || !is_softness_sign(code_point))
        return text_slice(word, 0, offset);
    size_t sign = offset;
    bool is_vowel = text_next(word, &offset, &code_point) && is_arabic_vowel(code_point);
    return text_slice(word, is_vowel || offset == sign ? 0 : sign, offset);
}

/* Arabic initials would join to a word if nothing stood between them. */
struct text words_initials(struct arena *arena, struct text name)
{
    struct text parts[2], rest = name, word;
    size_t count = 0;
    while (count < 2 && text_split(&rest, ' ', &word)) {
        parts[count] = initial_of(word);
        count += parts[count].size > 0;
    }
    struct text between = text_has_right_to_left(name) ? TEXT("\u2009") : TEXT("");
    return text_join(arena, parts, count, between);
}

struct text words_quoted(struct arena *arena, struct text language, struct text text)
{
    bool english = text_equal(language, TEXT("en"));
    return text_format(arena, english ? "“%.*s”" : "«%.*s»", TEXT_ARG(text));
}
