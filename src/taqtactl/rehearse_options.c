#include "rehearse_options.h"

#include <string.h>

const char rehearse_help[] =
    "  taqtactl rehearse F|URL… [--screens all|ID,…] [--size [ID=]WxH]… [--out DIR] [--fonts DIR]\n"
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

static bool set_size(struct rehearse_options *options, const char *value, struct error *error)
{
    struct stage_size size = {0};
    struct text rest = text_from(value);
    const char *equals = strrchr(value, '=');
    if (equals) {
        size.screen = (struct text){value, (size_t)(equals - value)};
        rest = text_from(equals + 1);
    }
    size_t x = text_find(rest, TEXT("x"));
    if (x == SIZE_MAX || (equals && !size.screen.size) ||
        !read_side(text_slice(rest, 0, x), &size.width) ||
        !read_side(text_slice(rest, x + 1, rest.size), &size.height))
        return error_set(error, ERROR_USAGE,
                         "--size \"%s\": expected WxH in pixels, as 1920x1080, or ID=WxH", value);
    if (options->size_count == REHEARSE_MOST_SIZES)
        return error_set(error, ERROR_USAGE, "more than %d sizes", REHEARSE_MOST_SIZES);
    options->sizes[options->size_count++] = size;
    return true;
}

static bool set(struct rehearse_options *options, const char *name, const char *value,
                struct error *error)
{
    if (!strcmp(name, "--size"))
        return set_size(options, value, error);
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
