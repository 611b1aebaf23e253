/* Connections: how many one address may have, and for how long they may do nothing. */
#include "hub_test.h"

#include <sys/socket.h>

#include "hub/guests.h"

static struct address make_address(const char *text)
{
    struct address address;

    assert_true(address_from_forwarded(text, &address));
    return address;
}

static void an_address_has_so_many_and_no_more(void **state)
{
    (void)state;
    struct guests *guests = guests_create(2);
    struct address a = make_address("192.0.2.1"), b = make_address("192.0.2.2");
    struct guest *first = guest_enter(guests, &a, -1, 0);

    assert_true(guests_have_room_for(guests, &a));
    guest_enter(guests, &a, -1, 0);
    assert_false(guests_have_room_for(guests, &a));
    assert_true(guests_have_room_for(guests, &b));
    guest_leave(first);
    assert_true(guests_have_room_for(guests, &a));
    assert_int_equal(guests_count(guests), 1);
    guests_destroy(guests);
}

static bool is_shut(int socket)
{
    char byte;

    return recv(socket, &byte, 1, MSG_DONTWAIT) == 0;
}

static void who_asks_too_slowly_is_shown_out(void **state)
{
    (void)state;
    struct guests *guests = guests_create(0);
    struct address a = make_address("192.0.2.1");
    int idle[2], busy[2], refused[2], stream[2];

    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, idle), 0);
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, busy), 0);
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, refused), 0);
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, stream), 0);
    guest_enter(guests, &a, idle[0], 1000);
    guest_begin(guest_enter(guests, &a, busy[0], 1000), 1000);
    struct guest *refused_one = guest_enter(guests, &a, refused[0], 500);
    guest_begin(refused_one, 1000);
    guest_refuse(refused_one);
    struct guest *listener = guest_enter(guests, &a, stream[0], 1000);
    guest_begin(listener, 1000);
    guest_listen(listener);

    assert_int_equal(guests_sweep(guests, 16000), 0);
    assert_int_equal(guests_sweep(guests, 16001), 2);
    assert_true(is_shut(idle[1]));
    assert_true(is_shut(refused[1]));
    assert_false(is_shut(busy[1]));
    assert_int_equal(guests_sweep(guests, 301001), 3); /* those once more who have not left */
    assert_true(is_shut(busy[1]));
    assert_false(is_shut(stream[1]));
    for (int i = 0; i < 2; i++) {
        close(idle[i]);
        close(busy[i]);
        close(refused[i]);
        close(stream[i]);
    }
    guests_destroy(guests);
}

static void a_request_on_its_way_counts_as_busy(void **state)
{
    (void)state;
    struct guests *guests = guests_create(0);
    struct address a = make_address("192.0.2.1");
    int ends[2];

    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    struct guest *guest = guest_enter(guests, &a, ends[0], 1000);

    assert_int_equal(guests_busy(guests, 1400, 500), 1); /* has just come */
    assert_int_equal(guests_busy(guests, 1600, 500), 0);
    assert_int_equal(send(ends[1], "G", 1, 0), 1);
    assert_int_equal(guests_busy(guests, 1600, 500), 1);
    guest_begin(guest, 1600);
    assert_int_equal(guests_busy(guests, 9000, 500), 1);
    guest_finish(guest, 9000);
    char byte;
    assert_int_equal(recv(ends[0], &byte, 1, 0), 1);
    assert_int_equal(guests_busy(guests, 9001, 500), 0);
    close(ends[0]);
    close(ends[1]);
    guests_destroy(guests);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_has_so_many_and_no_more),
        cmocka_unit_test(who_asks_too_slowly_is_shown_out),
        cmocka_unit_test(a_request_on_its_way_counts_as_busy),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
