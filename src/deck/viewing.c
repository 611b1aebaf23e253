#include "deck/viewing.h"

#include <math.h>

static const double metres_in_inch = 0.0254, capitals_away = 250, capital_em = 0.727;
static const double reading_part = 1.0 / 30; /* 3 u of the short side */
static const double scale_most = 1.4;

/* From where the design as it is can be read, in metres; 0: not known. */
static double designed_for(double inches, int width, int height)
{
    double short_side = width < height ? width : height;
    double diagonal = hypot(width, height);
    if (inches <= 0 || diagonal <= 0)
        return 0;
    return capitals_away * capital_em * reading_part * inches * metres_in_inch * short_side /
           diagonal;
}

float viewing_scale(double inches, double metres, int width, int height)
{
    double designed_m = designed_for(inches, width, height);
    if (designed_m <= 0 || metres <= 0)
        return 1;
    return (float)fmin(fmax(metres / designed_m, 1), scale_most);
}

double viewing_farthest(double inches, int width, int height)
{
    return scale_most * designed_for(inches, width, height);
}
