/* Digests as others write them. */
#include "base_test.h"

#include "base/digest.h"

/* NIST's example for "abc", FIPS 180-4. */
static const char ABC[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

static void a_digest_is_written_and_read_back(void **state)
{
    (void)state;
    uint8_t digest[DIGEST_SIZE], read_back[DIGEST_SIZE];
    char hex[DIGEST_HEX_SIZE];

    digest_sha256(TEXT("abc"), digest);
    digest_to_hex(digest, hex);

    assert_string_equal(hex, ABC);
    assert_true(digest_from_hex(text_from(hex), read_back));
    assert_true(digest_equal(digest, read_back));
    read_back[DIGEST_SIZE - 1] ^= 1;
    assert_false(digest_equal(digest, read_back));
}

static void what_is_no_digest_is_not_read(void **state)
{
    (void)state;
    uint8_t digest[DIGEST_SIZE];
    char wrong[DIGEST_HEX_SIZE];

    assert_false(digest_from_hex(TEXT(""), digest));
    assert_false(digest_from_hex((struct text){ABC, 63}, digest));
    memcpy(wrong, ABC, sizeof wrong);
    wrong[63] = 'g';
    assert_false(digest_from_hex(text_from(wrong), digest));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_digest_is_written_and_read_back),
        cmocka_unit_test(what_is_no_digest_is_not_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
