/* pair_rules: what the kerning of two letters should be.
 *
 * First no pair may be nearer than the least gap. Then a Kazakh letter is kerned as its Russian
 * twin beside the same neighbour, on both sides, as far as that gap allows; where the font does so
 * already within a hundredth of an em, its own drawing stands.
 */
#include "pair_guard.h"
#include "type/pairs.h"

#include <math.h>

static const double ALIKE = 0.01; /* em; less cannot be seen from where a display is read */

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

void pair_rules_decide(const struct pair_measures *measures, const size_t twins[PAIR_LETTERS],
                       double units_per_em, int32_t kerning[PAIR_LETTERS][PAIR_LETTERS])
{
    int32_t gap = (int32_t)ceil(PAIR_LEAST_GAP * units_per_em);
    int32_t alike = (int32_t)floor(ALIKE * units_per_em);

    for (size_t i = 0; i < PAIR_LETTERS; i++) {
        for (size_t j = 0; j < PAIR_LETTERS; j++)
            kerning[i][j] = larger(measures->kerning[i][j], gap - measures->room[i][j]);
    }
    for (size_t i = 0; i < PAIR_LETTERS; i++) {
        for (size_t j = 0; j < PAIR_LETTERS; j++) {
            if (!measures->known[twins[i]][twins[j]])
                continue;
            int32_t twin = kerning[twins[i]][twins[j]];
            if (labs(twin - kerning[i][j]) > alike)
                kerning[i][j] = larger(twin, gap - measures->room[i][j]);
        }
    }
}
