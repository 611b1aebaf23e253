/* tidy: gives back what only the start needed. */
#ifndef TAQTA_TIDY_H
#define TAQTA_TIDY_H

/* Forgets the pages of the program's and its libraries' code and constants; what is used again
 * comes back from the file, which the system keeps as long as it has room. Starting touches most of
 * a hundred libraries, running a few; without this they would count as ours for years, and be the
 * last to go when memory is short. Freed memory goes back as well. */
void tidy_after_start(void);

#endif
