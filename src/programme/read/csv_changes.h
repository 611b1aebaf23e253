/* csv_changes: a sheet of late changes, laid over sessions of any document. */
#ifndef PROGRAMME_READ_CSV_CHANGES_H
#define PROGRAMME_READ_CSV_CHANGES_H

#include "csv_sheet.h"

/* False: the sheet cannot be read, or there is no programme beside it. */
bool csv_check_changes(struct draft *draft, const struct sheet *sheet, struct error *error);

/* Of a sheet that has been checked, once all sessions are known. */
void csv_read_changes(struct draft *draft, const struct sheet *sheet);

#endif
