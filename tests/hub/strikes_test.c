/* Wrong tokens are counted by address, forgiven with time, and the count is bounded. */
#include "hub_test.h"

#include <arpa/inet.h>

#include "hub/strikes.h"

static struct address make_address(const char *text)
{
    struct address address;

    assert_true(address_from_forwarded(text, &address));
    return address;
}

static void ten_are_an_accident(void **state)
{
    (void)state;
    struct strikes *strikes = strikes_create();
    struct address a = make_address("192.0.2.1"), b = make_address("192.0.2.2");
    unsigned wait_s = 0;

    for (int i = 0; i < STRIKES_ALLOWED; i++) {
        assert_false(strikes_are_out(strikes, &a, 1000, &wait_s));
        strikes_add(strikes, &a, 1000);
    }

    assert_true(strikes_are_out(strikes, &a, 1000, &wait_s));
    assert_in_range(wait_s, 6, 7);
    assert_false(strikes_are_out(strikes, &b, 1000, &wait_s));
    strikes_destroy(strikes);
}

static void one_is_forgiven_every_six_seconds(void **state)
{
    (void)state;
    struct strikes *strikes = strikes_create();
    struct address a = make_address("192.0.2.1");
    unsigned wait_s;

    for (int i = 0; i < STRIKES_ALLOWED; i++)
        strikes_add(strikes, &a, 1000);
    assert_true(strikes_are_out(strikes, &a, 6999, &wait_s));
    assert_false(strikes_are_out(strikes, &a, 7000, &wait_s));
    strikes_add(strikes, &a, 7000);
    assert_true(strikes_are_out(strikes, &a, 7001, &wait_s));
    assert_false(strikes_are_out(strikes, &a, 1000 * 1000, &wait_s));
    strikes_destroy(strikes);
}

static void a_crowd_pushes_out_who_was_quiet_longest(void **state)
{
    (void)state;
    struct strikes *strikes = strikes_create();
    struct address old = make_address("192.0.2.1"), new = make_address("192.0.2.2");
    unsigned wait_s;

    for (int i = 0; i < STRIKES_ALLOWED; i++) {
        strikes_add(strikes, &old, 1000);
        strikes_add(strikes, &new, 2000);
    }
    for (uint32_t i = 0; i < 1023; i++) {
        struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {htonl(0x0A000000 + i)}};
        struct address who = address_of((struct sockaddr *)&address);

        strikes_add(strikes, &who, 3000);
    }

    assert_false(strikes_are_out(strikes, &old, 3000, &wait_s));
    assert_true(strikes_are_out(strikes, &new, 3000, &wait_s));
    strikes_destroy(strikes);
}

static void of_ipv6_a_network_is_one_address(void **state)
{
    (void)state;
    struct address a = make_address("2001:db8::1"), b = make_address("2001:db8::2:3"),
                   other = make_address("2001:db8:0:1::1"), four = make_address("192.0.2.1"),
                   mapped = make_address("::ffff:192.0.2.1");

    assert_true(address_equal(&a, &b));
    assert_false(address_equal(&a, &other));
    assert_true(address_equal(&four, &mapped));
}

static void the_nearest_proxy_is_believed_and_no_other(void **state)
{
    (void)state;
    struct address last = make_address("192.0.2.7"), found, untouched = last;

    found = make_address("203.0.113.9, 192.0.2.7");
    assert_true(address_equal(&found, &last));
    assert_false(address_from_forwarded("192.0.2.1, unknown", &untouched));
    assert_false(address_from_forwarded("", &untouched));
    assert_false(address_from_forwarded(NULL, &untouched));
    assert_true(address_equal(&untouched, &last));
    found = make_address("127.0.0.9");
    assert_true(address_is_loopback(&found));
    found = make_address("::1");
    assert_true(address_is_loopback(&found));
    assert_false(address_is_loopback(&last));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_are_an_accident),
        cmocka_unit_test(one_is_forgiven_every_six_seconds),
        cmocka_unit_test(a_crowd_pushes_out_who_was_quiet_longest),
        cmocka_unit_test(of_ipv6_a_network_is_one_address),
        cmocka_unit_test(the_nearest_proxy_is_believed_and_no_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
