/* conditions: what a client says it has seen, and what it can unpack (RFC 9110, 13.1 and 12.5.3).
 */
#ifndef HUB_CONDITIONS_H
#define HUB_CONDITIONS_H

#include <stdbool.h>

/* header  of If-Match or If-None-Match; NULL: it was not sent. etag is without its quotes. */

/* Is it "*"? */
bool condition_is_any(const char *header);
/* Is the version named, as is needed before anything is replaced? Weak tags name none. */
bool condition_names(const char *header, const char *etag);
/* Is the version named or meant, also by a weak tag, as is enough for "you have it already"? */
bool condition_knows(const char *header, const char *etag);
/* May the answer be packed that way? A quality of 0 means no. */
bool condition_accepts(const char *header, const char *encoding);

#endif
