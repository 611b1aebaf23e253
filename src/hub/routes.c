/* routes: read it beside the table in README. */
#include "routes.h"

#include "base/limits.h"
#include "handlers.h"

#include <stdio.h>
#include <string.h>

enum { LOGIN_BYTES_MOST = 1024 };

static const struct route ROUTES[] = {
    {PLACE_DOCUMENT, METHOD_GET, ACCESS_READER, 0, NULL, handle_get_stored},
    {PLACE_DOCUMENT, METHOD_PUT, ACCESS_ORGANISER, LIMIT_DOCUMENT_BYTES, check_put_stored,
     handle_put_document},
    {PLACE_MEDIA, METHOD_GET, ACCESS_READER, 0, NULL, handle_get_stored},
    {PLACE_MEDIA, METHOD_PUT, ACCESS_ORGANISER, LIMIT_PICTURE_BYTES, check_put_stored,
     handle_put_media},
    {PLACE_HISTORY, METHOD_GET, ACCESS_ORGANISER, 0, NULL, handle_list_history},
    {PLACE_HISTORY_OF_ONE, METHOD_GET, ACCESS_ORGANISER, 0, NULL, handle_list_history},
    {PLACE_OLD_VERSION, METHOD_GET, ACCESS_ORGANISER, 0, NULL, handle_get_old_version},
    {PLACE_EVENTS, METHOD_GET, ACCESS_READER, 0, NULL, handle_events},
    {PLACE_SCREENS, METHOD_GET, ACCESS_ORGANISER, 0, NULL, handle_list_screens},
    {PLACE_SCREEN, METHOD_PUT, ACCESS_OWN_SCREEN, SCREEN_STATE_BYTES_MOST, NULL, handle_put_screen},
    {PLACE_SCREEN_PICTURE, METHOD_PUT, ACCESS_OWN_SCREEN, SCREEN_PICTURE_BYTES_MOST, NULL,
     handle_put_screen_picture},
    {PLACE_SCREEN_PICTURE, METHOD_GET, ACCESS_PICTURE, 0, NULL, handle_get_screen_picture},
    {PLACE_LOGIN, METHOD_GET, ACCESS_ORGANISER, 0, NULL, handle_who_am_i},
    {PLACE_LOGIN, METHOD_POST, ACCESS_ANYONE, LOGIN_BYTES_MOST, NULL, handle_log_in},
    {PLACE_LOGOUT, METHOD_POST, ACCESS_ANYONE, LOGIN_BYTES_MOST, NULL, handle_log_out},
    {PLACE_DESK, METHOD_GET, ACCESS_ANYONE, 0, NULL, handle_desk},
};

enum { ROUTE_COUNT = sizeof ROUTES / sizeof *ROUTES };

const struct route *route_find(enum place place, enum method method)
{
    enum method wanted = method == METHOD_HEAD ? METHOD_GET : method;

    for (size_t i = 0; i < ROUTE_COUNT; i++)
        if (ROUTES[i].place == place && ROUTES[i].method == wanted)
            return &ROUTES[i];
    return NULL;
}

void routes_list_methods(enum place place, char *list, size_t size)
{
    static const char *const names[] = {
        [METHOD_GET] = "GET, HEAD", [METHOD_PUT] = "PUT", [METHOD_POST] = "POST"};
    size_t used = 0;

    *list = 0;
    for (size_t i = 0; i < ROUTE_COUNT; i++)
        if (ROUTES[i].place == place && used < size)
            used += (size_t)snprintf(list + used, size - used, "%s%s", used ? ", " : "",
                                     names[ROUTES[i].method]);
}
