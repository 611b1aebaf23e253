/* drift: where the whole picture stands, so that nothing burns into a panel that shows the same
 * furniture for years.
 */
#ifndef TAQTA_DRIFT_H
#define TAQTA_DRIFT_H

#include <stdint.h>

struct drift {
    int x, y; /* px to the right and down; whole ones, so that nothing is blurred */
};

/* After so long: to the right within an hour and back within the next, down and back a little
 * slower, so that both together come by everywhere; never by more than 1 u, a ninetieth of the
 * short side. Nothing wakes for it: who paints a picture anyway asks. */
struct drift drift_after(uint64_t passed_ms, int short_side);

#endif
