/* Told to end, the display ends: by itself, or under the stopper's hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "taqta/stopper.h"

enum { MOST_MS = 300, HANGS_S = 30 };

static long now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static double patience(void)
{
    const char *given = getenv("TAQTA_TEST_PATIENCE");
    return given ? atof(given) : 1;
}

/* A program of its own that does this; returns its wait status, and how long it took. */
static int run(void (*work)(struct stopper *stopper), long *took_ms)
{
    long began_ms = now_ms();
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct stopper stopper;
        if (!stopper_init(&stopper, NULL))
            _exit(99);
        work(&stopper);
        _exit(98); /* the work ends the process itself */
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    *took_ms = now_ms() - began_ms;
    return status;
}

static void hang_when_told_by(struct stopper *stopper, int signal)
{
    (void)stopper;
    kill(getpid(), signal);
    sleep(HANGS_S);
}

static void hang_on_term(struct stopper *stopper)
{
    hang_when_told_by(stopper, SIGTERM);
}

static void hang_on_interrupt(struct stopper *stopper)
{
    hang_when_told_by(stopper, SIGINT);
}

static void hang_on_hangup(struct stopper *stopper)
{
    hang_when_told_by(stopper, SIGHUP);
}

static void a_loop_that_hangs_is_ended_in_time(void **state)
{
    (void)state;
    void (*const works[])(struct stopper *) = {hang_on_term, hang_on_interrupt, hang_on_hangup};
    for (size_t i = 0; i < sizeof works / sizeof *works; i++) {
        long took_ms;
        int status = run(works[i], &took_ms);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 0);
        assert_true((double)took_ms < MOST_MS * patience());
    }
}

static void end_properly(struct stopper *stopper)
{
    struct pollfd told = {.fd = stopper_descriptor(stopper), .events = POLLIN};
    kill(getpid(), SIGTERM);
    int answer = poll(&told, 1, HANGS_S * 1000);
    stopper_finish(stopper);
    usleep(300000); /* what comes after it may take as long as it likes */
    _exit(answer == 1 ? 42 : 97);
}

static void a_loop_that_ends_in_time_is_left_alone(void **state)
{
    (void)state;
    long took_ms;
    int status = run(end_properly, &took_ms);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 42);
}

static void hang_at_the_end(struct stopper *stopper)
{
    stopper_end_soon(stopper, 1);
    sleep(HANGS_S);
}

static void an_end_by_hand_that_hangs_has_the_status_it_was_given(void **state)
{
    (void)state;
    long took_ms;
    int status = run(hang_at_the_end, &took_ms);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 1);
    assert_true((double)took_ms < MOST_MS * patience());
}

static void finish_untold(struct stopper *stopper)
{
    stopper_finish(stopper);
    _exit(43);
}

static void without_a_signal_it_ends_with_its_display(void **state)
{
    (void)state;
    long took_ms;
    int status = run(finish_untold, &took_ms);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 43);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_loop_that_hangs_is_ended_in_time),
        cmocka_unit_test(a_loop_that_ends_in_time_is_left_alone),
        cmocka_unit_test(an_end_by_hand_that_hangs_has_the_status_it_was_given),
        cmocka_unit_test(without_a_signal_it_ends_with_its_display),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
