/* theme: ours. The dark one: night-blue ground, warm white ink, sky for labels, gold for what is on
 * now. The light one: warm paper, night-blue ink, the same two colours as deep as words need them.
 */
#include "deck/theme.h"

#include "colour.h"

const struct theme theme_dark = {
    .background = 0xFF0B1F33,
    .panel = 0xFF10304D,
    .ink = 0xFFF7F4EC,
    .body = 0xFFD6E2EB,
    .dim = 0xFFA9BFD0,
    .faint = 0xFF7F9BB3,
    .sky = 0xFF35C3E6,
    .gold = 0xFFFFC83D,
    .sky_paint = 0xFF35C3E6,
    .gold_paint = 0xFFFFC83D,
    .chip = 0x29FFC83D,
    .chip_ink = 0xFFFFC83D,
    .rule = 0x47A9BFD0,  /* dim at 28 % */
    .track = 0x38A9BFD0, /* dim at 22 % */
    .dot = 0x4DA9BFD0,
    .glow = 0xFF10496C,
    .portrait = {0xFF2A9CC0, 0xFF124B70, 0xFF0D2F4E},
    .initials = 0xFFF7F4EC,
    .urgent = 0xFF8E1B26,
    .urgent_ink = 0xFFFBE3E0,
    .urgent_label = 0xFFFFD9A8,
};

const struct theme theme_light = {
    .background = 0xFFF1ECE1,
    .panel = 0xFFFBF8F1,
    .ink = 0xFF10263C,
    .body = 0xFF2A4056,
    .dim = 0xFF45596D,
    .faint = 0xFF53667A,
    .sky = 0xFF00607F,
    .gold = 0xFF855000,
    .sky_paint = 0xFF0E8DB3,
    .gold_paint = 0xFFE5A100,
    .chip = 0x33E5A100,
    .chip_ink = 0xFF774700,
    .rule = 0x3845596D,
    .track = 0x2E45596D,
    .dot = 0x4D45596D,
    .glow = 0xFFFCF6E8,
    .portrait = {0xFF2A8DB0, 0xFF165270, 0xFF103854},
    .initials = 0xF5FBF8F1,
    .urgent = 0xFF8E1B26,
    .urgent_ink = 0xFFFBE3E0,
    .urgent_label = 0xFFFFD9A8,
};

uint32_t theme_past(const struct theme *theme, uint32_t colour)
{
    const float least_contrast = 4.6f;
    for (int percent = 34; percent > 0; percent -= 2) {
        uint32_t faint =
            colour_over(theme->background, colour_with_alpha(colour, 1 - (float)percent / 100));
        if (colour_contrast(faint, theme->background) >= least_contrast)
            return faint;
    }
    return colour;
}

struct theme theme_urgent(const struct theme *theme)
{
    struct theme urgent = *theme;
    urgent.background = theme->urgent;
    urgent.ink = theme_dark.ink; /* the ground is dark in every theme */
    urgent.body = urgent.dim = theme->urgent_ink;
    urgent.faint = colour_with_alpha(theme->urgent_ink, 0.85f); /* 5.6:1 on the ground */
    urgent.sky = urgent.gold = urgent.chip_ink = urgent.sky_paint = urgent.gold_paint =
        theme->urgent_label;
    urgent.panel = urgent.chip = urgent.track = colour_with_alpha(theme->urgent_ink, 0.16f);
    urgent.rule = urgent.dot = colour_with_alpha(theme->urgent_ink, 0.30f);
    return urgent;
}
