/* pair_rules: what the kerning of two letters should be.
 *
 * First no pair may be nearer than the least gap. Then a Kazakh letter is kerned as its Russian
 * twin beside the same neighbour, on both sides, as far as that gap allows; where the font does so
 * already within a hundredth of an em, its own drawing stands.
 *
 * Between capitals a letter that is drawn otherwise than its twin is only drawn nearer, never
 * farther: fonts kern ОҮ and ҺУ closely with reason, and ОУ and НУ with reason not.
 */
#include "pair_guard.h"
#include "type/pairs.h"

#include <math.h>

static const double ALIKE = 0.01; /* em; less cannot be seen from where a display is read */

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static bool keeps_its_own(const struct pair_kinship *kinship, size_t first, size_t second)
{
    return kinship->is_capital[first] && kinship->is_capital[second] &&
           (kinship->is_drawn_otherwise[first] || kinship->is_drawn_otherwise[second]);
}

void pair_rules_decide(const struct pair_measures *measures, const struct pair_kinship *kinship,
                       double units_per_em, int32_t kerning[PAIR_LETTERS][PAIR_LETTERS])
{
    int32_t gap = (int32_t)ceil(PAIR_LEAST_GAP * units_per_em);
    int32_t alike = (int32_t)floor(ALIKE * units_per_em);

    for (size_t i = 0; i < PAIR_LETTERS; i++) {
        for (size_t j = 0; j < PAIR_LETTERS; j++)
            kerning[i][j] = larger(measures->kerning[i][j], gap - measures->room[i][j]);
    }
    /* The twins are Russian and have none themselves, so that theirs are settled. */
    for (size_t i = 0; i < PAIR_LETTERS; i++) {
        for (size_t j = 0; j < PAIR_LETTERS; j++) {
            size_t first = kinship->twins[i], second = kinship->twins[j];
            if (!measures->known[first][second])
                continue;
            int32_t farther = kerning[first][second] - kerning[i][j];
            if (farther < -alike || (farther > alike && !keeps_its_own(kinship, i, j)))
                kerning[i][j] = larger(kerning[first][second], gap - measures->room[i][j]);
        }
    }
}
