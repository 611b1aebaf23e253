/* What the screen says, in every language and script. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "deck/words.h"

static struct arena arena;

#define assert_says(text, expected) assert_string_equal(text_to_c(&arena, (text)), (expected))

static const struct civil world_childrens_day = {
    .year = 2025, .month = 11, .day = 20, .hour = 9, .minute = 5};

static void every_language_has_every_word(void **state)
{
    (void)state;
    static const char *const languages[] = {"kk", "kk-Latn", "kk-Arab", "ru", "en"};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        assert_true(words_know(text_from(languages[i])));
        for (int word = 0; word < WORD_COUNT; word++)
            assert_true(words(text_from(languages[i]), (enum word)word).size > 0);
    }
    assert_false(words_know(TEXT("de")));
    assert_false(words_know(TEXT("")));
}

static void dates_are_written_as_each_language_does(void **state)
{
    (void)state;
    struct civil day = world_childrens_day;
    assert_says(words_date(&arena, TEXT("kk"), day), "20 қараша");
    assert_says(words_date_weekday(&arena, TEXT("kk"), day), "20 қараша, бейсенбі");
    assert_says(words_date_year(&arena, TEXT("kk"), day), "2025 жылғы 20 қараша");
    assert_says(words_date_weekday(&arena, TEXT("ru"), day), "четверг, 20 ноября");
    assert_says(words_date_year(&arena, TEXT("ru"), day), "20 ноября 2025 года");
    assert_says(words_date_weekday(&arena, TEXT("en"), day), "Thursday, 20 November");
    assert_says(words_date_year(&arena, TEXT("en"), day), "20 November 2025");

    struct civil last = {.year = 2025, .month = 11, .day = 22}, new_year = {2026, 1, 2, 0, 0, 0};
    assert_says(words_date_span(&arena, TEXT("kk"), day, day), "2025 жылғы 20 қараша");
    assert_says(words_date_span(&arena, TEXT("kk"), day, last), "2025 жылғы 20 қараша – 22 қараша");
    assert_says(words_date_span(&arena, TEXT("ru"), day, last), "20 ноября – 22 ноября 2025 года");
    assert_says(words_date_span(&arena, TEXT("en"), day, new_year),
                "20 November 2025 – 2 January 2026");
    assert_says(words_clock(&arena, day), "09:05");
}

struct span {
    int minutes;
    const char *kk, *ru, *en;
};

static void what_is_left_is_counted_in_minutes_and_hours(void **state)
{
    (void)state;
    static const struct span spans[] = {
        {1, "тағы 1 минут", "ещё 1 минуту", "1 minute left"},
        {2, "тағы 2 минут", "ещё 2 минуты", "2 minutes left"},
        {11, "тағы 11 минут", "ещё 11 минут", "11 minutes left"},
        {21, "тағы 21 минут", "ещё 21 минуту", "21 minutes left"},
        {36, "тағы 36 минут", "ещё 36 минут", "36 minutes left"},
        {60, "тағы 1 сағат", "ещё 1 час", "1 hour left"},
        {80, "тағы 1 сағат 20 минут", "ещё 1 ч 20 мин", "1 h 20 min left"},
        {120, "тағы 2 сағат", "ещё 2 часа", "2 hours left"},
        {660, "тағы 11 сағат", "ещё 11 часов", "11 hours left"},
    };
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        assert_says(words_minutes_left(&arena, TEXT("kk"), spans[i].minutes), spans[i].kk);
        assert_says(words_minutes_left(&arena, TEXT("ru"), spans[i].minutes), spans[i].ru);
        assert_says(words_minutes_left(&arena, TEXT("en"), spans[i].minutes), spans[i].en);
    }
}

static void what_is_to_come_is_told_by_how_long_it_takes(void **state)
{
    (void)state;
    assert_says(words_starts_in(&arena, TEXT("kk"), 30), "30 минуттан кейін");
    assert_says(words_starts_in(&arena, TEXT("kk"), 120), "2 сағаттан кейін");
    assert_says(words_starts_in(&arena, TEXT("kk"), 80), "1 сағат 20 минуттан кейін");
    assert_says(words_starts_in(&arena, TEXT("ru"), 21), "через 21 минуту");
    assert_says(words_starts_in(&arena, TEXT("ru"), 80), "через 1 ч 20 мин");
    assert_says(words_starts_in(&arena, TEXT("en"), 1), "in 1 minute");
}

static void speakers_are_counted_by_russian_grammar(void **state)
{
    (void)state;
    assert_says(words_more_speakers(&arena, TEXT("kk"), 3), "тағы 3 спикер");
    assert_says(words_more_speakers(&arena, TEXT("ru"), 1), "ещё 1 спикер");
    assert_says(words_more_speakers(&arena, TEXT("ru"), 3), "ещё 3 спикера");
    assert_says(words_more_speakers(&arena, TEXT("ru"), 12), "ещё 12 спикеров");
    assert_says(words_more_speakers(&arena, TEXT("en"), 1), "1 more speaker");
    assert_says(words_more_changes(&arena, TEXT("kk"), 12), "тағы 12 өзгеріс");
    assert_says(words_more_changes(&arena, TEXT("ru"), 1), "ещё 1 изменение");
    assert_says(words_more_changes(&arena, TEXT("ru"), 12), "ещё 12 изменений");
    assert_says(words_more_changes(&arena, TEXT("en"), 2), "2 more changes");
}

static void days_are_counted_by_russian_grammar(void **state)
{
    (void)state;
    assert_says(words_in_days(&arena, TEXT("kk"), 12), "12 күннен кейін");
    assert_says(words_in_days(&arena, TEXT("ru"), 2), "через 2 дня");
    assert_says(words_in_days(&arena, TEXT("ru"), 12), "через 12 дней");
    assert_says(words_in_days(&arena, TEXT("ru"), 21), "через 21 день");
    assert_says(words_in_days(&arena, TEXT("en"), 12), "in 12 days");
    assert_says(words_begins_in(&arena, TEXT("kk"), 80), "1 сағат 20 минуттан кейін басталады");
    assert_says(words_begins_in(&arena, TEXT("ru"), 80), "начало через 1 ч 20 мин");
    assert_says(words_begins_in(&arena, TEXT("en"), 80), "starts in 1 h 20 min");
}

/* The last number that is said of each minute, with its dative and its ablative. */
static const char *const spoken[60][2] = {
    [0] = {"ге", "ден"},  [10] = {"ға", "нан"}, [20] = {"ға", "дан"},
    [30] = {"ға", "дан"}, [40] = {"қа", "тан"}, [50] = {"ге", "ден"},
};
static const char *const spoken_units[10][2] = {
    [1] = {"ге", "ден"}, [2] = {"ге", "ден"}, [3] = {"ке", "тен"},
    [4] = {"ке", "тен"}, [5] = {"ке", "тен"}, [6] = {"ға", "дан"},
    [7] = {"ге", "ден"}, [8] = {"ге", "ден"}, [9] = {"ға", "дан"},
};

static void kazakh_endings_follow_the_last_number_said(void **state)
{
    (void)state;
    for (int time = 0; time < 24 * 60; time++) {
        struct civil civil = world_childrens_day;
        civil.hour = time / 60;
        civil.minute = time % 60;
        const char *const *endings =
            civil.minute % 10 ? spoken_units[civil.minute % 10] : spoken[civil.minute];
        struct text until =
            text_format(&arena, "%02d:%02d-%s дейін", civil.hour, civil.minute, endings[0]);
        struct text from =
            text_format(&arena, "Ертең %02d:%02d-%s бастап", civil.hour, civil.minute, endings[1]);
        assert_says(words_until(&arena, TEXT("kk"), civil), text_to_c(&arena, until));
        assert_says(words_from(&arena, TEXT("kk"), 1, civil), text_to_c(&arena, from));
    }
}

static void when_it_began_and_until_when_it_was_extended_is_said_with_the_time(void **state)
{
    static const struct {
        int minute;
        const char *kk;
    } rows[] = {
        {0, "09:00-де басталды"},  {3, "09:03-те басталды"},  {9, "09:09-да басталды"},
        {10, "09:10-да басталды"}, {21, "09:21-де басталды"}, {24, "09:24-те басталды"},
        {30, "09:30-да басталды"}, {40, "09:40-та басталды"}, {46, "09:46-да басталды"},
        {50, "09:50-де басталды"}, {55, "09:55-те басталды"}, {57, "09:57-де басталды"},
    };
    struct civil civil = world_childrens_day;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        civil.minute = rows[i].minute;
        assert_says(words_began(&arena, TEXT("kk"), civil), rows[i].kk);
    }
    civil.minute = 24;
    assert_says(words_began(&arena, TEXT("kk-Latn"), civil), "09:24-te bastaldy");
    assert_says(words_began(&arena, TEXT("ru"), civil), "Началось в 09:24");
    assert_says(words_began(&arena, TEXT("en"), civil), "Began at 09:24");
    assert_says(words_extended_until(&arena, TEXT("kk"), civil), "09:24-ке дейін ұзартылды");
    assert_says(words_extended_until(&arena, TEXT("ru"), civil), "Продлено до 09:24");
    assert_says(words_extended_until(&arena, TEXT("en"), civil), "Extended until 09:24");
}

static void when_it_goes_on_is_said_by_how_far_away_it_is(void **state)
{
    (void)state;
    struct civil half_past = world_childrens_day;
    half_past.minute = 30;
    assert_says(words_from(&arena, TEXT("kk"), 0, half_past), "Бүгін 09:30-дан бастап");
    assert_says(words_from(&arena, TEXT("kk"), 1, half_past), "Ертең 09:30-дан бастап");
    assert_says(words_from(&arena, TEXT("kk"), 2, half_past),
                "20 қараша, бейсенбі, 09:30-дан бастап");
    assert_says(words_from(&arena, TEXT("ru"), 0, half_past), "Сегодня с 09:30");
    assert_says(words_from(&arena, TEXT("ru"), 1, half_past), "Завтра с 09:30");
    assert_says(words_from(&arena, TEXT("ru"), 2, half_past), "четверг, 20 ноября, с 09:30");
    assert_says(words_from(&arena, TEXT("en"), 0, half_past), "Today from 09:30");
    assert_says(words_from(&arena, TEXT("en"), 1, half_past), "Tomorrow from 09:30");
    assert_says(words_from(&arena, TEXT("en"), 2, half_past), "Thursday, 20 November, from 09:30");
    assert_says(words_until(&arena, TEXT("ru"), half_past), "до 09:30");
    assert_says(words_until(&arena, TEXT("en"), half_past), "until 09:30");
}

static void how_old_it_is_is_said_in_the_words_of_the_language(void **state)
{
    (void)state;
    assert_says(words_as_of(&arena, TEXT("kk"), TEXT("10:40")), "10:40 жағдайы бойынша");
    assert_says(words_as_of(&arena, TEXT("ru"), TEXT("10:40")), "по состоянию на 10:40");
    assert_says(words_as_of(&arena, TEXT("en"), TEXT("10:40")), "as of 10:40");
}

static void initials_are_two_letters_at_most(void **state)
{
    (void)state;
    assert_says(words_initials(&arena, TEXT("Рамиз Бехбудов")), "РБ");
    assert_says(words_initials(&arena, TEXT("Ләйла  Зинашева")), "ЛЗ");
    assert_says(words_initials(&arena, TEXT("Қасым-Жомарт Кемелұлы Тоқаев")), "ҚК");
    assert_says(words_initials(&arena, TEXT("Абай")), "А");
    assert_says(words_initials(&arena, TEXT("")), "");
}

static void quotes_take_the_marks_of_the_language(void **state)
{
    (void)state;
    assert_says(words_quoted(&arena, TEXT("kk"), TEXT("Сөз")), "«Сөз»");
    assert_says(words_quoted(&arena, TEXT("ru"), TEXT("Слово")), "«Слово»");
    assert_says(words_quoted(&arena, TEXT("en"), TEXT("A word")), "“A word”");
}

static int finish(void **state)
{
    (void)state;
    arena_finish(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_language_has_every_word),
        cmocka_unit_test(dates_are_written_as_each_language_does),
        cmocka_unit_test(what_is_left_is_counted_in_minutes_and_hours),
        cmocka_unit_test(what_is_to_come_is_told_by_how_long_it_takes),
        cmocka_unit_test(speakers_are_counted_by_russian_grammar),
        cmocka_unit_test(days_are_counted_by_russian_grammar),
        cmocka_unit_test(kazakh_endings_follow_the_last_number_said),
        cmocka_unit_test(when_it_began_and_until_when_it_was_extended_is_said_with_the_time),
        cmocka_unit_test(when_it_goes_on_is_said_by_how_far_away_it_is),
        cmocka_unit_test(how_old_it_is_is_said_in_the_words_of_the_language),
        cmocka_unit_test(initials_are_two_letters_at_most),
        cmocka_unit_test(quotes_take_the_marks_of_the_language),
    };
    return cmocka_run_group_tests(tests, NULL, finish);
}
