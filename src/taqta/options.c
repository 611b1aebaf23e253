/* options: one table says every option's name, value, and what it does; arguments, configuration
 * and --help all read it.
 */
#include "options.h"

#include "config.h"
#include "deck/words.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef bool option_setter(struct options *options, const char *value, struct error *error);

struct option {
    const char *name, *value; /* value: how --help calls it; NULL: a switch */
    const char *help;
    option_setter *set;
};

static const char *keep(struct options *options, const char *value)
{
    return text_to_c(&options->arena, text_from(value));
}

static bool set_source(struct options *options, const char *value, struct error *error)
{
    if (!*value)
        return error_set(error, ERROR_USAGE, "source \"\": expected an address or a file");
    if (options->source_count == OPTIONS_MOST_SOURCES)
        return error_set(error, ERROR_USAGE, "more than %d sources", OPTIONS_MOST_SOURCES);
    options->sources[options->source_count++] = keep(options, value);
    return true;
}

#define TEXT_SETTER(field)                                                                         \
    static bool set_##field(struct options *options, const char *value, struct error *error)       \
    {                                                                                              \
        (void)error; /* any text will do */                                                        \
        options->field = keep(options, value);                                                     \
        return true;                                                                               \
    }
TEXT_SETTER(screen)
TEXT_SETTER(timezone)
TEXT_SETTER(fonts)
TEXT_SETTER(cache_folder)
TEXT_SETTER(out)

static bool set_language(struct options *options, const char *value, struct error *error)
{
    if (!words_know(text_from(value)))
        return error_set(error, ERROR_USAGE, "lang \"%s\": expected kk, ru or en", value);
    options->language = keep(options, value);
    return true;
}

/* A whole number from least to most that fills all of [text, end). */
static bool parse_number(const char *text, const char *end, long least, long most, long *number)
{
    uint64_t value;
    struct text digits = {text, (size_t)(end - text)};
    if (!text_to_number(digits, (uint64_t)most, &value) || (long)value < least)
        return false;
    *number = (long)value;
    return true;
}

static bool set_size(struct options *options, const char *value, struct error *error)
{
    const char *x = strchr(value, 'x');
    long width, height;
    if (!x || !parse_number(value, x, 320, 16384, &width) ||
        !parse_number(x + 1, x + strlen(x), 240, 16384, &height))
        return error_set(error, ERROR_USAGE, "size \"%s\": expected WxH in pixels, as 1920x1080",
                         value);
    options->width = (int)width;
    options->height = (int)height;
    return true;
}

static bool set_now(struct options *options, const char *value, struct error *error)
{
    struct written_time time;
    if (!written_time_from_rfc3339(text_from(value), &time) || !time.has_time || !time.has_offset ||
        !civil_is_valid(time.civil))
        return error_set(
            error, ERROR_USAGE,
            "now \"%s\": expected a moment with its offset, as 2025-11-20T10:24:00+05:00", value);
    options->now = instant_from_civil(time.civil, time.offset_s);
    return true;
}

static bool set_speed(struct options *options, const char *value, struct error *error)
{
    char *end;
    errno = 0;
    double speed = strtod(value, &end);
    if (errno || end == value || *end || !isfinite(speed) || speed < 0.01 || speed > 100000)
        return error_set(error, ERROR_USAGE, "speed \"%s\": expected a number from 0.01 to 100000",
                         value);
    options->speed = speed;
    return true;
}

static bool set_every(struct options *options, const char *value, struct error *error)
{
    long seconds;
    if (!parse_number(value, value + strlen(value), 1, 86400, &seconds))
        return error_set(error, ERROR_USAGE, "every \"%s\": expected seconds from 1 to 86400",
                         value);
    options->every_s = (unsigned)seconds;
    return true;
}

static bool set_clock(struct options *options, const char *value, struct error *error)
{
    if (strcmp(value, "system") != 0 && strcmp(value, "untrusted") != 0)
        return error_set(error, ERROR_USAGE, "clock \"%s\": expected system or untrusted", value);
    options->clock_is_untrusted = !strcmp(value, "untrusted");
    return true;
}

static bool set_drawing(struct options *options, const char *value, struct error *error)
{
    static const char *const names[] = {
        [DRAWING_AUTO] = "auto", [DRAWING_SURFACE] = "surface", [DRAWING_TEXTURES] = "textures"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(value, names[i])) {
            options->drawing = (enum screen_drawing)i;
            return true;
        }
    return error_set(error, ERROR_USAGE, "drawing \"%s\": expected auto, surface or textures",
                     value);
}

/* A switch in a configuration file has a value: yes or no. An argument stands for yes. */
static bool parse_switch(const char *name, const char *value, bool *to, struct error *error)
{
    bool yes = !strcmp(value, "yes"), no = !strcmp(value, "no");
    if (!yes && !no)
        return error_set(error, ERROR_USAGE, "%s \"%s\": expected yes or no", name, value);
    *to = yes;
    return true;
}

static bool set_windowed(struct options *options, const char *value, struct error *error)
{
    return parse_switch("windowed", value, &options->windowed, error);
}

static bool set_no_cache(struct options *options, const char *value, struct error *error)
{
    return parse_switch("no-cache", value, &options->without_cache, error);
}

static bool set_help(struct options *options, const char *value, struct error *error)
{
    return parse_switch("help", value, &options->asks_for_help, error);
}

static bool set_version(struct options *options, const char *value, struct error *error)
{
    return parse_switch("version", value, &options->asks_for_version, error);
}

static bool set_config(struct options *options, const char *value, struct error *error)
{
    return config_read(options, value, error);
}

static const struct option option_table[] = {
    {"config", "FILE", "read options from an INI file; arguments behind it win", set_config},
    {"source", "F|URL", "a programme or news: http, https or a file; may be repeated", set_source},
    {"screen", "ID", "which of the programme's screens this is", set_screen},
    {"lang", "L", "show only this language: kk, ru or en", set_language},
    {"size", "WxH", "size in pixels; otherwise the display's own", set_size},
    {"windowed", NULL, "in a window instead of the whole display", set_windowed},
    {"now", "T", "the wall clock starts at T, as 2025-11-20T10:24:00+05:00", set_now},
    {"speed", "N", "the wall clock runs N times as fast; page turns do not", set_speed},
    {"clock", "C", "system, or untrusted: show nothing that depends on now", set_clock},
    {"timezone", "ZONE", "for sources that name no zone, as Asia/Almaty", set_timezone},
    {"every", "S", "ask the sources every S seconds", set_every},
    {"cache", "DIR", "where the last good documents are kept", set_cache_folder},
    {"no-cache", NULL, "keep nothing on disk", set_no_cache},
    {"fonts", "DIR", "where faces.json lies", set_fonts},
    {"drawing", "D", "auto, surface or textures", set_drawing},
    {"out", "DIR", "render: where the pictures go", set_out},
    {"help", NULL, "this text", set_help},
    {"version", NULL, "the version", set_version},
};

enum { OPTION_COUNT = sizeof option_table / sizeof *option_table };

static const struct option *find_option(const char *name)
{
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (!strcmp(option_table[i].name, name))
            return &option_table[i];
    return NULL;
}

void options_init(struct options *options)
{
    *options = (struct options){
        .screen = "", .language = "", .timezone = "", .now = INSTANT_NONE, .speed = 1};
}

void options_finish(struct options *options)
{
    arena_finish(&options->arena);
}

bool options_know(const char *name, bool *takes_value)
{
    const struct option *option = find_option(name);
    if (option)
        *takes_value = option->value != NULL;
    return option != NULL;
}

bool options_set(struct options *options, const char *name, const char *value, struct error *error)
{
    const struct option *option = find_option(name);
    if (!option)
        return error_set(error, ERROR_USAGE, "no option is called \"%s\"", name);
    return option->set(options, value, error);
}

/* One argument "--name", "--name=value" or "--name value"; *at moves to the last word used. */
static bool read_argument(struct options *options, int argc, char **argv, int *at,
                          struct error *error)
{
    const char *word = argv[*at];
    if (strncmp(word, "--", 2) != 0)
        return error_set(error, ERROR_USAGE, "\"%s\" is not an option; see --help", word);
    const char *equals = strchr(word, '=');
    size_t length = equals ? (size_t)(equals - word - 2) : strlen(word + 2);
    const char *name = text_to_c(&options->arena, (struct text){word + 2, length});
    bool takes_value;
    if (!options_know(name, &takes_value))
        return error_set(error, ERROR_USAGE, "no option is called --%s; see --help", name);
    if (!takes_value)
        return equals ? error_set(error, ERROR_USAGE, "--%s takes no value", name)
                      : options_set(options, name, "yes", error);
    if (equals)
        return options_set(options, name, equals + 1, error);
    if (*at + 1 >= argc)
        return error_set(error, ERROR_USAGE, "--%s needs a value: %s", name,
                         find_option(name)->value);
    return options_set(options, name, argv[++*at], error);
}

bool options_read(struct options *options, int argc, char **argv, struct error *error)
{
    for (int i = 1; i < argc; i++)
        if (!read_argument(options, argc, argv, &i, error))
            return false;
    return true;
}

void options_print_help(void)
{
    printf("taqta: shows a conference's programme and news on the display in its foyer.\n\n"
           "  taqta --source F|URL [options]              on the display\n"
           "  taqta render --source F|URL --out DIR …     every page as PNG, and deck.json\n\n");
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        char name[40];
        snprintf(name, sizeof name, "--%s %s", option_table[i].name,
                 option_table[i].value ? option_table[i].value : "");
        printf("  %-20s %s\n", name, option_table[i].help);
    }
    printf("\nEsc or Q ends it. Exit status: 0 ended by hand, 1 it could not go on, 2 wrong "
           "arguments.\n");
}
