/* What the display can be told, and what it says when it is told wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "taqta/options.h"

enum { ARGUMENTS_MOST = 12 };

/* Reads the arguments of a line, split at blanks. */
static bool read_line(struct options *options, const char *line, struct error *error)
{
    static char copy[512], name[] = "taqta";
    char *argv[ARGUMENTS_MOST + 1] = {name};
    int argc = 1;
    snprintf(copy, sizeof copy, "%s", line);
    for (char *word = strtok(copy, " "); word && argc < ARGUMENTS_MOST; word = strtok(NULL, " "))
        argv[argc++] = word;
    options_init(options);
    return options_read(options, argc, argv, error);
}

static void arguments_say_what_to_show_and_how(void **state)
{
    (void)state;
    struct options options;
    struct error error = {0};
    assert_true(read_line(&options,
                          "--source a.json --source=http://b.test/c.xml --screen foyer-a --lang ru "
                          "--size 1080x1920 --windowed",
                          &error));

    assert_int_equal(options.source_count, 2);
    assert_string_equal(options.sources[0], "a.json");
    assert_string_equal(options.sources[1], "http://b.test/c.xml");
    assert_string_equal(options.screen, "foyer-a");
    assert_string_equal(options.language, "ru");
    assert_int_equal(options.width, 1080);
    assert_int_equal(options.height, 1920);
    assert_true(options.windowed);
    options_finish(&options);
}

static void a_moment_is_read_with_its_offset(void **state)
{
    (void)state;
    struct options options;
    struct error error = {0};
    assert_true(read_line(&options, "--now 2025-11-20T10:24:00+05:00 --speed 60", &error));

    assert_true(options.now.seconds == 1763616240);
    assert_true(options.speed == 60);
    options_finish(&options);
}

struct slip {
    const char *line, *said;
};

static void arguments_say_how_the_display_hangs_and_is_looked_at(void **state)
{
    (void)state;
    struct options options;
    struct error error = {0};
    assert_true(read_line(&options, "--source a", &error));
    assert_int_equal(options.rotate, -1);
    assert_int_equal(options.theme, THEME_ANY);
    assert_false(options.without_drift);
    options_finish(&options);
    assert_true(read_line(
        &options, "--rotate 270 --diagonal 55 --distance 6.5 --theme light --no-drift", &error));
    assert_int_equal(options.rotate, 270);
    assert_true(options.diagonal_in == 55 && options.distance_m == 6.5);
    assert_int_equal(options.theme, THEME_IS_LIGHT);
    assert_true(options.without_drift);
    options_finish(&options);
    assert_true(read_line(&options, "--source a --distance 6", &error));
    assert_false(options_are_enough(&options, &error));
    assert_non_null(strstr(error.message, "diagonal"));
    options_finish(&options);
}

static void every_slip_says_what_was_expected(void **state)
{
    (void)state;
    static const struct slip slips[] = {
        {"--sorce a", "no option is called --sorce"},
        {"source", "is not an option"},
        {"--source", "needs a value: F|URL"},
        {"--windowed=yes", "takes no value"},
        {"--size 1920", "expected WxH"},
        {"--size 1920x", "expected WxH"},
        {"--size 10x10", "expected WxH"},
        {"--now 10:24", "expected a moment with its offset"},
        {"--now 2025-11-20T10:24", "expected a moment with its offset"},
        {"--now 2025-02-30T10:24:00Z", "expected a moment with its offset"},
        {"--speed 0", "expected a number"},
        {"--speed fast", "expected a number"},
        {"--every 0", "expected seconds"},
        {"--lang de", "expected kk, kk-Latn, kk-Arab, ru or en"},
        {"--source=", "expected an address or a file"},
        {"--config /tmp", "/tmp: cannot be read"},
        {"--clock wrong", "expected auto, system or untrusted"},
        {"--stale-after soon", "stale-after \"soon\": expected seconds"},
        {"--picture-host=", "expected a host"},
        {"--rotate 45", "expected 0, 90, 180 or 270"},
        {"--theme blue", "expected auto, dark or light"},
        {"--diagonal 4", "expected a number from 5 to 300"},
        {"--distance far", "expected a number from 0.5 to 50"},
        {"--drawing gl", "expected auto, surface or textures"},
        {"--config /nowhere/taqta.conf", "/nowhere/taqta.conf: cannot be read"},
    };
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        struct options options;
        struct error error = {0};
        assert_false(read_line(&options, slips[i].line, &error));
        if (!strstr(error.message, slips[i].said))
            fail_msg("%s: \"%s\" does not say \"%s\"", slips[i].line, error.message, slips[i].said);
        assert_int_equal(error.kind, ERROR_USAGE);
        options_finish(&options);
    }
}

/* Reads a configuration of these bytes behind `before` on the command line. */
static bool read_config(struct options *options, const char *bytes, const char *after,
                        struct error *error)
{
    char path[] = "/tmp/taqta-options-XXXXXX", line[256];
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, bytes, strlen(bytes)), strlen(bytes));
    close(file);
    snprintf(line, sizeof line, "--config %s %s", path, after);
    bool read = read_line(options, line, error);
    unlink(path);
    return read;
}

static void a_configuration_says_the_same_by_the_same_names(void **state)
{
    (void)state;
    struct options options;
    struct error error = {0};
    if (!read_config(&options,
                     "; the foyer\n[taqta]\nsource = http://b.test/p.json\nsource = news.xml\n"
                     "screen = foyer-a ; by the door\nwindowed = yes\nevery = 15\n",
                     "--screen door-1", &error))
        fail_msg("%s", error.message);

    assert_int_equal(options.source_count, 2);
    assert_string_equal(options.screen, "door-1");
    assert_true(options.windowed);
    assert_int_equal(options.every_s, 15);
    options_finish(&options);
}

static void a_slip_in_a_configuration_names_its_line(void **state)
{
    (void)state;
    static const struct slip slips[] = {
        {"[taqta]\nscreen = a\nsize = big\n", ":3: size \"big\": expected WxH"},
        {"[taqta]\n\nscrean = a\n", ":3: no option is called \"screan\""},
        {"[display]\nscreen = a\n", ":2: section [display]: expected [taqta]"},
        {"[taqta]\nwindowed = maybe\n", ":2: windowed \"maybe\": expected yes or no"},
        {"[taqta]\nconfig = other.conf\n", ":2: \"config\" has no place"},
        {"[taqta]\nscreen\n", ":2: expected name = value"},
        {"[taqta]\nlang = de\n", ":2: lang \"de\": expected kk, kk-Latn, kk-Arab, ru or en"},
        {"[taqta]\nscrean = a\nsize = big\n", ":2: no option is called \"screan\""},
        {"[taqta]\nscreen\nsize = big\n", ":2: expected name = value"},
    };
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        struct options options;
        struct error error = {0};
        assert_false(read_config(&options, slips[i].line, "", &error));
        if (!strstr(error.message, slips[i].said))
            fail_msg("\"%s\" does not say \"%s\"", error.message, slips[i].said);
        options_finish(&options);
    }
}

static void a_line_that_would_be_cut_is_refused(void **state)
{
    (void)state;
    struct options options;
    struct error error = {0};
    char bytes[600],
        *end = bytes + snprintf(bytes, sizeof bytes, "[taqta]\nsource = http://b.test/");
    memset(end, 'x', 300);
    snprintf(end + 300, 40, "\nevery = 15\n");

    assert_false(read_config(&options, bytes, "", &error));
    assert_non_null(strstr(error.message, ":2: a line may have "));
    assert_int_equal(options.source_count, 0);
    options_finish(&options);
}

static void a_configuration_may_begin_with_a_byte_order_mark(void **state)
{
    (void)state;
    struct options options;
    struct error error = {0};
    if (!read_config(&options, "\xEF\xBB\xBF[taqta]\r\nscreen = foyer-a", "", &error))
        fail_msg("%s", error.message);

    assert_string_equal(options.screen, "foyer-a");
    options_finish(&options);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments_say_what_to_show_and_how),
        cmocka_unit_test(a_moment_is_read_with_its_offset),
        cmocka_unit_test(arguments_say_how_the_display_hangs_and_is_looked_at),
        cmocka_unit_test(every_slip_says_what_was_expected),
        cmocka_unit_test(a_configuration_says_the_same_by_the_same_names),
        cmocka_unit_test(a_slip_in_a_configuration_names_its_line),
        cmocka_unit_test(a_line_that_would_be_cut_is_refused),
        cmocka_unit_test(a_configuration_may_begin_with_a_byte_order_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
