/* xml: libxml2's push parser, its events made into our tree.
 *
 * The bytes come as clean UTF-8 from xml_bytes.c. Nothing is fetched or expanded: the first entity
 * declaration stops the parser, which is the end of every entity bomb, while a DOCTYPE without one,
 * as RSS 0.91 has it, is read.
 */
#include "base/xml.h"

#include "base/limits.h"
#include "xml_parts.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { CHUNK = 64 * 1024 /* libxml2 2.9 refuses to look further ahead than 10 MB */ };

struct reading {
    struct tree tree;
    xmlParserCtxt *parser;
    int lines_before;                       /* blank lines that stood before the document */
    size_t namespaces[LIMIT_XML_DEPTH + 1]; /* declared at each depth and above */
    bool is_root_closed;
    bool is_unbalanced;       /* an end tag was not that of the innermost open element */
    struct error refusal;     /* ours */
    struct error first_fault; /* libxml2's, which it mended or not */
    size_t faults;
};

static int current_line(const struct reading *reading)
{
    return xmlSAX2GetLineNumber(reading->parser) + reading->lines_before;
}

static void refuse(struct reading *reading, enum error_kind kind, const char *why)
{
    if (reading->refusal.kind != ERROR_NONE)
        return;
    error_set(&reading->refusal, kind, "%s", why);
    reading->refusal.line = current_line(reading);
    reading->refusal.column = xmlSAX2GetColumnNumber(reading->parser);
    xmlStopParser(reading->parser);
}

/* libxml2 hands out attribute values with "&" as it may be written in XML, when entities are not
 * its business; all other references are resolved. */
static struct text attribute_value(struct reading *reading, const xmlChar *start,
                                   const xmlChar *end)
{
    struct text rest = {(const char *)start, (size_t)(end - start)};
    struct text written = TEXT("&#38;");
    struct text_builder builder = {.arena = reading->tree.text.arena};
    size_t found;

    if (text_find(rest, written) == SIZE_MAX)
        return rest;
    while ((found = text_find(rest, written)) != SIZE_MAX) {
        builder_add(&builder, text_slice(rest, 0, found));
        builder_add(&builder, TEXT("&"));
        rest = text_slice(rest, found + written.size, rest.size);
    }
    builder_add(&builder, rest);
    return builder_text(&builder);
}

/* libxml2 keeps all names it meets, and finds one more slowly the more there are. */
static bool has_room(struct reading *reading)
{
    if (reading->tree.nodes >= LIMIT_XML_NODES)
        refuse(reading, ERROR_LIMIT, "too many elements");
    else if (xmlDictGetUsage(reading->parser->dict) > LIMIT_XML_NAMES_BYTES)
        refuse(reading, ERROR_LIMIT, "too many different names");
    return reading->refusal.kind == ERROR_NONE;
}

/* It looks for the meaning of a prefix among all that are in scope, one after another. */
static bool declare_namespaces(struct reading *reading, size_t count)
{
    size_t depth = reading->tree.depth, in_scope = reading->namespaces[depth] + count;

    reading->namespaces[depth + 1] = in_scope;
    if (in_scope <= LIMIT_XML_NAMESPACES)
        return true;
    refuse(reading, ERROR_LIMIT, "too many namespaces are declared within each other");
    return false;
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *space,
                     int namespace_count, const xmlChar **namespaces, int attribute_count,
                     int defaulted_count, const xmlChar **attributes)
{
    struct reading *reading = user;
    struct tree *tree = &reading->tree;
    struct xml_attribute **end;
    struct xml_node *node;

    (void)prefix, (void)namespaces, (void)defaulted_count;
    if (tree->depth >= LIMIT_XML_DEPTH) {
        refuse(reading, ERROR_LIMIT, "elements are nested too deep");
        return;
    }
    if (!has_room(reading) || !declare_namespaces(reading, (size_t)namespace_count))
        return;

    node = tree_open(tree, tree_name(tree, space), tree_name(tree, name), current_line(reading));
    end = &node->attributes;
    for (int i = 0; i < attribute_count; i++, attributes += 5) /* name, prefix, space, start, end */
        tree_add_attribute(tree, &end, tree_name(tree, attributes[2]),
                           tree_name(tree, attributes[0]),
                           attribute_value(reading, attributes[3], attributes[4]));
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
    struct reading *reading = user;

    (void)name, (void)prefix, (void)space;
    if (!reading->tree.open)
        return;
    tree_close(&reading->tree);
    if (!reading->tree.open)
        reading->is_root_closed = true;
}

static void on_characters(void *user, const xmlChar *characters, int size)
{
    struct reading *reading = user;

    tree_add_text(&reading->tree, (struct text){(const char *)characters, (size_t)size},
                  current_line(reading));
}

static void on_entity(void *user, const xmlChar *name, int type, const xmlChar *public_id,
                      const xmlChar *system_id, xmlChar *content)
{
    (void)name, (void)type, (void)public_id, (void)system_id, (void)content;
    refuse(user, ERROR_FORMAT, "the document declares an entity, which is never read here");
}

static void on_unparsed_entity(void *user, const xmlChar *name, const xmlChar *public_id,
                               const xmlChar *system_id, const xmlChar *notation)
{
    (void)name, (void)public_id, (void)system_id, (void)notation;
    refuse(user, ERROR_FORMAT, "the document declares an entity, which is never read here");
}

/* Atom has none. What is not fetched cannot be checked, and what it says would be missing. */
static void on_doctype(void *user, const xmlChar *name, const xmlChar *public_id,
                       const xmlChar *system_id)
{
    (void)public_id;
    if (system_id && strcmp((const char *)name, "feed") == 0)
        refuse(user, ERROR_FORMAT,
               "the document wants a DTD from elsewhere, which is never fetched");
}

/* A value for elements that do not give it makes gigabytes of kilobytes. */
static void on_declared_attribute(void *user, const xmlChar *element, const xmlChar *name, int type,
                                  int use, const xmlChar *value, xmlEnumerationPtr values)
{
    (void)element, (void)name, (void)type, (void)use, (void)value;
    xmlFreeEnumeration(values); /* they are handed over */
    refuse(user, ERROR_FORMAT,
           "the document declares attributes of its own, which is never read here");
}

static void on_declared_element(void *user, const xmlChar *name, int type,
                                xmlElementContentPtr content)
{
    (void)name, (void)type, (void)content;
    (void)has_room(user);
}

static void on_notation(void *user, const xmlChar *name, const xmlChar *public_id,
                        const xmlChar *system_id)
{
    (void)name, (void)public_id, (void)system_id;
    (void)has_room(user);
}

static void on_instruction(void *user, const xmlChar *target, const xmlChar *words)
{
    (void)target, (void)words;
    (void)has_room(user);
}

static void on_fault(void *user, xmlErrorPtr fault)
{
    struct reading *reading = user;
    struct text words = text_trim(text_from(fault->message));

    reading->faults++;
    if (fault->code == XML_ERR_TAG_NAME_MISMATCH)
        reading->is_unbalanced = true;
    if (fault->level < XML_ERR_ERROR || reading->first_fault.kind != ERROR_NONE)
        return;
    error_set(&reading->first_fault, ERROR_FORMAT, "%.*s", TEXT_ARG(words));
    reading->first_fault.line = fault->line + reading->lines_before;
    reading->first_fault.column = fault->int2;
}

static xmlParserCtxt *create_parser(struct reading *reading)
{
    xmlSAXHandler events = {.initialized = XML_SAX2_MAGIC,
                            .startElementNs = on_start,
                            .endElementNs = on_end,
                            .characters = on_characters,
                            .ignorableWhitespace = on_characters,
                            .internalSubset = on_doctype,
                            .entityDecl = on_entity,
                            .unparsedEntityDecl = on_unparsed_entity,
                            .attributeDecl = on_declared_attribute,
                            .elementDecl = on_declared_element,
                            .notationDecl = on_notation,
                            .processingInstruction = on_instruction,
                            .serror = on_fault};
    xmlParserCtxt *parser;

    xmlInitParser();
    parser = xmlCreatePushParserCtxt(&events, reading, NULL, 0, NULL);
    /* The encoding was settled before; what the declaration says is no longer true. */
    if (!parser || xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOCDATA |
                                                 XML_PARSE_RECOVER | XML_PARSE_IGNORE_ENC) != 0)
        abort();
    return parser;
}

/* Faults come by on_fault(), so that what xmlParseChunk() answers tells nothing new. */
static void parse(struct reading *reading, struct text utf8)
{
    reading->parser = create_parser(reading);
    while (utf8.size > 0 && reading->refusal.kind == ERROR_NONE) {
        struct text chunk = text_first_bytes(utf8, CHUNK);

        (void)xmlParseChunk(reading->parser, chunk.data, (int)chunk.size, 0);
        if (reading->faults > LIMIT_XML_FAULTS)
            refuse(reading, ERROR_LIMIT, "too many faults up to here");
        utf8 = text_slice(utf8, chunk.size, utf8.size);
    }
    if (reading->refusal.kind == ERROR_NONE)
        (void)xmlParseChunk(reading->parser, "", 0, 1);
    xmlFreeDoc(reading->parser->myDoc); /* libxml2 makes an empty one for some DOCTYPEs */
    xmlFreeParserCtxt(reading->parser);
    reading->parser = NULL;
}

/* What a parser makes of the document from its beginning. To be given to tree_finish(). */
static struct reading read_once(struct arena *arena, struct arena *scratch, struct text utf8,
                                const struct xml_pieces *pieces, int lines_before)
{
    struct reading reading = {
        .tree = {.arena = arena, .text = {.arena = scratch}, .pieces = pieces},
        .lines_before = lines_before};

    if (pieces)
        pieces->start(pieces->context);
    parse(&reading, utf8);
    return reading;
}

/* Faults are mended only where some were found. */
static struct reading read_patiently(struct arena *arena, struct arena *scratch, struct text utf8,
                                     const struct xml_pieces *pieces, int lines_before)
{
    struct reading reading = read_once(arena, scratch, utf8, pieces, lines_before);

    if (reading.first_fault.kind != ERROR_NONE && reading.refusal.kind == ERROR_NONE) {
        tree_finish(&reading.tree);
        utf8 = xml_wash(scratch, utf8);
        if (reading.is_unbalanced)
            utf8 = xml_balance(scratch, utf8);
        reading = read_once(arena, scratch, utf8, pieces, lines_before);
    }
    return reading;
}

/* Blanks before the declaration are against the rules, and common. */
static struct text skip_blanks_before(struct text utf8, int *lines)
{
    struct text trimmed = text_trim(utf8);

    for (const char *at = utf8.data; at < trimmed.data; at++)
        *lines += *at == '\n';
    return trimmed;
}

static bool say_why_not(const struct reading *reading, struct error *error)
{
    const struct error *fault = &reading->first_fault;
    const struct tree *tree = &reading->tree;

    if (reading->refusal.kind != ERROR_NONE) {
        if (error)
            *error = reading->refusal;
        return false;
    }
    if (tree->open)
        error_set(error, ERROR_FORMAT,
                  "the document ends before <%.*s> of line %d is closed: cut off?%s%s",
                  TEXT_ARG(tree->open->name), tree->open->line, fault->kind ? " First fault: " : "",
                  fault->message);
    else
        error_set(error, ERROR_FORMAT, "this is no XML: %s",
                  fault->kind ? fault->message : "there is no element in it");
    if (error) {
        error->line = fault->line;
        error->column = fault->column;
    }
    return false;
}

bool xml_read(struct xml_node **root, struct arena *arena, struct text bytes, struct text charset,
              struct error *error)
{
    return xml_read_pieces(root, arena, bytes, charset, NULL, error);
}

bool xml_read_pieces(struct xml_node **root, struct arena *arena, struct text bytes,
                     struct text charset, const struct xml_pieces *pieces, struct error *error)
{
    struct arena scratch = {0};
    struct reading reading;
    struct text utf8;
    bool is_read = false;
    int lines_before = 0;

    if (bytes.size > LIMIT_DOCUMENT_BYTES)
        return error_set(error, ERROR_LIMIT, "the document has more than %d MB",
                         LIMIT_DOCUMENT_BYTES / 1024 / 1024);
    if (!xml_bytes_read(&utf8, &scratch, bytes, charset, error))
        goto done;

    utf8 = skip_blanks_before(utf8, &lines_before);
    if (utf8.size == 0) {
        error_set(error, ERROR_FORMAT, "the document is empty");
        goto done;
    }
    if (!xml_is_bounded(utf8, error))
        goto done;
    reading = read_patiently(arena, &scratch, utf8, pieces, lines_before);
    is_read = reading.is_root_closed && reading.refusal.kind == ERROR_NONE;
    if (is_read)
        *root = reading.tree.root;
    else
        say_why_not(&reading, error);
    tree_finish(&reading.tree);

done:
    arena_finish(&scratch);
    return is_read;
}

/* Behind a construct that starts with start and ends with end; false when rest starts otherwise. */
static bool skip(struct text *rest, struct text start, struct text end)
{
    size_t found;

    if (!text_starts_with(*rest, start))
        return false;
    found = text_find(*rest, end);
    *rest = found == SIZE_MAX ? (struct text){0} : text_slice(*rest, found + end.size, rest->size);
    return true;
}

static bool is_name_byte(char byte)
{
    return (unsigned char)byte > ' ' && !strchr("<>/[=\"'", byte);
}

static struct text leading_name(struct text text)
{
    size_t size = 0;

    while (size < text.size && is_name_byte(text.data[size]))
        size++;
    return text_slice(text, 0, size);
}

static bool is_html_name(struct text name)
{
    return name.size == 4 && strncasecmp(name.data, "html", 4) == 0;
}

struct text xml_peek_root(struct text bytes)
{
    struct text rest = text_without_mark(bytes), name;
    bool has_doctype = false;
    size_t colon;

    for (rest = text_trim(rest);; rest = text_trim(rest)) {
        if (skip(&rest, TEXT("<?"), TEXT("?>")) || skip(&rest, TEXT("<!--"), TEXT("-->")))
            continue;
        if (has_doctype || rest.size < 9 || strncasecmp(rest.data, "<!DOCTYPE", 9) != 0)
            break;
        has_doctype = true; /* there is one at most, and looking for its end may take long */
        name = leading_name(text_trim(text_slice(rest, 9, rest.size)));
        if (is_html_name(name)) /* whatever element a careless page starts with */
            return TEXT("html");
        /* An internal subset closes with "]>"; without one the first ">" ends it. */
        if (text_find(rest, TEXT("[")) < text_find(rest, TEXT(">")))
            (void)skip(&rest, TEXT("<"), TEXT("]>"));
        else
            (void)skip(&rest, TEXT("<"), TEXT(">"));
    }

    if (!text_starts_with(rest, TEXT("<")))
        return (struct text){0};
    name = leading_name(text_slice(rest, 1, rest.size));
    colon = text_find(name, TEXT(":"));
    if (colon != SIZE_MAX)
        name = text_slice(name, colon + 1, name.size);
    return is_html_name(name) ? TEXT("html") : name;
}
