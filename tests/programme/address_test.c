/* Addresses as seen from the document they stand in; the first table is RFC 3986's own,
 * section 5.4. */
#include "examples.h"

struct example {
    const char *base, *reference, *resolved;
};

static void check(const struct example *examples, size_t count)
{
    struct arena arena = {0};

    for (size_t i = 0; i < count; i++) {
        struct text resolved =
            address_resolve(&arena, text_from(examples[i].base), text_from(examples[i].reference));

        if (!text_equal(resolved, text_from(examples[i].resolved)))
            fail_msg("%s from %s is %.*s, not %s", examples[i].reference, examples[i].base,
                     TEXT_ARG(resolved), examples[i].resolved);
    }
    arena_finish(&arena);
}

#define CHECK(examples) check((examples), sizeof(examples) / sizeof *(examples))

static void references_resolve_as_the_standard_says(void **state)
{
    static const char base[] = "http://a/b/c/d;p?q";
    static const struct example examples[] = {
        {base, "g", "http://a/b/c/g"},
        {base, "./g", "http://a/b/c/g"},
        {base, "g/", "http://a/b/c/g/"},
        {base, "/g", "http://a/g"},
        {base, "//g", "http://g"},
        {base, "?y", "http://a/b/c/d;p?y"},
        {base, "g?y", "http://a/b/c/g?y"},
        {base, "#s", "http://a/b/c/d;p?q#s"},
        {base, "g#s", "http://a/b/c/g#s"},
        {base, "g?y#s", "http://a/b/c/g?y#s"},
        {base, ";x", "http://a/b/c/;x"},
        {base, "g;x", "http://a/b/c/g;x"},
        {base, "", "http://a/b/c/d;p?q"},
        {base, ".", "http://a/b/c/"},
        {base, "./", "http://a/b/c/"},
        {base, "..", "http://a/b/"},
        {base, "../", "http://a/b/"},
        {base, "../g", "http://a/b/g"},
        {base, "../..", "http://a/"},
        {base, "../../g", "http://a/g"},
        {base, "../../../g", "http://a/g"},
        {base, "/./g", "http://a/g"},
        {base, "/../g", "http://a/g"},
        {base, "g.", "http://a/b/c/g."},
        {base, "..g", "http://a/b/c/..g"},
        {base, "./../g", "http://a/b/g"},
        {base, "./g/.", "http://a/b/c/g/"},
        {base, "g/./h", "http://a/b/c/g/h"},
        {base, "g/../h", "http://a/b/c/h"},
        {base, "g;x=1/../y", "http://a/b/c/y"},
        {base, "g?y/../x", "http://a/b/c/g?y/../x"},
    };

    (void)state;
    CHECK(examples);
}

static void a_document_at_the_root_has_neighbours(void **state)
{
    static const struct example examples[] = {
        {"http://127.0.0.1:8080", "news.xml", "http://127.0.0.1:8080/news.xml"},
        {"http://127.0.0.1:8080/", "news.xml", "http://127.0.0.1:8080/news.xml"},
        {"https://example.org?a=b", "news.xml", "https://example.org/news.xml"},
        {"https://example.org/kk/programme.json", "сурет/үй.jpg",
         "https://example.org/kk/сурет/үй.jpg"},
    };

    (void)state;
    CHECK(examples);
}

static void files_lie_beside_their_document(void **state)
{
    static const struct example examples[] = {
        {"assets/demo/programme.json", "news.xml", "assets/demo/news.xml"},
        {"/srv/taqta/programme.json", "../logo.png", "/srv/taqta/../logo.png"},
        {"/srv/taqta/programme.json", "/usr/share/logo.png", "/usr/share/logo.png"},
        {"programme.json", "news.xml", "news.xml"},
        {"", "news.xml", "news.xml"},
        {"programme.json", "https://example.org/rss", "https://example.org/rss"},
        {"file:///srv/taqta/programme.json", "news.xml", "file:///srv/taqta/news.xml"},
        {"/srv/programme.json", "file:///srv/news.xml", "file:///srv/news.xml"},
    };

    (void)state;
    CHECK(examples);
}

static void the_web_cannot_name_our_files(void **state)
{
    static const struct example examples[] = {
        {"http://example.org/programme.json", "file:///etc/passwd", ""},
        {"https://example.org/programme.json", "FILE:///etc/passwd", ""},
        {"HTTPS://example.org/programme.json", "file:/etc/passwd", ""},
        {"https://example.org/programme.json", "/etc/passwd", "https://example.org/etc/passwd"},
        {"https://example.org/programme.json", "http://other.example/", "http://other.example/"},
    };

    (void)state;
    CHECK(examples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_resolve_as_the_standard_says),
        cmocka_unit_test(a_document_at_the_root_has_neighbours),
        cmocka_unit_test(files_lie_beside_their_document),
        cmocka_unit_test(the_web_cannot_name_our_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
