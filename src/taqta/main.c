/* main: which of the two halves of the hall is wanted. */
#include "app.h"
#include "base/log.h"
#include "options.h"
#include "render.h"
#include "screen/screen.h"
#include "trouble.h"

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

static int run(struct options *options, bool is_render)
{
    struct error error = {0};
    if (options->asks_for_help) {
        options_print_help();
        return 0;
    }
    if (options->asks_for_version) {
        puts("taqta " TAQTA_VERSION);
        return 0;
    }
    if (!options_are_enough(options, &error))
        return complain(error.message);
    if (!is_render)
        return app_run(options);
    return options->out ? render_run(options) : complain("render needs --out DIR");
}

/* Pictures are made by hand, and whoever makes them reads what is wrong; a display has nobody. */
static bool belongs_on_display(const struct options *options, const struct error *error)
{
    return options->config && error->message[0] && !options->asks_for_help &&
           !options->asks_for_version;
}

/* The status, or whether to read everything once more. */
static bool begin_again(int argc, char **argv, bool is_render, int *status)
{
    struct options options;
    struct error error = {0};
    bool again = false;
    options_init(&options);
    bool is_fit = options_read(&options, argc, argv, &error);
    bool is_lacking = is_fit && options.config && !options_are_enough(&options, &error);
    if (!is_render && (options.config_is_wrong || is_lacking) &&
        belongs_on_display(&options, &error)) {
        enum trouble_end end = trouble_show(&options, &error, argc, argv);
        again = end == TROUBLE_MENDED;
        *status = end == TROUBLE_HAS_NO_DISPLAY ? EXIT_USAGE : 0;
    } else {
        *status = is_fit ? run(&options, is_render) : complain(error.message);
    }
    options_finish(&options);
    return again;
}

int main(int argc, char **argv)
{
    (void)mallopt(M_MMAP_THRESHOLD,
                  GIVEN_BACK_BYTES); /* else it would grow with the largest picture */
    screen_settle_environment();
    bool is_render = argc > 1 && !strcmp(argv[1], "render");
    int status;
    while (begin_again(argc - is_render, argv + is_render, is_render, &status))
        ;
    return status;
}
