/* time_mark: the file that stands there once the system has synchronised its clock.
 *
 * systemd-timesyncd makes it, in a folder that it makes first; so the nearest folder that exists is
 * watched. Source: systemd-timesyncd.service(8), "/run/systemd/timesync/synchronized".
 */
#ifndef TAQTA_TIME_MARK_H
#define TAQTA_TIME_MARK_H

#include <stdbool.h>

#define TIME_MARK_USUAL "/run/systemd/timesync/synchronized"

struct time_mark {
    const char *path; /* borrowed */
    int descriptor;   /* an inotify, readable when something happened on the way to it; -1: none */
    int watch;
};

/* Without inotify the descriptor is -1: then look now and again. */
void time_mark_init(struct time_mark *mark, const char *path);
void time_mark_finish(struct time_mark *mark);

/* Takes in what happened and looks whether it is there. */
bool time_mark_exists(struct time_mark *mark);

#endif
