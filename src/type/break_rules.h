/* break_rules: what Kazakh, Russian and English practice says about a place where UAX #14 would
 * break. */
#ifndef TYPE_BREAK_RULES_H
#define TYPE_BREAK_RULES_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

enum {
    BREAK_FORBIDDEN = -1,
    BREAK_FREE = 0,
    /* Prices in the unit of a line's own cost: 1000 is a line left empty. */
    PRICE_SHORT_WORD = 30, /* "в" at the end of a line */
    PRICE_HYPHEN = 60,     /* Қасым-|Жомарт */
    PRICE_NUMBER = 40,     /* 120 |қатысушы */
    PRICE_ENCLITIC = 60,   /* the line begins with "мен" */
    PRICE_ADDRESS = 60,    /* inside a web address */
    PRICE_SHORT_PART = 200 /* іс-|шара */
};

enum { BREAK_EXAMPLES = 10 };

struct place;

/* A rule is asked about a place with a blank or about one without, and may have no opinion. */
struct break_rule {
    const char *name;
    const char *source;
    int (*at_blank)(const struct place *place);
    int (*inside)(const struct place *place);
    /* Rows as in tests/type/breaks.txt, NULL behind the last: in each of them the rule decides
     * somewhere, or nowhere. */
    const char *examples[BREAK_EXAMPLES];
    const char *counter_examples[BREAK_EXAMPLES];
};

/* In the order in which they are asked; NULL behind the last. */
const struct break_rule *break_rule_at(size_t index);

/* letters[at] would begin the next line; 0 < at < count. The first rule with an opinion decides. */
int break_price(const uint32_t *letters, size_t count, size_t at, struct text language);
/* The same, and says which rule it was; NULL: none had an opinion. */
int break_decision(const uint32_t *letters, size_t count, size_t at, struct text language,
                   const struct break_rule **rule);

#endif
