/* judge: may this be published? Asked of the reader that the displays have, so that nothing is
 * accepted here that is refused or lost there. */
#ifndef HUB_JUDGE_H
#define HUB_JUDGE_H

#include "programme/problem.h"
#include "store.h"

struct verdict {
    struct arena arena;
    bool is_acceptable; /* nothing is refused, and no record is lost */
    const struct problem *problems;
    size_t count, more; /* more: how many are not listed */
};

/* What every display would say of the document; of changes and notices, laid over the programme
 * that is stored. verdict is to be finished in any case.
 * false: the store cannot be read; *error says why. */
bool judge_document(struct verdict *verdict, const struct store *store,
                    enum store_document document, struct text bytes, struct instant now,
                    struct error *error);
void verdict_finish(struct verdict *verdict);

/* [{"severity", "path", "line", "column", "message"}, …] under the key "problems". */
struct json_writer;
void verdict_write(struct verdict *verdict, struct json_writer *writer);

#endif
