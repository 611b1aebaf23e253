/* main: serve, or look after tokens. */
#include "base/log.h"
#include "options.h"
#include "serve.h"
#include "token_command.h"

#include <stdio.h>

enum { EXIT_USAGE = 2 };

int main(int argc, char **argv)
{
    struct options options;
    struct error error = {0};

    if (!options_read(&options, argc, argv, &error)) {
        log_error("%s", error.message);
        return EXIT_USAGE;
    }
    switch (options.command) {
    case COMMAND_HELP:
        fputs(options_help, stdout);
        return 0;
    case COMMAND_VERSION:
        puts("taqta-hub " TAQTA_VERSION);
        return 0;
    case COMMAND_SERVE:
        return serve_run(&options);
    case COMMAND_ADD:
    case COMMAND_REVOKE:
    case COMMAND_LIST:
        return token_command_run(&options);
    }
    return EXIT_USAGE;
}
