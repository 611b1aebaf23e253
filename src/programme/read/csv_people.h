/* csv_people: the speakers in a sheet of sessions, and sheets of speakers. */
#ifndef PROGRAMME_READ_CSV_PEOPLE_H
#define PROGRAMME_READ_CSV_PEOPLE_H

#include "csv_sheet.h"

/* Makes the ids of speakers whom other documents have known, for cells that name them so. */
void csv_know_people(struct csv_sheet *csv);

/* The speakers of the row being read, by id or name. */
void csv_read_people(struct csv_sheet *csv, struct session *session);

/* A sheet of speakers, laid over those whom other documents have named. */
bool csv_read_speakers(struct draft *draft, const struct sheet *sheet, struct error *error);

#endif
