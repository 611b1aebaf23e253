/* routes: the table of everything that can be asked for. */
#ifndef HUB_ROUTES_H
#define HUB_ROUTES_H

#include <stddef.h>

#include "request.h"

/* NULL: not in that way. HEAD is answered as GET. */
const struct route *route_find(enum place place, enum method method);
/* "GET, HEAD, PUT" */
void routes_list_methods(enum place place, char *list, size_t size);

#endif
