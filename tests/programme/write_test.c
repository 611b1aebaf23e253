/* Programmes written as our own document and read again: the model must be the same. */
#include "examples.h"
#include "model.h"

#include "programme/write.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct text read_whole(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    char *bytes = arena_alloc(arena, 8 * 1024 * 1024);
    size_t size = file ? fread(bytes, 1, 8 * 1024 * 1024, file) : 0;

    if (!size)
        fail_msg("%s cannot be read", path);
    fclose(file);
    return (struct text){bytes, size};
}

static struct programme *read_bytes(const char *name, struct text bytes, const char *timezone,
                                    bool must_be_read)
{
    struct document document = {.address = text_from(name), .bytes = bytes};
    struct read_options options = {.timezone = text_from(timezone), .now = INSTANT_NONE};
    struct programme *programme = NULL;
    struct error error = {0};

    if (!programme_read(&programme, &document, 1, &options, &error, NULL) && must_be_read)
        fail_msg("%s: %s", name, error.message);
    return programme;
}

/* The first line that differs, on both sides. */
static void fail_with_difference(const char *name, struct text one, struct text other)
{
    size_t same = 0, line = 0;

    while (same < one.size && same < other.size && one.data[same] == other.data[same]) {
        same++;
        if (one.data[same - 1] == '\n')
            line = same;
    }
    one = text_first_bytes(text_slice(one, line, one.size), 400);
    other = text_first_bytes(text_slice(other, line, other.size), 400);
    fail_msg("%s: written and read again, this differs:\n%.*s\n--- now\n%.*s", name, TEXT_ARG(one),
             TEXT_ARG(other));
}

/* Its record's words are not the organiser's: whether the reader has something to say of them is
 * checked as well. */
static void check_again(const char *name, const struct programme *programme, bool with_how_it_came,
                        bool must_be_clean)
{
    struct arena arena = {0};
    struct problems problems = {0};
    struct error error = {0};
    struct text json;

    if (!programme_write(programme, &arena, &json, &problems, &error))
        fail_msg("%s: %s", name, error.message);
    struct programme *again = read_bytes("written.json", json, "", true);
    struct text one = model_printed(&arena, programme, with_how_it_came),
                other = model_printed(&arena, again, with_how_it_came);

    if (!text_equal(one, other))
        fail_with_difference(name, one, other);
    if (must_be_clean && again->problems.total)
        fail_msg("%s: of what was written the reader says: %s", name,
                 text_to_c(&arena, problem_line(&again->problems.items[0], &arena)));
    assert_int_equal(problems.total, 0);
    programme_destroy(again);
    arena_finish(&arena);
}

static void check_file(const char *path, bool with_how_it_came)
{
    struct arena arena = {0};
    struct programme *programme = read_bytes(path, read_whole(&arena, path), "Asia/Almaty", false);

    if (programme)
        check_again(path, programme, with_how_it_came, true);
    programme_destroy(programme);
    arena_finish(&arena);
}

static size_t check_folder(const char *folder, bool with_how_it_came)
{
    DIR *directory = opendir(folder);
    size_t count = 0;
    char path[800];

    for (struct dirent *entry = directory ? readdir(directory) : NULL; entry;
         entry = readdir(directory)) {
        if (entry->d_name[0] == '.')
            continue;
        (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        check_file(path, with_how_it_came);
        count++;
    }
    if (directory)
        closedir(directory);
    return count;
}

static void our_own_documents_are_written_as_they_were(void **state)
{
    (void)state;
    check_file("../assets/demo/programme.json", true);
    assert_true(check_folder("../tests/programme/native/good", true) > 5);
}

/* Of what was doubted in the reading the outcome is written. */
static void schedules_of_every_format_are_written_and_read_again(void **state)
{
    static const char *const folders[] = {"schedule_xml", "schedule_json", "schedule2",
                                          "icalendar",    "json_ld",       "csv"};
    char path[512];

    (void)state;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        (void)snprintf(path, sizeof path, "../tests/fuzz/seeds/%s", folders[i]);
        assert_true(check_folder(path, false) > 0);
    }
}

static void real_schedules_are_written_and_read_again(void **state)
{
    static const char *const folders[] = {"schedule_xml", "schedule_json", "ical"};
    size_t count = 0;
    char path[512];

    (void)state;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        (void)snprintf(path, sizeof path, "../../shared/data/%s", folders[i]);
        count += check_folder(path, false);
    }
    if (!count) {
        print_message("no published files beside the project: skipped\n");
        skip();
    }
}

/* A written document as a programme, to look at single values. */
static struct text written(struct arena *arena, const char *words, struct problems *problems)
{
    struct programme *programme = read_words(words);
    struct text json = {0};

    assert_true(programme_write(programme, arena, &json, problems, NULL));
    programme_destroy(programme);
    return json;
}

static void changes_lead_where_they_led(void **state)
{
    static const char words[] =
        "{\"taqta\": 1, \"updated\": \"2025-11-20T09:40\", \"event\": {\"title\": \"Т\", "
        "\"timezone\": \"Asia/Almaty\"}, \"rooms\": [{\"id\": \"a\", \"name\": \"A\"}, {\"id\": "
        "\"b\", \"name\": \"B\"}], \"sessions\": ["
        "{\"id\": \"s0\", \"title\": \"0\", \"start\": \"2025-11-20T10:00\", \"minutes\": 30, "
        "\"room\": \"a\"},"
        "{\"id\": \"s1\", \"title\": \"1\", \"start\": \"2025-11-20T11:00\", \"minutes\": 30, "
        "\"room\": \"a\"},"
        "{\"id\": \"s2\", \"title\": \"2\", \"start\": \"2025-11-20T12:00\", \"minutes\": 30, "
        "\"room\": \"a\"},"
        "{\"id\": \"s3\", \"title\": \"3\", \"start\": \"2025-11-20T13:00\", \"end\": "
        "\"2025-11-20T13:00:30\", \"room\": \"b\"},"
        "{\"id\": \"s4\", \"title\": \"4\", \"start\": \"2025-11-20T14:00\"}], \"changes\": ["
        "{\"session\": \"s0\", \"kind\": \"delayed\", \"at\": \"2025-11-20T09:50\", \"minutes\": "
        "15},"
        "{\"session\": \"s0\", \"kind\": \"moved\", \"at\": \"2025-11-20T09:40\", \"room\": \"b\"},"
        "{\"session\": \"s0\", \"kind\": \"extended\", \"at\": \"2025-11-20T09:45\", \"minutes\": "
        "5},"
        "{\"session\": \"s1\", \"kind\": \"moved\", \"at\": \"2025-11-20T09:40\", \"start\": "
        "\"2025-11-20T15:00\", \"note\": {\"kk\": \"кейін\"}},"
        "{\"session\": \"s2\", \"kind\": \"cancelled\", \"at\": \"2025-11-20T09:40\"},"
        "{\"session\": \"s3\", \"kind\": \"moved\", \"at\": \"2025-11-20T09:40\", \"room\": \"a\", "
        "\"start\": \"2025-11-20T16:00\"},"
        "{\"session\": \"s3\", \"kind\": \"delayed\", \"at\": \"2025-11-20T09:50\", \"minutes\": "
        "10},"
        "{\"session\": \"s4\", \"kind\": \"cancelled\", \"at\": \"2025-11-20T09:40\"},"
        "{\"session\": \"s4\", \"kind\": \"restored\", \"at\": \"2025-11-20T09:50\"},"
        "{\"session\": \"s4\", \"kind\": \"started\", \"at\": \"2025-11-20T14:10\"}]}";
    struct programme *programme = read_words(words);

    (void)state;
    assert_int_equal(programme->problems.total, 0);
    check_again("changes", programme, true, true);
    programme_destroy(programme);
}

static void ids_of_others_become_short_words(void **state)
{
    static const char words[] =
        "{\"taqta\": 1, \"event\": {\"title\": \"T\", \"timezone\": \"UTC\"}, \"rooms\": ["
        "{\"id\": \"Hall A: 2\", \"name\": \"1\"}, {\"id\": \"hall-a-2\", \"name\": \"2\"}, "
        "{\"id\": \"Үлкен зал\", \"name\": \"3\"}, {\"id\": \"Зал\", \"name\": \"4\"}, "
        "{\"id\": \"..x\", \"name\": \"5\"}], \"sessions\": [{\"id\": \"s\", \"title\": \"t\", "
        "\"start\": \"2025-11-20T10:00\", \"room\": \"Зал\"}], \"playlists\": [{\"id\": \"p\", "
        "\"slides\": [{\"show\": \"room\", \"ids\": [\"Hall A: 2\", \"..x\"]}]}]}";
    struct arena arena = {0};
    struct problems problems = {0};
    struct programme *again =
        read_bytes("written.json", written(&arena, words, &problems), "", true);

    (void)state;
    assert_int_equal(again->problems.total, 0);
    assert_text_equal(again->rooms[0].id, "hall-a-2-2");
    assert_text_equal(again->rooms[1].id, "hall-a-2");
    assert_text_equal(again->rooms[2].id, "room");
    assert_text_equal(again->rooms[3].id, "room-2");
    assert_text_equal(again->rooms[4].id, "x");
    assert_int_equal(again->sessions[0].room, 3);
    assert_text_equal(again->playlists[0].slides[0].ids[0], "hall-a-2-2");
    assert_text_equal(again->playlists[0].slides[0].ids[1], "x");
    programme_destroy(again);
    arena_finish(&arena);
}

/* Berlin, 26 October 2025: 02:30 is shown twice. */
static void an_hour_that_clocks_show_twice_is_written_with_its_offset(void **state)
{
    static const char words[] =
        "{\"taqta\": 1, \"event\": {\"title\": \"T\", \"timezone\": \"Europe/Berlin\"}, "
        "\"sessions\": [{\"id\": \"one\", \"title\": \"t\", \"start\": "
        "\"2025-10-26T02:30+02:00\"}, {\"id\": \"two\", \"title\": \"t\", \"start\": "
        "\"2025-10-26T02:30+01:00\"}]}";
    struct arena arena = {0};
    struct problems problems = {0};
    struct text json = written(&arena, words, &problems);

    (void)state;
    assert_true(text_find(json, TEXT("\"2025-10-26T02:30\"")) != SIZE_MAX);
    assert_true(text_find(json, TEXT("\"2025-10-26T02:30+01:00\"")) != SIZE_MAX);
    arena_finish(&arena);
}

static void clocks_without_a_name_are_written_where_there_is_one(void **state)
{
    static const char schedule[] =
        "<schedule><conference><title>T</title></conference><day date=\"2025-11-20\"><room "
        "name=\"A\"><event id=\"1\"><title>t</title><date>2025-11-20T10:00:00%s</date>"
        "<duration>1:00</duration></event></room></day></schedule>";
    static const struct {
        const char *offset, *name; /* NULL: none */
    } examples[] = {
        {"+05:00", "Etc/GMT-5"}, {"-03:00", "Etc/GMT+3"}, {"Z", "UTC"}, {"+05:30", NULL}};

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct problems problems = {0};
        struct error error = {0};
        struct text json = {0}, words = {0};
        char bytes[sizeof schedule + 16];

        (void)snprintf(bytes, sizeof bytes, schedule, examples[i].offset);
        words = text_from(bytes);
        struct programme *programme = read_bytes("schedule.xml", words, "", true);
        bool is_written = programme_write(programme, &arena, &json, &problems, &error);

        assert_int_equal(is_written, examples[i].name != NULL);
        if (is_written)
            check_again("schedule.xml", programme, false, true);
        else
            assert_non_null(strstr(error.message, "UTC+05:30"));
        if (is_written)
            assert_true(text_find(json, text_format(&arena, "\"timezone\": \"%s\"",
                                                    examples[i].name)) != SIZE_MAX);
        programme_destroy(programme);
        arena_finish(&arena);
    }
}

static void news_are_told_to_stay_in_their_feed(void **state)
{
    struct arena arena = {0};
    struct problems problems = {0};
    struct programme *programme =
        read_feed("<rss><channel><item><title>Бір</title></item></channel></rss>");
    struct text json = {0};

    (void)state;
    assert_true(programme_write(programme, &arena, &json, &problems, NULL));
    assert_int_equal(problems.total, 1);
    assert_text_equal(problems.items[0].message,
                      "news stay in their feed; name news.xml here to have them");
    programme_destroy(programme);
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(our_own_documents_are_written_as_they_were),
        cmocka_unit_test(schedules_of_every_format_are_written_and_read_again),
        cmocka_unit_test(changes_lead_where_they_led),
        cmocka_unit_test(ids_of_others_become_short_words),
        cmocka_unit_test(an_hour_that_clocks_show_twice_is_written_with_its_offset),
        cmocka_unit_test(clocks_without_a_name_are_written_where_there_is_one),
        cmocka_unit_test(news_are_told_to_stay_in_their_feed),
        cmocka_unit_test(real_schedules_are_written_and_read_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
