/* documents: reads a programme exactly as the display would, with the sources it names. */
#ifndef TAQTACTL_DOCUMENTS_H
#define TAQTACTL_DOCUMENTS_H

#include <stddef.h>

#include "programme/programme.h"

/* Who is told of everything that is wrong, and keeps none of it. */
struct complaints {
    void (*take)(void *context, const struct problem *problem);
    void *context;
};

/* The programme of all addresses together, to be destroyed by the caller; NULL: there is none. A
 * document that is refused is told and left out. Problems inside the programme are not told here.
 * *format is what the first was taken for; NULL: nobody asks. Who asks wants to know what is in a
 * document, so that a feed that stands alone is read beside an event of no importance; the display
 * would say that the event is missing. zone: for documents that name none; may be empty. */
struct programme *documents_read(char *const *addresses, size_t count, struct text zone,
                                 const struct complaints *complaints, const char **format);

/* Tells of what is wrong inside the programme; how many more there are, which no list holds. */
size_t documents_problems(const struct programme *programme, const struct complaints *complaints);

#endif
