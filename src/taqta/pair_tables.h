/* pair_tables: the letter pairs of the faces, measured once and then read from the cache folder.
 *
 * A face's table lies there as pairs-<digest of the face>, some 21 KB. A font that is replaced by
 * another leaves its table behind; that is little and seldom. Measured before the first page and
 * not by the worker: 16 ms at the very first start are less than a first page that is set twice.
 */
#ifndef TAQTA_PAIR_TABLES_H
#define TAQTA_PAIR_TABLES_H

#include <stddef.h>

#include "type/faces.h"

struct pair_tables_count {
    size_t read, measured; /* faces */
};

/* Afterwards every face that has pairs has its table, whatever happened to the files: what could
 * not be read is measured, what could not be written is said in the log and measured the next time.
 *
 * cache_folder  made when it is not there; NULL: nothing is kept.
 */
struct pair_tables_count pair_tables_load(struct typesetter *typesetter, const char *cache_folder);

#endif
