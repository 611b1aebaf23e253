/* options: one table says every option's name, value, and what it does; arguments, configuration
 * and --help all read it.
 */
#include "options.h"

#include "config.h"
#include "deck/words.h"
#include "time_mark.h"

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

/* One more of a list that has room for `most`. */
static bool add(struct options *options, const char **list, size_t *count, size_t most,
                const char *value)
{
    if (*count == most)
        return false;
    list[(*count)++] = keep(options, value);
    return true;
}

static bool set_source(struct options *options, const char *value, struct error *error)
{
    if (!*value)
        return error_set(error, ERROR_USAGE, "source \"\": expected an address or a file");
    return add(options, options->sources, &options->source_count, OPTIONS_MOST_SOURCES, value) ||
           error_set(error, ERROR_USAGE, "more than %d sources", OPTIONS_MOST_SOURCES);
}

static bool set_picture_host(struct options *options, const char *value, struct error *error)
{
    if (!*value)
        return error_set(error, ERROR_USAGE, "picture-host \"\": expected a host, as example.org");
    return add(options, options->picture_hosts, &options->picture_host_count, OPTIONS_MOST_HOSTS,
               value) ||
           error_set(error, ERROR_USAGE, "more than %d picture hosts", OPTIONS_MOST_HOSTS);
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
TEXT_SETTER(before)
TEXT_SETTER(proxy)
TEXT_SETTER(ca_file)
TEXT_SETTER(time_mark)

static bool set_language(struct options *options, const char *value, struct error *error)
{
    if (!words_know(text_from(value)))
        return error_set(error, ERROR_USAGE, "lang \"%s\": expected kk, kk-Latn, kk-Arab, ru or en",
                         value);
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

static bool parse_real(const char *name, const char *value, double least, double most,
                       double *number, struct error *error)
{
    char *end;
    errno = 0;
    double parsed = strtod(value, &end);
    if (errno || end == value || *end || !isfinite(parsed) || parsed < least || parsed > most)
        return error_set(error, ERROR_USAGE, "%s \"%s\": expected a number from %g to %g", name,
                         value, least, most);
    *number = parsed;
    return true;
}

static bool set_speed(struct options *options, const char *value, struct error *error)
{
    return parse_real("speed", value, 0.01, 100000, &options->speed, error);
}

static bool set_diagonal(struct options *options, const char *value, struct error *error)
{
    return parse_real("diagonal", value, 5, 300, &options->diagonal_in, error);
}

static bool set_distance(struct options *options, const char *value, struct error *error)
{
    return parse_real("distance", value, 0.5, 50, &options->distance_m, error);
}

static bool parse_seconds(const char *name, const char *value, unsigned *seconds,
                          struct error *error)
{
    long number;
    if (!parse_number(value, value + strlen(value), 1, 864000, &number))
        return error_set(error, ERROR_USAGE, "%s \"%s\": expected seconds from 1 to 864000", name,
                         value);
    *seconds = (unsigned)number;
    return true;
}

static bool set_every(struct options *options, const char *value, struct error *error)
{
    return parse_seconds("every", value, &options->every_s, error);
}

static bool set_stale_after(struct options *options, const char *value, struct error *error)
{
    return parse_seconds("stale-after", value, &options->stale_after_s, error);
}

/* The index of value among the names; false: none of them. */
static bool find_name(const char *const *names, size_t count, const char *value, size_t *index)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(value, names[i])) {
            *index = i;
            return true;
        }
    return false;
}

static bool set_clock(struct options *options, const char *value, struct error *error)
{
    static const char *const names[] = {
        [CLOCK_AUTO] = "auto", [CLOCK_SYSTEM] = "system", [CLOCK_UNTRUSTED] = "untrusted"};
    size_t index;
    if (!find_name(names, sizeof names / sizeof *names, value, &index))
        return error_set(error, ERROR_USAGE, "clock \"%s\": expected auto, system or untrusted",
                         value);
    options->belief = (enum clock_belief)index;
    return true;
}

static bool set_drawing(struct options *options, const char *value, struct error *error)
{
    static const char *const names[] = {
        [DRAWING_AUTO] = "auto", [DRAWING_SURFACE] = "surface", [DRAWING_TEXTURES] = "textures"};
    size_t index;
    if (!find_name(names, sizeof names / sizeof *names, value, &index))
        return error_set(error, ERROR_USAGE, "drawing \"%s\": expected auto, surface or textures",
                         value);
    options->drawing = (enum screen_drawing)index;
    return true;
}

static bool set_rotate(struct options *options, const char *value, struct error *error)
{
    static const char *const names[] = {"0", "90", "180", "270"};
    size_t index;
    if (!find_name(names, sizeof names / sizeof *names, value, &index))
        return error_set(error, ERROR_USAGE, "rotate \"%s\": expected 0, 90, 180 or 270", value);
    options->rotate = (int)index * 90;
    return true;
}

static bool set_theme(struct options *options, const char *value, struct error *error)
{
    static const char *const names[] = {
        [THEME_ANY] = "auto", [THEME_IS_DARK] = "dark", [THEME_IS_LIGHT] = "light"};
    size_t index;
    if (!find_name(names, sizeof names / sizeof *names, value, &index))
        return error_set(error, ERROR_USAGE, "theme \"%s\": expected auto, dark or light", value);
    options->theme = (enum theme_mode)index;
    return true;
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

static bool set_no_drift(struct options *options, const char *value, struct error *error)
{
    return parse_switch("no-drift", value, &options->without_drift, error);
}

static bool set_help(struct options *options, const char *value, struct error *error)
{
    return parse_switch("help", value, &options->asks_for_help, error);
}

static bool set_version(struct options *options, const char *value, struct error *error)
{
    return parse_switch("version", value, &options->asks_for_version, error);
}

static bool set_plain(struct options *options, const char *value, struct error *error)
{
    return parse_switch("plain", value, &options->plain, error);
}

static bool set_report_only(struct options *options, const char *value, struct error *error)
{
    return parse_switch("report-only", value, &options->report_only, error);
}

static bool set_config(struct options *options, const char *value, struct error *error)
{
    options->config = keep(options, value);
    options->config_is_wrong = !config_read(options, value, error);
    return !options->config_is_wrong;
}

static const struct option option_table[] = {
    {"config", "FILE", "read options from an INI file; arguments behind it win", set_config},
    {"source", "F|URL", "a programme or news: http, https or a file; may be repeated", set_source},
    {"screen", "ID", "which of the programme's screens this is", set_screen},
    {"lang", "L", "show only this language: kk, kk-Latn, kk-Arab, ru or en", set_language},
    {"size", "WxH", "size in pixels; otherwise the display's own", set_size},
    {"rotate", "DEG", "the picture is turned clockwise: 0, 90, 180 or 270", set_rotate},
    {"diagonal", "IN", "the display's, in inches; with --distance", set_diagonal},
    {"distance", "M", "how far away readers stand, in metres: sizes follow", set_distance},
    {"theme", "T", "auto, dark or light; otherwise the programme's", set_theme},
    {"no-drift", NULL, "the picture stays where it is: for panels that do not burn in",
     set_no_drift},
    {"windowed", NULL, "in a window instead of the whole display", set_windowed},
    {"now", "T", "the wall clock starts at T, as 2025-11-20T10:24:00+05:00", set_now},
    {"speed", "N", "the wall clock runs N times as fast; page turns do not", set_speed},
    {"clock", "C", "auto: believed when synchronised; system: always; untrusted: never", set_clock},
    {"time-mark", "FILE", "it is there once the system's clock is synchronised", set_time_mark},
    {"timezone", "ZONE", "for sources that name no zone, as Asia/Almaty", set_timezone},
    {"every", "S", "ask the sources every S seconds", set_every},
    {"stale-after", "S", "say how old the programme is when it is older than S seconds",
     set_stale_after},
    {"proxy", "URL", "as curl's; empty: none; otherwise the environment's http_proxy and so on",
     set_proxy},
    {"ca-file", "FILE", "PEM of the authorities to trust, instead of the system's", set_ca_file},
    {"picture-host", "HOST", "pictures may come from there too; may be repeated", set_picture_host},
    {"cache", "DIR", "where the last good documents are kept", set_cache_folder},
    {"no-cache", NULL, "keep nothing on disk", set_no_cache},
    {"fonts", "DIR", "where faces.json lies", set_fonts},
    {"plain", NULL, "the programme in plain text, without typesetting", set_plain},
    {"drawing", "D", "auto, surface or textures", set_drawing},
    {"out", "DIR", "render: where the pictures go", set_out},
    {"before", "F|URL", "render: an earlier version of the source; what has changed since is told",
     set_before},
    {"report-only", NULL, "render: deck.json alone, without the pictures", set_report_only},
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
    *options = (struct options){.screen = "",
                                .language = "",
                                .timezone = "",
                                .time_mark = TIME_MARK_USUAL,
                                .now = INSTANT_NONE,
                                .rotate = -1,
                                .speed = 1};
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

bool options_are_enough(const struct options *options, struct error *error)
{
    if (options->distance_m > 0 && options->diagonal_in <= 0)
        return error_set(error, ERROR_USAGE,
                         "distance says little without diagonal, the display's size in inches");
    if (options->source_count)
        return true;
    if (!options->config)
        return error_set(error, ERROR_USAGE, "no --source: nothing to show; see --help");
    return error_set(error, ERROR_USAGE,
                     "%s: no source; expected source = https://example.org/programme.json",
                     options->config);
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
    printf("\nEsc or Q ends it. Exit status: 0 ended by hand or by a signal, 1 it cannot begin,\n"
           "2 wrong arguments. A wrong configuration is shown on the display until it is mended;\n"
           "without a display it is 2.\n");
}
