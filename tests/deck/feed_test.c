/* What feeds put on the screen: news until they are too old, and lines of information. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "example.h"
#include "programme/read.h"

static const char event[] =
    "{\"taqta\": 1, \"event\": {\"title\": \"Meeting\", \"timezone\": \"Asia/Almaty\", "
    "\"languages\": [\"en\"]}, \"quotes\": [{\"id\": \"q\", \"kind\": \"reported\", \"who\": "
    "\"A\", "
    "\"text\": \"42\"}]}";
static const char feed[] =
    "<rss version=\"2.0\"><channel><title>News</title>"
    "<item><title>EMERGENCY: the bus leaves</title><category>emergency</category>"
    "<pubDate>Thu, 20 Nov 2025 09:00:00 +0500</pubDate></item></channel></rss>";

static void open_with_feed(struct example *example, int max_days, bool as_notices)
{
    struct document documents[] = {
        {.address = TEXT("event.json"), .bytes = text_from(event)},
        {.address = TEXT("feed.xml"),
         .bytes = text_from(feed),
         .max_days = max_days,
         .as_notices = as_notices},
    };
    struct read_options options = {.now = INSTANT_NONE};

    example_open(example, "");
    programme_destroy(example->programme);
    example->programme = NULL;
    assert_true(programme_read(&example->programme, documents, 2, &options, NULL, NULL));
}

/* The same programme, a day later: nothing has to be fetched for news to be too old. */
static void news_have_a_page_until_they_are_too_old(void **state)
{
    (void)state;
    struct example example;
    open_with_feed(&example, 1, false);

    example_at_moment(&example, "2025-11-21T08:59");
    assert_int_equal(example_count(&example, SLIDE_NEWS, NULL), 1);
    example_at_moment(&example, "2025-11-21T09:00");
    assert_int_equal(example_count(&example, SLIDE_NEWS, NULL), 0);
    example_untrusted(&example);
    assert_int_equal(example_count(&example, SLIDE_NEWS, NULL), 1);
    example_close(&example);
}

static void a_feed_of_notices_is_told_above_the_footer_for_two_hours_and_nowhere_else(void **state)
{
    (void)state;
    struct example example;
    open_with_feed(&example, 0, true);

    example_at_moment(&example, "2025-11-20T10:59");
    assert_int_equal(example_count(&example, SLIDE_NEWS, NULL), 0);
    assert_int_equal(example_count(&example, SLIDE_NOTICE, NULL), 0);
    struct page page = example_page(&example, SLIDE_QUOTE, "en", 0);
    const struct box *told = page_find(&page, "EMERGENCY: the bus leaves");
    assert_non_null(told);
    assert_true(told->rect.y > page.height * 3 / 4);

    example_at_moment(&example, "2025-11-20T11:00");
    page = example_page(&example, SLIDE_QUOTE, "en", 0);
    assert_null(page_find(&page, "the bus"));
    example_close(&example);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(news_have_a_page_until_they_are_too_old),
        cmocka_unit_test(a_feed_of_notices_is_told_above_the_footer_for_two_hours_and_nowhere_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
