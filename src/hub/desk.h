/* desk: the pages for organisers, read once at the start. What is not among them does not exist, so
 * no path can lead anywhere else. */
#ifndef HUB_DESK_H
#define HUB_DESK_H

#include "base/error.h"
#include "ready.h"

struct desk;

/* folder  NULL: beside the sources, or where it was installed
 * false   it cannot be read, or holds more than a desk should */
bool desk_open(struct desk **desk, const char *folder, struct error *error);
void desk_close(struct desk *desk);

/* path as asked for, "/" is its index.html; NULL: there is no such file. */
const struct ready *desk_find(const struct desk *desk, const char *path);

#endif
