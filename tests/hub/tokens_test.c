/* Tokens: shown once, kept as digests, ended by name. */
#include "hub_test.h"

#include <sys/stat.h>

#include "hub/disk.h"
#include "hub/tokens.h"

static const struct instant NOW = {1763616240};

static struct tokens *open_tokens(const struct scratch *scratch)
{
    struct tokens *tokens = NULL;
    struct error error = {0};

    if (!tokens_open(&tokens, scratch->folder, &error))
        fail_msg("%s", error.message);
    return tokens;
}

static void add(struct tokens *tokens, enum role role, const char *name,
                char secret[DIGEST_HEX_SIZE])
{
    struct error error = {0};

    if (!tokens_add(tokens, role, text_from(name), NOW, secret, &error))
        fail_msg("%s", error.message);
}

static void a_token_is_known_by_its_secret_alone(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct tokens *tokens = open_tokens(&scratch);
    char organiser[DIGEST_HEX_SIZE], screen[DIGEST_HEX_SIZE];

    add(tokens, ROLE_ORGANISER, "aliya", organiser);
    add(tokens, ROLE_SCREEN, "foyer-a", screen);

    assert_int_equal(strlen(organiser), 64);
    assert_string_not_equal(organiser, screen);
    assert_string_equal(tokens_find(tokens, text_from(organiser))->name, "aliya");
    assert_int_equal(tokens_find(tokens, text_from(screen))->role, ROLE_SCREEN);
    assert_null(tokens_find(tokens, TEXT("")));
    assert_null(tokens_find(tokens, TEXT("aliya")));
    organiser[63] = organiser[63] == '0' ? '1' : '0';
    assert_null(tokens_find(tokens, text_from(organiser)));
    assert_false(tokens_have(tokens, ROLE_READER));
    tokens_close(tokens);
    scratch_remove(&scratch);
}

static void the_file_holds_no_secret_and_is_its_owners_alone(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct tokens *tokens = open_tokens(&scratch);
    char secret[DIGEST_HEX_SIZE];
    struct bytes bytes;
    struct stat about;

    add(tokens, ROLE_ORGANISER, "aliya", secret);

    assert_true(disk_read(scratch.folder, "tokens", 4096, &bytes, NULL, NULL));
    struct text file = {bytes.data, bytes.size};
    assert_true(text_find(file, text_from(secret)) == SIZE_MAX);
    assert_true(text_find(file, TEXT("organiser aliya ")) == 0);
    assert_int_equal(fstatat(scratch.folder, "tokens", &about, 0), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    free(bytes.data);
    tokens_close(tokens);
    scratch_remove(&scratch);
}

static void a_name_has_one_token_and_the_last_one_counts(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct tokens *tokens = open_tokens(&scratch);
    char old[DIGEST_HEX_SIZE], new[DIGEST_HEX_SIZE];

    add(tokens, ROLE_SCREEN, "foyer-a", old);
    add(tokens, ROLE_SCREEN, "foyer-a", new);

    assert_int_equal(tokens_count(tokens), 1);
    assert_null(tokens_find(tokens, text_from(old)));
    assert_non_null(tokens_find(tokens, text_from(new)));
    tokens_close(tokens);
    scratch_remove(&scratch);
}

/* As a running hub sees what the command does beside it. */
static void a_change_by_another_is_seen(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct tokens *hub = open_tokens(&scratch), *command = open_tokens(&scratch);
    char secret[DIGEST_HEX_SIZE];
    struct error error = {0};
    unsigned generation = tokens_generation(hub);

    assert_true(tokens_refresh(hub, &error));
    assert_int_equal(tokens_generation(hub), generation);
    add(command, ROLE_ORGANISER, "aliya", secret);
    assert_null(tokens_find(hub, text_from(secret)));
    assert_true(tokens_refresh(hub, &error));
    assert_non_null(tokens_find(hub, text_from(secret)));
    assert_int_not_equal(tokens_generation(hub), generation);
    assert_true(tokens_revoke(command, TEXT("aliya"), &error));
    assert_true(tokens_refresh(hub, &error));
    assert_null(tokens_find(hub, text_from(secret)));
    tokens_close(hub);
    tokens_close(command);
    scratch_remove(&scratch);
}

static void nobody_cannot_be_revoked(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct tokens *tokens = open_tokens(&scratch);
    struct error error = {0};

    assert_false(tokens_revoke(tokens, TEXT("nobody"), &error));
    assert_non_null(strstr(error.message, "nobody called \"nobody\" has a token"));
    tokens_close(tokens);
    scratch_remove(&scratch);
}

static void a_damaged_file_is_refused_and_those_known_still_count(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "organiser aliya\n",
        "king aliya ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad "
        "2025-11-20T05:24:00Z\n",
        "screen ../a ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad "
        "2025-11-20T05:24:00Z\n",
        "screen a ba7816bf 2025-11-20T05:24:00Z\n",
        "screen a ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad soon\n",
    };
    struct scratch scratch = scratch_make();
    struct tokens *tokens = open_tokens(&scratch), *second = NULL;
    char secret[DIGEST_HEX_SIZE];
    struct error error = {0};

    add(tokens, ROLE_ORGANISER, "aliya", secret);
    assert_true(tokens_refresh(tokens, &error));
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        assert_true(disk_save(scratch.folder, "tokens", text_from(lines[i]), 0600, &error));
        assert_false(tokens_refresh(tokens, &error));
        assert_non_null(strstr(error.message, "tokens: line 1"));
        assert_non_null(tokens_find(tokens, text_from(secret)));
        assert_false(tokens_open(&second, scratch.folder, &error));
    }
    tokens_close(tokens);
    scratch_remove(&scratch);
}

/* As a service that runs as a user of its own, whose tokens root adds. */
static void what_root_adds_belongs_to_the_owner_of_the_folder(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct tokens *tokens = open_tokens(&scratch);
    char secret[DIGEST_HEX_SIZE];
    struct stat about;

    if (geteuid() == 0) {
        assert_int_equal(fchown(scratch.folder, 65534, 65534), 0);
        add(tokens, ROLE_ORGANISER, "aliya", secret);
        assert_int_equal(fstatat(scratch.folder, "tokens", &about, 0), 0);
        assert_int_equal(about.st_uid, 65534);
        assert_int_equal(fstatat(scratch.folder, "tokens.lock", &about, 0), 0);
        assert_int_equal(about.st_uid, 65534);
    }
    tokens_close(tokens);
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_token_is_known_by_its_secret_alone),
        cmocka_unit_test(the_file_holds_no_secret_and_is_its_owners_alone),
        cmocka_unit_test(what_root_adds_belongs_to_the_owner_of_the_folder),
        cmocka_unit_test(a_name_has_one_token_and_the_last_one_counts),
        cmocka_unit_test(a_change_by_another_is_seen),
        cmocka_unit_test(nobody_cannot_be_revoked),
        cmocka_unit_test(a_damaged_file_is_refused_and_those_known_still_count),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
