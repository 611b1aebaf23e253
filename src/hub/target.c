/* target: at most three parts, each a fit name. */
#include "target.h"

#include <stdio.h>

enum { PARTS_MOST = 3, PATH_MOST = 200 };

struct parts {
    struct text items[PARTS_MOST];
    size_t count;
};

static bool split(struct text path, struct parts *parts)
{
    struct text part;

    *parts = (struct parts){0};
    if (!text_starts_with(path, TEXT("/")) || path.size > PATH_MOST)
        return false;
    path = text_slice(path, 1, path.size);
    if (!path.size)
        return true;
    while (text_split(&path, '/', &part)) {
        if (parts->count == PARTS_MOST || !name_is_fit(part))
            return false;
        parts->items[parts->count++] = part;
    }
    return true;
}

static bool take_document(struct target *target, struct text name, enum place place)
{
    if (!store_find_document(name, &target->document))
        return false;
    (void)snprintf(target->stored, sizeof target->stored, "%.*s", TEXT_ARG(name));
    target->place = place;
    return true;
}

static bool take_history(struct target *target, const struct parts *parts)
{
    if (parts->count == 1) {
        target->place = PLACE_HISTORY;
        return true;
    }
    if (!take_document(target, parts->items[1],
                       parts->count == 2 ? PLACE_HISTORY_OF_ONE : PLACE_OLD_VERSION))
        return false;
    return parts->count == 2 ||
           (text_to_number(parts->items[2], INT64_MAX, &target->serial) && target->serial);
}

static bool take_screens(struct target *target, const struct parts *parts)
{
    static const enum place places[] = {PLACE_SCREENS, PLACE_SCREEN, PLACE_SCREEN_PICTURE};

    target->place = places[parts->count - 1];
    if (parts->count > 1)
        name_copy(target->name, parts->items[1]);
    return parts->count < 3 || text_equal(parts->items[2], TEXT("picture"));
}

static bool take_media(struct target *target, const struct parts *parts)
{
    if (parts->count != 2)
        return false;
    target->place = PLACE_MEDIA;
    (void)snprintf(target->stored, sizeof target->stored, "media/%.*s", TEXT_ARG(parts->items[1]));
    return true;
}

static bool take_single(struct target *target, struct text name)
{
    if (text_equal(name, TEXT("events")))
        target->place = PLACE_EVENTS;
    else if (text_equal(name, TEXT("login")))
        target->place = PLACE_LOGIN;
    else if (text_equal(name, TEXT("logout")))
        target->place = PLACE_LOGOUT;
    else
        (void)take_document(target, name, PLACE_DOCUMENT); /* else it may be the desk's */
    return true;
}

bool target_read(struct text path, struct target *target)
{
    struct parts parts;

    *target = (struct target){.place = PLACE_DESK};
    if (!split(path, &parts))
        return false;
    if (!parts.count)
        return true;
    if (text_equal(parts.items[0], TEXT("history")))
        return take_history(target, &parts);
    if (text_equal(parts.items[0], TEXT("screens")))
        return take_screens(target, &parts);
    if (text_equal(parts.items[0], TEXT("media")))
        return take_media(target, &parts);
    return parts.count == 1 ? take_single(target, parts.items[0]) : true;
}
