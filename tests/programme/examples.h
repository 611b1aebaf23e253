/* examples: programmes for tests, from files or from words in the test itself. */
#ifndef TESTS_PROGRAMME_EXAMPLES_H
#define TESTS_PROGRAMME_EXAMPLES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "programme/query.h"
#include "programme/read.h"

/* "2025-11-20T10:24+05:00" as a moment. */
struct instant at(const char *written);

/* The documents laid over each other; they must be readable. The clock shows 20 November 2025,
 * 10:24. */
struct programme *read_documents(const struct document *documents, size_t count);
/* One document named "programme.json", or that and "changes.json". */
struct programme *read_words(const char *words);
struct programme *read_with_changes(const char *words, const char *changes);
/* A feed named "news.xml" beside the smallest event. */
struct programme *read_feed(const char *words);
struct programme *read_demo(void);

/* One document by itself, without a clock, on a display configured with that zone ("": none). */
struct programme *read_configured(const struct document *document, const char *zone);
/* The same, which must be refused in these words. Returns the line that is named. */
int refused_at_line(const struct document *document, const char *zone, const char *why);

struct document document_of(const char *address, const char *words);
/* The whole file, ended by zero. To be freed. */
char *read_file(const char *path);

/* The session with that id, which must be there. */
const struct session *session_named(const struct programme *programme, const char *id);
int index_of(const struct programme *programme, const char *id);
/* What is wrong, all lines one after another. To be freed. */
char *problem_lines(const struct programme *programme);

void assert_text_equal(struct text text, const char *expected);
void assert_instant_equal(struct instant instant, const char *expected);
/* The moment as a clock in the event's zone shows it: "11:15". */
void assert_clock_equal(const struct programme *programme, struct instant instant,
                        const char *expected);
/* The ids of the sessions, with a blank between them. */
void assert_sessions_equal(const struct programme *programme, struct session_list list,
                           const char *expected);

#endif
