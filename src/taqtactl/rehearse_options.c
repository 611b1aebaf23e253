#include "rehearse_options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char rehearse_help[] =
    "  taqtactl rehearse F|URL… [--screens all|ID,…] [--size [ID=]WxH]…\n"
    "           [--viewing [ID=]IN@M]… [--theme [ID=]T]… [--out DIR] [--fonts DIR]\n"
    "                                plays the whole event through its screens, before it begins:\n"
    "                                DIR/index.html shows every page at every moment at which\n"
    "                                something changes, DIR/findings.json and the lines printed "
    "say\n"
    "                                what is wrong. Several sources make one programme.\n"
    "      --screens ID,…            only these screens of the document; otherwise all it "
    "declares,\n"
    "                                or one without a name when it declares none\n"
    "      --size [ID=]WxH           pixels of that screen, or of all; may be repeated. A "
    "document\n"
    "                                does not say them: otherwise 1920x1080, and 1080x1920 where\n"
    "                                the screen's rotate is 90 or 270\n"
    "      --viewing [ID=]IN@M       its diagonal in inches and how far away readers stand, in\n"
    "                                metres, as 43@6: sizes follow; may be repeated\n"
    "      --theme [ID=]T            auto, dark or light; may be repeated\n"
    "      --out DIR                 otherwise ./rehearsal; pictures of an earlier one are "
    "replaced\n";

enum { SIDE_LEAST = 240, SIDE_MOST = 16384 };

static bool read_side(struct text digits, int *side)
{
    uint64_t number;
    if (!text_to_number(digits, SIDE_MOST, &number) || number < SIDE_LEAST)
        return false;
    *side = (int)number;
    return true;
}

static bool read_size(struct stage_wish *wish, struct text value)
{
    size_t x = text_find(value, TEXT("x"));
    return x != SIZE_MAX && read_side(text_slice(value, 0, x), &wish->width) &&
           read_side(text_slice(value, x + 1, value.size), &wish->height);
}

/* The display's own bounds for --diagonal and --distance. */
static bool read_viewing(struct stage_wish *wish, struct text value)
{
    char number[32], *at, *end;
    if (value.size >= sizeof number)
        return false;
    snprintf(number, sizeof number, "%.*s", TEXT_ARG(value));
    wish->diagonal_in = strtod(number, &at);
    if (at == number || *at != '@')
        return false;
    wish->distance_m = strtod(at + 1, &end);
    return end != at + 1 && !*end && wish->diagonal_in >= 5 && wish->diagonal_in <= 300 &&
           wish->distance_m >= 0.5 && wish->distance_m <= 50;
}

static bool read_theme(struct stage_wish *wish, struct text value)
{
    static const char *const names[] = {
        [THEME_ANY] = "auto", [THEME_IS_DARK] = "dark", [THEME_IS_LIGHT] = "light"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        wish->theme = (enum theme_mode)i;
        if (text_equal(value, text_from(names[i])))
            return true;
    }
    return false;
}

static const struct wish_option {
    const char *name, *expected;
    bool (*read)(struct stage_wish *wish, struct text value);
} wish_options[] = {
    [WISH_SIZE] = {"--size", "WxH in pixels, as 1920x1080, or ID=WxH", read_size},
    [WISH_VIEWING] = {"--viewing", "inches@metres, as 43@6, or ID=43@6", read_viewing},
    [WISH_THEME] = {"--theme", "auto, dark or light, or ID=dark", read_theme},
};
enum { WISH_KINDS = sizeof wish_options / sizeof *wish_options };

static bool add_wish(struct rehearse_options *options, enum wish_kind kind, const char *value,
                     struct error *error)
{
    const struct wish_option *option = &wish_options[kind];
    struct stage_wish wish = {.kind = kind};
    struct text rest = text_from(value);
    const char *equals = strrchr(value, '=');
    if (equals) {
        wish.screen = (struct text){value, (size_t)(equals - value)};
        rest = text_from(equals + 1);
    }
    if ((equals && !wish.screen.size) || !option->read(&wish, rest))
        return error_set(error, ERROR_USAGE, "%s \"%s\": expected %s", option->name, value,
                         option->expected);
    if (options->wish_count == REHEARSE_MOST_WISHES)
        return error_set(error, ERROR_USAGE, "more than %d sizes, viewings and themes",
                         REHEARSE_MOST_WISHES);
    options->wishes[options->wish_count++] = wish;
    return true;
}

static bool set(struct rehearse_options *options, const char *name, const char *value,
                struct error *error)
{
    for (int kind = 0; kind < WISH_KINDS; kind++)
        if (!strcmp(name, wish_options[kind].name))
            return add_wish(options, (enum wish_kind)kind, value, error);
    if (!*value)
        return error_set(error, ERROR_USAGE, "%s \"\": expected something", name);
    if (!strcmp(name, "--screens"))
        options->screens = text_from(value);
    else if (!strcmp(name, "--out"))
        options->out = value;
    else if (!strcmp(name, "--fonts"))
        options->fonts = value;
    else
        return error_set(error, ERROR_USAGE, "no option is called %s; see taqtactl --help", name);
    return true;
}

bool rehearse_options_read(struct rehearse_options *options, char **words, int count,
                           struct error *error)
{
    *options =
        (struct rehearse_options){.sources = words, .screens = TEXT("all"), .out = "rehearsal"};
    for (int i = 0; i < count; i++) {
        if (words[i][0] != '-') {
            words[options->source_count++] = words[i];
            continue;
        }
        if (i + 1 == count)
            return error_set(error, ERROR_USAGE, "%s needs a value; see taqtactl --help", words[i]);
        if (!set(options, words[i], words[i + 1], error))
            return false;
        i++;
    }
    if (!options->source_count)
        return error_set(error, ERROR_USAGE, "no source: nothing to rehearse");
    if (options->source_count > LIMIT_SOURCES)
        return error_set(error, ERROR_USAGE, "more than %d sources", LIMIT_SOURCES);
    return true;
}
