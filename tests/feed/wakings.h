/* wakings: how often a thread of this process has gone to sleep and been woken, as the scheduler
 * counts it. */
#ifndef TESTS_FEED_WAKINGS_H
#define TESTS_FEED_WAKINGS_H

/* Of the thread of that name; fails the test when there is none. */
long wakings_of(const char *thread);

#endif
