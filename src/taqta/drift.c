#include "drift.h"

enum { HOUR_MS = 3600 * 1000, UNITS = 90 };

/* 0 to most and back, each way as long. */
static int there_and_back(uint64_t passed_ms, uint64_t way_ms, int most)
{
    uint64_t at = passed_ms % (2 * way_ms);
    uint64_t gone = at < way_ms ? at : 2 * way_ms - at;
    return (int)(gone * (uint64_t)most / way_ms);
}

struct drift drift_after(uint64_t passed_ms, int short_side)
{
    int most = short_side / UNITS;
    return (struct drift){there_and_back(passed_ms, HOUR_MS, most),
                          there_and_back(passed_ms, HOUR_MS + HOUR_MS / 2, most)};
}
