/* digest: SHA-256 by libcrypto. */
#include "base/digest.h"

#include <openssl/evp.h>
#include <stdlib.h>

void digest_sha256(struct text bytes, uint8_t digest[DIGEST_SIZE])
{
    const void *data = bytes.size ? bytes.data : "";

    /* Fails for want of memory alone. */
    if (!EVP_Digest(data, bytes.size, digest, NULL, EVP_sha256(), NULL))
        abort();
}

void digest_to_hex(const uint8_t digest[DIGEST_SIZE], char hex[DIGEST_HEX_SIZE])
{
    static const char digits[] = "0123456789abcdef";

    for (size_t i = 0; i < DIGEST_SIZE; i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 15];
    }
    hex[DIGEST_HEX_SIZE - 1] = 0;
}
