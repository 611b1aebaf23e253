/* digest: SHA-256, for checksums in the cache and names of files in it. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdint.h>

#include "base/text.h"

enum { DIGEST_SIZE = 32, DIGEST_HEX_SIZE = 65 };

void digest_sha256(struct text bytes, uint8_t digest[DIGEST_SIZE]);
void digest_to_hex(const uint8_t digest[DIGEST_SIZE],
                   char hex[DIGEST_HEX_SIZE]); /* ends with zero */

#endif
