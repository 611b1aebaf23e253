/* main: taqtactl, the organiser's tool. */
#include "check.h"
#include "convert.h"
#include "fonts.h"
#include "rehearse.h"
#include "rehearse_options.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { EXIT_USAGE = 2 };

static const char usage_begin[] = "taqtactl: checks what the display will be given.\n\n";
static const char usage_end[] =
    "  taqtactl fonts [--fonts DIR]  the faces, one line each, and everything wrong with them;\n"
    "                                DIR is where faces.json lies\n"
    "  taqtactl --version\n\n"
    "Exit status: 0 clean, 1 problems, 2 wrong arguments.\n";

static void print_usage(FILE *file)
{
    fprintf(file, "%s%s%s%s%s", usage_begin, check_help, convert_help, rehearse_help, usage_end);
}

static bool wants_help(int argc, char **argv)
{
    return argc == 2 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "help"));
}

/* With arguments to read. */
static bool is_command(int argc, char **argv, const char *name)
{
    return argc > 2 && !strcmp(argv[1], name);
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
    struct reading_options options;
    if (is_command(argc, argv, "check") && check_options_read(&options, argv + 2, argc - 2))
        return check_run(&options);
    if (is_command(argc, argv, "convert") && convert_options_read(&options, argv + 2, argc - 2))
        return convert_run(&options);
    if (is_command(argc, argv, "rehearse"))
        return rehearse_run(argv + 2, argc - 2);
    if (is_fonts(argc, argv))
        return fonts_run(argc == 4 ? argv[3] : NULL);
    print_usage(stderr);
    return EXIT_USAGE;
}
