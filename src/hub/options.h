/* options: what the hub is told on its command line. */
#ifndef HUB_OPTIONS_H
#define HUB_OPTIONS_H

#include <stdbool.h>
#include <sys/socket.h>

#include "base/error.h"
#include "tokens.h"

enum command {
    COMMAND_SERVE,
    COMMAND_ADD,
    COMMAND_REVOKE,
    COMMAND_LIST,
    COMMAND_HELP,
    COMMAND_VERSION
};

struct options {
    enum command command;
    const char *folder, *listen, *certificate, *key, *desk, *name; /* NULL: not given */
    enum role role;
    struct sockaddr_storage address; /* what listen says */
    socklen_t address_size;
    unsigned per_address; /* connections one address may have; 0: any number */
};

/* Everything after the program's name. The texts are the arguments' own.
 * false: *error says which argument, and what was expected. */
bool options_read(struct options *options, int argc, char **argv, struct error *error);

extern const char options_help[];

#endif
