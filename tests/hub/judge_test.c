/* What may be published: what displays take whole, and nothing that they refuse or lose. */
#include "hub_test.h"

#include "hub/judge.h"

static const char PROGRAMME[] =
    "{\"taqta\": 1, \"event\": {\"title\": \"Meeting\", \"timezone\": \"Asia/Almaty\"},\n"
    " \"rooms\": [{\"id\": \"hall-1\", \"name\": \"Hall\"}],\n"
    " \"sessions\": [{\"id\": \"s1\", \"title\": \"Opening\", \"start\": \"2025-11-20T10:00\",\n"
    "  \"minutes\": 30, \"room\": \"hall-1\"}]}\n";

struct shop {
    struct scratch scratch;
    struct store store;
};

static struct shop make_shop(const char *programme)
{
    struct shop shop = {.scratch = scratch_make()};
    struct saving saving = {.name = TEXT("programme.json"),
                            .bytes = text_from(programme),
                            .who = TEXT("aliya"),
                            .now = {0}};
    struct version version;
    struct error error = {0};

    assert_true(store_open_folder(&shop.store, shop.scratch.folder, &error));
    if (programme)
        assert_int_equal(store_save(&shop.store, &saving, &version, &error), STORE_DONE);
    return shop;
}

static void close_shop(struct shop *shop)
{
    store_close(&shop->store);
    scratch_remove(&shop->scratch);
}

static struct verdict judge(const struct shop *shop, enum store_document document,
                            const char *bytes)
{
    struct verdict verdict;
    struct error error = {0};

    if (!judge_document(&verdict, &shop->store, document, text_from(bytes),
                        (struct instant){1763616240}, &error))
        fail_msg("%s", error.message);
    return verdict;
}

static void assert_accepted(const struct shop *shop, enum store_document document,
                            const char *bytes)
{
    struct verdict verdict = judge(shop, document, bytes);

    if (!verdict.is_acceptable)
        fail_msg("%.*s", TEXT_ARG(verdict.problems[0].message));
    verdict_finish(&verdict);
}

static void assert_refused(const struct shop *shop, enum store_document document, const char *bytes,
                           int line, const char *path, const char *words)
{
    struct verdict verdict = judge(shop, document, bytes);

    assert_false(verdict.is_acceptable);
    assert_true(verdict.count >= 1);
    if (verdict.problems[0].line != line ||
        !text_equal(verdict.problems[0].path, text_from(path)) ||
        text_find(verdict.problems[0].message, text_from(words)) == SIZE_MAX)
        fail_msg("line %d, %.*s: %.*s", verdict.problems[0].line,
                 TEXT_ARG(verdict.problems[0].path), TEXT_ARG(verdict.problems[0].message));
    verdict_finish(&verdict);
}

static void a_programme_that_displays_take_whole_is_accepted(void **state)
{
    (void)state;
    struct shop shop = make_shop(NULL);

    assert_accepted(&shop, STORE_PROGRAMME, PROGRAMME);
    close_shop(&shop);
}

static void what_displays_would_refuse_or_lose_is_not(void **state)
{
    (void)state;
    struct shop shop = make_shop(NULL);

    assert_refused(&shop, STORE_PROGRAMME, "", 0, "", "this is no JSON");
    assert_refused(&shop, STORE_PROGRAMME, "<schedule/>", 0, "", "this is no JSON");
    assert_refused(&shop, STORE_PROGRAMME, "{\"taqta\": 1,}", 1, "", "comma");
    assert_refused(&shop, STORE_PROGRAMME, "{\"taqta\": 1}", 0, "", "event is missing");
    assert_refused(&shop, STORE_PROGRAMME,
                   "{\"taqta\": 1, \"event\": {\"title\": \"M\", \"timezone\": \"UTC\"},\n"
                   "\"sessions\": [{\"id\": \"s1\", \"title\": \"A\", \"minutes\": 5,\n"
                   "\"start\": \"2025-11-20T25:00\"}]}",
                   3, "sessions[0].start", "25:00");
    close_shop(&shop);
}

static void changes_are_judged_over_the_programme(void **state)
{
    (void)state;
    struct shop shop = make_shop(PROGRAMME);

    assert_accepted(&shop, STORE_CHANGES,
                    "{\"taqta\": 1, \"revision\": 4, \"changes\": [{\"session\": \"s1\", "
                    "\"kind\": \"delayed\", \"minutes\": 15, \"at\": \"2025-11-20T09:50\"}]}");
    assert_refused(&shop, STORE_CHANGES,
                   "{\"taqta\": 1, \"changes\": [\n{\"session\": \"s9\", \"kind\": \"delayed\", "
                   "\"minutes\": 15, \"at\": \"2025-11-20T09:50\"}]}",
                   2, "changes[0].session", "there is no session \"s9\"");
    assert_refused(&shop, STORE_CHANGES, "{\"changes\": []}", 0, "", "taqta is missing");
    assert_refused(&shop, STORE_CHANGES, "{\"version\": \"https://jsonfeed.org/version/1.1\"}", 0,
                   "", "taqta is missing");
    assert_refused(&shop, STORE_CHANGES, "{\"taqta\": 1, \"changes\": [}", 1, "", "");
    close_shop(&shop);
}

static void notices_are_judged_likewise(void **state)
{
    (void)state;
    struct shop shop = make_shop(PROGRAMME);

    assert_accepted(&shop, STORE_NOTICES,
                    "{\"taqta\": 1, \"notices\": [{\"id\": \"n1\", \"severity\": \"urgent\", "
                    "\"text\": \"Lunch is late\", \"until\": \"2025-11-20T14:00\"}]}");
    assert_refused(&shop, STORE_NOTICES,
                   "{\"taqta\": 1, \"notices\": [{\"id\": \"n1\", \"severity\": \"panic\", "
                   "\"text\": \"Lunch is late\", \"until\": \"2025-11-20T14:00\"}]}",
                   1, "notices[0].severity", "panic");
    close_shop(&shop);
}

static void without_a_programme_there_is_nothing_to_change(void **state)
{
    (void)state;
    struct shop shop = make_shop(NULL);

    assert_refused(&shop, STORE_CHANGES, "{\"taqta\": 1, \"changes\": []}", 0, "",
                   "there is no programme.json here yet");
    close_shop(&shop);
}

/* What it says is read here; who signed it is for the displays to judge. */
static void a_signed_document_is_read_behind_its_signature(void **state)
{
    (void)state;
    struct shop shop = make_shop(NULL);
    static const char lines[] = "untrusted comment: a\nRWQ\ntrusted comment: b\nabc\n";
    char signed_one[1024];

    snprintf(signed_one, sizeof signed_one, "%s%s", lines, PROGRAMME);
    assert_accepted(&shop, STORE_PROGRAMME, signed_one);
    snprintf(signed_one, sizeof signed_one, "%s%s", lines, "{\"taqta\": 1,}");
    assert_refused(&shop, STORE_PROGRAMME, signed_one, 5, "", "comma");
    assert_refused(&shop, STORE_PROGRAMME, "untrusted comment: a\n", 0, "", "this is no JSON");
    close_shop(&shop);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_programme_that_displays_take_whole_is_accepted),
        cmocka_unit_test(what_displays_would_refuse_or_lose_is_not),
        cmocka_unit_test(changes_are_judged_over_the_programme),
        cmocka_unit_test(notices_are_judged_likewise),
        cmocka_unit_test(without_a_programme_there_is_nothing_to_change),
        cmocka_unit_test(a_signed_document_is_read_behind_its_signature),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
