/* How long a failed address is left alone, and which addresses are followed at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "feed/addresses.h"
#include "feed/folder.h"
#include "feed/patience.h"

static struct transfer_answer failed(enum error_kind kind, long status, unsigned retry_after_s)
{
    return (struct transfer_answer){
        .result = TRANSFER_FAILED,
        .status = status,
        .retry_after_s = retry_after_s,
        .error.kind = kind,
    };
}

/* The wait after so many failures of one kind in a row. */
static uint64_t wait_after(const struct transfer_answer *answer, unsigned failures, bool is_picture,
                           double chance)
{
    struct patience patience = {0};
    uint64_t wait_ms = 0;
    for (unsigned i = 0; i < failures; i++)
        wait_ms = patience_lose(&patience, answer, is_picture, chance);
    return wait_ms;
}

static void waits_grow_to_their_limit(void **state)
{
    static const struct {
        enum error_kind kind;
        long status;
        bool is_picture;
        unsigned failures;
        uint64_t shortest_ms, longest_ms;
    } cases[] = {
        {ERROR_NETWORK, 0, false, 1, 500, 1000},
        {ERROR_NETWORK, 0, false, 2, 500, 2000},
        {ERROR_NETWORK, 0, false, 5, 500, 16000},
        {ERROR_NETWORK, 0, false, 6, 500, 18000},
        {ERROR_NETWORK, 200, true, 100000, 500, 18000},
        {ERROR_SERVER, 404, false, 1, 500, 1000},
        {ERROR_SERVER, 503, false, 6, 500, 18000},
        {ERROR_LIMIT, 200, false, 20, 500, 18000},
        {ERROR_SERVER, 500, false, 21, 500, 36000},
        {ERROR_SERVER, 500, false, 25, 500, 300000},
        {ERROR_SERVER, 500, false, 100000, 500, 300000},
        {ERROR_SERVER, 404, true, 10, 500, 300000},
        {ERROR_SERVER, 401, false, 1, 8000, 11000},
        {ERROR_SERVER, 403, false, 2, 8000, 11000},
        {ERROR_SERVER, 401, false, 3, 1800000, 1800000},
        {ERROR_SERVER, 403, false, 70, 1800000, 1800000},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct transfer_answer answer = failed(cases[i].kind, cases[i].status, 0);
        unsigned failures = cases[i].failures;
        assert_int_equal(wait_after(&answer, failures, cases[i].is_picture, 0),
                         cases[i].shortest_ms);
        assert_int_equal(wait_after(&answer, failures, cases[i].is_picture, 1),
                         cases[i].longest_ms);
    }
}

/* So that a display is back 20 s after the network is, however long it listened to silence. */
static void a_question_that_took_long_is_followed_soon(void **state)
{
    struct transfer_answer answer = failed(ERROR_NETWORK, 0, 0);
    (void)state;

    answer.took_ms = 8000;
    assert_int_equal(wait_after(&answer, 9, false, 1), 10000);
    answer.took_ms = TRANSFER_SILENT_S * 1000;
    assert_int_equal(wait_after(&answer, 9, false, 1), 3000);
    answer.took_ms = 60000;
    assert_int_equal(wait_after(&answer, 9, false, 1), 500);
}

static void another_trouble_is_counted_anew(void **state)
{
    struct patience patience = {0};
    struct transfer_answer silent = failed(ERROR_NETWORK, 0, 0),
                           broken = failed(ERROR_SERVER, 500, 0),
                           forbidden = failed(ERROR_SERVER, 403, 0);
    (void)state;

    for (int i = 0; i < 50; i++)
        (void)patience_lose(&patience, &broken, false, 1);
    assert_int_equal(patience_lose(&patience, &forbidden, false, 1), 11000);
    assert_int_equal(patience_lose(&patience, &silent, false, 1), 1000);
    assert_int_equal(patience.trouble, TROUBLE_SILENT);
    assert_int_equal(patience_lose(&patience, &broken, false, 1), 1000);
}

static void a_server_that_names_a_time_is_believed_up_to_an_hour(void **state)
{
    struct transfer_answer busy = failed(ERROR_SERVER, 503, 120);
    struct transfer_answer forbidden = failed(ERROR_SERVER, 403, 7);
    struct transfer_answer absurd = failed(ERROR_SERVER, 503, 4000000000);
    (void)state;

    assert_int_equal(wait_after(&busy, 1, false, 0.3), 120 * 1000);
    assert_int_equal(wait_after(&forbidden, 9, false, 0.3), 7 * 1000);
    assert_int_equal(wait_after(&absurd, 1, false, 0.3), 3600 * 1000);
}

static void two_displays_do_not_come_back_in_step(void **state)
{
    double first = patience_chance();
    bool differs = false;
    (void)state;

    for (int i = 0; i < 8; i++) {
        double chance = patience_chance();
        assert_true(chance >= 0 && chance <= 1);
        differs |= chance != first;
    }
    assert_true(differs);
}

static void redirects_lead_to_the_web_and_never_down(void **state)
{
    static const struct {
        const char *from, *to;
        bool allowed;
    } cases[] = {
        {"http://a/", "http://b/", true},   {"http://a/", "https://a/", true},
        {"https://a/", "https://b/", true}, {"https://a/", "http://a/", false},
        {"HTTPS://a/", "HTTP://a/", false}, {"http://a/", "file:///etc/passwd", false},
        {"https://a/", "ftp://a/", false},  {"http://a/", "/etc/passwd", false},
        {"http://a/", "httpx://a/", false},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error error = {0};
        assert_int_equal(address_may_redirect(cases[i].from, cases[i].to, &error),
                         cases[i].allowed);
        assert_int_equal(error.kind, cases[i].allowed ? ERROR_NONE : ERROR_SERVER);
    }
}

static void an_address_is_shown_without_who_asks(void **state)
{
    static const char *const cases[][2] = {
        {"https://user:secret@host/a", "https://host/a"},
        {"HTTP://user:se@cret@host:8080?a@b", "HTTP://host:8080?a@b"},
        {"https://host/a@b", "https://host/a@b"},
        {"https://host", "https://host"},
        {"/srv/user:secret@host/a.json", "/srv/user:secret@host/a.json"},
    };
    struct arena arena = {0};
    struct error error = {0};
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(text_to_c(&arena, address_to_show(&arena, cases[i][0])), cases[i][1]);
    assert_false(address_may_redirect("https://a/", "http://user:secret@a/", &error));
    assert_null(strstr(error.message, "secret"));
    arena_finish(&arena);
}

static void pictures_come_from_the_hosts_of_documents(void **state)
{
    static const struct {
        const char *picture, *document;
        bool allowed;
    } cases[] = {
        {"http://a.kz/p.jpg", "http://a.kz/programme.json", true},
        {"http://A.kz:8080/p.jpg", "http://a.kz/programme.json", true},
        {"https://a.kz/p.jpg", "http://a.kz/programme.json", true},
        {"http://a.kz/p.jpg", "https://a.kz/programme.json", false},
        {"http://b.kz/p.jpg", "http://a.kz/programme.json", false},
        {"http://a.kz.b.kz/p.jpg", "http://a.kz/programme.json", false},
        {"http://a.kz@b.kz/p.jpg", "http://a.kz/programme.json", false},
        {"/etc/hostname", "http://a.kz/programme.json", false},
        {"http://a.kz/p.jpg", "/srv/programme.json", false},
        {"http://", "http://a.kz/", false},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(address_is_beside(cases[i].picture, cases[i].document), cases[i].allowed);
}

static void listed_hosts_are_meant_exactly(void **state)
{
    static const struct {
        const char *picture, *listed;
        bool is_there;
    } cases[] = {
        {"https://cdn.kz/p.jpg", "cdn.kz", true},
        {"http://CDN.kz:8080/p.jpg", "cdn.kz", true},
        {"https://cdn.kz/p.jpg", "cdn.kz:443", true},
        {"http://cdn.kz/p.jpg", "cdn.kz:443", false},
        {"http://cdn.kz:8080/p.jpg", "cdn.kz:8080", true},
        {"http://cdn.kz:8081/p.jpg", "cdn.kz:8080", false},
        {"https://a.cdn.kz/p.jpg", "cdn.kz", false},
        {"https://cdn.kz.evil.kz/p.jpg", "cdn.kz", false},
        {"https://cdn.kz@evil.kz/p.jpg", "cdn.kz", false},
        {"https://[2001:db8::1]/p.jpg", "[2001:db8::1]", true},
        {"https://[2001:db8::1]:8443/p.jpg", "[2001:db8::1]:443", false},
        {"ftp://cdn.kz/p.jpg", "cdn.kz", false},
        {"/cdn.kz/p.jpg", "cdn.kz", false},
        {"https://cdn.kz/p.jpg", "", false},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (address_is_at(cases[i].picture, cases[i].listed) != cases[i].is_there)
            fail_msg("%s at \"%s\"", cases[i].picture, cases[i].listed);
}

static void picture_files_lie_below_the_folder_of_a_document(void **state)
{
    char *folder = folder_make();
    char *inside = folder_make();
    char *document = strdup(path_in(inside, "programme.json"));
    (void)state;
    file_write_string(document, "");
    file_write_string(path_in(inside, "a.jpg"), "");
    file_write_string(path_in(folder, "b.jpg"), "");
    assert_int_equal(symlink(path_in(folder, "b.jpg"), path_in(inside, "link.jpg")), 0);

    assert_true(address_is_beside(path_in(inside, "a.jpg"), document));
    assert_false(address_is_beside(path_in(inside, "none.jpg"), document));
    assert_false(address_is_beside(path_in(folder, "b.jpg"), document));
    assert_false(address_is_beside(path_in(inside, "link.jpg"), document));
    char *name = strrchr(folder, '/') + 1, out[600];
    snprintf(out, sizeof out, "%s/../%s/b.jpg", inside, name);
    assert_int_equal(access(out, F_OK), 0);
    assert_false(address_is_beside(out, document));

    free(document);
    folder_remove(inside);
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(waits_grow_to_their_limit),
        cmocka_unit_test(a_question_that_took_long_is_followed_soon),
        cmocka_unit_test(another_trouble_is_counted_anew),
        cmocka_unit_test(a_server_that_names_a_time_is_believed_up_to_an_hour),
        cmocka_unit_test(two_displays_do_not_come_back_in_step),
        cmocka_unit_test(redirects_lead_to_the_web_and_never_down),
        cmocka_unit_test(an_address_is_shown_without_who_asks),
        cmocka_unit_test(pictures_come_from_the_hosts_of_documents),
        cmocka_unit_test(listed_hosts_are_meant_exactly),
        cmocka_unit_test(picture_files_lie_below_the_folder_of_a_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
