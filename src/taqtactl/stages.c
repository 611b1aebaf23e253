#include "stages.h"

#include "deck/viewing.h"

#include <ctype.h>
#include <stdio.h>

enum { LONG_SIDE = 1920, SHORT_SIDE = 1080 };

static bool stands_upright(const struct screen_record *screen)
{
    return screen && screen->rotate % 180 != 0;
}

/* Its own counts more than that of all; NULL: nothing is said. */
static const struct stage_wish *wish_of(const struct rehearse_options *options,
                                        const struct screen_record *screen, enum wish_kind kind)
{
    const struct stage_wish *found = NULL;
    for (size_t i = 0; i < options->wish_count; i++) {
        const struct stage_wish *wish = &options->wishes[i];
        bool is_own = wish->screen.size && screen && text_equal(wish->screen, screen->id);
        if (wish->kind != kind || (!is_own && (wish->screen.size || (found && found->screen.size))))
            continue;
        found = wish;
    }
    return found;
}

static void set_wishes(struct deck_settings *settings, const struct screen_record *screen,
                       const struct rehearse_options *options)
{
    const struct stage_wish *size = wish_of(options, screen, WISH_SIZE);
    const struct stage_wish *viewing = wish_of(options, screen, WISH_VIEWING);
    const struct stage_wish *theme = wish_of(options, screen, WISH_THEME);
    int usual_width = stands_upright(screen) ? SHORT_SIDE : LONG_SIDE;
    settings->width = size ? size->width : usual_width;
    settings->height = size ? size->height : LONG_SIDE + SHORT_SIDE - usual_width;
    if (viewing)
        settings->scale = viewing_scale(viewing->diagonal_in, viewing->distance_m, settings->width,
                                        settings->height);
    if (theme)
        settings->mode = theme->theme;
}

/* Ids may hold anything; the number keeps those apart that differ in nothing else. */
static const char *file_name(struct arena *arena, struct text id, size_t number)
{
    struct text_builder name = {.arena = arena};
    bool is_changed = !id.size;
    for (size_t i = 0; i < id.size; i++) {
        unsigned char letter = (unsigned char)id.data[i];
        bool is_plain = letter < 0x80 && (isalnum(letter) || letter == '-');
        is_changed |= !is_plain;
        builder_format(&name, "%c", is_plain ? letter : '-');
    }
    if (is_changed)
        builder_format(&name, "%sscreen-%zu", name.size ? "-" : "", number + 1);
    return text_to_c(arena, builder_text(&name));
}

static void add(struct play *play, struct stage *stages, struct arena *arena,
                const struct screen_record *screen, const struct rehearse_options *options)
{
    struct stage *stage = &stages[play->stage_count];
    struct text id = screen ? screen->id : TEXT("");
    *stage = (struct stage){
        .id = id,
        .name = screen ? id : TEXT("a screen without a name"),
        .place = screen ? title_for_people(&screen->place) : TEXT(""),
        .file = file_name(arena, id, play->stage_count),
        .settings = {.screen = id}, /* the theme: the event's, unless there is a wish */
    };
    set_wishes(&stage->settings, screen, options);
    play->stage_count++;
}

static bool refuse(const struct programme *programme, struct arena *arena, struct text id,
                   struct error *error)
{
    struct text_builder known = {.arena = arena};
    for (size_t i = 0; i < programme->screen_count; i++)
        builder_format(&known, "%s%.*s", i ? ", " : "", TEXT_ARG(programme->screens[i].id));
    if (!known.size)
        return error_set(error, ERROR_USAGE, "no screen \"%.*s\": the programme declares none",
                         TEXT_ARG(id));
    return error_set(error, ERROR_USAGE, "no screen \"%.*s\": the programme has %.*s", TEXT_ARG(id),
                     TEXT_ARG(builder_text(&known)));
}

static bool wishes_have_screens(const struct programme *programme, struct arena *arena,
                                const struct rehearse_options *options, struct error *error)
{
    for (size_t i = 0; i < options->wish_count; i++) {
        struct text id = options->wishes[i].screen;
        if (id.size && programme_find_screen(programme, id) < 0)
            return refuse(programme, arena, id, error);
    }
    return true;
}

bool stages_make(struct play *play, bool *are_all, struct arena *arena,
                 const struct programme *programme, const struct rehearse_options *options,
                 struct error *error)
{
    struct text rest = options->screens, id;
    struct stage *stages =
        ARENA_ARRAY(arena, struct stage, programme->screen_count + options->screens.size + 1);
    play->stages = stages;
    *are_all = text_equal(rest, TEXT("all"));
    if (!wishes_have_screens(programme, arena, options, error))
        return false;
    if (*are_all) {
        for (size_t i = 0; i < programme->screen_count; i++)
            add(play, stages, arena, &programme->screens[i], options);
        if (!programme->screen_count)
            add(play, stages, arena, NULL, options);
        return true;
    }
    while (text_split(&rest, ',', &id)) {
        int index = programme_find_screen(programme, text_trim(id));
        if (index < 0)
            return refuse(programme, arena, text_trim(id), error);
        add(play, stages, arena, &programme->screens[index], options);
    }
    return true;
}
