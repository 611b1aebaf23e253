/* notify: tells the supervisor how we are, by the protocol of sd_notify(3): one datagram a message.
 */
#ifndef BASE_NOTIFY_H
#define BASE_NOTIFY_H

#include "base/error.h"

/* state  "READY=1", "WATCHDOG=1", "STOPPING=1" …; several are parted by line ends
 * true also where nobody supervises us: NOTIFY_SOCKET is not set. */
bool notify_supervisor(const char *state, struct error *error);

/* How often the supervisor wants to hear WATCHDOG=1: half of what it waits, in ms. 0: never. */
unsigned notify_watchdog_ms(void);

#endif
