/* native_words: what single words of a native document may look like, and which one was meant. */
#ifndef PROGRAMME_READ_NATIVE_WORDS_H
#define PROGRAMME_READ_NATIVE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"

bool word_is_id(struct text word);       /* "hall-1" */
bool word_is_language(struct text word); /* "kk", "kk-Latn" */
bool word_is_time(struct text word);     /* "2025-11-20T10:00", with seconds or offset if need be */
bool word_is_colour(struct text word);   /* "#005B9A" */
bool word_is_url(struct text word);      /* "https://…", no blanks */
bool word_is_web_address(struct text word); /* the same, and nothing but http and https */

/* The one of the words that was probably meant, NULL when none comes near. */
const char *word_nearest(struct text word, const char *const *words, size_t count);

/* "a, b, c"; words end with NULL when count is SIZE_MAX. */
struct text word_list(struct arena *arena, const char *const *words, size_t count);

/* In quotation marks and not too long, for a message. */
struct text word_quoted(struct arena *arena, struct text word);

#endif
