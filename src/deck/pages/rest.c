/* rest: what a short text leaves of its page is not left empty, lest the page look forgotten. */
#include "layout.h"

#include <math.h>

/* u: of the rosette, and of the least one worth drawing; its distance from words. */
static const float reach_most = 24, reach_least = 16, distance = 4;

void put_rest_rosette(struct layout *layout, struct rect content, int used_width, int used_bottom)
{
    float unit = layout->unit_px, reach = reach_most * unit;
    float bottom = (float)(content.y + content.height), x, y;
    if (layout->is_portrait) {
        float room = bottom - (float)used_bottom;
        reach = fminf(reach, room / 2 - distance * unit);
        x = (float)content.x + (float)content.width / 2;
        y = (float)used_bottom + room / 2;
    } else {
        float right = (float)(content.x + content.width);
        float room = right - (float)(content.x + used_width) - distance * unit;
        reach = fminf(fminf(reach, room / 2), (float)content.height / 2 - unit);
        x = right - reach;
        y = bottom - (float)content.height / 2;
    }
    if (reach > reach_least * unit)
        put_ornament(layout, x, y, reach, layout->theme->track);
}
