/* Errors, lines of the log, and digests. */
#include "base_test.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/log.h"

static void error_set_fills_and_answers_false(void **state)
{
    struct error error = {.kind = ERROR_SYSTEM, .line = 7, .column = 8};

    (void)state;
    assert_false(error_set(&error, ERROR_LIMIT, "%d sessions", 5));

    assert_int_equal(error.kind, ERROR_LIMIT);
    assert_int_equal(error.line, 0);
    assert_int_equal(error.column, 0);
    assert_string_equal(error.message, "5 sessions");
}

static void nobody_has_to_want_an_error(void **state)
{
    (void)state;
    assert_false(error_set(NULL, ERROR_FORMAT, "x"));
    assert_false(error_prefix(NULL, "x"));
}

static void a_prefix_keeps_kind_and_place(void **state)
{
    struct error error = {.kind = ERROR_FORMAT, .line = 3, .column = 4, .message = "no title"};

    (void)state;
    assert_false(error_prefix(&error, "%s: ", "programme.json"));

    assert_string_equal(error.message, "programme.json: no title");
    assert_int_equal(error.kind, ERROR_FORMAT);
    assert_int_equal(error.line, 3);
    assert_int_equal(error.column, 4);
}

static void an_error_can_repeat_its_own_message(void **state)
{
    struct error error = {.message = "inner"};

    (void)state;
    error_set(&error, ERROR_FORMAT, "outer (%s)", error.message);

    assert_string_equal(error.message, "outer (inner)");
}

static void a_long_message_is_not_cut_within_a_character(void **state)
{
    char words[2 * ERROR_MESSAGE_SIZE + 1] = {0};

    (void)state;
    for (size_t blanks = 0; blanks < 4; blanks++) {
        struct error error = {0};
        struct text message;

        memset(words, ' ', blanks);
        for (size_t i = blanks; i + 4 < sizeof words; i += 3)
            memcpy(words + i, "€", 3);
        error_set(&error, ERROR_FORMAT, "%s", words);

        message = text_from(error.message);
        assert_true(text_is_valid(message));
        assert_in_range(message.size, ERROR_MESSAGE_SIZE - 4, ERROR_MESSAGE_SIZE - 1);
    }
}

static void words_of_a_document_are_cleaned_on_their_way_into_a_message(void **state)
{
    struct error error = {0};

    (void)state;
    error_set(&error, ERROR_FORMAT, "no \"%s\"", "a\x1B[2J\nb\u202E\xE9");
    assert_string_equal(error.message, "no \"a[2J b\uFFFD\"");
}

/* What log_write() leaves in a file that stands in for stderr. */
static void log_into(char *written, size_t size, bool is_journal, enum log_level level,
                     const char *words)
{
    char path[] = "/tmp/taqta-log-XXXXXX", stream[64];
    int file = mkstemp(path), saved = dup(STDERR_FILENO);
    struct stat status;
    ssize_t count;

    assert_true(file >= 0 && saved >= 0 && fstat(file, &status) == 0);
    (void)snprintf(stream, sizeof stream, "%llu:%llu", (unsigned long long)status.st_dev,
                   (unsigned long long)status.st_ino + !is_journal);
    setenv("JOURNAL_STREAM", stream, 1);

    (void)dup2(file, STDERR_FILENO);
    log_write(level, "%s", words);
    (void)dup2(saved, STDERR_FILENO);

    unsetenv("JOURNAL_STREAM");
    count = pread(file, written, size - 1, 0);
    assert_true(count >= 0);
    written[count] = 0;
    (void)close(file);
    (void)close(saved);
    (void)unlink(path);
}

static void the_journal_gets_a_priority_and_a_person_a_name(void **state)
{
    char written[4096];

    (void)state;
    log_into(written, sizeof written, true, LOG_LEVEL_WARNING, "keeping the programme of 09:40");
    assert_string_equal(written, "<4>keeping the programme of 09:40\n");
    log_into(written, sizeof written, false, LOG_LEVEL_WARNING, "keeping the programme of 09:40");
    assert_string_equal(written, "taqta: keeping the programme of 09:40\n");
}

static void what_is_below_the_level_is_not_written(void **state)
{
    char written[4096];

    (void)state;
    log_into(written, sizeof written, true, LOG_LEVEL_DEBUG, "x");
    assert_string_equal(written, "");

    log_set_level(LOG_LEVEL_DEBUG);
    log_into(written, sizeof written, true, LOG_LEVEL_DEBUG, "x");
    log_set_level(LOG_LEVEL_INFO);
    assert_string_equal(written, "<7>x\n");
}

static void words_from_a_document_cannot_start_a_line_of_the_log(void **state)
{
    char written[4096];

    (void)state;
    log_into(written, sizeof written, true, LOG_LEVEL_INFO, "title \"a\n<2>fire\"");
    assert_string_equal(written, "<6>title \"a <2>fire\"\n");
}

static void a_long_line_is_cut_and_still_ends(void **state)
{
    char written[4096], words[3000] = {0};

    (void)state;
    memset(words, 'x', sizeof words - 1);
    log_into(written, sizeof written, true, LOG_LEVEL_INFO, words);

    assert_in_range(strlen(written), 1000, 2999);
    assert_int_equal(written[strlen(written) - 1], '\n');
}

/* FIPS 180-4's own examples. */
static void digests_are_those_of_the_standard(void **state)
{
    static const struct {
        const char *text, *hex;
    } examples[] = {
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        uint8_t digest[DIGEST_SIZE];
        char hex[DIGEST_HEX_SIZE];

        digest_sha256(text_from(examples[i].text), digest);
        digest_to_hex(digest, hex);
        assert_string_equal(hex, examples[i].hex);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(error_set_fills_and_answers_false),
        cmocka_unit_test(nobody_has_to_want_an_error),
        cmocka_unit_test(a_prefix_keeps_kind_and_place),
        cmocka_unit_test(an_error_can_repeat_its_own_message),
        cmocka_unit_test(a_long_message_is_not_cut_within_a_character),
        cmocka_unit_test(words_of_a_document_are_cleaned_on_their_way_into_a_message),
        cmocka_unit_test(the_journal_gets_a_priority_and_a_person_a_name),
        cmocka_unit_test(what_is_below_the_level_is_not_written),
        cmocka_unit_test(words_from_a_document_cannot_start_a_line_of_the_log),
        cmocka_unit_test(a_long_line_is_cut_and_still_ends),
        cmocka_unit_test(digests_are_those_of_the_standard),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
