/* theme: night-blue ground, warm white ink, sky for labels, gold for what is on now. */
#include "deck/theme.h"

const struct theme theme_dark = {
    .background = 0xFF0B1F33,
    .panel = 0xFF10304D,
    .ink = 0xFFF7F4EC,
    .body = 0xFFD6E2EB,
    .dim = 0xFFA9BFD0,
    .faint = 0xFF7F9BB3,
    .sky = 0xFF35C3E6,
    .gold = 0xFFFFC83D,
    .chip = 0x29FFC83D,
    .rule = 0x47A9BFD0,  /* dim at 28 % */
    .track = 0x38A9BFD0, /* dim at 22 % */
    .dot = 0x4DA9BFD0,
    .urgent = 0xFF8E1B26,
    .urgent_ink = 0xFFFBE3E0,
    .urgent_label = 0xFFFFD9A8,
};

static uint32_t with_alpha(uint32_t colour, uint32_t alpha)
{
    return (colour & 0x00FFFFFF) | alpha << 24;
}

struct theme theme_urgent(const struct theme *theme)
{
    struct theme urgent = *theme;
    urgent.background = theme->urgent;
    urgent.body = urgent.dim = theme->urgent_ink;
    urgent.faint = with_alpha(theme->urgent_ink, 0xD9); /* 85 %: 5.6:1 on the ground */
    urgent.sky = urgent.gold = theme->urgent_label;
    urgent.panel = urgent.chip = urgent.track = with_alpha(theme->urgent_ink, 0x29);
    urgent.rule = urgent.dot = with_alpha(theme->urgent_ink, 0x4D);
    return urgent;
}
