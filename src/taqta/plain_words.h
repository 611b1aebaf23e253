/* plain_words: what the plain screen says, in Kazakh, Russian and English.
 *
 * A page there speaks all three languages at once, since nobody has said yet which are wanted.
 */
#ifndef TAQTA_PLAIN_WORDS_H
#define TAQTA_PLAIN_WORDS_H

#include "base/arena.h"
#include "base/text.h"

enum { PLAIN_LANGUAGES = 3 };

/* Why there is a plain screen. */
enum plain_matter {
    PLAIN_MATTER_STARTING,
    PLAIN_MATTER_SILENCE, /* no answer yet, and no error */
    PLAIN_MATTER_NETWORK,
    PLAIN_MATTER_SERVER,
    PLAIN_MATTER_REFUSED,
    PLAIN_MATTER_FILE,
    PLAIN_MATTER_FONTS,
    PLAIN_MATTER_CONFIG,
    PLAIN_MATTER_UNKNOWN, /* the programme does not know this screen */
    PLAIN_MATTER_COUNT
};

struct plain_message {
    const char *headline, *sentence;
};

/* language counts from 0: Kazakh, Russian, English. */
struct plain_message plain_message(enum plain_matter matter, int language);

enum plain_label {
    PLAIN_LABEL_ADDRESS,
    PLAIN_LABEL_REASON,
    PLAIN_LABEL_WAITING,
    PLAIN_LABEL_SCREEN,
    PLAIN_LABEL_KNOWN, /* ids of the programme's screens */
    PLAIN_LABEL_MACHINE,
    PLAIN_LABEL_FILE,
    PLAIN_LABEL_LINE,
    PLAIN_LABEL_WRITTEN,
    PLAIN_LABEL_EXPECTED,
    PLAIN_LABEL_FONT,
    PLAIN_LABEL_INSTALL,
    PLAIN_LABEL_NO_NETWORK, /* as a value: the machine has no address */
    PLAIN_LABEL_COUNT
};

/* "Мекенжай · Адрес · Address"; what two languages share stands once. */
const char *plain_label(struct arena *arena, enum plain_label label);

/* What an option expects, as options.c says it in English, in all three languages; as it is when it
 * is not among those we know. */
const char *plain_expectation(struct arena *arena, struct text english);

#endif
