/* A stop takes under 0.3 s (observer_stop fails otherwise), whatever the worker waits for. */
#include <dlfcn.h>
#include <netdb.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "feed/canned.h"
#include "feed/documents.h"
#include "feed/folder.h"
#include "feed/observer.h"

static atomic_int hanging;

/* Stands before the C library's: a resolver that does not answer for names that end in ".hangs". */
int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints,
                struct addrinfo **result)
{
    size_t size = name ? strlen(name) : 0;
    if (size > 6 && strcmp(name + size - 6, ".hangs") == 0) {
        atomic_fetch_add(&hanging, 1);
        sleep(3);
        return EAI_AGAIN;
    }
    int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **);
    *(void **)&real = dlsym(RTLD_NEXT, "getaddrinfo");
    return real(name, service, hints, result);
}

static void pass_and_stop(const char *address, int ms)
{
    struct observer observer = {.sources = {address}};
    observer_start(&observer);
    observer_pass(&observer, ms);
    observer_stop(&observer);
}

static void a_stop_right_after_the_start(void **state)
{
    (void)state;
    for (int i = 0; i < 20; i++)
        pass_and_stop("/does/not/exist.json", i);
}

static void a_stop_while_a_server_accepts_and_never_answers(void **state)
{
    struct canned silent;
    char address[64];
    (void)state;
    canned_start_hanging(&silent, (struct text){0});
    snprintf(address, sizeof address, "http://127.0.0.1:%d/", silent.port);

    pass_and_stop(address, 400);

    canned_finish(&silent);
}

static void a_stop_while_a_body_trickles(void **state)
{
    struct canned silent;
    char address[64];
    (void)state;
    canned_start_hanging(&silent, TEXT("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"));
    snprintf(address, sizeof address, "http://127.0.0.1:%d/", silent.port);

    pass_and_stop(address, 200);

    canned_finish(&silent);
}

static void a_stop_while_a_name_look_up_hangs(void **state)
{
    int before = atomic_load(&hanging);
    (void)state;

    pass_and_stop("http://programme.hangs/", 400);

    assert_int_equal(atomic_load(&hanging), before + 1); /* it did hang */
}

static void a_stop_while_waiting_for_the_next_try(void **state)
{
    char address[64];
    (void)state;
    snprintf(address, sizeof address, "http://127.0.0.1:%d/", free_port());

    pass_and_stop(address, 3000);
}

static void look_away(void *context, struct text address, struct text bytes,
                      const struct error *error)
{
    (void)context, (void)address, (void)bytes, (void)error;
}

static void a_stop_while_pictures_are_on_their_way(void **state)
{
    struct canned silent;
    char address[64], picture[64];
    struct observer observer = {.sources = {address}};
    (void)state;
    canned_start_hanging(&silent, (struct text){0});
    snprintf(address, sizeof address, "http://127.0.0.1:%d/programme.json", silent.port);
    observer_start(&observer);
    for (int i = 0; i < 10; i++) {
        snprintf(picture, sizeof picture, "http://127.0.0.1:%d/%d.jpg", silent.port, i);
        refresher_want_picture(observer.refresher, text_from(picture), look_away, NULL);
    }
    observer_pass(&observer, 300);
    assert_int_equal(refresher_pictures_pending(observer.refresher), 10);

    observer_stop(&observer);

    canned_finish(&silent);
    assert_int_equal(silent.accepted, 1 + 4); /* the document and four pictures at once */
}

static void reports_and_programmes_nobody_took_are_not_leaked(void **state)
{
    char *folder = folder_make();
    char path[300];
    struct observer observer = {.sources = {path, "/does/not/exist.xml"}};
    (void)state;
    snprintf(path, sizeof path, "%s/programme.json", folder);
    file_write_string(path, programme_with("First", ""));
    observer_start(&observer);
    usleep(300 * 1000);

    observer_stop(&observer);

    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stop_right_after_the_start),
        cmocka_unit_test(a_stop_while_a_server_accepts_and_never_answers),
        cmocka_unit_test(a_stop_while_a_body_trickles),
        cmocka_unit_test(a_stop_while_a_name_look_up_hangs),
        cmocka_unit_test(a_stop_while_waiting_for_the_next_try),
        cmocka_unit_test(a_stop_while_pictures_are_on_their_way),
        cmocka_unit_test(reports_and_programmes_nobody_took_are_not_leaked),
    };

    setenv("no_proxy", "*", 1); /* a proxy of the tester's would come between */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
