/* main: taqtactl, the organiser's tool. */
#include "check.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { EXIT_USAGE = 2 };

static const char usage[] =
    "taqtactl: checks what the display will be given.\n\n"
    "  taqtactl check F|URL…   say everything wrong, one line each: place: message\n"
    "  taqtactl --version\n\n"
    "Exit status: 0 clean, 1 problems, 2 wrong arguments.\n";

static bool wants_help(int argc, char **argv)
{
    return argc == 2 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "help"));
}

int main(int argc, char **argv)
{
    if (wants_help(argc, argv)) {
        fputs(usage, stdout);
        return 0;
    }
    if (argc == 2 && !strcmp(argv[1], "--version")) {
        puts("taqtactl " TAQTA_VERSION);
        return 0;
    }
    if (argc < 3 || strcmp(argv[1], "check") != 0 || argv[2][0] == '-') {
        fputs(usage, stderr);
        return EXIT_USAGE;
    }
    return check_run(argv + 2, argc - 2);
}
