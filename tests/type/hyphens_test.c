/* Where body text may be divided, over many measures. */
#include "type_support.h"

#include <stdio.h>

#include "type/hyphenation.h"

static const char kazakh[] =
    "Конференцияға қатысушылар балалардың құқықтары жөніндегі конвенцияның жүзеге асырылуын, "
    "балалар омбудсмендерінің жауапкершілігін және халықаралық ұйымдармен ынтымақтастықты "
    "талқылады. Қазақстандағы жүздеген мектеп оқушыларының ұсыныстары қорытынды құжатқа енді.";
static const char russian[] =
    "Участники конференции обсудили осуществление конвенции о правах ребёнка, ответственность "
    "уполномоченных и сотрудничество с международными организациями. Предложения "
    "казахстанских школьников вошли в заключительный документ.";

static bool read_patterns(void *context, struct arena *arena, struct text language,
                          struct text *bytes)
{
    int *asked = context;
    ++*asked;
    if (!text_equal(language, TEXT("kk")) && !text_equal(language, TEXT("ru")))
        return false;
    char path[300];
    snprintf(path, sizeof path, "%s/hyph_%.*s.dic", PATTERNS_HERE, TEXT_ARG(language));
    *bytes = read_whole_file(arena, path);
    return true;
}

static struct paragraph_request body(const char *text, const char *language, int width)
{
    struct paragraph_request request = plain_request(text_from(text));
    request.style.language = text_from(language);
    request.width = width;
    request.hyphenated = true;
    return request;
}

static struct paragraph set_body(struct fixture *fixture, const char *text, const char *language,
                                 int width)
{
    static int asked;
    struct paragraph_request request = body(text, language, width);
    typesetter_hyphenate_by(fixture->typesetter, read_patterns, &asked);
    return set(fixture, &request);
}

static size_t letters_at_end(struct text line)
{
    size_t count = 0, offset = 0;
    uint32_t letter;
    while (text_next(line, &offset, &letter))
        count = letter == ' ' || letter == ',' || letter == '.' ? 0 : count + 1;
    return count;
}

static size_t letters_at_start(struct text line)
{
    size_t count = 0, offset = 0;
    uint32_t letter;
    while (text_next(line, &offset, &letter) && letter != ' ' && letter != ',' && letter != '.')
        count++;
    return count;
}

/* Returns how many lines end with a hyphen. */
static size_t check_hyphens(const struct paragraph *paragraph, int width)
{
    size_t count = 0;
    for (size_t i = 0; i < paragraph->line_count; i++) {
        const struct set_line *line = &paragraph->lines[i];
        assert_true(line->width <= width);
        if (!line->hyphen)
            continue;
        count++;
        if (i + 2 >= paragraph->line_count || line[1].hyphen)
            fail_msg("%d px: a hyphen behind \"%.*s\", line %zu of %zu", width,
                     TEXT_ARG(line->text), i + 1, paragraph->line_count);
        assert_true(letters_at_end(line->text) >= 3 && letters_at_start(line[1].text) >= 3);
    }
    return count;
}

static void hyphens_are_never_in_a_row_nor_before_the_last_line(void **state)
{
    static const char *const texts[][2] = {{"kk", kazakh}, {"ru", russian}};
    for (size_t i = 0; i < 2; i++) {
        size_t count = 0;
        for (int width = 440; width < 1400; width += 7) {
            struct paragraph paragraph = set_body(*state, texts[i][1], texts[i][0], width);
            count += check_hyphens(&paragraph, width);
        }
        assert_true(count > 20);
    }
}

static void nothing_is_divided_without_being_asked(void **state)
{
    struct fixture *fixture = *state;
    int asked = 0;
    struct paragraph_request request = body(kazakh, "kk", 460);
    typesetter_hyphenate_by(fixture->typesetter, read_patterns, &asked);

    request.hyphenated = false;
    struct paragraph paragraph = set(fixture, &request);

    for (size_t i = 0; i < paragraph.line_count; i++)
        assert_false(paragraph.lines[i].hyphen);
    assert_int_equal(asked, 0);
}

static void patterns_are_asked_for_once_a_language(void **state)
{
    struct fixture *fixture = *state;
    int asked = 0;
    static const char *const languages[] = {"kk",    "kk-KZ",   "kk-Cyrl", "de",
                                            "de-AT", "kk-Latn", "kk"};
    typesetter_hyphenate_by(fixture->typesetter, read_patterns, &asked);

    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        struct paragraph_request request = body(kazakh, languages[i], 460);
        (void)set(fixture, &request);
    }

    assert_int_equal(asked, 2); /* kk, de; not for Latin Kazakh */
}

static void some_words_stay_whole(void **state)
{
    static const char *const whole[] = {"COVID-19-дан",         "halyqaralyq@uiymdar.kz",
                                        "халықаралық-құқықтық", "ҚАЗАҚСТАНДЫҚТАРҒА",
                                        "жауапкершілік2025",    "taqta.kz/бағдарлама"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        char text[200];
        snprintf(text, sizeof text, "Осы жолда %s осы жолда осы жолда осы жолда", whole[i]);
        for (int width = 380; width < 700; width += 11) {
            struct paragraph paragraph = set_body(*state, text, "kk", width);
            for (size_t j = 0; j < paragraph.line_count; j++)
                if (paragraph.lines[j].hyphen)
                    fail_msg("%s is divided: %.*s", whole[i], TEXT_ARG(paragraph.lines[j].text));
        }
    }
}

/* Found by the fuzzer: the cut was measured with hyphens where none may stand. */
static void a_cut_keeps_to_its_lines(void **state)
{
    struct fixture *fixture = *state;
    static int asked;
    typesetter_hyphenate_by(fixture->typesetter, read_patterns, &asked);
    for (int width = 60; width < 700; width += 3) {
        struct paragraph_request request = body(kazakh, "kk", width);
        for (request.max_lines = 1; request.max_lines < 7; request.max_lines++)
            assert_true(set(fixture, &request).line_count <= (size_t)request.max_lines);
    }
}

static void a_fit_wins_no_size_by_dividing(void **state)
{
    struct fixture *fixture = *state;
    static int asked;
    typesetter_hyphenate_by(fixture->typesetter, read_patterns, &asked);
    for (int width = 500; width < 1100; width += 50) {
        struct paragraph_request request = body(kazakh, "kk", width);
        request.style.px = 60;
        request.smallest_px = 20;
        request.height = 420;
        struct paragraph hyphenated = fit(fixture, &request);
        request.hyphenated = false;
        struct paragraph plain = fit(fixture, &request);

        assert_true(hyphenated.px <= plain.px);
        (void)check_hyphens(&hyphenated, width);
    }
}

static bool read_nonsense(void *context, struct arena *arena, struct text language,
                          struct text *bytes)
{
    (void)arena;
    (void)language;
    *bytes = *(const struct text *)context;
    return true;
}

static void patterns_that_are_none_leave_words_whole(void **state)
{
    struct fixture *fixture = *state;
    static struct text nonsense[] = {TEXT(""), TEXT("UTF-8"), TEXT("NO-SUCH-CHARSET\n1а\n"),
                                     TEXT("\n\n\n"), TEXT("UTF-8\n")};
    for (size_t i = 0; i < sizeof nonsense / sizeof *nonsense; i++) {
        struct paragraph_request request = body(kazakh, "kk", 460);
        typesetter_hyphenate_by(fixture->typesetter, read_nonsense, &nonsense[i]);
        struct paragraph paragraph = set(fixture, &request);
        for (size_t j = 0; j < paragraph.line_count; j++)
            assert_false(paragraph.lines[j].hyphen);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hyphens_are_never_in_a_row_nor_before_the_last_line),
        cmocka_unit_test(nothing_is_divided_without_being_asked),
        cmocka_unit_test(patterns_are_asked_for_once_a_language),
        cmocka_unit_test(some_words_stay_whole),
        cmocka_unit_test(a_cut_keeps_to_its_lines),
        cmocka_unit_test(a_fit_wins_no_size_by_dividing),
        cmocka_unit_test(patterns_that_are_none_leave_words_whole),
    };
    return cmocka_run_group_tests_name("hyphens", tests, fixture_create, fixture_destroy);
}
