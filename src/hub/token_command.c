/* token_command: the token goes to standard output and nowhere else. */
#include "token_command.h"

#include "base/log.h"
#include "disk.h"

#include <fcntl.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { EXIT_CANNOT = 1 };

static bool add(struct tokens *tokens, const struct options *options, struct error *error)
{
    char secret[DIGEST_HEX_SIZE];
    struct instant now = {(int64_t)time(NULL)};

    if (!tokens_add(tokens, options->role, text_from(options->name), now, secret, error))
        return false;
    if (puts(secret) < 0 || fflush(stdout) != 0)
        return error_set(error, ERROR_SYSTEM, "the token cannot be printed; add it again");
    return true;
}

static void list(const struct tokens *tokens)
{
    struct arena arena = {0};

    for (size_t i = 0; i < tokens_count(tokens); i++) {
        const struct token *token = tokens_at(tokens, i);
        struct text made_at = instant_to_rfc3339(&arena, token->made_at, 0);

        printf("%-9s %s, since %.*s\n", role_name(token->role), token->name, TEXT_ARG(made_at));
    }
    arena_finish(&arena);
}

static bool run(struct tokens *tokens, const struct options *options, struct error *error)
{
    if (options->command == COMMAND_ADD)
        return add(tokens, options, error);
    if (options->command == COMMAND_REVOKE)
        return tokens_revoke(tokens, text_from(options->name), error);
    list(tokens);
    return true;
}

int token_command_run(const struct options *options)
{
    struct error error = {0};
    struct tokens *tokens = NULL;
    int folder = disk_open_folder(AT_FDCWD, options->folder, &error);
    bool is_done =
        folder >= 0 && tokens_open(&tokens, folder, &error) && run(tokens, options, &error);

    if (!is_done)
        log_error("%s", error.message);
    tokens_close(tokens);
    if (folder >= 0)
        (void)close(folder); /* what was written was kept when it was */
    return is_done ? 0 : EXIT_CANNOT;
}
