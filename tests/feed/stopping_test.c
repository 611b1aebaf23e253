/* A stop takes under 0.2 s (observer_stop fails otherwise), whatever the worker waits for. */
#include <arpa/inet.h>
#include <dlfcn.h>
#include <net/if.h>
#include <netdb.h>
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/wait.h>
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

static void a_stop_while_a_body_drips(void **state)
{
    struct canned_manner dripping = {
        .answer = TEXT("HTTP/1.1 200 OK\r\n\r\n"), .drip = TEXT("{"), .drip_ms = 50};
    struct canned canned;
    char address[64];
    (void)state;
    canned_start_with(&canned, &dripping, &dripping);
    snprintf(address, sizeof address, "http://127.0.0.1:%d/", canned.port);

    pass_and_stop(address, 700);

    canned_finish(&canned);
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

/* One that takes its time, as decoding does. */
static void dawdle(void *context, struct text address, struct text bytes, const struct error *error)
{
    atomic_int *stage = context;
    (void)address, (void)bytes, (void)error;
    atomic_store(stage, 1);
    usleep(2000 * 1000);
    atomic_store(stage, 2);
}

static void a_stop_while_a_picture_is_decoded_leaves_the_worker_behind(void **state)
{
    static atomic_int stage;
    char *folder = folder_make();
    char path[300];
    struct observer observer = {.sources = {path}};
    (void)state;
    snprintf(path, sizeof path, "%s/programme.json", folder);
    file_write_string(path, programme_with("First", ""));
    file_write_string(path_in(folder, "a.jpg"), "a portrait");
    observer_start(&observer);
    observer_next_programme(&observer);
    refresher_want_picture(observer.refresher, text_from(path_in(folder, "a.jpg")), dawdle, &stage);
    while (atomic_load(&stage) == 0)
        observer_pass(&observer, 10);

    long before = tick_now_ms();
    assert_false(refresher_destroy(observer.refresher));
    assert_true(tick_now_ms() - before < 200);
    assert_int_equal(atomic_load(&stage), 1);

    while (atomic_load(&stage) == 1)
        usleep(10 * 1000);
    observer_stop(&observer); /* the process did not end, so all is freed after all */
    folder_remove(folder);
}

static void file_put(const char *path, const char *words)
{
    FILE *file = fopen(path, "w");
    if (!file)
        return; /* the mounts below will fail and say it */
    fputs(words, file);
    fclose(file);
}

/* The resolver asks a name server that takes questions and never answers: in a room of our own, so
 * that nobody else has to. */
static bool move_into_a_room_with_a_silent_name_server(const char *resolv_conf)
{
    struct ifreq loopback = {.ifr_name = "lo", .ifr_flags = IFF_UP};
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(53)};
    char map[32];
    snprintf(map, sizeof map, "0 %d 1", (int)getuid());
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWNS) != 0)
        return false;
    file_put("/proc/self/uid_map", map);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int name_server = socket(AF_INET, SOCK_DGRAM, 0);
    return ioctl(name_server, SIOCSIFFLAGS, &loopback) == 0 &&
           bind(name_server, (struct sockaddr *)&address, sizeof address) == 0 &&
           mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
           mount(resolv_conf, "/etc/resolv.conf", NULL, MS_BIND, NULL) == 0;
}

enum { ROOM_REFUSED = 77, ROOM_FAILED = 1 };

static void run_in_that_room(const char *resolv_conf, void (*run)(const char *resolv_conf))
{
    int status;
    pid_t process = fork();
    assert_true(process >= 0);
    if (process == 0)
        run(resolv_conf);
    assert_int_equal(waitpid(process, &status, 0), process);
    assert_true(WIFEXITED(status));
    if (WEXITSTATUS(status) == ROOM_REFUSED)
        skip(); /* this system lets nobody have a network of his own */
    assert_int_equal(WEXITSTATUS(status), 0);
}

/* In a process of its own, which ends without looking back at the look-up it leaves. */
static void look_up_in_that_room(const char *resolv_conf)
{
    struct observer observer = {.sources = {"http://programme.example/"}};
    if (!move_into_a_room_with_a_silent_name_server(resolv_conf))
        _exit(ROOM_REFUSED);
    observer_start(&observer);
    observer_pass(&observer, 1000);
    bool is_waiting = observer.report_count == 0;
    long before = tick_now_ms();
    bool is_stopped = refresher_destroy(observer.refresher);
    _exit(is_waiting && is_stopped && tick_now_ms() - before < 200 ? 0 : ROOM_FAILED);
}

static void wait_in_that_room_for_the_report(const char *resolv_conf)
{
    struct observer observer = {.sources = {"http://programme.example/"}};
    if (!move_into_a_room_with_a_silent_name_server(resolv_conf))
        _exit(ROOM_REFUSED);
    observer_start(&observer);
    for (int i = 0; i < 120 && observer.report_count == 0; i++)
        observer_pass(&observer, 100);
    bool is_told = observer_reports_with(&observer, "cannot be looked up: nobody answers") == 1;
    _exit(is_told && refresher_destroy(observer.refresher) ? 0 : ROOM_FAILED);
}

static int set_up_name_server(void **state)
{
    char *folder = folder_make();
    file_write_string(path_in(folder, "resolv.conf"), "nameserver 127.0.0.1\noptions timeout:30\n");
    *state = folder;
    return 0;
}

static int tear_down_name_server(void **state)
{
    folder_remove(*state);
    return 0;
}

static void a_stop_while_a_name_server_is_silent(void **state)
{
    run_in_that_room(path_in(*state, "resolv.conf"), look_up_in_that_room);
}

static void a_name_server_that_is_silent_is_told(void **state)
{
    run_in_that_room(path_in(*state, "resolv.conf"), wait_in_that_room_for_the_report);
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
        cmocka_unit_test(a_stop_while_a_body_drips),
        cmocka_unit_test(a_stop_while_a_name_look_up_hangs),
        cmocka_unit_test(a_stop_while_waiting_for_the_next_try),
        cmocka_unit_test(a_stop_while_pictures_are_on_their_way),
        cmocka_unit_test(a_stop_while_a_picture_is_decoded_leaves_the_worker_behind),
        cmocka_unit_test_setup_teardown(a_stop_while_a_name_server_is_silent, set_up_name_server,
                                        tear_down_name_server),
        cmocka_unit_test_setup_teardown(a_name_server_that_is_silent_is_told, set_up_name_server,
                                        tear_down_name_server),
        cmocka_unit_test(reports_and_programmes_nobody_took_are_not_leaked),
    };

    setenv("no_proxy", "*", 1); /* a proxy of the tester's would come between */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
