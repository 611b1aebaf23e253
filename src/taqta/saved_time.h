/* saved_time: the last time that was believed, kept over a restart, so that a clock that has lost
 * its battery cannot take the display back into the past. */
#ifndef TAQTA_SAVED_TIME_H
#define TAQTA_SAVED_TIME_H

#include "base/error.h"
#include "base/instant.h"

/* INSTANT_NONE: none was saved, or it is damaged. */
struct instant saved_time_read(const char *cache_folder);
bool saved_time_write(const char *cache_folder, struct instant time, struct error *error);

#endif
