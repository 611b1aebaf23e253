/* main: taqtactl, the organiser's tool. */
#include "check.h"
#include "fonts.h"
#include "rehearse.h"
#include "rehearse_options.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { EXIT_USAGE = 2 };

static const char usage_begin[] =
    "taqtactl: checks what the display will be given.\n\n"
    "  taqtactl check [--json] F|URL…  say everything wrong, one line each: place: message;\n"
    "                                or what was found, one JSON object for each address\n";
static const char usage_end[] =
    "  taqtactl fonts [--fonts DIR]  the faces, one line each, and everything wrong with them;\n"
    "                                DIR is where faces.json lies\n"
    "  taqtactl --version\n\n"
    "Exit status: 0 clean, 1 problems, 2 wrong arguments.\n";

static void print_usage(FILE *file)
{
    fprintf(file, "%s%s%s", usage_begin, rehearse_help, usage_end);
}

static bool wants_help(int argc, char **argv)
{
    return argc == 2 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "help"));
}

static bool is_check(int argc, char **argv, int first)
{
    return argc > first && !strcmp(argv[1], "check") && argv[first][0] != '-';
}

static bool wants_json(int argc, char **argv)
{
    return argc > 2 && !strcmp(argv[2], "--json");
}

static bool is_rehearse(int argc, char **argv)
{
    return argc > 2 && !strcmp(argv[1], "rehearse");
}

static bool is_fonts(int argc, char **argv)
{
    return argc > 1 && !strcmp(argv[1], "fonts") &&
           (argc == 2 || (argc == 4 && !strcmp(argv[2], "--fonts")));
}

int main(int argc, char **argv)
{
    if (wants_help(argc, argv)) {
        print_usage(stdout);
        return 0;
    }
    if (argc == 2 && !strcmp(argv[1], "--version")) {
        puts("taqtactl " TAQTA_VERSION);
        return 0;
    }
    int first = wants_json(argc, argv) ? 3 : 2;
    if (is_check(argc, argv, first))
        return check_run(argv + first, argc - first, first == 3);
    if (is_rehearse(argc, argv))
        return rehearse_run(argv + 2, argc - 2);
    if (is_fonts(argc, argv))
        return fonts_run(argc == 4 ? argv[3] : NULL);
    print_usage(stderr);
    return EXIT_USAGE;
}
