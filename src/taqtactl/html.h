/* html: what stands in a page of HTML without becoming part of it. */
#ifndef TAQTACTL_HTML_H
#define TAQTACTL_HTML_H

#include <stdio.h>

#include "base/text.h"

/* For content and for attributes in quotes. */
void html_text(FILE *file, struct text text);

#endif
