/* show: one page after the other, each for its time. */
#include "deck/show.h"

void show_start(struct show *show, size_t page, float seconds, uint64_t tick_ms)
{
    show->page = page;
    show->turns_at_ms = tick_ms + (uint64_t)(seconds * 1000.0f);
}

size_t show_next(const struct show *show, size_t page_count)
{
    return page_count ? (show->page + 1) % page_count : 0;
}

bool show_is_due(const struct show *show, uint64_t tick_ms)
{
    return tick_ms >= show->turns_at_ms;
}
