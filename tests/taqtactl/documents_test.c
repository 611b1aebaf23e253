/* Documents as a check reads them: from their address, whatever they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "taqtactl/documents.h"

static void keep_message(void *context, const struct problem *problem)
{
    char *message = context;

    snprintf(message, 200, "%.*s", TEXT_ARG(problem->message));
}

/* Reads a file with these words. */
static struct programme *read_words(const char *words, const char **format, char message[200])
{
    char path[] = "/tmp/taqta-documents-XXXXXX", *addresses[] = {path};
    struct complaints complaints = {.take = keep_message, .context = message};
    int file = mkstemp(path);
    struct programme *programme;

    assert_true(file >= 0);
    assert_int_equal(write(file, words, strlen(words)), strlen(words));
    assert_int_equal(close(file), 0);
    message[0] = 0;
    programme = documents_read(addresses, 1, TEXT(""), &complaints, format);
    assert_int_equal(unlink(path), 0);
    return programme;
}

static void a_feed_alone_is_read_when_somebody_asks_what_it_is(void **state)
{
    static const struct {
        const char *words, *format;
    } examples[] = {
        {"<rss version=\"2.0\"><channel><item><title>a</title></item></channel></rss>", "rss"},
        {"<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>a</id><title>a</title></entry>"
         "</feed>",
         "atom"},
        {"{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"id\": \"a\", "
         "\"title\": \"a\"}]}",
         "jsonfeed"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const char *format = "";
        char message[200];
        struct programme *programme = read_words(examples[i].words, &format, message);

        assert_string_equal(message, "");
        assert_non_null(programme);
        assert_string_equal(format, examples[i].format);
        assert_int_equal(programme->news_count, 1);
        assert_int_equal(programme->problems.total, 0);
        programme_destroy(programme);
        assert_null(read_words(examples[i].words, NULL, message));
        assert_non_null(strstr(message, "event is missing"));
    }
}

static void a_feed_that_is_broken_is_refused_as_ever(void **state)
{
    const char *format = "";
    char message[200];

    (void)state;
    assert_null(read_words("<rss version=\"2.0\"><channel><item>", &format, message));
    assert_true(message[0]);
    assert_null(strstr(message, "event is missing"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_feed_alone_is_read_when_somebody_asks_what_it_is),
        cmocka_unit_test(a_feed_that_is_broken_is_refused_as_ever),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
