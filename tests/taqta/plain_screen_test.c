/* What the plain screen says: of a source that does not answer, of missing fonts, of a wrong
 * configuration, in three languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "taqta/config_fault.h"
#include "taqta/plain_faces.h"
#include "taqta/plain_screen.h"
#include "taqta/plain_words.h"

static struct arena arena;

static int finish_arena(void **state)
{
    (void)state;
    arena_finish(&arena);
    return 0;
}

static struct plain_state state_of(struct source_status *status)
{
    return (struct plain_state){.screen = "foyer-a",
                                .addresses = "board · 192.0.2.7",
                                .version = "1.0",
                                .statuses = status,
                                .status_count = status ? 1 : 0};
}

static const char *words_beside(const struct plain_page *page, enum plain_label label)
{
    const char *words = plain_label(&arena, label);
    for (size_t i = 0; i < page->block_count; i++)
        if (page->blocks[i].label && !strcmp(page->blocks[i].label, words))
            return page->blocks[i].words;
    return "";
}

static bool speaks_of(const struct plain_page *page, enum plain_matter matter)
{
    size_t found = 0;
    for (int language = 0; language < PLAIN_LANGUAGES; language++) {
        struct plain_message message = plain_message(matter, language);
        for (size_t i = 0; i + 1 < page->block_count; i++)
            found += page->blocks[i].kind == PLAIN_HEADLINE &&
                     !strcmp(page->blocks[i].words, message.headline) &&
                     page->blocks[i + 1].kind == PLAIN_SENTENCE &&
                     !strcmp(page->blocks[i + 1].words, message.sentence);
    }
    return found == PLAIN_LANGUAGES;
}

static void unknown_screen_is_told_its_name_and_those_there_are(void **state)
{
    (void)state;
    struct plain_page page;
    struct plain_state plain = state_of(NULL);
    plain.screen = "foyer-7";
    plain_screen_unknown(&page, &arena, &plain, TEXT("foyer, door-hall-1"));
    assert_true(speaks_of(&page, PLAIN_MATTER_UNKNOWN));
    assert_string_equal(words_beside(&page, PLAIN_LABEL_SCREEN), "foyer-7");
    assert_string_equal(words_beside(&page, PLAIN_LABEL_KNOWN), "foyer, door-hall-1");
    assert_string_equal(page.corner, "foyer-7");
}

static void every_kind_of_error_has_its_own_words_in_three_languages(void **state)
{
    (void)state;
    static const struct {
        enum error_kind kind;
        enum plain_matter matter;
    } cases[] = {
        {ERROR_NONE, PLAIN_MATTER_STARTING}, {ERROR_NETWORK, PLAIN_MATTER_NETWORK},
        {ERROR_SERVER, PLAIN_MATTER_SERVER}, {ERROR_FORMAT, PLAIN_MATTER_REFUSED},
        {ERROR_LIMIT, PLAIN_MATTER_REFUSED}, {ERROR_SYSTEM, PLAIN_MATTER_FILE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct source_status status = {.shown = TEXT("http://a.test/p.json"),
                                       .last_error = {.kind = cases[i].kind}};
        struct plain_state known = state_of(&status);
        struct plain_page page;

        plain_screen_waiting(&page, &arena, &known);

        assert_true(speaks_of(&page, cases[i].matter));
        assert_string_equal(words_beside(&page, PLAIN_LABEL_ADDRESS), "http://a.test/p.json");
    }
}

static void messages_of_all_matters_differ_and_none_is_empty(void **state)
{
    (void)state;
    for (int language = 0; language < PLAIN_LANGUAGES; language++)
        for (int i = 0; i < PLAIN_MATTER_COUNT; i++) {
            const char *sentence = plain_message((enum plain_matter)i, language).sentence;
            assert_true(strlen(sentence) > 10);
            assert_true(strlen(plain_message((enum plain_matter)i, language).headline) > 5);
            for (int j = 0; j < i; j++)
                assert_string_not_equal(sentence,
                                        plain_message((enum plain_matter)j, language).sentence);
        }
}

static void a_refused_document_is_told_with_its_place_and_reason(void **state)
{
    (void)state;
    struct source_status status = {
        .shown = TEXT("p.json"),
        .last_error = {.kind = ERROR_FORMAT, .line = 12, .column = 15, .message = "no event"}};
    struct plain_state known = state_of(&status);
    struct plain_page page;

    plain_screen_waiting(&page, &arena, &known);

    assert_string_equal(words_beside(&page, PLAIN_LABEL_REASON), "12:15: no event");
}

static void the_machine_can_be_found_by_name_and_address(void **state)
{
    (void)state;
    struct plain_state known = state_of(NULL);
    struct plain_page page;

    plain_screen_waiting(&page, &arena, &known);

    assert_string_equal(words_beside(&page, PLAIN_LABEL_SCREEN), "foyer-a");
    assert_string_equal(words_beside(&page, PLAIN_LABEL_MACHINE), "board · 192.0.2.7");
    assert_string_equal(page.corner, "foyer-a");
    assert_string_equal(page.footer, "taqta 1.0");

    known.addresses = "";
    plain_screen_waiting(&page, &arena, &known);
    assert_non_null(strstr(words_beside(&page, PLAIN_LABEL_MACHINE), "no network address"));
    assert_non_null(strstr(words_beside(&page, PLAIN_LABEL_MACHINE), "желі мекенжайы жоқ"));
}

static void how_long_it_waits_is_told_from_the_first_minute_on(void **state)
{
    (void)state;
    struct plain_state known = state_of(NULL);
    struct plain_page page;

    known.waited_ms = 59999;
    plain_screen_waiting(&page, &arena, &known);
    assert_true(speaks_of(&page, PLAIN_MATTER_SILENCE));
    assert_string_equal(words_beside(&page, PLAIN_LABEL_WAITING), "");

    known.waited_ms = 12 * 60000;
    plain_screen_waiting(&page, &arena, &known);
    assert_string_equal(words_beside(&page, PLAIN_LABEL_WAITING), "12 мин · 12 min");
}

static void words_from_outside_are_cleaned(void **state)
{
    (void)state;
    struct source_status status = {.shown = TEXT("http://a.test/\xFF\x1B[31m"),
                                   .last_error = {.kind = ERROR_SERVER, .message = "no\x07\xC3"}};
    struct plain_state known = state_of(&status);
    struct plain_page page;

    plain_screen_waiting(&page, &arena, &known);

    assert_string_equal(words_beside(&page, PLAIN_LABEL_ADDRESS), "http://a.test/\uFFFD[31m");
    assert_string_equal(words_beside(&page, PLAIN_LABEL_REASON), "no\uFFFD");
}

static void missing_fonts_are_told_with_their_packages_once(void **state)
{
    (void)state;
    const struct missing_face missing[] = {{"Inter Regular", "/fonts/a.otf", "fonts-inter"},
                                           {"Inter Medium", "/fonts/b.otf", "fonts-inter"},
                                           {"House Face", "/fonts/c.otf", ""},
                                           {"Vollkorn", "/fonts/d.otf", "fonts-vollkorn"}};
    struct plain_state known = state_of(NULL);
    known.missing = missing;
    known.missing_count = 4;
    struct plain_page page;

    plain_screen_waiting(&page, &arena, &known);

    assert_true(speaks_of(&page, PLAIN_MATTER_FONTS));
    assert_string_equal(words_beside(&page, PLAIN_LABEL_FONT), "Inter Regular: /fonts/a.otf");
    assert_string_equal(words_beside(&page, PLAIN_LABEL_INSTALL),
                        "apt install fonts-inter fonts-vollkorn");
    assert_string_equal(plain_screen_missing(&arena, missing + 1, 3),
                        "Inter Medium (fonts-inter), House Face, Vollkorn (fonts-vollkorn)");
}

static void refused_font_is_told_in_one_sentence(void **state)
{
    (void)state;
    const struct missing_face missing = {"Golos Text: Ğ has the outline of G", "", ""};
    struct plain_state known = state_of(NULL);
    known.missing = &missing;
    known.missing_count = 1;
    struct plain_page page;

    plain_screen_waiting(&page, &arena, &known);

    assert_string_equal(words_beside(&page, PLAIN_LABEL_FONT),
                        "Golos Text: Ğ has the outline of G");
}

static void faces_json_says_which_faces_are_missing(void **state)
{
    (void)state;
    char folder[] = "/tmp/taqta-faces-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/faces.json", folder);
    struct missing_face missing[PLAIN_MOST_MISSING];

    assert_int_equal(plain_faces_missing(missing, PLAIN_MOST_MISSING, &arena, folder), 1);
    assert_string_equal(missing[0].name, "faces.json");
    assert_string_equal(missing[0].file, path);

    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("{\"faces\": [{\"name\": \"A\", \"files\": [\"/no/a.otf\", \"/dev/null\"]},"
          "{\"name\": \"B\", \"files\": [\"/no/b.otf\"], \"package\": \"fonts-b\"}]}",
          file);
    fclose(file);
    assert_int_equal(plain_faces_missing(missing, PLAIN_MOST_MISSING, &arena, folder), 1);
    assert_string_equal(missing[0].name, "B");
    assert_string_equal(missing[0].file, "/no/b.otf");
    assert_string_equal(missing[0].package, "fonts-b");
    unlink(path);
    rmdir(folder);
}

/* Writes a configuration and reads it as the display would. */
static void read_config(struct options *options, struct error *error, char path[40],
                        const char *bytes)
{
    snprintf(path, 40, "/tmp/taqta-config-XXXXXX");
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, bytes, strlen(bytes)), strlen(bytes));
    close(descriptor);
    char *arguments[] = {(char[]){"taqta"}, (char[]){"--config"}, path};
    options_init(options);
    if (options_read(options, 3, arguments, error))
        (void)options_are_enough(options, error); /* *error says */
}

/* The page of a configuration file with these bytes. */
static void show_config(struct plain_page *page, struct options *options, char path[40],
                        const char *bytes)
{
    struct error error = {0};
    struct config_fault fault;
    struct plain_state known = state_of(NULL);
    read_config(options, &error, path, bytes);
    config_fault_find(&fault, &arena, options, &error);
    plain_screen_config(page, &arena, &known, &fault);
}

static void a_wrong_line_is_shown_as_it_stands_with_what_was_expected(void **state)
{
    (void)state;
    struct options options;
    struct plain_page page;
    char path[40];

    show_config(&page, &options, path, "[taqta]\nsource = p.json\nwindowed = maybe  \n");

    assert_true(options.config_is_wrong);
    assert_true(speaks_of(&page, PLAIN_MATTER_CONFIG));
    assert_string_equal(words_beside(&page, PLAIN_LABEL_FILE), path);
    assert_string_equal(words_beside(&page, PLAIN_LABEL_LINE), "3");
    assert_string_equal(words_beside(&page, PLAIN_LABEL_WRITTEN), "windowed = maybe");
    assert_string_equal(words_beside(&page, PLAIN_LABEL_EXPECTED),
                        "yes (иә) немесе no (жоқ) · yes (да) или no (нет) · yes or no");
    unlink(path);
    options_finish(&options);
}

static void a_configuration_without_a_source_is_told_what_to_write(void **state)
{
    (void)state;
    struct options options;
    struct plain_page page;
    char path[40];

    show_config(&page, &options, path, "[taqta]\nscreen = foyer-a\n");

    assert_false(options.config_is_wrong);
    assert_string_equal(words_beside(&page, PLAIN_LABEL_LINE), "");
    assert_string_equal(words_beside(&page, PLAIN_LABEL_EXPECTED),
                        "source = https://example.org/programme.json");
    unlink(path);
    options_finish(&options);
}

/* Who adds an option says in three languages what it expects. */
static void what_options_expect_is_known_in_three_languages(void **state)
{
    (void)state;
    static const char *const slips[] = {
        "no name",      "[other]\na = b",     "source =",
        "lang = de",    "size = big",         "now = later",
        "speed = fast", "every = 0",          "clock = cuckoo",
        "windowed = x", "drawing = chalk",    "rotate = 45",
        "theme = blue", "diagonal = big",     "distance = far",
        "no-drift = 1", "stale-after = soon", "picture-host =",
        "plain = ?",
    };
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        struct options options;
        struct error error = {0};
        struct config_fault fault;
        char path[40], bytes[80];
        snprintf(bytes, sizeof bytes, "[taqta]\n%s\n", slips[i]);
        read_config(&options, &error, path, bytes);

        config_fault_find(&fault, &arena, &options, &error);

        if (strstr(plain_expectation(&arena, text_from(fault.expected)), " · ") == NULL)
            fail_msg("\"%s\" (%s) is not said in three languages", fault.expected, slips[i]);
        unlink(path);
        options_finish(&options);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unknown_screen_is_told_its_name_and_those_there_are),
        cmocka_unit_test(every_kind_of_error_has_its_own_words_in_three_languages),
        cmocka_unit_test(messages_of_all_matters_differ_and_none_is_empty),
        cmocka_unit_test(a_refused_document_is_told_with_its_place_and_reason),
        cmocka_unit_test(the_machine_can_be_found_by_name_and_address),
        cmocka_unit_test(how_long_it_waits_is_told_from_the_first_minute_on),
        cmocka_unit_test(words_from_outside_are_cleaned),
        cmocka_unit_test(missing_fonts_are_told_with_their_packages_once),
        cmocka_unit_test(refused_font_is_told_in_one_sentence),
        cmocka_unit_test(faces_json_says_which_faces_are_missing),
        cmocka_unit_test(a_wrong_line_is_shown_as_it_stands_with_what_was_expected),
        cmocka_unit_test(a_configuration_without_a_source_is_told_what_to_write),
        cmocka_unit_test(what_options_expect_is_known_in_three_languages),
    };
    return cmocka_run_group_tests(tests, NULL, finish_arena);
}
