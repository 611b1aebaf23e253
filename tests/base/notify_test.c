/* What the supervisor hears. */
#include "base_test.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/notify.h"

/* A supervisor's socket in the abstract space, so that no file is left; its name in name. */
static int listen_as_supervisor(char name[64])
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    int length;

    assert_true(fd >= 0);
    length = snprintf(name, 64, "@taqta-notify-test-%d", (int)getpid());
    memcpy(address.sun_path + 1, name + 1, (size_t)length - 1);
    assert_int_equal(bind(fd, (struct sockaddr *)&address,
                          (socklen_t)(offsetof(struct sockaddr_un, sun_path) + (size_t)length)),
                     0);
    return fd;
}

static void the_supervisor_hears_what_is_said(void **state)
{
    (void)state;
    char name[64], heard[64] = {0};
    int fd = listen_as_supervisor(name);
    struct error error = {0};

    setenv("NOTIFY_SOCKET", name, 1);
    assert_true(notify_supervisor("READY=1\nSTATUS=open", &error));

    assert_int_equal(recv(fd, heard, sizeof heard - 1, MSG_DONTWAIT), 19);
    assert_string_equal(heard, "READY=1\nSTATUS=open");
    close(fd);
}

static void nobody_need_supervise(void **state)
{
    (void)state;
    struct error error = {0};

    unsetenv("NOTIFY_SOCKET");
    assert_true(notify_supervisor("READY=1", &error));
}

static void a_supervisor_that_is_gone_is_told_of(void **state)
{
    (void)state;
    struct error error = {0};

    setenv("NOTIFY_SOCKET", "/nowhere/notify", 1);
    assert_false(notify_supervisor("READY=1", &error));
    assert_non_null(strstr(error.message, "cannot tell the supervisor"));
    setenv("NOTIFY_SOCKET", "vsock:2:3", 1);
    assert_false(notify_supervisor("READY=1", &error));
    assert_non_null(strstr(error.message, "is no address of a socket"));
}

static void the_watchdog_is_fed_twice_as_often_as_it_asks(void **state)
{
    (void)state;
    char pid[16];

    unsetenv("WATCHDOG_PID");
    setenv("WATCHDOG_USEC", "20000000", 1);
    assert_int_equal(notify_watchdog_ms(), 10000);
    snprintf(pid, sizeof pid, "%d", (int)getpid());
    setenv("WATCHDOG_PID", pid, 1);
    assert_int_equal(notify_watchdog_ms(), 10000);
    setenv("WATCHDOG_PID", "1", 1); /* meant for another */
    assert_int_equal(notify_watchdog_ms(), 0);
    unsetenv("WATCHDOG_USEC");
    assert_int_equal(notify_watchdog_ms(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_supervisor_hears_what_is_said),
        cmocka_unit_test(nobody_need_supervise),
        cmocka_unit_test(a_supervisor_that_is_gone_is_told_of),
        cmocka_unit_test(the_watchdog_is_fed_twice_as_often_as_it_asks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
