/* names: one rule for all. */
#include "names.h"

#include <assert.h>
#include <string.h>

static bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool name_is_fit(struct text name)
{
    if (!name.size || name.size > NAME_LENGTH_MOST || !is_letter_or_digit(name.data[0]))
        return false;
    for (size_t i = 1; i < name.size; i++)
        if (!is_letter_or_digit(name.data[i]) && !strchr("_.-", name.data[i]))
            return false;
    return true;
}

void name_copy(char *copy, struct text name)
{
    assert(name.size <= NAME_LENGTH_MOST);
    memcpy(copy, name.data, name.size);
    copy[name.size] = 0;
}
