/* error: words into a struct error. They may repeat a document's, so they are cleaned as a text is,
 * and never cut inside a character.
 */
#include "base/error.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void write_message(struct error *error, struct text words)
{
    struct arena arena = {0};
    struct text message = text_first_bytes(text_clean(&arena, words), ERROR_MESSAGE_SIZE - 1);

    memset(error->message, 0, sizeof error->message);
    for (size_t i = 0; i < message.size; i++)
        error->message[i] = message.data[i] == '\n' ? ' ' : message.data[i];
    arena_finish(&arena);
}

__attribute__((format(printf, 1, 0))) static char *format_words(const char *format,
                                                                va_list arguments)
{
    char *words = NULL;

    if (vasprintf(&words, format, arguments) < 0)
        abort();
    return words;
}

bool error_set(struct error *error, enum error_kind kind, const char *format, ...)
{
    va_list arguments;
    char *words;

    if (!error)
        return false;

    va_start(arguments, format);
    words = format_words(format, arguments); /* of which some may be in the old message */
    va_end(arguments);

    *error = (struct error){.kind = kind};
    write_message(error, text_from(words));
    free(words);
    return false;
}

bool error_prefix(struct error *error, const char *format, ...)
{
    struct arena arena = {0};
    va_list arguments;
    char *words;

    if (!error)
        return false;

    va_start(arguments, format);
    words = format_words(format, arguments);
    va_end(arguments);

    write_message(error, text_format(&arena, "%s%s", words, error->message));
    free(words);
    arena_finish(&arena);
    return false;
}
