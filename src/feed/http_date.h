/* http_date: moments as HTTP writes them today, and in no other way (RFC 9110, 5.6.7): a clock is
 * set by them, so what is only nearly a date is none. */
#ifndef FEED_HTTP_DATE_H
#define FEED_HTTP_DATE_H

#include <stdbool.h>

#include "base/instant.h"
#include "base/text.h"

/* "Thu, 20 Nov 2025 04:40:00 GMT". The weekday has to be right, too. */
bool http_date_read(struct text text, struct instant *instant);

#endif
