/* text_fold: names made comparable, without regard to case and to how many blanks they hold. */
#include "base/text.h"

#include <unicode/uchar.h>

struct text text_fold(struct arena *arena, struct text text)
{
    struct text_builder builder = {.arena = arena};
    bool is_blank = false;
    size_t offset = 0;
    uint32_t code_point;

    text = text_trim(text);
    while (text_next(text, &offset, &code_point)) {
        if (u_isUWhiteSpace((UChar32)code_point)) {
            is_blank = true;
            continue;
        }
        if (is_blank)
            builder_add_code_point(&builder, ' ');
        is_blank = false;
        builder_add_code_point(&builder,
                               (uint32_t)u_foldCase((UChar32)code_point, U_FOLD_CASE_DEFAULT));
    }
    return builder_text(&builder);
}
