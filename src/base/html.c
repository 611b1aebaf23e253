/* html: a fragment from a feed or a schedule as a tree, by libxml2's HTML parser.
 *
 * Not exact as HTML 5 has it, which does not matter for lines of text on a screen.
 */
#include "base/limits.h"
#include "xml_parts.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>

#include <stdlib.h>
#include <string.h>

struct reading {
    struct tree tree;
    xmlParserCtxt *parser;
    size_t dropped;  /* open elements from a script or the like on */
    size_t too_deep; /* open elements whose children go to an ancestor */
};

static bool is_one_of(const xmlChar *name, const char *const *names)
{
    while (*names && strcmp((const char *)name, *names) != 0)
        names++;
    return *names != NULL;
}

/* Nothing in these is meant to be read. */
static bool is_dropped(const xmlChar *name)
{
    static const char *const names[] = {"script", "style", "iframe", "object", "template", NULL};

    return is_one_of(name, names);
}

/* Given or put there by us, they add nothing to our root. */
static bool is_wrapper(const xmlChar *name)
{
    static const char *const names[] = {"html", "head", "body", NULL};

    return is_one_of(name, names);
}

static void on_start(void *user, const xmlChar *name, const xmlChar **attributes)
{
    struct reading *reading = user;
    struct tree *tree = &reading->tree;
    struct xml_attribute **end;

    if (reading->dropped > 0 || is_dropped(name)) {
        reading->dropped++;
        return;
    }
    if (is_wrapper(name))
        return;
    if (reading->too_deep > 0 || tree->depth >= LIMIT_XML_DEPTH) {
        reading->too_deep++;
        return;
    }

    end = &tree_open(tree, (struct text){0}, tree_name(tree, name),
                     xmlSAX2GetLineNumber(reading->parser))
               ->attributes;
    for (; attributes && attributes[0]; attributes += 2)
        tree_add_attribute(tree, &end, (struct text){0}, tree_name(tree, attributes[0]),
                           text_from((const char *)attributes[1]));
}

static void on_end(void *user, const xmlChar *name)
{
    struct reading *reading = user;

    if (reading->dropped > 0)
        reading->dropped--;
    else if (is_wrapper(name))
        return;
    else if (reading->too_deep > 0)
        reading->too_deep--;
    else if (reading->tree.open->parent) /* the root is closed by html_read() */
        tree_close(&reading->tree);
}

static void on_characters(void *user, const xmlChar *characters, int size)
{
    struct reading *reading = user;

    if (reading->dropped == 0)
        tree_add_text(&reading->tree, (struct text){(const char *)characters, (size_t)size},
                      xmlSAX2GetLineNumber(reading->parser));
}

/* HTML as it is found has faults; there is nobody to tell. */
static void on_fault(void *user, xmlErrorPtr fault)
{
    (void)user, (void)fault;
}

static void parse(struct reading *reading, struct text utf8)
{
    const xmlSAXHandler events = {.initialized = XML_SAX2_MAGIC,
                                  .startElement = on_start,
                                  .endElement = on_end,
                                  .characters = on_characters,
                                  .ignorableWhitespace = on_characters,
                                  .serror = on_fault};

    xmlInitParser();
    reading->parser = htmlNewParserCtxt();
    if (!reading->parser)
        abort();
    *reading->parser->sax = events;
    reading->parser->userData = reading;

    /* Our events make no document, so that there is none to free. */
    (void)htmlCtxtReadMemory(reading->parser, utf8.data, (int)utf8.size, NULL, "UTF-8",
                             HTML_PARSE_NONET | HTML_PARSE_RECOVER | HTML_PARSE_IGNORE_ENC |
                                 HTML_PARSE_NOIMPLIED);
    htmlFreeParserCtxt(reading->parser);
}

struct xml_node *html_read(struct arena *arena, struct text fragment)
{
    struct arena scratch = {0};
    struct reading reading = {.tree = {.arena = arena, .text = {.arena = &scratch}}};
    struct text utf8 = text_clean(&scratch, text_first_bytes(fragment, LIMIT_HTML_BYTES));

    if (text_trim(utf8).size > 0) {
        (void)tree_open(&reading.tree, (struct text){0}, TEXT("html"), 1);
        /* Outside a body libxml2 takes words for a paragraph of their own, even in the middle of
         * one: "<b>қалың</b>дық". */
        parse(&reading, text_join(&scratch, (struct text[]){TEXT("<body>"), utf8}, 2, TEXT("")));
        while (reading.tree.open)
            tree_close(&reading.tree);
    }
    arena_finish(&scratch);
    return reading.tree.root;
}
