/* thanks: sponsors, partners, and others who are thanked, each kind under its own heading.
 *
 * Many are spread evenly over several pages. A few names are large, with a rosette beside or below
 * them.
 */
#include "thanks_grid.h"

#include <limits.h>

enum { PLATES_MOST = 12, NAMES_MOST = 8, FEW = 4 };

static const enum word headings[] = {
    [THANKS_SPONSOR] = WORD_SPONSORS,
    [THANKS_PARTNER] = WORD_PARTNERS,
    [THANKS_OTHER] = WORD_WITH_THANKS,
};
enum { KINDS = sizeof headings / sizeof *headings };

static struct thanks_list list_of(const struct layout *layout, const struct slide *slide,
                                  enum thanks_kind kind)
{
    const struct programme *programme = layout->programme;
    int *records = ARENA_ARRAY(layout->arena, int, programme->thanks_count + 1);
    struct thanks_list list = {.records = records};
    for (size_t i = 0; i < programme->thanks_count; i++) {
        const struct thanks *thanks = &programme->thanks[i];
        if (thanks->kind != kind || !slide_wants(slide, thanks->id))
            continue;
        records[list.count++] = (int)i;
        list.has_plates = list.has_plates || has_picture(layout, thanks->logo);
    }
    list.measures = thanks_measures_create(layout->arena, list.count);
    return list;
}

static struct wording heading_of(const struct layout *layout, enum thanks_kind kind)
{
    struct wording heading = label(layout, headings[kind]);
    heading.leading = LEADING_BODY; /* «ПАРТНЁРЫ» reaches over a closer line */
    return heading;
}

/* What heading and rosette leave of the content. */
struct thanks_place {
    struct rect words; /* below the heading */
    float rosette;     /* px, its radius at the right; 0: none there */
};

/* A few names leave much of a wide page. */
static struct thanks_place place_of(const struct layout *layout, struct rect content,
                                    const struct thanks_list *list)
{
    struct wording heading = heading_of(layout, THANKS_SPONSOR);
    int top = wording_set(layout, &heading).height + units(layout, layout->is_portrait ? 9 : 6);
    int bottom = units(layout, 2);
    struct thanks_place place = {
        .words = {content.x, content.y + top, content.width, content.height - top - bottom}};
    int radius = content.height / 2 - units(layout, 4), most = units(layout, 26);
    radius = radius < most ? radius : most;
    int taken = 2 * radius + units(layout, 6);
    bool has_room = !layout->is_portrait && content.width - taken >= units(layout, 80) &&
                    radius >= units(layout, 14);
    if (has_room && list->count <= (list->has_plates ? 1 : FEW)) {
        place.words.width -= taken;
        place.rosette = (float)radius;
    }
    return place;
}

/* The names, columns and plates of all pages are of one size. */
struct spread {
    size_t pages;
    struct thanks_limits limits;
};

static size_t first_of(size_t count, size_t pages, size_t page)
{
    size_t longer = count % pages;
    return page * (count / pages) + (page < longer ? page : longer);
}

static bool try_spread(const struct layout *layout, struct spread *spread,
                       const struct thanks_list *list, const struct rect *rect)
{
    bool fits = true;
    spread->limits = (struct thanks_limits){.size = 100, .plate_height = INT_MAX};
    for (size_t page = 0; page < spread->pages && fits; page++) {
        struct thanks_grid grid;
        size_t first = first_of(list->count, spread->pages, page);
        size_t count = first_of(list->count, spread->pages, page + 1) - first;
        fits = thanks_grid_fit(layout, &grid, thanks_stretch(*list, first, count), &spread->limits,
                               rect->width, rect->height);
        spread->limits.size = grid.size;
        if (list->has_plates && spread->pages > 1) {
            spread->limits.columns = grid.columns; /* of the first page, which has the most */
            spread->limits.plate_height = grid.plate_height;
        }
    }
    return fits;
}

static struct spread spread_of(const struct layout *layout, const struct thanks_list *list,
                               const struct rect *rect)
{
    size_t most = list->has_plates ? PLATES_MOST : NAMES_MOST;
    struct spread spread = {.pages = (list->count + most - 1) / most};
    while (!try_spread(layout, &spread, list, rect) && spread.pages < list->count)
        spread.pages++;
    return spread;
}

static void plan_kind(struct planning *planning, enum thanks_kind kind, struct rect content)
{
    const struct layout *layout = &planning->layout;
    struct thanks_list list = list_of(layout, planning->slide, kind);
    if (!list.count)
        return;
    struct rect rect = place_of(layout, content, &list).words;
    struct spread spread = spread_of(layout, &list, &rect);
    for (size_t page = 0; page < spread.pages; page++) {
        size_t first = first_of(list.count, spread.pages, page);
        size_t end = first_of(list.count, spread.pages, page + 1);
        plan_add(planning, list.records[first], first, end - first);
    }
}

static void plan_thanks(struct planning *planning)
{
    const struct layout *layout = &planning->layout;
    struct rect content = furniture_content(layout);
    for (size_t i = 0; i < layout->programme->thanks_count; i++) {
        const struct thanks *thanks = &layout->programme->thanks[i];
        if (!slide_wants(planning->slide, thanks->id))
            continue;
        plan_note_missing(planning, &thanks->origin, "logo", thanks->logo, "the name alone");
        if (localised_is_given(&thanks->text) && !page_text(layout, &thanks->text).size)
            plan_note(planning, &thanks->origin, "text",
                      "not given in every language: left out there");
    }
    for (int kind = 0; kind < KINDS; kind++)
        plan_kind(planning, (enum thanks_kind)kind, content);
}

/* Which entry of the playlist has made the page. */
static const struct slide *slide_of(const struct layout *layout)
{
    struct slide_list slides = deck_slides(layout->programme, layout->settings->screen);
    return &slides.slides[layout->plan->entry];
}

/* Below the names of an upright page, where they leave room. */
static void fill_rest(struct layout *layout, struct rect content, int top)
{
    float unit = layout->unit_px, most = unit * 26;
    float rest = (float)(content.y + content.height - top);
    float radius = rest / 2 - unit * 5;
    radius = radius < most ? radius : most;
    if (layout->is_portrait && radius > unit * 12)
        put_ornament(layout, (float)content.x + (float)content.width / 2, (float)top + rest / 2,
                     radius, layout->theme->track);
}

static void lay_thanks(struct layout *layout)
{
    const struct page_plan *plan = layout->plan;
    enum thanks_kind kind = layout->programme->thanks[plan->record].kind;
    struct rect content = put_furniture(layout);
    struct thanks_list list = list_of(layout, slide_of(layout), kind);
    struct thanks_place place = place_of(layout, content, &list);
    struct rect words = place.words;
    struct spread spread = spread_of(layout, &list, &words);
    struct thanks_grid grid;
    (void)thanks_grid_fit(layout, &grid, thanks_stretch(list, plan->first, plan->count),
                          &spread.limits, words.width,
                          words.height); /* planned as it is, fitting or not */

    int rest = words.height - grid.height;
    int down = layout->is_portrait || rest < 0 ? 0 : rest * 4 / 10;
    struct wording heading = heading_of(layout, kind);
    wording_put(layout, &heading, content.x,
                content.y + units(layout, layout->is_portrait ? 6 : 3.5f) + down);
    thanks_grid_put(layout, &grid, words.x, words.y + down);
    if (place.rosette > 0)
        put_ornament(layout, (float)(content.x + content.width) - place.rosette,
                     (float)content.y + (float)content.height / 2, place.rosette,
                     layout->theme->track);
    else
        fill_rest(layout, content, words.y + grid.height);
}

const struct page_kind page_thanks = {.plan = plan_thanks, .lay = lay_thanks};
