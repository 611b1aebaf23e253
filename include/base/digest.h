/* digest: SHA-256, for checksums in the cache, names of files in it, and versions of documents. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

enum { DIGEST_SIZE = 32, DIGEST_HEX_SIZE = 65 };

void digest_sha256(struct text bytes, uint8_t digest[DIGEST_SIZE]);
void digest_to_hex(const uint8_t digest[DIGEST_SIZE],
                   char hex[DIGEST_HEX_SIZE]); /* ends with zero */
/* 64 digits, large or small; false: anything else, *digest is then undefined. */
bool digest_from_hex(struct text hex, uint8_t digest[DIGEST_SIZE]);
/* Takes as long whether they differ in the first byte or the last: for secrets. */
bool digest_equal(const uint8_t a[DIGEST_SIZE], const uint8_t b[DIGEST_SIZE]);

#endif
