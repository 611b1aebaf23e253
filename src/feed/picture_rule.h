/* picture_rule: from where pictures are taken: from beside the documents, and from the hosts that
 * the configuration names. A document that names pictures elsewhere would make the display ask
 * strangers.
 *
 * "cdn.example.org" names that host at any port, "cdn.example.org:8443" at that port alone; case
 * does not matter, hosts below it are others, and both http and https will do.
 */
#ifndef FEED_PICTURE_RULE_H
#define FEED_PICTURE_RULE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "sources.h"

struct picture_rule {
    const struct sources *sources;
    const char **hosts;
    size_t host_count;
};

/* Says why a picture that no rule allows is not taken; always false. */
bool picture_rule_refuse(const char *address, struct error *error);

/* A transfer_gate: context is a picture_rule. */
bool picture_rule_allows(const void *context, const char *address, struct error *error);

#endif
