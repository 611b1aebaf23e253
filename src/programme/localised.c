/* localised: picks the translation for a page. */
#include "programme/localised.h"

bool localised_is_given(const struct localised *localised)
{
    return localised->count > 0;
}

static const struct translation *find_translation(const struct localised *localised,
                                                  struct text language)
{
    for (size_t i = 0; i < localised->count; i++)
        if (text_equal(localised->translations[i].language, language))
            return &localised->translations[i];
    return NULL;
}

/* The very language, else the words whose author named none. "kk" does not serve a "kk-Latn" page:
 * it would be in another script than the rest. */
static const struct translation *find_fitting(const struct localised *localised,
                                              struct text language)
{
    const struct translation *exact = find_translation(localised, language);

    return exact ? exact : find_translation(localised, TEXT(""));
}

struct text localised_in(const struct localised *localised, struct text language)
{
    const struct translation *found = find_fitting(localised, language);

    return found ? found->text : TEXT("");
}

struct text localised_or(const struct localised *localised, struct text language,
                         const struct text *fallbacks, size_t fallback_count, struct text *chosen)
{
    const struct translation *found = find_fitting(localised, language);

    for (size_t i = 0; !found && i < fallback_count; i++)
        found = find_fitting(localised, fallbacks[i]);
    if (!found && localised->count)
        found = &localised->translations[0];
    if (chosen)
        *chosen = found ? found->language : TEXT("");
    return found ? found->text : TEXT("");
}
