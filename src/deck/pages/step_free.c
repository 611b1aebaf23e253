/* step_free: said only where the organiser said it. */
#include "step_free.h"

#include "icons.h"

const struct room_arrow *arrow_to_room(const struct layout *layout, int room)
{
    int index = programme_find_screen(layout->programme, layout->settings->screen);
    const struct screen_record *screen = index < 0 ? NULL : &layout->programme->screens[index];
    for (size_t i = 0; screen && i < screen->arrow_count; i++)
        if (screen->arrows[i].room == room)
            return &screen->arrows[i];
    return NULL;
}

/* A lift or a ramp has no steps by itself, where that is all there is on the way. */
static enum arrow way_without_steps(const struct room *room, const struct room_arrow *arrow)
{
    if (!arrow || room->lacks_step_free)
        return ARROW_NONE;
    if (arrow->step_free)
        return arrow->step_free;
    return arrow->arrow == ARROW_LIFT || arrow->arrow == ARROW_RAMP ? arrow->arrow : ARROW_NONE;
}

static enum word word_of(enum arrow way)
{
    switch (way) {
    case ARROW_NONE:
        return WORD_NO_STEP_FREE;
    case ARROW_LIFT:
        return WORD_BY_LIFT;
    case ARROW_RAMP:
        return WORD_BY_RAMP;
    default:
        return WORD_STEP_FREE;
    }
}

struct step_free step_free_set(const struct layout *layout, const struct room *room,
                               const struct room_arrow *arrow, float scale, int width)
{
    struct step_free step_free = {.way = way_without_steps(room, arrow)};
    step_free.is_given = step_free.way != ARROW_NONE;
    if (!step_free.is_given && !room->lacks_step_free)
        return step_free;
    step_free.icon = step_free.is_given ? units(layout, 4 * scale) : 0;
    step_free.gap = units(layout, 0.83f * scale);
    int icons = 2 * (step_free.icon + step_free.gap);
    if (!step_free.is_given)
        icons = 0;
    step_free.words = (struct wording){
        .text = words(layout->language, word_of(step_free.way)),
        .role = ROLE_NOTE,
        .face = FACE_MEDIUM,
        .colour = step_free.is_given ? layout->theme->sky : layout->theme->body,
        .size = 2.83f * scale,
        .smallest = 2.65f,
        .width = width - icons,
        .max_lines = 1,
    };
    step_free.words_set = wording_set(layout, &step_free.words);
    if (step_free.words_set.cut)
        step_free.words.max_lines = 2;
    else /* no wider than its words, to be placed by its end as well */
        step_free.words.width = step_free.words_set.width + 1;
    step_free.words_set = wording_set(layout, &step_free.words);
    step_free.width = icons + step_free.words.width;
    step_free.height =
        step_free.words_set.height > step_free.icon ? step_free.words_set.height : step_free.icon;
    return step_free;
}

void put_step_free(struct layout *layout, const struct step_free *step_free, int x, int y)
{
    if (!step_free->height)
        return;
    int side = step_free->icon, icon_y = y + (step_free->height - side) / 2;
    if (step_free->is_given) {
        put_wheelchair(layout, x, icon_y, side, layout->theme->sky);
        x += side + step_free->gap;
        put_way(layout, step_free->way, x, icon_y, side, layout->theme->sky);
        x += side + step_free->gap;
    }
    wording_place(layout, &step_free->words, &step_free->words_set, x,
                  y + (step_free->height - step_free->words_set.height) / 2);
}
