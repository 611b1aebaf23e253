/* options: what this display was told, by arguments and by its configuration file. Arguments win.
 */
#ifndef TAQTA_OPTIONS_H
#define TAQTA_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/instant.h"
#include "base/text.h"
#include "clock.h"
#include "programme/programme.h"
#include "screen/screen.h"

enum { OPTIONS_MOST_SOURCES = 16, OPTIONS_MOST_HOSTS = 16 };

struct options {
    struct arena arena; /* holds every text below */
    const char *config; /* the last file that was read; NULL: none */
    bool config_is_wrong;
    const char *sources[OPTIONS_MOST_SOURCES];
    size_t source_count;
    const char *screen, *language, *timezone; /* "" when not given */
    const char *fonts, *cache_folder, *out;
    const char *before;          /* NULL: not given */
    const char *proxy, *ca_file; /* NULL: the environment's; the system's */
    const char *picture_hosts[OPTIONS_MOST_HOSTS];
    size_t picture_host_count;
    const char *time_mark;
    int width, height; /* 0: not given */
    bool windowed, without_cache, plain, report_only;
    enum clock_belief belief;
    struct instant now;              /* INSTANT_NONE: the system's */
    double speed;                    /* of the wall clock */
    unsigned every_s, stale_after_s; /* 0: the refresher's own */
    enum screen_drawing drawing;
    int rotate;                     /* degrees clockwise; -1: as the programme says */
    enum theme_mode theme;          /* THEME_ANY: as the programme says */
    double diagonal_in, distance_m; /* 0: not given */
    bool without_drift;
    bool asks_for_help, asks_for_version;
};

void options_init(struct options *options);
void options_finish(struct options *options);

/* Reads arguments (argv[0] is skipped) and the file that --config names.
 * false: *error says which argument or line, and what was expected. */
bool options_read(struct options *options, int argc, char **argv, struct error *error);

/* Is there enough to begin with? false: *error says what is missing. */
bool options_are_enough(const struct options *options, struct error *error);

/* Sets one option by its long name: the one way for both arguments and configuration.
 * false: no such option or no such value. */
bool options_set(struct options *options, const char *name, const char *value, struct error *error);

/* Is there an option of that name, and does it take a value? */
bool options_know(const char *name, bool *takes_value);

/* The whole of --help. */
void options_print_help(void);

#endif
