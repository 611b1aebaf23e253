/* config: options from an INI file, named as on the command line:
 *
 *     [taqta]
 *     source = https://example.org/programme.json
 *     screen = foyer-a
 */
#ifndef TAQTA_CONFIG_H
#define TAQTA_CONFIG_H

#include "options.h"

/* false: *error names the file and line, and what was expected there. */
bool config_read(struct options *options, const char *path, struct error *error);

#endif
