/* contact_sheet: a rehearsal as one page of HTML: no script, no other host, links to its own
 * folder.
 */
#ifndef TAQTACTL_CONTACT_SHEET_H
#define TAQTACTL_CONTACT_SHEET_H

#include <stdio.h>

#include "rehearsal.h"

void contact_sheet_write(const struct rehearsal *rehearsal, FILE *file);

#endif
