/* tidy: gives back what has been used and will hardly be used again. */
#ifndef TAQTA_TIDY_H
#define TAQTA_TIDY_H

/* Forgets the pages of files that are mapped and cannot have been changed: the code and constants
 * of the program, its libraries and faces. What is used again comes back from the system, which
 * keeps it as long as it has room. Starting touches most of a hundred libraries, running a few;
 * without this they would count as ours for years, and be the last to go when memory is short.
 * Freed memory goes back as well. Takes about a millisecond. */
void tidy(void);

#endif
