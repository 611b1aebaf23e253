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
};
