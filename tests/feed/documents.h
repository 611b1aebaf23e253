/* documents: the small programmes and news that these tests publish. */
#ifndef TESTS_FEED_DOCUMENTS_H
#define TESTS_FEED_DOCUMENTS_H

/* An event with one session of that title; `rest` are more members, beginning with a comma, or "".
 * In one of a few static buffers. */
const char *programme_with(const char *session_title, const char *rest);
/* The same with a comma too many, on line 3. */
const char *programme_with_slip(void);
/* A feed with one item. */
const char *news_with(const char *title);

#endif
