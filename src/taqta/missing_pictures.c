/* missing_pictures: posters and logos; a speaker without a photo has initials. */
#include "missing_pictures.h"

struct search {
    struct arena *arena;
    struct photo_wants *wants;
    struct missing_picture *items;
    size_t count, capacity;
};

static void look_for(struct search *search, struct text address)
{
    struct error why = {0};
    if (!address.size || photo_wants_try(search->wants, address, &why))
        return;
    ARENA_PUSH(search->arena, search->items, search->count, search->capacity);
    search->items[search->count - 1] = (struct missing_picture){
        .address = address, .why = text_format(search->arena, "%s", why.message)};
}

void missing_pictures_find(struct deck_settings *settings, struct arena *arena,
                           const struct programme *programme, struct photo_wants *wants)
{
    struct search search = {.arena = arena, .wants = wants};
    look_for(&search, programme->theme.logo);
    for (size_t i = 0; i < programme->thanks_count; i++)
        look_for(&search, programme->thanks[i].logo);
    for (size_t i = 0; i < programme->picture_count; i++)
        look_for(&search, programme->pictures[i].image);
    settings->missing = search.items;
    settings->missing_count = search.count;
}
