/* rehearse: plays an event through its screens before it begins. */
#ifndef TAQTACTL_REHEARSE_H
#define TAQTACTL_REHEARSE_H

/* words  what follows "rehearse"; put into another order.
 * Exit status: 0 nothing is wrong, 1 something is, 2 wrong arguments. */
int rehearse_run(char **words, int count);

#endif
