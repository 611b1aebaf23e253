/* options: one table of what takes a value, and which command wants what. */
#include "options.h"

#include "base/text.h"

#include <netdb.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

/* A street of screens behind one router is one address; a thousand need to be allowed. */
enum { PER_ADDRESS_USUAL = 512, PER_ADDRESS_MOST = 1000000 };

const char options_help[] =
    "taqta-hub: where organisers publish and screens are told within a second.\n\n"
    "  taqta-hub --dir DIR --listen ADDRESS:PORT [--tls-cert FILE --tls-key FILE]\n"
    "  taqta-hub token add --dir DIR --role organiser|screen|reader NAME\n"
    "  taqta-hub token revoke --dir DIR NAME\n"
    "  taqta-hub token list --dir DIR\n\n"
    "  --dir DIR              documents, their history, pictures and tokens; made where missing\n"
    "  --listen ADDRESS:PORT  as 127.0.0.1:8470 or [::]:8470\n"
    "  --tls-cert FILE        PEM, the certificate and those above it; with --tls-key\n"
    "  --per-address N        connections one address may have, 512 left out; 0: any number,\n"
    "                         for a hub behind a proxy that counts them itself\n"
    "  --desk DIR             the pages for organisers, instead of those installed\n"
    "  --help, --version\n\n"
    "token add prints the token, once; whoever had the name before is out. A running hub takes\n"
    "note by itself. Exit status: 0 ended by a signal, 1 it cannot begin, 2 wrong arguments.\n";

typedef bool option_setter(struct options *options, const char *value, struct error *error);

struct option {
    const char *name, *value;
    option_setter *set;
};

#define PATH_SETTER(field, name)                                                                   \
    static bool set_##field(struct options *options, const char *value, struct error *error)       \
    {                                                                                              \
        options->field = value;                                                                    \
        return *value || error_set(error, ERROR_USAGE, name " \"\": expected a path");             \
    }
PATH_SETTER(folder, "--dir")
PATH_SETTER(certificate, "--tls-cert")
PATH_SETTER(key, "--tls-key")
PATH_SETTER(desk, "--desk")

static bool set_role(struct options *options, const char *value, struct error *error)
{
    return role_from_name(text_from(value), &options->role) ||
           error_set(error, ERROR_USAGE, "--role \"%s\": expected organiser, screen or reader",
                     value);
}

static bool set_per_address(struct options *options, const char *value, struct error *error)
{
    uint64_t number;

    if (!text_to_number(text_from(value), PER_ADDRESS_MOST, &number))
        return error_set(error, ERROR_USAGE, "--per-address \"%s\": expected a number from 0 to %d",
                         value, PER_ADDRESS_MOST);
    options->per_address = (unsigned)number;
    return true;
}

/* "[::1]:80" and "127.0.0.1:80" into their two halves. */
static bool split_address(struct text text, char host[64], char port[8])
{
    const char *colon = memrchr(text.data, ':', text.size);
    struct text address, number;
    uint64_t value;

    if (!colon)
        return false;
    address = text_slice(text, 0, (size_t)(colon - text.data));
    number = text_slice(text, address.size + 1, text.size);
    if (text_starts_with(address, TEXT("[")) && text_ends_with(address, TEXT("]")))
        address = text_slice(address, 1, address.size - 1);
    else if (text_holds(address, ':'))
        return false;
    if (!address.size || address.size >= 64 || !number.size || number.size > 5 ||
        !text_to_number(number, 65535, &value))
        return false;
    (void)snprintf(host, 64, "%.*s", TEXT_ARG(address));
    (void)snprintf(port, 8, "%.*s", TEXT_ARG(number));
    return true;
}

/* Numbers only: a name would be looked up once, and mean something else tomorrow. */
static bool set_listen(struct options *options, const char *value, struct error *error)
{
    struct addrinfo wanted = {.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE,
                              .ai_socktype = SOCK_STREAM},
                    *found;
    char host[64], port[8];

    if (!split_address(text_from(value), host, port) ||
        getaddrinfo(host, port, &wanted, &found) != 0)
        return error_set(error, ERROR_USAGE,
                         "--listen \"%s\": expected an address and a port, as 127.0.0.1:8470 or "
                         "[::]:8470",
                         value);
    options->listen = value;
    memcpy(&options->address, found->ai_addr, found->ai_addrlen);
    options->address_size = found->ai_addrlen;
    freeaddrinfo(found);
    return true;
}

static const struct option OPTIONS[] = {
    {"--dir", "DIR", set_folder},
    {"--listen", "ADDRESS:PORT", set_listen},
    {"--tls-cert", "FILE", set_certificate},
    {"--tls-key", "FILE", set_key},
    {"--per-address", "N", set_per_address},
    {"--desk", "DIR", set_desk},
    {"--role", "ROLE", set_role},
};

static const struct option *find_option(const char *word, size_t length)
{
    for (size_t i = 0; i < sizeof OPTIONS / sizeof *OPTIONS; i++)
        if (strlen(OPTIONS[i].name) == length && !memcmp(OPTIONS[i].name, word, length))
            return &OPTIONS[i];
    return NULL;
}

static bool read_command(struct options *options, const char *word, struct error *error)
{
    static const struct {
        const char *name;
        enum command command;
    } commands[] = {{"add", COMMAND_ADD}, {"revoke", COMMAND_REVOKE}, {"list", COMMAND_LIST}};

    for (size_t i = 0; word && i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i].name, word) == 0) {
            options->command = commands[i].command;
            return true;
        }
    return error_set(error, ERROR_USAGE, "token: expected add, revoke or list");
}

static bool take_name(struct options *options, const char *word, struct error *error)
{
    bool has_name = options->command == COMMAND_ADD || options->command == COMMAND_REVOKE;

    if (!has_name || options->name)
        return error_set(error, ERROR_USAGE, "\"%s\" is one word too many; see --help", word);
    if (!name_is_fit(text_from(word)))
        return error_set(error, ERROR_USAGE,
                         "\"%s\" is no name; expected letters, digits, '_', '.', '-', at most %d",
                         word, NAME_LENGTH_MOST);
    options->name = word;
    return true;
}

/* "--name value" or "--name=value"; *at moves to the last word used. */
static bool read_option(struct options *options, int argc, char **argv, int *at,
                        struct error *error)
{
    const char *word = argv[*at], *equals = strchr(word, '=');
    size_t length = equals ? (size_t)(equals - word) : strlen(word);
    const struct option *option = find_option(word, length);

    if (!option)
        return error_set(error, ERROR_USAGE, "no option is called %.*s; see --help", (int)length,
                         word);
    if (equals)
        return option->set(options, equals + 1, error);
    if (*at + 1 >= argc)
        return error_set(error, ERROR_USAGE, "%s needs a value: %s", option->name, option->value);
    return option->set(options, argv[++*at], error);
}

static bool are_enough(const struct options *options, struct error *error)
{
    if (!options->folder)
        return error_set(error, ERROR_USAGE, "no --dir: nowhere to keep anything; see --help");
    if (options->command == COMMAND_SERVE && !options->listen)
        return error_set(error, ERROR_USAGE, "no --listen: nowhere to be reached; see --help");
    if (!options->certificate != !options->key)
        return error_set(error, ERROR_USAGE, "--tls-cert and --tls-key need each other");
    if (options->command == COMMAND_ADD && options->role == ROLE_NOBODY)
        return error_set(error, ERROR_USAGE, "token add needs --role organiser, screen or reader");
    if (options->command != COMMAND_ADD && options->role != ROLE_NOBODY)
        return error_set(error, ERROR_USAGE, "--role is for token add");
    if (options->command != COMMAND_SERVE && options->listen)
        return error_set(error, ERROR_USAGE, "--listen is not for token");
    if ((options->command == COMMAND_ADD || options->command == COMMAND_REVOKE) && !options->name)
        return error_set(error, ERROR_USAGE, "token: whose? A name is missing; see --help");
    return true;
}

static bool asks(struct options *options, const char *word)
{
    if (strcmp(word, "--help") == 0)
        options->command = COMMAND_HELP;
    else if (strcmp(word, "--version") == 0)
        options->command = COMMAND_VERSION;
    else
        return false;
    return true;
}

bool options_read(struct options *options, int argc, char **argv, struct error *error)
{
    int first = 1;

    *options = (struct options){.per_address = PER_ADDRESS_USUAL};
    if (argc > 1 && strcmp(argv[1], "token") == 0) {
        if (argc > 2 && asks(options, argv[2]))
            return true;
        if (!read_command(options, argc > 2 ? argv[2] : NULL, error))
            return false;
        first = 3;
    }
    for (int i = first; i < argc; i++) {
        if (asks(options, argv[i]))
            return true;
        if (argv[i][0] == '-' ? !read_option(options, argc, argv, &i, error)
                              : !take_name(options, argv[i], error))
            return false;
    }
    return are_enough(options, error);
}
