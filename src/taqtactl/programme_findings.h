/* programme_findings: what is wrong with a programme whatever screen shows it. */
#ifndef TAQTACTL_PROGRAMME_FINDINGS_H
#define TAQTACTL_PROGRAMME_FINDINGS_H

#include "findings.h"
#include "programme/programme.h"

/* Sessions that overlap in a room, and people who would have to be in two rooms at once. */
void find_collisions(struct findings *findings, const struct programme *programme);

/* Texts that are given in some of the event's languages and not in all. */
void find_missing_languages(struct findings *findings, const struct programme *programme);

#endif
