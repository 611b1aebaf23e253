/* charset: bytes in the encoding of whoever wrote them, made UTF-8.
 *
 * By iconv, whose tables (gconv) must be on the machine: they are part of Debian's libc6.
 */
#ifndef BASE_CHARSET_H
#define BASE_CHARSET_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"

/* By a name that a server or the document gave; names that browsers take for a superset are taken
 * so. UTF-8 comes back as it is, the few ill-formed bytes in it too.
 * False: nobody knows the name, or the bytes are plainly something else. */
bool charset_convert(struct text *utf8, struct arena *arena, struct text bytes,
                     struct text charset);

/* What a byte order mark, or a "<" in two bytes, says; NULL when there is none. */
const char *charset_of_mark(struct text bytes);

/* What bytes may be in whose author does not say it: "UTF-8" where that is possible, else, by how
 * the letters stand, "windows-1251" for Cyrillic words or "windows-1252" for Latin ones. */
const char *charset_guess(struct text bytes);

#endif
