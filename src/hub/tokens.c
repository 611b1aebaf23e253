/* tokens: the file, read and written as a whole. */
#include "tokens.h"

#include "disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

static const char FILE_NAME[] = "tokens", LOCK_NAME[] = "tokens.lock";

enum { FILE_BYTES_MOST = 1024 * 1024, SECRET_BYTES = 32 };

/* What tells a new file from an old one: each is written anew under the name. */
struct seen {
    ino_t file;
    off_t size;
    struct timespec written;
};

struct tokens {
    int folder;
    struct seen seen;
    unsigned generation;
    struct token *items; /* by name */
    size_t count;
};

static const char *const ROLES[] = {"nobody", "organiser", "screen", "reader"};

const char *role_name(enum role role)
{
    return ROLES[role];
}

bool role_from_name(struct text name, enum role *role)
{
    for (enum role known = ROLE_ORGANISER; known <= ROLE_READER; known++)
        if (text_equal(name, text_from(ROLES[known]))) {
            *role = known;
            return true;
        }
    return false;
}

static bool read_line(struct token *token, struct text line)
{
    struct text role = {0}, name = {0}, digest = {0};
    struct written_time made_at;

    (void)text_split(&line, ' ', &role);
    (void)text_split(&line, ' ', &name); /* what is missing is empty, and that is refused */
    (void)text_split(&line, ' ', &digest);
    if (!role_from_name(role, &token->role) || !name_is_fit(name) ||
        !digest_from_hex(digest, token->digest) || !written_time_from_rfc3339(line, &made_at))
        return false;
    name_copy(token->name, name);
    token->made_at = instant_from_civil(made_at.civil, made_at.offset_s);
    return true;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const struct token *)a)->name, ((const struct token *)b)->name);
}

static bool read_lines(struct token *items, size_t *count, struct text bytes, struct error *error)
{
    struct text line;
    int number = 0;

    *count = 0;
    while (text_split(&bytes, '\n', &line)) {
        number++;
        if (!line.size)
            continue;
        if (*count == TOKENS_MOST)
            return error_set(error, ERROR_LIMIT, "tokens: more than %d", TOKENS_MOST);
        if (!read_line(&items[*count], line))
            return error_set(error, ERROR_FORMAT,
                             "tokens: line %d is not \"role name digest moment\"", number);
        (*count)++;
    }
    qsort(items, *count, sizeof *items, compare_names);
    return true;
}

static struct token *make_room(void)
{
    struct token *items = calloc(TOKENS_MOST, sizeof *items);

    if (!items)
        abort();
    return items;
}

/* What was read before stays when this cannot be. */
static bool take_bytes(struct tokens *tokens, struct text bytes, struct error *error)
{
    struct token *items = make_room();
    size_t count;

    if (!read_lines(items, &count, bytes, error)) {
        free(items);
        return false;
    }
    free(tokens->items);
    tokens->items = items;
    tokens->count = count;
    return true;
}

static struct seen look(const struct tokens *tokens)
{
    struct stat about;

    if (fstatat(tokens->folder, FILE_NAME, &about, 0) != 0)
        return (struct seen){0};
    return (struct seen){about.st_ino, about.st_size, about.st_mtim};
}

static bool is_the_same(const struct seen *a, const struct seen *b)
{
    return a->file == b->file && a->size == b->size && a->written.tv_sec == b->written.tv_sec &&
           a->written.tv_nsec == b->written.tv_nsec;
}

static bool read_file(struct tokens *tokens, struct error *error)
{
    struct bytes bytes = {0};
    bool is_missing, is_taken;

    if (!disk_read(tokens->folder, FILE_NAME, FILE_BYTES_MOST, &bytes, &is_missing, error) &&
        !is_missing)
        return false;
    is_taken = take_bytes(tokens, (struct text){bytes.data, bytes.size}, error);
    free(bytes.data);
    return is_taken;
}

bool tokens_refresh(struct tokens *tokens, struct error *error)
{
    struct seen seen = look(tokens);

    if (tokens->generation && is_the_same(&seen, &tokens->seen))
        return true;
    tokens->seen = seen; /* also when it cannot be read: that is told once, not at every request */
    tokens->generation++;
    return read_file(tokens, error);
}

bool tokens_open(struct tokens **tokens, int folder, struct error *error)
{
    struct tokens *opened = calloc(1, sizeof *opened);

    if (!opened)
        abort();
    opened->folder = folder;
    if (!tokens_refresh(opened, error)) {
        tokens_close(opened);
        return false;
    }
    *tokens = opened;
    return true;
}

void tokens_close(struct tokens *tokens)
{
    if (!tokens)
        return;
    free(tokens->items);
    free(tokens);
}

unsigned tokens_generation(const struct tokens *tokens)
{
    return tokens->generation;
}

size_t tokens_count(const struct tokens *tokens)
{
    return tokens->count;
}

const struct token *tokens_at(const struct tokens *tokens, size_t index)
{
    return &tokens->items[index];
}

bool tokens_have(const struct tokens *tokens, enum role role)
{
    for (size_t i = 0; i < tokens->count; i++)
        if (tokens->items[i].role == role)
            return true;
    return false;
}

bool tokens_hold(const struct tokens *tokens, const uint8_t digest[DIGEST_SIZE])
{
    for (size_t i = 0; i < tokens->count; i++)
        if (memcmp(tokens->items[i].digest, digest, DIGEST_SIZE) == 0)
            return true;
    return false;
}

/* All are compared, also behind the right one, so that time tells nothing of its place. */
const struct token *tokens_find(const struct tokens *tokens, struct text secret)
{
    const struct token *found = NULL;
    uint8_t digest[DIGEST_SIZE];

    digest_sha256(secret, digest);
    for (size_t i = 0; i < tokens->count; i++)
        if (digest_equal(digest, tokens->items[i].digest))
            found = &tokens->items[i];
    return found;
}

static struct text write_lines(const struct tokens *tokens, struct arena *arena)
{
    struct text_builder builder = {.arena = arena};

    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        struct text made_at = instant_to_rfc3339(arena, token->made_at, 0);
        char hex[DIGEST_HEX_SIZE];

        digest_to_hex(token->digest, hex);
        builder_format(&builder, "%s %s %s %.*s\n", role_name(token->role), token->name, hex,
                       TEXT_ARG(made_at));
    }
    return builder_text(&builder);
}

/* For its owner alone: digests cannot be turned round, but names are nobody's business. */
static bool write_file(struct tokens *tokens, struct error *error)
{
    struct arena arena = {0};
    bool is_saved = disk_save(tokens->folder, FILE_NAME, write_lines(tokens, &arena), 0600, error);

    arena_finish(&arena);
    return is_saved;
}

/* Two who change tokens at once wait for each other. The file of the lock stays: whoever takes it
 * away takes it from under those who wait. */
static int lock(const struct tokens *tokens, struct error *error)
{
    int file = openat(tokens->folder, LOCK_NAME, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

    if (file >= 0 && disk_hand_over(tokens->folder, file) && flock(file, LOCK_EX) == 0)
        return file;
    error_set(error, ERROR_SYSTEM, "%s: cannot be locked: %s", LOCK_NAME, strerror(errno));
    if (file >= 0)
        (void)close(file); /* nothing was written to it */
    return -1;
}

static bool remove_name(struct tokens *tokens, struct text name)
{
    for (size_t i = 0; i < tokens->count; i++)
        if (text_equal(text_from(tokens->items[i].name), name)) {
            memmove(&tokens->items[i], &tokens->items[i + 1],
                    (tokens->count - i - 1) * sizeof *tokens->items);
            tokens->count--;
            return true;
        }
    return false;
}

static bool make_secret(char secret[DIGEST_HEX_SIZE], struct error *error)
{
    uint8_t random[SECRET_BYTES];

    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
        return error_set(error, ERROR_SYSTEM, "no random numbers: %s", strerror(errno));
    digest_to_hex(random, secret); /* a secret and a digest have the same size */
    return true;
}

static bool add_locked(struct tokens *tokens, const struct token *token, struct error *error)
{
    if (!tokens_refresh(tokens, error))
        return false;
    (void)remove_name(tokens, text_from(token->name)); /* mostly there was none */
    if (tokens->count == TOKENS_MOST)
        return error_set(error, ERROR_LIMIT, "there are %d tokens, and that is the most",
                         TOKENS_MOST);
    tokens->items[tokens->count++] = *token;
    qsort(tokens->items, tokens->count, sizeof *tokens->items, compare_names);
    return write_file(tokens, error);
}

bool tokens_add(struct tokens *tokens, enum role role, struct text name, struct instant now,
                char secret[DIGEST_HEX_SIZE], struct error *error)
{
    struct token token = {.role = role, .made_at = now};
    bool is_added;
    int file;

    if (!name_is_fit(name))
        return error_set(error, ERROR_USAGE,
                         "\"%.*s\" is no name; expected letters, digits, '_', '.', '-', at most %d",
                         TEXT_ARG(name), NAME_LENGTH_MOST);
    name_copy(token.name, name);
    if (!make_secret(secret, error) || (file = lock(tokens, error)) < 0)
        return false;
    digest_sha256(text_from(secret), token.digest);
    is_added = add_locked(tokens, &token, error);
    (void)close(file); /* which unlocks it */
    return is_added;
}

bool tokens_revoke(struct tokens *tokens, struct text name, struct error *error)
{
    int file = lock(tokens, error);
    bool is_revoked;

    if (file < 0)
        return false;
    is_revoked =
        tokens_refresh(tokens, error) &&
        (remove_name(tokens, name) ||
         error_set(error, ERROR_USAGE, "nobody called \"%.*s\" has a token", TEXT_ARG(name))) &&
        write_file(tokens, error);
    (void)close(file); /* which unlocks it */
    return is_revoked;
}
