/* XML and HTML as they are found, made into a tree. Trees are compared as lines of text. */
#include "base_test.h"

#include <dirent.h>
#include <stdlib.h>
#include <time.h>

#include "base/limits.h"
#include "base/xml.h"

/* <name a="1">, 'text' and / for a closing tag, in one line. */
static void print_node(struct text_builder *builder, const struct xml_node *node)
{
    if (node->name.size == 0) {
        builder_format(builder, "'%.*s'", TEXT_ARG(node->text));
        return;
    }
    builder_format(builder, "<%.*s", TEXT_ARG(node->name));
    for (const struct xml_attribute *at = node->attributes; at; at = at->next)
        builder_format(builder, " %.*s=\"%.*s\"", TEXT_ARG(at->name), TEXT_ARG(at->value));
    builder_add(builder, TEXT(">"));
    for (const struct xml_node *child = node->child; child; child = child->next) {
        assert_ptr_equal(child->parent, node);
        print_node(builder, child);
    }
    builder_add(builder, TEXT("/"));
}

static struct text printed(struct arena *arena, const struct xml_node *root)
{
    struct text_builder builder = {.arena = arena};

    if (root)
        print_node(&builder, root);
    return builder_text(&builder);
}

static void check_xml(struct text bytes, const char *charset, const char *expected)
{
    struct arena arena = {0};
    struct xml_node *root = NULL;
    struct error error = {0};

    if (!xml_read(&root, &arena, bytes, text_from(charset), &error))
        fail_msg("%.*s: %d:%d %s", TEXT_ARG(bytes), error.line, error.column, error.message);
    assert_text_equal(printed(&arena, root), expected);
    arena_finish(&arena);
}

static void elements_attributes_and_texts_make_a_tree(void **state)
{
    (void)state;
    check_xml(TEXT("<a x='1' y=\"2\">t<b/>u<c>v</c></a>"), NULL,
              "<a x=\"1\" y=\"2\">'t'<b>/'u'<c>'v'//");
    check_xml(TEXT("<a><![CDATA[x & y &amp; <b>]]><!-- & --> z<?pi &?></a>"), NULL,
              "<a>'x & y &amp; <b> z'/");
    check_xml(TEXT("<a>e\u0301\u202E</a>"), NULL, "<a>'é'/");
    check_xml(TEXT("<a t='\u202Ee\u0301'/>"), NULL, "<a t=\"é\">/");
}

static void entities_of_html_and_bare_ampersands_are_read(void **state)
{
    (void)state;
    check_xml(TEXT("<a>A&nbsp;B &mdash; &eacute;&hellip;</a>"), NULL, "<a>'A\u00A0B — é…'/");
    check_xml(TEXT("<a>A &amp; B &lt;b&gt; &quot;&apos; &#65;&#x416;</a>"), NULL,
              "<a>'A & B <b> \"' AЖ'/");
    check_xml(TEXT("<a>Q & A, AT&T, R&D; &unknown; & &amp; &&amp;</a>"), NULL,
              "<a>'Q & A, AT&T, R&D; &unknown; & & &&'/");
    check_xml(TEXT("<a h='?x=1&y=2&amp;z=3&nbsp;&lt;&#38;#38;'/>"), NULL,
              "<a h=\"?x=1&y=2&z=3\u00A0<&#38;\">/");
    check_xml(TEXT("<a>&amp;nbsp; &amp;#38;</a>"), NULL, "<a>'&nbsp; &#38;'/");
}

static void charsets_are_found_in_the_order_of_rfc_7303(void **state)
{
    (void)state;
    check_xml(TEXT("<?xml version='1.0' encoding='windows-1251'?><a>\xCF\xF0</a>"), NULL,
              "<a>'Пр'/");
    check_xml(TEXT("<?xml version='1.0' encoding='KOI8-R'?><a>\xF0\xD2</a>"), NULL, "<a>'Пр'/");
    check_xml(TEXT("<?xml version=\"1.0\" encoding = \"gb2312\"?><a>\xC4\xE3</a>"), NULL,
              "<a>'你'/");
    check_xml(TEXT("<?xml version='1.0' encoding='utf-16'?><a>\xCF\xF0</a>"), "windows-1251",
              "<a>'Пр'/");
    check_xml(TEXT("<?xml version='1.0' encoding='iso-8859-1'?><a>\x93x\x94</a>"), NULL,
              "<a>'“x”'/");
    check_xml(TEXT("\xEF\xBB\xBF<?xml version='1.0' encoding='iso-8859-1'?><a>é</a>"), NULL,
              "<a>'é'/");
    check_xml(BYTES("\xFF\xFE<\0a\0>\0\x10\x04<\0/\0a\0>\0"), NULL, "<a>'А'/");
    check_xml(TEXT("<a>\xE9t\xE9</a>"), NULL, "<a>'été'/"); /* nobody said anything */
    check_xml(TEXT("<a>\xCF\xF0\xE8\xE2\xE5\xF2</a>"), NULL, "<a>'Привет'/");
    check_xml(TEXT("<a>été</a>"), NULL, "<a>'été'/");
    check_xml(TEXT("<?xml version='1.0' encoding='UTF-16'?><a>Қ</a>"), NULL, "<a>'Қ'/");
    check_xml(TEXT("<?xml version='1.0' encoding='windows-1251'?><a>\xCF\xF0\xE8\xE2\xE5\xF2"
                   "\xCF\xF0\xE8\xE2\xE5\xF2</a>"),
              "utf-8", "<a>'ПриветПривет'/"); /* the server is plainly wrong */
    check_xml(TEXT("<?xml version='1.0' encoding='no-such-thing'?><a>x</a>"), "utf-8", "<a>'x'/");
}

static void a_guess_is_known_as_one(void **state)
{
    static const struct {
        struct text bytes;
        const char *charset, *guess;
    } examples[] = {
        {{"<a>\xCF\xF0\xE8</a>", 10}, "", "windows-1251"},
        {{"<a>\xE9t\xE9</a>", 10}, "", "windows-1252"},
        {{"<a>\xCF\xF0\xE8</a>", 10}, "windows-1251", NULL},
        {{"<?xml encoding='koi8-r'?><a>\xCF</a>", 33}, "", NULL},
        {{"\xEF\xBB\xBF<a>\xCF</a>", 11}, "", NULL},
        {{"<a>Қ</a>", 9}, "", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const char *guess = xml_guess_charset(examples[i].bytes, text_from(examples[i].charset));

        assert_string_equal(guess ? guess : "none", examples[i].guess ? examples[i].guess : "none");
    }
}

static void a_stray_byte_is_replaced_and_another_encoding_refused(void **state)
{
    struct arena arena = {0};
    struct xml_node *root = NULL;
    struct error error = {0};

    (void)state;
    check_xml(TEXT("<?xml version='1.0' encoding='utf-8'?><a>Қазір \xE9</a>"), NULL,
              "<a>'Қазір \uFFFD'/");
    assert_false(xml_read(&root, &arena,
                          TEXT("<?xml version='1.0' encoding='utf-8'?>"
                               "<a>\xCF\xF0\xE8\xE2\xE5\xF2, \xCF\xF0\xE8\xE2\xE5\xF2</a>"),
                          (struct text){0}, &error));
    assert_non_null(strstr(error.message, "encoding"));
    assert_null(root);
    arena_finish(&arena);
}

static void small_faults_are_mended(void **state)
{
    (void)state;
    check_xml(TEXT("\n  <?xml version='1.0'?><a>x</a>"), NULL, "<a>'x'/");
    check_xml(TEXT("<?phpxml version='1.0'?><a>x</a>"), NULL, "<a>'x'/");
    check_xml(TEXT("<a>x\x0B\x01y</a>"), NULL, "<a>'xy'/");
    check_xml(TEXT("<a>x</a> rubbish"), NULL, "<a>'x'/");
    check_xml(TEXT("<a><b x=\"1\" x=\"2\"/>&amp;</a>"), NULL, "<a><b x=\"1\" x=\"2\">/'&'/");
    check_xml(TEXT("<dc:a>x</dc:a>"), NULL, "<a>'x'/");
    check_xml(BYTES("<a>x\0y</a>"), NULL, "<a>'xy'/");
}

static void end_tags_that_do_not_match_cost_no_item(void **state)
{
    (void)state;
    check_xml(TEXT("<r><i>x<br>y</i><i>z</i></r>"), NULL, "<r><i>'x'<br>'y'//<i>'z'//");
    check_xml(TEXT("<r><i>x</p></i><i>z</i></r>"), NULL, "<r><i>'x'/<i>'z'//");
    check_xml(TEXT("<r><i><b>x<i>y</b>z</i></i>w</r>"), NULL, "<r><i><b>'x'<i>'y'//'z'/'w'/");
    check_xml(TEXT("<r a='>'><!-- <i> --><![CDATA[</r>]]><br/><a:i>x</r>"), NULL,
              "<r a=\">\">'</r>'<br>/<i>'x'//");
    check_xml(TEXT("<!DOCTYPE r [<!ELEMENT r ANY>]><r><i t=\"2 > 1\">x</r>"), NULL,
              "<r><i t=\"2 > 1\">'x'//");
}

static void documents_that_must_not_be_read_are_refused(void **state)
{
    static const struct {
        const char *bytes, *word;
        int line;
    } examples[] = {
        {"", "empty", 0},
        {"  \n", "empty", 0},
        {"hello", "no XML", 1},
        {"\x81\x8D\x8F\x90\x9D\x81\x8D\x8F\x90\x9D\x81\x8D", "encoding", 0},
        {"{\"a\": 1}", "no XML", 1},
        {"<a><b>x</b>", "<a> of line 1", 1},
        {"<a>\n<b>\n<c/>", "<b> of line 2", 3},
        {"\n\n<a>\n<b", "<b> of line 4", 4},
        {"<a>\n<b><br></b>\n<b>x<br>", "<br> of line 3", 3},
        {"<a><b></c>", "<b> of line 1", 1},
        {"<!DOCTYPE feed SYSTEM 'http://example.invalid/d'><feed/>", "DTD from elsewhere", 1},
        {"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "entity", 1},
        {"<!DOCTYPE a [\n<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>", "entity", 2},
        {"<!DOCTYPE a [<!ENTITY % b SYSTEM 'http://example.invalid/b'>%b;]><a/>", "entity", 1},
        {"<!DOCTYPE a [<!NOTATION n SYSTEM 'n'><!ENTITY b SYSTEM 'c' NDATA n>]><a/>", "entity", 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        struct arena arena = {0};
        struct xml_node *root = NULL;
        struct error error = {0};

        if (xml_read(&root, &arena, text_from(examples[i].bytes), (struct text){0}, &error))
            fail_msg("%s was read", examples[i].bytes);
        if (!strstr(error.message, examples[i].word) || error.line != examples[i].line)
            fail_msg("%s: line %d: %s", examples[i].bytes, error.line, error.message);
        assert_int_equal(error.kind, ERROR_FORMAT);
        assert_null(root);
        arena_finish(&arena);
    }
}

static void a_doctype_without_entities_is_read(void **state)
{
    (void)state;
    check_xml(TEXT("<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\"\n"
                   " \"http://my.netscape.com/publish/formats/rss-0.91.dtd\">\n"
                   "<rss version=\"0.91\"><t>A&nbsp;B</t></rss>"),
              NULL, "<rss version=\"0.91\"><t>'A\u00A0B'//");
    check_xml(TEXT("<!DOCTYPE a [<!ELEMENT a ANY>]><a>x</a>"), NULL, "<a>'x'/");
}

static void elements_nested_too_deep_are_refused(void **state)
{
    struct arena arena = {0};
    struct text_builder builder = {.arena = &arena};
    struct xml_node *root = NULL;
    struct error error = {0};

    (void)state;
    for (int i = 0; i < 100000; i++)
        builder_add(&builder, TEXT("<a>"));

    assert_false(xml_read(&root, &arena, builder_text(&builder), (struct text){0}, &error));
    assert_int_equal(error.kind, ERROR_LIMIT);
    arena_finish(&arena);
}

/* Every "&" becomes five bytes on the way in, and libxml2 refuses to look 10 MB ahead. */
static bool read_ampersands(size_t count, size_t *text_size, struct error *error)
{
    struct arena arena = {0};
    struct xml_node *root = NULL;
    char *bytes = malloc(count + 7);
    bool is_read;

    assert_non_null(bytes);
    memset(bytes, '&', count + 7);
    memcpy(bytes, "<a>", 3);
    memcpy(bytes + count + 3, "</a>", 4);
    is_read = xml_read(&root, &arena, (struct text){bytes, count + 7}, (struct text){0}, error);
    if (is_read)
        *text_size = xml_text(root, &arena).size;
    free(bytes);
    arena_finish(&arena);
    return is_read;
}

static void ampersands_are_read_but_not_without_end(void **state)
{
    struct error error = {0};
    size_t size = 0;

    (void)state;
    assert_true(read_ampersands(500000, &size, &error));
    assert_int_equal(size, 500000);
    assert_true(read_ampersands(3000000, &size, &error));
    assert_int_equal(size, LIMIT_XML_TEXT_BYTES);
    assert_false(read_ampersands(LIMIT_DOCUMENT_BYTES - 7, &size, &error));
    assert_string_equal(error.message, "the document holds too many \"&\"");
}

/* The parser gets its bytes in pieces: no character may be hurt where they meet. */
static void a_long_document_is_read_without_a_seam(void **state)
{
    struct arena arena = {0};
    struct text_builder builder = {.arena = &arena};
    struct xml_node *root = NULL;
    struct error error = {0};
    size_t count = 0;

    (void)state;
    builder_add(&builder, TEXT("<r>"));
    for (int i = 0; i < 20000; i++)
        builder_format(&builder, "<s n=\"ә%d\">Қ€%d&amp;</s>\n", i, i);
    builder_add(&builder, TEXT("</r>"));
    if (!xml_read(&root, &arena, builder_text(&builder), (struct text){0}, &error))
        fail_msg("%s", error.message);

    for (const struct xml_node *s = xml_child(root, "s"); s; s = xml_next(s, "s")) {
        struct text number = text_format(&arena, "ә%zu", count);
        struct text words = text_format(&arena, "Қ€%zu&", count);

        assert_true(text_equal(xml_attribute(s, "n"), number));
        assert_true(text_equal(xml_text(s, &arena), words));
        assert_int_equal(s->line, count + 1);
        count++;
    }
    assert_int_equal(count, 20000);
    arena_finish(&arena);
}

static void namespaces_are_told(void **state)
{
    struct arena arena = {0};
    struct xml_node *root = NULL;
    const struct xml_node *entry;
    struct error error = {0};

    (void)state;
    assert_true(
        xml_read(&root, &arena,
                 TEXT("<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='kk'>"
                      "<entry x:href='far' href='near' xmlns:x='urn:x' x:only='1'/></feed>"),
                 (struct text){0}, &error));

    entry = xml_child(root, "entry");
    assert_text_equal(root->space, "http://www.w3.org/2005/Atom");
    assert_text_equal(entry->space, "http://www.w3.org/2005/Atom");
    assert_text_equal(root->attributes->space, "http://www.w3.org/XML/1998/namespace");
    assert_text_equal(xml_attribute(root, "lang"), "kk");
    assert_text_equal(xml_attribute(entry, "href"), "near");
    assert_text_equal(xml_attribute(entry, "only"), "1");
    assert_text_equal(xml_attribute(entry, "none"), "");
    arena_finish(&arena);
}

struct taken {
    struct arena *arena;
    struct text_builder words;
    int starts;
};

static void start_taking(void *context)
{
    struct taken *taken = context;

    taken->starts++;
    taken->words.size = 0;
}

/* "day 1: <e>'a'//" for each. */
static void take_piece(void *context, const struct xml_node *piece)
{
    struct taken *taken = context;

    assert_non_null(piece->parent);
    assert_null(piece->next);
    builder_format(&taken->words, "%.*s %.*s: ", TEXT_ARG(piece->parent->name),
                   TEXT_ARG(xml_attribute(piece->parent, "n")));
    print_node(&taken->words, piece);
}

static struct text read_in_pieces(struct taken *taken, const char *bytes, bool *is_read,
                                  struct xml_node **root)
{
    struct xml_pieces pieces = {
        .name = "e", .take = take_piece, .start = start_taking, .context = taken};
    struct error error = {0};

    taken->words = (struct text_builder){.arena = taken->arena};
    taken->starts = 0;
    *is_read =
        xml_read_pieces(root, taken->arena, text_from(bytes), (struct text){0}, &pieces, &error);
    return builder_text(&taken->words);
}

static void pieces_are_taken_one_by_one_and_forgotten(void **state)
{
    struct arena arena = {0};
    struct taken taken = {.arena = &arena};
    struct xml_node *root = NULL;
    bool is_read;

    (void)state;
    assert_text_equal(
        read_in_pieces(&taken,
                       "<e n='0'><t>x</t><day n='1'>\n<e i='1'>a<e>b</e></e><e/></day>"
                       "<day n='2'><r/><e>&amp;</e></day></e>",
                       &is_read, &root),
        "day 1: <e i=\"1\">'a'<e>'b'//day 1: <e>/day 2: <e>'&'/");
    assert_true(is_read);
    assert_int_equal(taken.starts, 1);
    assert_text_equal(printed(&arena, root),
                      "<e n=\"0\"><t>'x'/<day n=\"1\">'\n'/<day n=\"2\"><r>///");
    arena_finish(&arena);
}

static void pieces_are_taken_anew_when_a_fault_is_mended(void **state)
{
    struct arena arena = {0};
    struct taken taken = {.arena = &arena};
    struct xml_node *root = NULL;
    bool is_read;

    (void)state;
    assert_text_equal(read_in_pieces(&taken, "<s><e>1</e><e><i>2</e><e>3</e></s>", &is_read, &root),
                      "s : <e>'1'/s : <e><i>'2'//s : <e>'3'/");
    assert_true(is_read);
    assert_int_equal(taken.starts, 2);
    assert_text_equal(printed(&arena, root), "<s>/");

    (void)read_in_pieces(&taken, "<s><e>1</e><e><i>2", &is_read, &root);
    assert_false(is_read);
    arena_finish(&arena);
}

static void nodes_are_found_and_their_text_gathered(void **state)
{
    struct arena arena = {0};
    struct xml_node *root = NULL;
    struct error error = {0};
    const struct xml_node *b;

    (void)state;
    assert_true(xml_read(&root, &arena, TEXT("<a>\n <b>1</b><c/> <b> x<i>y <u>z</u></i>!</b></a>"),
                         (struct text){0}, &error));

    b = xml_child(root, "b");
    assert_int_equal(b->line, 2);
    assert_text_equal(xml_text(b, &arena), "1");
    b = xml_next(b, "b");
    assert_text_equal(xml_text(b, &arena), "xy z!");
    assert_text_equal(xml_text(root, &arena), "1  xy z!");
    assert_null(xml_next(b, "b"));
    assert_null(xml_child(root, "z"));
    assert_null(xml_child(NULL, "z"));
    assert_null(xml_next(NULL, "z"));
    assert_false(xml_is(NULL, "a"));
    assert_false(xml_is(root->child, ""));
    assert_text_equal(xml_text(NULL, &arena), "");
    assert_text_equal(xml_text(xml_child(root, "c"), &arena), "");
    assert_text_equal(xml_attribute(NULL, "x"), "");
    arena_finish(&arena);
}

static void a_look_at_the_first_bytes_tells_the_root(void **state)
{
    static const char *const examples[][2] = {
        {"<rss version='2.0'>", "rss"},
        {"\xEF\xBB\xBF \n<?xml version='1.0'?>\n<!-- <x> -->\n<rdf:RDF xmlns:rdf='x'>", "RDF"},
        {"<!DOCTYPE rss PUBLIC 'x' 'y'><rss>", "rss"},
        {"<!DOCTYPE a [<!ENTITY b '>'>]><schedule>", "schedule"},
        {"<!doctype HTML><head>", "html"},
        {"<HTML><body>", "html"},
        {"<feed/>", "feed"},
        {"{\"a\": 1}", ""},
        {"BEGIN:VCALENDAR", ""},
        {"", ""},
        {"<", ""},
        {"<?xml never ends", ""},
        {"< a>", ""},
        {"<!DOCTYPE a><!DOCTYPE b><c>", "!DOCTYPE"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++)
        assert_text_equal(xml_peek_root(text_from(examples[i][0])), examples[i][1]);
}

/* Eight megabytes of DOCTYPEs, each of which may have no end. */
static void a_look_at_the_first_bytes_is_short(void **state)
{
    struct arena arena = {0};
    struct text_builder bytes = {.arena = &arena};
    clock_t start = clock();

    (void)state;
    while (bytes.size < LIMIT_DOCUMENT_BYTES)
        builder_add(&bytes, TEXT("<!DOCTYPE a>"));
    (void)xml_peek_root(builder_text(&bytes));
    assert_true(clock() - start < 2 * CLOCKS_PER_SEC);
    arena_finish(&arena);
}

static void check_html(const char *fragment, const char *expected)
{
    struct arena arena = {0};

    assert_text_equal(printed(&arena, html_read(&arena, text_from(fragment))), expected);
    arena_finish(&arena);
}

static void html_is_read_as_it_is_found(void **state)
{
    (void)state;
    check_html("<p>x<p>y &amp; z", "<html><p>'x'/<p>'y & z'//");
    check_html("<div>a<b>c<i>d</b>e</div>", "<html><div>'a'<b>'c'<i>'d'//'e'//");
    check_html("<ul><li>1<li>2</ul>", "<html><ul><li>'1'/<li>'2'///");
    check_html("<div>5 < 6 &hellip; AT&T &nosuch; &eacute;&nbsp;</div>",
               "<html><div>'5 < 6 … AT&T &nosuch; é\u00A0'//");
    check_html("<html><head><meta charset=windows-1251></head><body><div>Қ</div></body></html>",
               "<html><meta charset=\"windows-1251\">/<div>'Қ'//");
    check_html("<b>қалың</b>дық", "<html><b>'қалың'/'дық'/");
    check_html("сөз <p>x</p> сөз", "<html>'сөз '<p>'x'/' сөз'/");
    check_html("<img src='a&amp;b' alt>", "<html><img src=\"a&b\" alt=\"\">//");
}

static void nothing_is_no_html(void **state)
{
    (void)state;
    check_html("", "");
    check_html(" \n\u00A0", "");
}

static void what_is_not_meant_to_be_read_is_dropped(void **state)
{
    (void)state;
    check_html("<div>a<script>if (a < b) { '<p>'; }</script>b</div>", "<html><div>'ab'//");
    check_html("<style>p { color: red }</style><div onclick='x()'>c</div>",
               "<html><div onclick=\"x()\">'c'//");
    check_html("<div>a<iframe src='x'>b<p>c</p></iframe>d</div>", "<html><div>'ad'//");
    check_html("<script>never closed <div>x</div>", "<html>/");
}

static void html_nested_without_end_stays_shallow(void **state)
{
    struct arena arena = {0};
    struct text_builder builder = {.arena = &arena};
    size_t depth = 0;
    struct xml_node *root;

    (void)state;
    for (int i = 0; i < 10000; i++)
        builder_add(&builder, TEXT("<b>"));
    builder_add(&builder, TEXT("here"));
    root = html_read(&arena, builder_text(&builder));

    assert_text_equal(xml_text(root, &arena), "here");
    for (const struct xml_node *node = root; node; node = node->child)
        depth++;
    assert_in_range(depth, 200, 300);
    arena_finish(&arena);
}

static void check_too_much(const char *head, const char *before, const char *after, int count,
                           const char *tail, const char *why)
{
    struct arena arena = {0};
    struct text_builder builder = {.arena = &arena};
    struct xml_node *root = NULL;
    struct error error = {0};

    builder_add(&builder, text_from(head));
    for (int i = 0; i < count; i++)
        builder_format(&builder, "%s%d%s", before, i, after);
    builder_add(&builder, text_from(tail));
    if (xml_read(&root, &arena, builder_text(&builder), (struct text){0}, &error))
        fail_msg("so many were read: %s%s", head, before);
    if (error.kind != ERROR_LIMIT || !strstr(error.message, why) || error.line != 2)
        fail_msg("%s%s: line %d: %s", head, before, error.line, error.message);
    arena_finish(&arena);
}

static void more_of_anything_than_fits_into_memory_is_refused_with_its_line(void **state)
{
    (void)state;
    check_too_much("<a>\n", "<b c='", "'/>", LIMIT_XML_NODES / 2, "</a>", "too many elements");
    check_too_much("<a>\n", "<b", "/>", 100000, "</a>", "too many different names");
    check_too_much("<a>\n", "<?b", "?>", 100000, "</a>", "too many different names");
    check_too_much("<!DOCTYPE a [\n", "<!ELEMENT b", " ANY>", 100000, "]><a/>",
                   "too many different names");
    check_too_much("<a>\n", "<?", " ?>", 100000, "</a>", "too many faults");
}

/* libxml2 compares each with all before it, and gives up on a tag where this does. */
static void more_attributes_than_anybody_writes_are_refused(void **state)
{
    (void)state;
    check_too_much("<a>\n<b", " c", " = \">\"", LIMIT_XML_ATTRIBUTES + 1, "/></a>", "attributes");
    check_too_much("<a>\n<b", " xmlns:c", "='u'", 100000, "/></a>", "attributes");
    check_xml(TEXT("<a>b = \"c\" = d <!-- = '=' --></a>"), NULL, "<a>'b = \"c\" = d '/");
}

static void more_namespaces_in_scope_than_anybody_writes_are_refused(void **state)
{
    (void)state;
    check_too_much("<a>\n", "<b xmlns:c", "='u'>", LIMIT_XML_NAMESPACES + 1, "", "namespaces");
    check_xml(TEXT("<a><b xmlns:x='u'/><b xmlns:y='u'/></a>"), NULL, "<a><b>/<b>//");
}

static void values_for_attributes_that_are_not_given_are_refused(void **state)
{
    struct arena arena = {0};
    struct xml_node *root = NULL;
    struct error error = {0};

    (void)state;
    assert_false(xml_read(&root, &arena,
                          TEXT("<!DOCTYPE a [\n<!ATTLIST b c (d|e) 'd'>]><a><b/></a>"),
                          (struct text){0}, &error));
    assert_int_equal(error.line, 2);
    assert_non_null(strstr(error.message, "attributes of its own"));
    arena_finish(&arena);
}

static void html_beyond_the_limit_is_cut(void **state)
{
    struct arena arena = {0};
    struct text_builder builder = {.arena = &arena};
    struct text text;

    (void)state;
    builder_add(&builder, TEXT("<p>"));
    for (int i = 0; i < LIMIT_HTML_BYTES; i++)
        builder_add(&builder, TEXT("ә"));
    text = xml_text(html_read(&arena, builder_text(&builder)), &arena);

    assert_true(text_is_valid(text));
    assert_in_range(text.size, LIMIT_HTML_BYTES - 10, LIMIT_HTML_BYTES);
    assert_int_equal(text_length(text) * 2, text.size);
    arena_finish(&arena);
}

static char *file_bytes(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *bytes = malloc(LIMIT_DOCUMENT_BYTES);

    assert_non_null(file);
    assert_non_null(bytes);
    *size = fread(bytes, 1, LIMIT_DOCUMENT_BYTES, file);
    (void)fclose(file);
    return bytes;
}

/* Whole they are read, without their last bytes they are not. */
static void check_published_file(const char *path)
{
    struct arena arena = {0};
    struct xml_node *root = NULL;
    struct error error = {0};
    size_t size;
    char *bytes = file_bytes(path, &size);
    struct text text = {bytes, size};

    if (!xml_read(&root, &arena, text, (struct text){0}, &error))
        fail_msg("%s: %d:%d %s", path, error.line, error.column, error.message);
    assert_true(text_equal(root->name, xml_peek_root(text)));
    assert_true(text_is_valid(xml_text(root, &arena)));
    assert_false(
        xml_read(&root, &arena, text_slice(text, 0, size * 9 / 10), (struct text){0}, &error));
    free(bytes);
    arena_finish(&arena);
}

static void published_feeds_and_schedules_are_read(void **state)
{
    static const char *const folders[] = {"../../shared/data/rss", "../../shared/data/atom",
                                          "../../shared/data/schedule_xml"};
    size_t count = 0;

    (void)state;
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        DIR *folder = opendir(folders[i]);

        for (struct dirent *entry = folder ? readdir(folder) : NULL; entry;
             entry = readdir(folder)) {
            char path[512];

            if (entry->d_name[0] == '.')
                continue;
            (void)snprintf(path, sizeof path, "%s/%s", folders[i], entry->d_name);
            check_published_file(path);
            count++;
        }
        if (folder)
            (void)closedir(folder);
    }
    if (count == 0) {
        print_message("no published files beside the project: skipped\n");
        skip();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_attributes_and_texts_make_a_tree),
        cmocka_unit_test(entities_of_html_and_bare_ampersands_are_read),
        cmocka_unit_test(charsets_are_found_in_the_order_of_rfc_7303),
        cmocka_unit_test(a_guess_is_known_as_one),
        cmocka_unit_test(a_stray_byte_is_replaced_and_another_encoding_refused),
        cmocka_unit_test(small_faults_are_mended),
        cmocka_unit_test(end_tags_that_do_not_match_cost_no_item),
        cmocka_unit_test(documents_that_must_not_be_read_are_refused),
        cmocka_unit_test(a_doctype_without_entities_is_read),
        cmocka_unit_test(elements_nested_too_deep_are_refused),
        cmocka_unit_test(more_of_anything_than_fits_into_memory_is_refused_with_its_line),
        cmocka_unit_test(more_attributes_than_anybody_writes_are_refused),
        cmocka_unit_test(more_namespaces_in_scope_than_anybody_writes_are_refused),
        cmocka_unit_test(values_for_attributes_that_are_not_given_are_refused),
        cmocka_unit_test(ampersands_are_read_but_not_without_end),
        cmocka_unit_test(a_long_document_is_read_without_a_seam),
        cmocka_unit_test(namespaces_are_told),
        cmocka_unit_test(pieces_are_taken_one_by_one_and_forgotten),
        cmocka_unit_test(pieces_are_taken_anew_when_a_fault_is_mended),
        cmocka_unit_test(nodes_are_found_and_their_text_gathered),
        cmocka_unit_test(a_look_at_the_first_bytes_tells_the_root),
        cmocka_unit_test(a_look_at_the_first_bytes_is_short),
        cmocka_unit_test(html_is_read_as_it_is_found),
        cmocka_unit_test(nothing_is_no_html),
        cmocka_unit_test(what_is_not_meant_to_be_read_is_dropped),
        cmocka_unit_test(html_nested_without_end_stays_shallow),
        cmocka_unit_test(html_beyond_the_limit_is_cut),
        cmocka_unit_test(published_feeds_and_schedules_are_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
