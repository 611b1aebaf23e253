/* unknown_zone: without a zone the sessions may be hours away from where they stand. */
#include "unknown_zone.h"

#include "base/log.h"

void unknown_zone_tell(bool *is_told, const struct programme *programme)
{
    bool is_unknown = programme->zone_origin == ZONE_FROM_NOBODY && programme->session_count;

    if (is_unknown && !*is_told)
        log_warning(
            "no document names a time zone and none is configured: nothing is shown as now; "
            "give the option timezone, as Asia/Almaty");
    *is_told = is_unknown;
}
