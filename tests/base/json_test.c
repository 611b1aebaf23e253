/* Walking JSON: complaints name their place, and what is wrong is said in plain words. */
#include "base_test.h"

#include <stdlib.h>
#include <time.h>

#include "base/json.h"
#include "base/limits.h"

static struct json_document *read_document(const char *bytes)
{
    struct json_document *document = NULL;
    struct error error = {0};

    if (!json_document_create(&document, text_from(bytes), &error))
        fail_msg("%d:%d: %s", error.line, error.column, error.message);
    return document;
}

static void values_are_found_by_name_and_number(void **state)
{
    struct json_document *document = read_document(
        "{\"title\": \"Қазір\", \"list\": [1, true, null, 2.5, {}], \"empty\": \"\"}");
    struct json root = json_root(document);
    struct json title = json_member(&root, "title"), list = json_member(&root, "list");
    struct json one = json_element(&list, 0), yes = json_element(&list, 1);
    struct json empty = json_member(&root, "empty");
    struct text text;
    int64_t number;
    bool truth;

    (void)state;
    assert_true(json_text(&title, &text));
    assert_text_equal(text, "Қазір");
    assert_true(json_text(&empty, &text));
    assert_int_equal(text.size, 0);
    assert_true(json_number(&one, &number));
    assert_int_equal(number, 1);
    assert_true(json_truth(&yes, &truth));
    assert_true(truth);
    assert_int_equal(json_count(&root), 3);
    assert_int_equal(json_count(&list), 5);
    assert_int_equal(json_count(&title), 0);
    json_document_destroy(document);
}

static void kinds_are_told_apart(void **state)
{
    static const enum json_kind kinds[] = {JSON_KIND_NULL,    JSON_KIND_BOOLEAN, JSON_KIND_BOOLEAN,
                                           JSON_KIND_INTEGER, JSON_KIND_REAL,    JSON_KIND_STRING,
                                           JSON_KIND_ARRAY,   JSON_KIND_OBJECT};
    struct json_document *document = read_document("[null, true, false, 1, 1.0, \"\", [], {}]");
    struct json root = json_root(document);

    (void)state;
    for (size_t i = 0; i < json_count(&root); i++) {
        struct json element = json_element(&root, i);
        struct text text;
        int64_t number;
        bool truth;

        assert_int_equal(json_kind(&element), kinds[i]);
        assert_true(strlen(json_kind_name(kinds[i])) > 0);
        assert_int_equal(json_text(&element, &text), kinds[i] == JSON_KIND_STRING);
        assert_int_equal(json_number(&element, &number), kinds[i] == JSON_KIND_INTEGER);
        assert_int_equal(json_truth(&element, &truth), kinds[i] == JSON_KIND_BOOLEAN);
    }
    json_document_destroy(document);
}

static void what_is_not_there_may_be_asked_anything(void **state)
{
    struct json_document *document = read_document("{\"a\": 1}");
    struct json root = json_root(document);
    struct json none = json_member(&root, "b"), deeper = json_member(&none, "c");
    struct json element = json_element(&deeper, 5), of_number = json_member(&root, "a");
    struct json member;
    struct arena arena = {0};
    void *iterator = NULL;
    int line, column;

    (void)state;
    of_number = json_member(&of_number, "x");
    assert_false(json_is_there(&none));
    assert_false(json_is_there(&deeper));
    assert_false(json_is_there(&element));
    assert_int_equal(json_kind(&none), JSON_KIND_NULL);
    assert_int_equal(json_count(&none), 0);
    assert_false(json_next_member(&none, &iterator, &member));
    assert_text_equal(json_path(&element, &arena), "b.c[5]");

    json_place(&element, &line, &column); /* of what is nearest and there */
    assert_int_equal(line, 1);
    assert_int_equal(column, 1);
    assert_false(json_is_there(&of_number));
    arena_finish(&arena);
    json_document_destroy(document);
}

static void members_come_in_the_order_of_the_document(void **state)
{
    struct json_document *document = read_document("{\"z\": 0, \"a\": 1, \"м\": 2}");
    struct json root = json_root(document), member;
    const char *names[] = {"z", "a", "м"};
    void *iterator = NULL;
    int64_t number;

    (void)state;
    for (int i = 0; i < 3; i++) {
        assert_true(json_next_member(&root, &iterator, &member));
        assert_string_equal(member.key, names[i]);
        assert_true(json_number(&member, &number));
        assert_int_equal(number, i);
    }
    assert_false(json_next_member(&root, &iterator, &member));
    json_document_destroy(document);
}

static void paths_name_the_way(void **state)
{
    struct json_document *document =
        read_document("{\"sessions\": [0, {\"x-y\": {\"два слова\": {\"1st\": [[7]]}}}]}");
    struct json root = json_root(document), sessions = json_member(&root, "sessions");
    struct json session = json_element(&sessions, 1), key = json_member(&session, "x-y");
    struct json words = json_member(&key, "два слова"), first = json_member(&words, "1st");
    struct json inner = json_element(&first, 0), seven = json_element(&inner, 0);
    struct arena arena = {0};

    (void)state;
    assert_text_equal(json_path(&root, &arena), "");
    assert_text_equal(json_path(&sessions, &arena), "sessions");
    assert_text_equal(json_path(&session, &arena), "sessions[1]");
    assert_text_equal(json_path(&seven, &arena), "sessions[1].x-y[\"два слова\"][\"1st\"][0][0]");
    arena_finish(&arena);
    json_document_destroy(document);
}

static void check_place(const struct json *json, int line, int column)
{
    int found_line, found_column;

    json_place(json, &found_line, &found_column);
    assert_int_equal(found_line, line);
    assert_int_equal(found_column, column);
}

static void places_are_found_among_braces_and_escapes(void **state)
{
    struct json_document *document = read_document("\xEF\xBB\xBF"
                                                   "{\r\n"
                                                   "  \"a\": \"}] \\\"{ \\\\\",\n"
                                                   "  \"Қ\": {\"n\": [[1, 2], {\"n\": 3}]},\n"
                                                   "  \"b\\u04d9\\ud83d\\ude00\\n\": -1.5e+3,\n"
                                                   "  \"тізім\": [ \"ә\", {\"x\" : false} ]\n"
                                                   "}\n");
    struct json root = json_root(document), a = json_member(&root, "a");
    struct json q = json_member(&root, "Қ"), n = json_member(&q, "n"), second = json_element(&n, 1);
    struct json inner = json_member(&second, "n"), escaped = json_member(&root, "bә😀\n");
    struct json list = json_member(&root, "тізім"), object = json_element(&list, 1);
    struct json x = json_member(&object, "x"), none = json_member(&object, "y");

    (void)state;
    check_place(&root, 1, 1);
    check_place(&a, 2, 8);
    check_place(&q, 3, 8);
    check_place(&n, 3, 14);
    check_place(&second, 3, 23);
    check_place(&inner, 3, 29);
    check_place(&escaped, 4, 28);
    check_place(&list, 5, 12);
    check_place(&object, 5, 19);
    check_place(&x, 5, 26);
    check_place(&none, 5, 19);
    json_document_destroy(document);
}

/* What json_find_doubles() finds, one "path line:column" a line. */
static void add_double(void *context, struct text path, int line, int column)
{
    builder_format(context, "%.*s %d:%d\n", TEXT_ARG(path), line, column);
}

static void assert_doubles(const struct json_document *document, const char *expected)
{
    struct arena arena = {0};
    struct text_builder found = {.arena = &arena};

    json_find_doubles(document, &arena, add_double, &found);
    assert_string_equal(text_to_c(&arena, builder_text(&found)), expected);
    arena_finish(&arena);
}

static void of_a_name_given_twice_the_last_counts(void **state)
{
    struct json_document *document = read_document("{\"a\": 1,\n \"b\": [{\"a\": 3}],\n \"a\": 2}");
    struct json root = json_root(document), a = json_member(&root, "a");
    int64_t number;

    (void)state;
    assert_true(json_number(&a, &number));
    assert_int_equal(number, 2);
    check_place(&a, 3, 7);
    assert_doubles(document, "a 3:7\n");
    json_document_destroy(document);
}

static void every_name_given_twice_is_found(void **state)
{
    struct json_document *document =
        read_document("{\"s\": [{\"x\": 1}, {\"id\": 1, \"i\\u0064\": {\"q q\": 1,"
                      "\n\"q q\": 2, \"q q\": 3}}],\n\"s\": 4}");

    (void)state;
    assert_doubles(document, "s[1].id[\"q q\"] 2:8\ns[1].id[\"q q\"] 2:18\ns[1].id 1:39\ns 3:6\n");
    json_document_destroy(document);
}

static void the_same_name_in_two_objects_is_no_duplicate(void **state)
{
    struct json_document *document = read_document("[{\"a\": 1}, {\"a\": {\"a\": 2}}]");

    (void)state;
    assert_doubles(document, "");
    json_document_destroy(document);
}

/* Where reading must stop, and a word that the message must hold. */
static void faults_are_named_with_their_place_in_plain_words(void **state)
{
    static const struct {
        const char *bytes;
        int line, column;
        const char *word;
    } examples[] = {
        {"", 1, 1, "empty"},
        {" \n ", 2, 2, "empty"},
        {"{", 1, 2, "ends too early"},
        {"{\n\"a\": [1, 2", 2, 11, "ends too early"},
        {"{\"a\":1,}", 1, 7, "comma too many"},
        {"[1,\n 2,\n]", 2, 3, "comma too many"},
        {"[1,,2]", 1, 4, "comma too many"},
        {"[,1]", 1, 2, "comma too many"},
        {"{\"a\": 1 // one\n}", 1, 9, "no comments"},
        {"/* x */ {}", 1, 1, "no comments"},
        {"{\n  # x\n}", 2, 3, "no comments"},
        {"{'a': 1}", 1, 2, "double quotes"},
        {"{\"a\": ‘b’}", 1, 7, "double quotes"},
        {"{“a”: 1}", 1, 2, "double quotes"},
        {"{\"ә\": «b»}", 1, 7, "double quotes"},
        {"{\"a\": 1\n \"b\": 2}", 2, 2, "comma is missing before \"b\""},
        {"[1 2]", 1, 4, "comma is missing before 2"},
        {"[{} {}]", 1, 5, "comma is missing before {"},
        {"{\"a\" 1}", 1, 6, "expected :"},
        {"{\"a\" = 1}", 1, 6, "expected :"},
        {"{a: 1}", 1, 2, "write \"a\""},
        {"{\"a\": }", 1, 7, "expected a value"},
        {"{\"a\": [1, 2}", 1, 12, "expected a comma, or ]"},
        {"[1}", 1, 3, "expected a comma, or ]"},
        {"{\"a\": 1]", 1, 8, "expected a comma, or }"},
        {"{} []", 1, 4, "nothing more"},
        {"{\"a\": 1}}", 1, 9, "nothing more"},
        {"[True]", 1, 2, "write true in small letters"},
        {"[NULL]", 1, 2, "write null in small letters"},
        {"[None]", 1, 2, "no quotes"},
        {"[NaN]", 1, 2, "no quotes"},
        {"[conference]", 1, 2, "no quotes"},
        {"[007]", 1, 2, "no number"},
        {"[.5]", 1, 2, "no number"},
        {"[1.]", 1, 2, "no number"},
        {"[+1]", 1, 2, "no number"},
        {"[1e999]", 1, 2, "too large"},
        {"[99999999999999999999]", 1, 2, "too large"},
        {"[\"a\n\"]", 1, 2, "not closed on its line"},
        {"[\"a", 1, 2, "not closed on its line"},
        {"[\"a\tb\"]", 1, 2, "write \\t"},
        {"[\"C:\\Users\"]", 1, 2, "backslash"},
        {"[\"\\u12\"]", 1, 2, "four digits"},
        {"[\"\\ud800\"]", 1, 2, "names no character"},
        {"[\"\\u0000\"]", 1, 2, "\\u0000"},
        {"[\"escape\" \"\\u0031\"]", 1, 11, "comma is missing"},
        {"[\"\xE9\"]", 1, 3, "UTF-8"},
        {"\n[\"\uFFFDә\xE9\"]", 2, 5, "UTF-8"},
        {"\xFF\xFE{", 1, 1, "UTF-8"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        struct json_document *document = NULL;
        struct error error = {0};

        if (json_document_create(&document, text_from(examples[i].bytes), &error))
            fail_msg("%s was read", examples[i].bytes);
        if (error.line != examples[i].line || error.column != examples[i].column ||
            !strstr(error.message, examples[i].word) || error.kind != ERROR_FORMAT)
            fail_msg("%s: %d:%d %s", examples[i].bytes, error.line, error.column, error.message);
        assert_null(document);
        assert_true(text_is_valid(text_from(error.message)));
    }
}

/* jansson takes a zero behind a number for nothing, and then the bytes end before the values do. */
static void a_zero_byte_is_refused_wherever_it_stands(void **state)
{
    struct json_document *document = NULL;
    struct error error = {0};

    (void)state;
    assert_false(json_document_create(&document, BYTES("{\"a\": 1\0\n}"), &error));
    assert_int_equal(error.line, 1);
    assert_int_equal(error.column, 8);
    assert_non_null(strstr(error.message, "UTF-8"));
    assert_false(json_document_create(&document, BYTES("{\0\"\0a\0"), &error));
    assert_null(document);
}

static void a_hundred_thousand_brackets_are_too_deep(void **state)
{
    size_t size = 100000;
    char *bytes = malloc(size);
    struct json_document *document = NULL;
    struct error error = {0};

    (void)state;
    assert_non_null(bytes);
    memset(bytes, '[', size);

    assert_false(json_document_create(&document, (struct text){bytes, size}, &error));
    assert_int_equal(error.kind, ERROR_LIMIT);
    assert_int_equal(error.line, 1);
    assert_in_range(error.column, 1000, 3000);
    free(bytes);
}

/* As deep as jansson lets it be: finding the place must not cost the stack. */
static void a_value_two_thousand_lists_deep_has_a_place(void **state)
{
    enum { DEPTH = 2000 };
    static struct json levels[DEPTH + 1];
    char bytes[2 * DEPTH + 2] = {0};
    struct json_document *document;

    (void)state;
    memset(bytes, '[', DEPTH);
    bytes[DEPTH] = '7';
    memset(bytes + DEPTH + 1, ']', DEPTH);
    document = read_document(bytes);
    levels[0] = json_root(document);
    for (int i = 0; i < DEPTH; i++)
        levels[i + 1] = json_element(&levels[i], 0);

    check_place(&levels[DEPTH], 1, DEPTH + 1);
    json_document_destroy(document);
}

static void a_document_beyond_the_limit_is_refused_unread(void **state)
{
    size_t size = LIMIT_DOCUMENT_BYTES + 1;
    char *bytes = malloc(size);
    struct json_document *document = NULL;
    struct error error = {0};

    (void)state;
    assert_non_null(bytes);
    memset(bytes, ' ', size);
    bytes[0] = '1';

    assert_false(json_document_create(&document, (struct text){bytes, size}, &error));
    assert_int_equal(error.kind, ERROR_LIMIT);
    free(bytes);
}

static void what_is_written_reads_well(void **state)
{
    struct json_writer *writer = json_writer_create();
    struct arena arena = {0};

    (void)state;
    json_open_object(writer, NULL);
    json_write_text(writer, "title", TEXT("Қазір \"now\"\n"));
    json_open_array(writer, "sessions");
    json_write_integer(writer, NULL, INT64_MIN);
    json_write_real(writer, NULL, 0.1);
    json_write_real(writer, NULL, 2.0 / 3);
    json_write_real(writer, NULL, 1e300 * 1e300);
    json_write_boolean(writer, NULL, false);
    json_open_object(writer, NULL);
    json_close(writer);
    json_close(writer);
    json_write_text(writer, "nothing", (struct text){0});
    json_write_text(writer, "bytes", TEXT("caf\xE9"));
    json_close(writer);

    assert_text_equal(json_writer_text(writer, &arena), "{\n"
                                                        "  \"title\": \"Қазір \\\"now\\\"\\n\",\n"
                                                        "  \"sessions\": [\n"
                                                        "    -9223372036854775808,\n"
                                                        "    0.1,\n"
                                                        "    0.667,\n"
                                                        "    null,\n"
                                                        "    false,\n"
                                                        "    {}\n"
                                                        "  ],\n"
                                                        "  \"nothing\": \"\",\n"
                                                        "  \"bytes\": \"caf\uFFFD\"\n"
                                                        "}\n");
    json_writer_destroy(writer);
    json_writer_destroy(NULL);
    arena_finish(&arena);
}

static double seconds_since(struct timespec start)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start.tv_sec) + (double)(now.tv_nsec - start.tv_nsec) / 1e9;
}

/* A document of nearly 8 MB on one line, with as many complaints as are listed. */
static void places_in_a_large_document_are_found_in_no_time(void **state)
{
    const size_t count = 19000, size = 400;
    struct arena arena = {0};
    struct text_builder bytes = {.arena = &arena};
    struct json_document *document;
    struct json root, list;
    struct timespec start;
    int line, column;

    (void)state;
    builder_add(&bytes, TEXT("{\"list\": ["));
    for (size_t i = 0; i < count; i++)
        builder_format(&bytes, "%s{\"id\": %6zu, \"text\": \"%0*d\", \"last\": true}", i ? "," : "",
                       i, (int)size - 41, 0);
    builder_add(&bytes, TEXT("]}"));
    assert_in_range(bytes.size, 7 * 1024 * 1024, LIMIT_DOCUMENT_BYTES);
    document = read_document(text_to_c(&arena, builder_text(&bytes)));
    root = json_root(document);
    list = json_member(&root, "list");

    (void)clock_gettime(CLOCK_MONOTONIC, &start);
    for (size_t i = count - LIMIT_PROBLEMS; i < count; i++) {
        struct json element = json_element(&list, i), last = json_member(&element, "last");
        size_t where =
            text_find(text_slice(builder_text(&bytes), 11 + i * size, bytes.size), TEXT("true"));

        json_place(&last, &line, &column);
        assert_int_equal(line, 1);
        assert_int_equal(column, 11 + i * size + where + 1);
    }
    assert_true(seconds_since(start) < 2); /* under sanitizers; each for itself took minutes */
    json_document_destroy(document);
    arena_finish(&arena);
}

static void refuse_many(const char *unit, size_t count)
{
    struct arena arena = {0};
    struct text_builder bytes = {.arena = &arena};
    struct json_document *document = NULL;
    struct error error = {0};

    builder_add(&bytes, TEXT("["));
    for (size_t i = 0; i < count; i++)
        builder_add(&bytes, text_from(unit));
    builder_add(&bytes, TEXT("0]"));
    assert_in_range(bytes.size, 1, LIMIT_DOCUMENT_BYTES);
    assert_false(json_document_create(&document, builder_text(&bytes), &error));
    assert_int_equal(error.kind, ERROR_LIMIT);
    assert_non_null(strstr(error.message, "more values than any programme has"));
    arena_finish(&arena);
}

/* 8 MB of them took 1.3 GB. */
static void small_things_in_large_numbers_are_refused_unread(void **state)
{
    struct json_document *document = NULL;
    struct error error = {0};
    char text[600000];

    (void)state;
    refuse_many("{},", 200000);
    refuse_many("[],", 300000);
    refuse_many("1,", 1000000);
    refuse_many("{\"a\":\"\\\"\"},", 200000);

    /* In a text they are letters. */
    memset(text, '{', sizeof text);
    text[0] = '"';
    memcpy(text + sizeof text - 2, "\"", 2);
    assert_true(json_document_create(&document, text_from(text), &error));
    json_document_destroy(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_found_by_name_and_number),
        cmocka_unit_test(kinds_are_told_apart),
        cmocka_unit_test(what_is_not_there_may_be_asked_anything),
        cmocka_unit_test(members_come_in_the_order_of_the_document),
        cmocka_unit_test(paths_name_the_way),
        cmocka_unit_test(places_are_found_among_braces_and_escapes),
        cmocka_unit_test(of_a_name_given_twice_the_last_counts),
        cmocka_unit_test(every_name_given_twice_is_found),
        cmocka_unit_test(the_same_name_in_two_objects_is_no_duplicate),
        cmocka_unit_test(faults_are_named_with_their_place_in_plain_words),
        cmocka_unit_test(a_zero_byte_is_refused_wherever_it_stands),
        cmocka_unit_test(a_hundred_thousand_brackets_are_too_deep),
        cmocka_unit_test(a_value_two_thousand_lists_deep_has_a_place),
        cmocka_unit_test(a_document_beyond_the_limit_is_refused_unread),
        cmocka_unit_test(small_things_in_large_numbers_are_refused_unread),
        cmocka_unit_test(places_in_a_large_document_are_found_in_no_time),
        cmocka_unit_test(what_is_written_reads_well),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
