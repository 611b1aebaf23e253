/* names: the words of the native document for what the model numbers. Each list ends with NULL and
 * has the order of its enum. */
#ifndef PROGRAMME_NAMES_H
#define PROGRAMME_NAMES_H

extern const char *const SLIDE_KIND_NAMES[];
extern const char *const SESSION_KIND_NAMES[];
extern const char *const CHANGE_MARK_NAMES[]; /* the n-th names the bit 1 << n */
extern const char *const NOTICE_SEVERITY_NAMES[];
extern const char *const SOURCE_KIND_NAMES[];
extern const char *const THANKS_KIND_NAMES[];
extern const char *const WIFI_AUTH_NAMES[];
extern const char *const THEME_MODE_NAMES[]; /* behind THEME_ANY */
extern const char *const WAY_NAMES[];        /* behind ARROW_NONE */

#endif
