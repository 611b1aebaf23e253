/* main: which of the two halves of the hall is wanted. */
#include "app.h"
#include "base/log.h"
#include "options.h"
#include "render.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>

/* Pictures and documents above this go back to the system when they are freed, however long we run.
 */
enum { EXIT_USAGE = 2, GIVEN_BACK_BYTES = 1 << 18 };

static int complain(const char *message)
{
    log_error("%s", message);
    return EXIT_USAGE;
}

static int run(const struct options *options, bool is_render)
{
    if (options->asks_for_help) {
        options_print_help();
        return 0;
    }
    if (options->asks_for_version) {
        puts("taqta " TAQTA_VERSION);
        return 0;
    }
    if (!options->source_count)
        return complain("no --source: nothing to show; see --help");
    if (!is_render)
        return app_run(options);
    return options->out ? render_run(options) : complain("render needs --out DIR");
}

int main(int argc, char **argv)
{
    (void)mallopt(M_MMAP_THRESHOLD,
                  GIVEN_BACK_BYTES); /* else it would grow with the largest picture */
    bool is_render = argc > 1 && !strcmp(argv[1], "render");
    struct options options;
    struct error error = {0};
    options_init(&options);
    bool read = options_read(&options, argc - is_render, argv + is_render, &error);
    int status = read ? run(&options, is_render) : complain(error.message);
    options_finish(&options);
    return status;
}
