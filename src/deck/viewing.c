#include "deck/viewing.h"

#include <math.h>
#include <stdbool.h>

static const double metres_in_inch = 0.0254, capitals_away = 250, capital_em = 0.727;
static const double reading_part = 1.0 / 30; /* 3 u of the short side */
static const double scale_most = 2, scale_most_of_bar = 1.5, bar_least = 2.5;

float viewing_scale(double inches, double metres, int width, int height)
{
    double short_side = width < height ? width : height;
    double diagonal = hypot(width, height);
    if (inches <= 0 || metres <= 0 || diagonal <= 0)
        return 1;
    double short_m = inches * metres_in_inch * short_side / diagonal;
    double designed_m = capitals_away * capital_em * reading_part * short_m;
    bool is_bar = width > bar_least * height;
    return (float)fmin(fmax(metres / designed_m, 1), is_bar ? scale_most_of_bar : scale_most);
}
