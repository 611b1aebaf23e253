/* refusals: what looks like something we read and is not. */
#ifndef PROGRAMME_READ_REFUSALS_H
#define PROGRAMME_READ_REFUSALS_H

#include "base/json.h"

/* Of JSON that no reader knows: what it is, and which address of the same system to give instead.
 * Lives forever. */
const char *refusal_of_json(struct json root);

#endif
