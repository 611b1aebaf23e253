#include "feed_open.h"

#include <stdlib.h>

/* $CACHE_DIRECTORY is systemd's; else the user's own. */
const char *feed_cache_folder(struct options *options)
{
    const char *given = getenv("CACHE_DIRECTORY"), *user = getenv("XDG_CACHE_HOME"),
               *home = getenv("HOME");
    struct text path;
    if (options->without_cache)
        return NULL;
    if (options->cache_folder)
        return options->cache_folder;
    if (given && *given)
        path = text_from(given);
    else if (user && *user)
        path = text_format(&options->arena, "%s/taqta", user);
    else if (home && *home)
        path = text_format(&options->arena, "%s/.cache/taqta", home);
    else
        return NULL;
    return text_to_c(&options->arena, path);
}

bool feed_open(struct refresher **refresher, const struct options *options,
               const char *cache_folder, struct instant (*now)(void *context), void *now_context,
               struct error *error)
{
    struct refresher_settings settings = {
        .sources = options->sources,
        .source_count = options->source_count,
        .cache_folder = cache_folder,
        .before = options->before,
        .timezone = text_from(options->timezone),
        .every_s = options->every_s,
        .stale_after_s = options->stale_after_s,
        .user_agent = "taqta/" TAQTA_VERSION,
        .proxy = options->proxy,
        .ca_file = options->ca_file,
        .picture_hosts = options->picture_hosts,
        .picture_host_count = options->picture_host_count,
        .now = now,
        .now_context = now_context,
    };
    return refresher_create(refresher, &settings, error);
}
