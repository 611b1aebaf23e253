/* What clients say they have seen, and what they can unpack. */
#include "hub_test.h"

#include "hub/conditions.h"

static void a_version_is_named_or_known(void **state)
{
    (void)state;
    static const struct {
        const char *header;
        bool names, knows;
    } rows[] = {
        {NULL, false, false},
        {"", false, false},
        {"\"ab\"", true, true},
        {"ab", false, false},
        {"\"abc\"", false, false},
        {"W/\"ab\"", false, true},
        {"\"x\", \"ab\"", true, true},
        {" \"ab\" ", true, true},
        {"\"x\",W/\"ab\"", false, true},
        {"*", false, true},
        {"\"", false, false},
        {"\"ab\" \"x\"", false, false},
        {",,,", false, false},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (condition_names(rows[i].header, "ab") != rows[i].names ||
            condition_knows(rows[i].header, "ab") != rows[i].knows)
            fail_msg("%s is read otherwise", rows[i].header);
    assert_true(condition_is_any(" * "));
    assert_false(condition_is_any("\"*\""));
    assert_false(condition_is_any(NULL));
}

static void an_encoding_is_accepted_or_not(void **state)
{
    (void)state;
    static const struct {
        const char *header;
        bool accepts;
    } rows[] = {
        {NULL, false},
        {"", false},
        {"gzip", true},
        {"deflate, gzip, br", true},
        {"GZip;q=0.5", true},
        {"gzip;q=0", false},
        {"gzip; q=0.000", false},
        {"br;q=1.0, gzip;q=0.8, *;q=0.1", true},
        {"x-gzip", false},
        {"identity", false},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (condition_accepts(rows[i].header, "gzip") != rows[i].accepts)
            fail_msg("%s is read otherwise", rows[i].header);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_version_is_named_or_known),
        cmocka_unit_test(an_encoding_is_accepted_or_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
