/* theme_event: three colours become a whole theme.
 *
 * What an event gives is painted as given wherever it can be read, and where nobody reads it. Where
 * it would carry words that could not be told from what they stand on, ours take its place, and
 * that is said. All the rest is mixed from ground, words and accent in steps like those of our own
 * themes, each only as far as it can still be read on everything that words stand on.
 */
#include "colour.h"
#include "deck/theme.h"

#include <math.h>

/* WCAG asks for 4.5; a little more, since letters lose some of it at their edges. */
static const float least_contrast = 4.6f;
/* A bar nobody can tell from the ground is no bar. */
static const float least_seen = 1.35f;
/* A ground lighter than this burns. */
static const float most_luminance = 0.91f;

struct making {
    struct theme *theme;
    const struct theme *ours;
    const struct event_theme *event;
    struct arena *arena;
    struct theme_findings *findings;
};

static void find_fault(struct making *making, const char *field, struct text why)
{
    struct theme_findings *findings = making->findings;
    if (findings && findings->count < THEME_MOST_FINDINGS)
        findings->items[findings->count++] = (struct theme_finding){field, why};
}

static void find_unreadable(struct making *making, const char *field, uint32_t colour)
{
    uint32_t ground = making->theme->background;
    find_fault(making, field,
               text_format(making->arena,
                           "#%06X on #%06X has a contrast of %.1f:1, and words need 4.5:1; they "
                           "are written in another colour",
                           (unsigned)colour & 0xFFFFFF, (unsigned)ground & 0xFFFFFF,
                           (double)colour_contrast(colour, ground)));
}

/* The least contrast on everything that words of the theme stand on. */
static float contrast_in(const struct theme *theme, uint32_t colour)
{
    uint32_t grounds[] = {theme->panel, colour_over(theme->background, theme->chip),
                          colour_over(theme->panel, theme->chip)};
    float least = colour_contrast(colour, theme->background);
    for (size_t i = 0; i < sizeof grounds / sizeof *grounds; i++)
        least = fminf(least, colour_contrast(colour, grounds[i]));
    return least;
}

/* The words' colour, with as much of the ground in it as can be, but no more than `most`. */
static uint32_t softened(const struct theme *theme, float most)
{
    for (int percent = (int)lroundf(100 * most); percent > 0; percent -= 2) {
        uint32_t colour = colour_mix(theme->ink, theme->background, (float)percent / 100);
        if (contrast_in(theme, colour) >= least_contrast)
            return colour;
    }
    return theme->ink;
}

/* The ground, with as much of another colour in it as leaves these words readable. */
static uint32_t tinted(uint32_t ground, uint32_t colour, float most, uint32_t words)
{
    for (int percent = (int)lroundf(100 * most); percent > 0; percent--) {
        uint32_t tint = colour_mix(ground, colour, (float)percent / 100);
        if (colour_contrast(tint, words) >= least_contrast)
            return tint;
    }
    return ground;
}

static enum theme_mode mode_of(const struct event_theme *event, enum theme_mode wanted)
{
    if (wanted != THEME_ANY)
        return wanted;
    if (event->mode != THEME_ANY)
        return event->mode;
    return event->has_background && !colour_is_dark(event->background) ? THEME_IS_LIGHT
                                                                       : THEME_IS_DARK;
}

/* True when the event's own ground is painted. */
static bool choose_ground(struct making *making, enum theme_mode mode, bool is_own_wish)
{
    const struct event_theme *event = making->event;
    if (!event->has_background)
        return false;
    if (colour_is_dark(event->background) != (mode == THEME_IS_DARK)) {
        if (!is_own_wish)
            find_fault(making, "background",
                       text_format(making->arena, "#%06X is no ground of a %s theme; ours is used",
                                   (unsigned)event->background,
                                   mode == THEME_IS_DARK ? "dark" : "light"));
        return false;
    }
    uint32_t ground = event->background | 0xFF000000;
    if (colour_luminance(ground) > most_luminance)
        find_fault(making, "background",
                   text_format(making->arena, "#%06X burns into panels; a little less is painted",
                               (unsigned)event->background));
    for (float part = 0.02f; colour_luminance(ground) > most_luminance; part += 0.02f)
        ground = colour_mix(event->background, theme_light.background, part);
    making->theme->background = ground;
    return true;
}

/* The first of them that can be read well, else the last, which is black or white. */
static uint32_t ink_for(uint32_t ground)
{
    const float well = 7;
    bool dark = colour_is_dark(ground);
    uint32_t ours = dark ? theme_dark.ink : theme_light.ink;
    return colour_contrast(ours, ground) >= well ? ours : dark ? 0xFFFFFFFF : 0xFF000000;
}

static void choose_ink(struct making *making, bool own_ground)
{
    const struct event_theme *event = making->event;
    struct theme *theme = making->theme;
    theme->ink = own_ground ? ink_for(theme->background) : making->ours->ink;
    if (!event->has_text)
        return;
    if (colour_contrast(event->text, theme->background) >= least_contrast)
        theme->ink = event->text | 0xFF000000;
    else if (own_ground || !event->has_background)
        find_unreadable(making, "text", event->text);
}

/* A card is lighter than its ground; less so where an accent on it asks for it. */
static void mix_panel(struct theme *theme, float part)
{
    bool dark = colour_is_dark(theme->background);
    theme->panel = dark ? tinted(theme->background, theme->ink, 0.09f * part, theme->ink)
                        : tinted(theme->background, 0xFFFDFBF6, 0.6f, theme->ink);
}

static void mix_greys(struct theme *theme)
{
    theme->body = softened(theme, 0.12f);
    theme->dim = softened(theme, 0.28f);
    theme->faint = softened(theme, 0.40f);
    theme->rule = colour_with_alpha(theme->dim, 0.28f);
    theme->track = colour_with_alpha(theme->dim, 0.22f);
    theme->dot = colour_with_alpha(theme->dim, 0.30f);
    theme->glow = colour_is_dark(theme->background)
                      ? tinted(theme->background, theme->ink, 0.16f, theme->faint)
                      : tinted(theme->background, 0xFFFDFBF6, 0.75f, theme->faint);
}

/* With cards as strong as leaves this colour readable on them. False: it is not even on the ground.
 */
static bool make_room_for(struct theme *theme, uint32_t colour, bool own_panel)
{
    for (int part = 6; part > 0; part--) {
        if (own_panel)
            mix_panel(theme, (float)part / 6);
        if (colour_contrast(colour, theme->background) >= least_contrast &&
            colour_contrast(colour, theme->panel) >= least_contrast)
            return true;
    }
    return false;
}

/* As strong a chip as leaves the words' colour readable on it, and the accent as it is on it. */
static void mix_chip(struct theme *theme)
{
    for (int part = 16; part >= 0; part--) {
        theme->chip = colour_with_alpha(theme->gold_paint, (float)part / 100);
        if (contrast_in(theme, theme->ink) >= least_contrast)
            break;
    }
    theme->chip_ink = theme->ink;
    for (int percent = 100; percent >= 0; percent -= 5) {
        uint32_t mixed = colour_mix(theme->gold, theme->ink, (float)percent / 100);
        if (contrast_in(theme, mixed) >= least_contrast)
            theme->chip_ink = mixed;
    }
}

/* The accent for words: as given, else deeper (or lighter) in its own hue, else ours, else ink. */
static uint32_t readable_accent(struct making *making, uint32_t accent, bool own_panel)
{
    struct theme *theme = making->theme;
    if (make_room_for(theme, accent, own_panel))
        return accent;
    if (making->event->has_accent)
        find_unreadable(making, "accent", accent);
    for (int percent = 5; percent <= 45; percent += 5) {
        uint32_t deeper = colour_mix(accent, theme->ink, (float)percent / 100);
        if (make_room_for(theme, deeper, own_panel))
            return deeper;
    }
    if (make_room_for(theme, making->ours->gold, own_panel))
        return making->ours->gold;
    (void)make_room_for(theme, theme->ink, own_panel); /* without cards it stands on its ground */
    return theme->ink;
}

static void choose_accent(struct making *making, bool own_panel)
{
    struct theme *theme = making->theme;
    uint32_t accent =
        making->event->has_accent ? making->event->accent | 0xFF000000 : making->ours->gold_paint;
    bool seen = colour_contrast(accent, theme->background) >= least_seen;
    theme->gold_paint = seen ? accent : theme->ink;
    theme->gold = readable_accent(making, accent, own_panel);
    mix_chip(theme);
    theme->sky_paint = theme->gold_paint;
    theme->sky = colour_mix(theme->gold, theme->ink, 0.45f);
    if (contrast_in(theme, theme->sky) < least_contrast)
        theme->sky = theme->ink;
}

/* Of the ground's own hue; darker than letters on it where the ground is dark, and as dark as ink
 * where it is light. */
static void mix_portrait(struct theme *theme)
{
    static const float dark_parts[] = {0.32f, 0.20f, 0.08f}, light_parts[] = {0.36f, 0.14f, 0};
    bool dark = colour_is_dark(theme->background);
    const float *parts = dark ? dark_parts : light_parts;
    uint32_t from = dark ? theme->background : theme->ink;
    uint32_t to = dark ? theme->ink : theme->background;
    theme->initials = to;
    for (int i = 0; i < 3; i++)
        theme->portrait[i] = tinted(from, to, parts[i], to);
}

void theme_of_event(struct theme *theme, const struct event_theme *event, enum theme_mode wanted,
                    struct arena *arena, struct theme_findings *findings)
{
    enum theme_mode mode = mode_of(event, wanted);
    const struct theme *ours = mode == THEME_IS_LIGHT ? &theme_light : &theme_dark;
    struct making making = {theme, ours, event, arena, findings};
    *theme = *ours;
    bool own_ground = choose_ground(&making, mode, wanted != THEME_ANY);
    if (own_ground || event->has_text) {
        choose_ink(&making, own_ground);
        theme->chip = 0; /* until there is an accent to tint it */
        mix_panel(theme, 1);
        mix_greys(theme);
    }
    if (!own_ground && !event->has_text && !event->has_accent)
        return;
    choose_accent(&making, own_ground || event->has_text);
    if (own_ground || event->has_text)
        mix_greys(theme); /* once more: they stand on chips too */
    mix_portrait(theme);
    if (colour_contrast(theme->urgent, theme->background) < least_seen)
        theme->urgent = colour_mix(theme->urgent, 0xFF000000, 0.45f); /* a band on a red ground */
}
