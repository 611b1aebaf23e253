/* What the hub can be told, and what it says when it is told wrong. */
#include "hub_test.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include "hub/options.h"

enum { ARGUMENTS_MOST = 12 };

static bool read_line(struct options *options, const char *line, struct error *error)
{
    static char copy[512], name[] = "taqta-hub";
    char *argv[ARGUMENTS_MOST + 1] = {name};
    int argc = 1;

    snprintf(copy, sizeof copy, "%s", line);
    for (char *word = strtok(copy, " "); word && argc < ARGUMENTS_MOST; word = strtok(NULL, " "))
        argv[argc++] = word;
    return options_read(options, argc, argv, error);
}

static void a_hub_is_told_where_to_keep_and_where_to_listen(void **state)
{
    (void)state;
    struct options options;
    struct error error = {0};

    assert_true(read_line(&options,
                          "--dir here --listen=[::1]:8470 --tls-cert c --tls-key k "
                          "--per-address 0",
                          &error));

    assert_int_equal(options.command, COMMAND_SERVE);
    assert_string_equal(options.folder, "here");
    assert_int_equal(options.address.ss_family, AF_INET6);
    assert_int_equal(ntohs(((struct sockaddr_in6 *)&options.address)->sin6_port), 8470);
    assert_string_equal(options.certificate, "c");
    assert_string_equal(options.key, "k");
    assert_int_equal(options.per_address, 0);
}

static void tokens_are_added_revoked_and_listed(void **state)
{
    (void)state;
    struct options options;
    struct error error = {0};

    assert_true(read_line(&options, "token add --dir d --role screen foyer-a", &error));
    assert_int_equal(options.command, COMMAND_ADD);
    assert_int_equal(options.role, ROLE_SCREEN);
    assert_string_equal(options.name, "foyer-a");
    assert_true(read_line(&options, "token revoke foyer-a --dir d", &error));
    assert_int_equal(options.command, COMMAND_REVOKE);
    assert_true(read_line(&options, "token list --dir d", &error));
    assert_int_equal(options.command, COMMAND_LIST);
    assert_true(read_line(&options, "--help", &error));
    assert_int_equal(options.command, COMMAND_HELP);
    assert_true(read_line(&options, "--version", &error));
    assert_int_equal(options.command, COMMAND_VERSION);
}

static void what_is_wrong_is_said_with_what_was_expected(void **state)
{
    (void)state;
    static const struct {
        const char *line, *words;
    } rows[] = {
        {"", "no --dir"},
        {"--dir d", "no --listen"},
        {"--dir d --listen", "--listen needs a value"},
        {"--dir d --listen 8470", "expected an address and a port"},
        {"--dir d --listen localhost:8470", "expected an address and a port"},
        {"--dir d --listen ::1:8470", "expected an address and a port"},
        {"--dir d --listen 127.0.0.1:65536", "expected an address and a port"},
        {"--dir d --listen 127.0.0.1:80x", "expected an address and a port"},
        {"--dir= --listen 127.0.0.1:80", "--dir \"\": expected a path"},
        {"--dir d --listen 127.0.0.1:80 --tls-cert c", "need each other"},
        {"--dir d --listen 127.0.0.1:80 --per-address -1", "expected a number from 0"},
        {"--dir d --listen 127.0.0.1:80 --colour red", "no option is called --colour"},
        {"--dir d --listen 127.0.0.1:80 now", "one word too many"},
        {"token", "expected add, revoke or list"},
        {"token steal --dir d", "expected add, revoke or list"},
        {"token add --dir d foyer-a", "needs --role"},
        {"token add --dir d --role king a", "expected organiser, screen or reader"},
        {"token add --dir d --role screen", "A name is missing"},
        {"token add --dir d --role screen ../a", "is no name"},
        {"token add --dir d --role screen a b", "one word too many"},
        {"token revoke --dir d", "A name is missing"},
        {"token list --dir d a", "one word too many"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct options options;
        struct error error = {0};

        assert_false(read_line(&options, rows[i].line, &error));
        if (!strstr(error.message, rows[i].words))
            fail_msg("\"%s\" says: %s", rows[i].line, error.message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hub_is_told_where_to_keep_and_where_to_listen),
        cmocka_unit_test(tokens_are_added_revoked_and_listed),
        cmocka_unit_test(what_is_wrong_is_said_with_what_was_expected),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
