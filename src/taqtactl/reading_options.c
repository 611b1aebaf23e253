/* reading_options: options first, then addresses. */
#include "reading_options.h"

#include "base/arena.h"
#include "programme/zone.h"

#include <stdio.h>
#include <string.h>

const char check_help[] =
    "  taqtactl check [--json] [--timezone ZONE] F|URL…\n"
    "                                say everything wrong, one line each: place: message;\n"
    "                                or what was found, one JSON object for each address\n";
const char convert_help[] =
    "  taqtactl convert --to native [--timezone ZONE] [--out FILE] F|URL…\n"
    "                                write what was read as a document of our own, to go on with\n"
    "                                by hand; several addresses make one programme\n"
    "      --timezone ZONE           for documents that name none, as Asia/Almaty\n"
    "      --out FILE                otherwise to standard output\n";

static bool read_zone(struct reading_options *options, const char *value)
{
    struct arena scratch = {0};
    bool is_known = value && zone_is_known(&scratch, text_from(value));

    arena_finish(&scratch);
    if (!is_known)
        fprintf(stderr, "taqtactl: --timezone: \"%s\"; expected a name such as Asia/Almaty\n",
                value ? value : "");
    options->timezone = text_from(value);
    return is_known;
}

static bool read_format(struct reading_options *options, const char *value)
{
    options->to_native = value && strcmp(value, "native") == 0;
    if (!options->to_native)
        fprintf(stderr, "taqtactl: --to: \"%s\"; expected native\n", value ? value : "");
    return options->to_native;
}

static bool read_out(struct reading_options *options, const char *value)
{
    options->out = text_from(value);
    return options->out.size > 0;
}

static bool take_json(struct reading_options *options, const char *value)
{
    (void)value; /* it takes none */
    options->as_json = true;
    return true;
}

struct option {
    const char *name;
    bool takes_value;
    bool (*read)(struct reading_options *options, const char *value);
};

static const struct option *find_option(const struct option *known, const char *name)
{
    while (known->name && strcmp(known->name, name) != 0)
        known++;
    return known->name ? known : NULL;
}

static bool read_options(struct reading_options *options, const struct option *known,
                         char **arguments, int count)
{
    int i = 0;

    *options = (struct reading_options){0};
    for (; i < count && arguments[i][0] == '-'; i++) {
        const struct option *option = find_option(known, arguments[i]);

        /* Behind the last argument stands NULL, as C has it. */
        if (!option || !option->read(options, arguments[i + option->takes_value]))
            return false;
        i += option->takes_value;
    }
    options->addresses = arguments + i;
    options->address_count = i < count ? (size_t)(count - i) : 0;
    return options->address_count > 0;
}

bool check_options_read(struct reading_options *options, char **arguments, int count)
{
    static const struct option known[] = {
        {"--json", false, take_json}, {"--timezone", true, read_zone}, {0}};

    return read_options(options, known, arguments, count);
}

bool convert_options_read(struct reading_options *options, char **arguments, int count)
{
    static const struct option known[] = {{"--to", true, read_format},
                                          {"--timezone", true, read_zone},
                                          {"--out", true, read_out},
                                          {0}};

    return read_options(options, known, arguments, count) && options->to_native;
}
