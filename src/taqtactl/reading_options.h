/* reading_options: the arguments of the commands that read documents and tell what is in them. */
#ifndef TAQTACTL_READING_OPTIONS_H
#define TAQTACTL_READING_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct reading_options {
    char *const *addresses; /* files or URLs, at least one */
    size_t address_count;
    struct text timezone; /* for documents that name none; empty: not given */
    struct text out;      /* a file; empty: standard output */
    bool as_json;
    bool to_native;
};

extern const char check_help[], convert_help[];

/* arguments: behind the command, of `check` or of `convert`. False: they are wrong, and that was
 * said on standard error unless usage alone says it all. */
bool check_options_read(struct reading_options *options, char **arguments, int count);
bool convert_options_read(struct reading_options *options, char **arguments, int count);

#endif
