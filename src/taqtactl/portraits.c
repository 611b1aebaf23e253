#include "portraits.h"

#include "feed/fetch.h"

enum { TRIAL_PX = 16, TRIAL_BYTES = 1024 * 1024 };

struct portrait {
    struct text address, bytes; /* bytes empty: it cannot be had */
    struct text why;            /* it cannot */
};

struct collecting {
    struct portraits *portraits;
    struct arena *arena;
    const struct programme *programme;
    struct findings *findings;
    struct photos *trial; /* decoding small tells whether it can be decoded at all */
};

static struct portrait *find(const struct portraits *portraits, struct text address)
{
    for (size_t i = 0; i < portraits->count; i++)
        if (text_equal(portraits->items[i].address, address))
            return &portraits->items[i];
    return NULL;
}

static bool fetch(const struct collecting *collecting, struct portrait *portrait,
                  struct error *error)
{
    const struct programme *programme = collecting->programme;
    return fetch_picture_once(collecting->arena, portrait->address, programme->documents,
                              programme->document_count, NULL, &portrait->bytes, error) &&
           photos_decode(collecting->trial, portrait->address, portrait->bytes,
                         photo_face(TRIAL_PX, TRIAL_PX), error);
}

/* At every place that names it: each is to be mended. */
static void tell(const struct collecting *collecting, const struct portrait *portrait,
                 const struct origin *origin, const char *field)
{
    struct arena *arena = collecting->arena;
    struct finding finding = {
        .kind = FINDING_PHOTO,
        .path = text_format(arena, "%.*s%s%s", TEXT_ARG(origin->path), origin->path.size ? "." : "",
                            field),
        .message = text_format(arena, "%.*s: %.*s; it is not shown", TEXT_ARG(portrait->address),
                               TEXT_ARG(portrait->why)),
        .page = FINDING_NO_PAGE,
    };
    findings_add(collecting->findings, &finding);
}

static struct portrait *add(const struct collecting *collecting, struct text address)
{
    struct portraits *portraits = collecting->portraits;
    struct arena *arena = collecting->arena;
    struct error error = {0};
    ARENA_PUSH(arena, portraits->items, portraits->count, portraits->capacity);
    struct portrait *portrait = &portraits->items[portraits->count - 1];
    *portrait = (struct portrait){.address = address};
    if (fetch(collecting, portrait, &error))
        return portrait;
    portrait->bytes = (struct text){0};
    portrait->why = text_format(arena, "%s", error.message);
    ARENA_PUSH(arena, portraits->missing, portraits->missing_count, portraits->missing_capacity);
    portraits->missing[portraits->missing_count - 1] =
        (struct missing_picture){address, portrait->why};
    return portrait;
}

static void collect(const struct collecting *collecting, struct text address,
                    const struct origin *origin, const char *field)
{
    if (!address.size)
        return;
    const struct portrait *portrait = find(collecting->portraits, address);
    if (!portrait)
        portrait = add(collecting, address);
    if (!portrait->bytes.size)
        tell(collecting, portrait, origin, field);
}

void portraits_fetch(struct portraits *portraits, struct arena *arena,
                     const struct programme *programme, struct findings *findings)
{
    struct collecting collecting = {
        .portraits = portraits,
        .arena = arena,
        .programme = programme,
        .findings = findings,
        .trial = photos_create(TRIAL_BYTES),
    };
    const struct origin theme = {.path = TEXT("theme")};
    *portraits = (struct portraits){0};
    for (size_t i = 0; i < programme->speaker_count; i++)
        collect(&collecting, programme->speakers[i].photo, &programme->speakers[i].origin, "photo");
    for (size_t i = 0; i < programme->thanks_count; i++)
        collect(&collecting, programme->thanks[i].logo, &programme->thanks[i].origin, "logo");
    for (size_t i = 0; i < programme->picture_count; i++)
        collect(&collecting, programme->pictures[i].image, &programme->pictures[i].origin, "image");
    collect(&collecting, programme->theme.logo, &theme, "logo");
    photos_destroy(collecting.trial);
}

void portraits_prepare(const struct portraits *portraits, struct photos *photos,
                       const struct page *page)
{
    photos_keep(photos, PHOTOS_UP, page);
    for (size_t i = 0; i < page->box_count; i++) {
        const struct box *box = &page->boxes[i];
        if (box->kind != BOX_PHOTO)
            continue;
        const struct portrait *portrait = find(portraits, box->photo.address);
        struct error error = {0};
        if (portrait && portrait->bytes.size)
            (void)photos_decode(photos, portrait->address, portrait->bytes, photo_place_of(box),
                                &error); /* it could be decoded small */
    }
}
