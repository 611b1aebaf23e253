/* text: a slice of UTF-8, not ended by zero, not owned.
 *
 * Whoever keeps a slice keeps the arena (or the literal) it points into. What comes from outside
 * passes text_clean() once, at the door; inside the house every text is valid UTF-8 in NFC.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct text {
    const char *data;
    size_t size; /* bytes */
};

/* A literal, also in initialisers: TEXT("Қазір"). */
#define TEXT(literal) ((struct text){(literal), sizeof(literal) - 1})
/* For printf: "%.*s", TEXT_ARG(text). */
#define TEXT_ARG(text) ((int)(text).size), ((text).data ? (text).data : "")

struct text text_from(const char *c_string); /* NULL gives the empty text */
bool text_equal(struct text a, struct text b);
int text_compare(struct text a, struct text b); /* by bytes, which for UTF-8 is by code point */
bool text_starts_with(struct text text, struct text start);
bool text_ends_with(struct text text, struct text end);
/* Byte offset of the first occurrence, or SIZE_MAX. */
size_t text_find(struct text text, struct text what);
bool text_holds(struct text text, uint32_t code_point);
struct text text_slice(struct text text, size_t from, size_t to); /* offsets are clamped */
/* At most so many bytes from the start, without half a character at the end. */
struct text text_first_bytes(struct text text, size_t size);
struct text text_trim(struct text text); /* blanks, tabs, line ends, NBSP */
/* Cuts the part before the first separator off *rest and returns it; false when *rest is used up.
 */
bool text_split(struct text *rest, char separator, struct text *part);

/* The bytes behind a UTF-8 byte order mark, if there is one. */
struct text text_without_mark(struct text bytes);

struct text text_copy(struct arena *arena, struct text text);
/* The same with a zero behind it, for C libraries; the zero is not counted. */
const char *text_to_c(struct arena *arena, struct text text);
struct text text_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct text text_join(struct arena *arena, const struct text *parts, size_t count,
                      struct text between);

/* Next code point at *offset, which moves behind it. False at the end. Ill-formed bytes give
 * U+FFFD. */
bool text_next(struct text text, size_t *offset, uint32_t *code_point);
size_t text_length(struct text text);                   /* code points */
size_t text_encode(uint32_t code_point, char bytes[4]); /* bytes written, 1 to 4 */
bool text_is_valid(struct text text);

/* Words as a reader counts them: stretches between blanks that hold a letter or a digit. */
size_t text_words(struct text text);

/* What may come in from outside: ill-formed UTF-8 becomes U+FFFD, controls but LF and bidi
 * overrides and isolates go, more than 4 combining marks in a row are cut, the rest is brought to
 * NFC. The same slice comes back when nothing had to change. */
struct text text_clean(struct arena *arena, struct text text);

/* For comparing names: without regard to case, with single blanks between the words. Of clean text.
 */
struct text text_fold(struct arena *arena, struct text text);

/* For people to read: of "https://user:secret@host/" the user's part is left out. Looks at the
 * first
 * "://" of the text; without one the same slice comes back. */
struct text text_hide_user(struct arena *arena, struct text text);

/* Unsigned decimal number that fills the whole slice, at most max. */
bool text_to_number(struct text text, uint64_t max, uint64_t *number);

/* Grows a text in an arena; data stays valid until the next add. */
struct text_builder {
    struct arena *arena;
    char *data;
    size_t size, capacity;
};
void builder_add(struct text_builder *builder, struct text text);
void builder_add_code_point(struct text_builder *builder, uint32_t code_point);
void builder_format(struct text_builder *builder, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct text builder_text(const struct text_builder *builder);

#endif
