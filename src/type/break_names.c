/* break_names: initials, titles and abbreviations. */
#include "break_decisions.h"

static const char32_t *const titles[] = {
    U"mr",     U"mrs",   U"ms",    U"dr",   U"prof",  U"rev.", U"hon.", U"st.",  U"mt.",   U"ft.",
    U"gen.",   U"col.",  U"sen.",  U"gov.", U"capt.", U"lt.",  U"sgt.", U"maj.", U"pres.", U"amb.",
    U"sir",    U"проф.", U"акад.", U"доц.", U"канд.", U"чл.",  U"тов.", U"гр.",  U"им.",   U"св.",
    U"г-н~",   U"г-жа~", U"г-же",  U"г-жу", U"г-жи",  U"д-р~", U"м-р",  U"ген.", U"полк.", U"пр.",
    U"просп.", U"пр-т",  U"пр-кт", U"ул.",  U"пер.",  U"пл.",  U"наб.", U"б-р",  U"мкр.",  U"мкрн.",
    U"пос.",   U"дер.",  U"стан.", U"оз.",  U"респ.", U"мыр.", U"ред.", U"авт.", NULL};
/* What stands behind the name or the list that it belongs to. */
static const char32_t *const leaning[] = {U"к-сі~", U"д-лы~", U"қ-сы~", U"обл.", U"ауд.",  U"көш.",
                                          U"даң.",  U"ш/а",   U"м/а",   U"р-н~", U"р-ны~", U"др.",
                                          U"al.",   U"jr",    U"sr",    U"inc",  U"ltd",   U"co.",
                                          U"corp.", U"жж.",   U"ғғ.",   U"гг.",  U"вв.",   NULL};
/* These end a list, also behind a comma. */
static const char32_t *const and_so_on[] = {U"т.б",   U"т.с.с", U"т.д", U"т.п",
                                            U"проч.", U"etc",   NULL};
static const char32_t *const second_of_and_so_on[] = {U"б.", U"с.", U"д.", U"п.", NULL};
/* With these a sentence begins, and nobody is called so. */
static const char32_t *const openers[] = {
    U"ол",    U"бұл",   U"біз",   U"сіз",   U"мен",  U"сен",     U"олар", U"осы",   U"сол",
    U"енді",  U"бірақ", U"содан", U"ал",    U"және", U"сонымен", U"егер", U"кейін", U"оның",
    U"бүгін", U"ертең", U"кеше",  U"қазір", U"он",   U"она",     U"оно",  U"они",   U"мы",
    U"вы",    U"я",     U"это",   U"эта",   U"этот", U"эти",     U"в",    U"на",    U"но",
    U"и",     U"а",     U"с",     U"для",   U"если", U"когда",   U"как",  U"его",   U"её",
    U"при",   U"the",   U"a",     U"an",    U"it",   U"he",      U"she",  U"we",    U"they",
    U"this",  U"that",  U"these", U"those", U"in",   U"on",      U"at",   U"and",   U"but",
    U"if",    U"i",     U"you",   U"our",   U"his",  U"her",     U"for",  U"when",  U"as",
    U"to",    NULL};

static bool ends_with(struct word word, const char32_t *end)
{
    size_t count = 0;
    while (end[count])
        count++;
    if (word.count < count)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (word.letters[word.count - count + i] != end[i])
            return false;
    }
    return true;
}

/* Қ., Қ.К., Қ.-Ж., Дж. */
static bool is_initials(struct word word)
{
    enum { LONGEST = 8 };

    if (word.count < 2 || word.count > LONGEST)
        return false;
    for (size_t i = 0; i < word.count;) {
        if (i && is_hyphen(word.letters[i]))
            i++;
        if (i >= word.count || !is_capital(word.letters[i]))
            return false;
        bool two_letters =
            word.letters[i] == 0x414 && i + 1 < word.count && is_one_of(word.letters[i + 1], U"жз");
        i += two_letters ? 2 : 1;
        if (i >= word.count || word.letters[i] != '.')
            return false;
        i++;
    }
    return true;
}

/* A name in front of initials: it has a capital, and no mark behind it. */
static bool is_name(struct word word)
{
    return word.count > 1 && is_capital(*word.letters) && is_letter(word.letters[word.count - 1]);
}

static bool is_surname(struct word word)
{
    static const char32_t *const ends[] = {
        U"ов",  U"ев",  U"ёв",  U"ин",  U"ын",   U"ова",  U"ева",  U"ёва", U"ина",   U"ына",
        U"кий", U"кая", U"ұлы", U"улы", U"қызы", U"кызы", U"тегі", U"ко",  U"ян",    U"ov",
        U"ev",  U"ova", U"eva", U"ina", U"uly",  U"ūly",  U"qyzy", U"sky", U"skaya", NULL};

    if (!is_name(word) || word.count < 4)
        return false;
    for (const char32_t *const *end = ends; *end; end++) {
        if (ends_with(word, *end))
            return true;
    }
    return false;
}

/* Whether initials belong to the word before them: «Тоқаев Қ. сөйледі», but «Президент Қ. Тоқаев».
 */
static bool belong_back(const struct place *place, struct word initials)
{
    struct word name = word_without_opening(place_word_before(place, initials));
    while (is_initials(name))
        name = word_without_opening(place_word_before(place, name));
    if (!is_name(name))
        return false;
    struct word left = word_without_opening(place_word_before(place, name));
    return is_surname(name) && (!is_initials(left) || belong_back(place, left));
}

/* Whether someone's name begins here, as far as one can tell. */
static bool starts_name(struct word word)
{
    return word.count && is_capital(*word.letters) && !word_in(word, openers);
}

static int initials_before(const struct place *place)
{
    if (is_initials(place->behind))
        return BREAK_FORBIDDEN;
    return starts_name(place->behind) && !belong_back(place, place->before) ? BREAK_FORBIDDEN
                                                                            : NO_OPINION;
}

static int initials_behind(const struct place *place)
{
    struct word last = place->behind, next = place_word_behind(place, last);

    while (!place_closes(place, last) && is_initials(word_without_closing(next))) {
        last = word_without_closing(next);
        next = place_word_behind(place, last);
    }
    if (place_closes(place, last))
        return BREAK_FORBIDDEN;
    return !starts_name(next) || belong_back(place, place->behind) ? BREAK_FORBIDDEN : NO_OPINION;
}

/* Қ. Тоқаев, Қ. К. Тоқаев, Тоқаев Қ., Тоқаев Қ. К. */
int initials_keep_the_name(const struct place *place)
{
    if (!is_capital(place->next))
        return NO_OPINION;
    if (is_initials(place->before))
        return initials_before(place);
    if (is_name(place->before) && is_initials(place->behind))
        return initials_behind(place);
    return NO_OPINION;
}

static bool is_number_or_abbreviation(struct word word)
{
    word = word_without_opening(word);
    return word_is_number(word) || word_is_inflected_number(word) || word_is_roman_number(word) ||
           (word.count && word.count <= 4 && is_full_stop(word.letters[word.count - 1]));
}

static bool is_letter_with_stop(struct word word)
{
    return word.count == 2 && word.letters[1] == '.' && is_small(*word.letters);
}

/* «г. Астана», but «2025 г. Астана …» and «и т. д. Астана …» */
static bool is_russian_place(const struct place *place)
{
    return place->language == BREAK_RUSSIAN && is_letter_with_stop(place->before) &&
           !is_number_or_abbreviation(place_word_before(place, place->before));
}

/* Mr. Smith, проф. Сәтбаев, ул. Достык, г. Астана */
int title_keeps_its_name(const struct place *place)
{
    struct word name = word_without_opening(place->behind);
    if (!name.count || !is_capital(*name.letters) || (!is_initials(name) && word_in(name, openers)))
        return NO_OPINION;
    return word_in(place->before, titles) || is_russian_place(place) ? BREAK_FORBIDDEN : NO_OPINION;
}

/* т., ғ., ф.-м., хим., т.б. */
static bool is_short_abbreviation(struct word word)
{
    return word.count >= 2 && word.count <= 6 && word.letters[word.count - 1] == '.' &&
           is_small(*word.letters) && is_full_stop(word.letters[word.count - 1]);
}

/* т. ғ. д., ф.-м. ғ. к., и т. д., 10 a. m. */
int abbreviations_stay_together(const struct place *place)
{
    static const char32_t *const degrees[] = {U"д-р~", U"канд.", NULL};
    static const char32_t *const sciences[] = {U"наук~", U"ғылым~", NULL};

    if (word_in(place->before, degrees) && is_short_abbreviation(place->behind))
        return BREAK_FORBIDDEN;
    if (place->last != '.' || !is_short_abbreviation(place->before))
        return NO_OPINION;
    bool degree = is_short_abbreviation(place->behind) &&
                  word_in(place_word_behind(place, place->behind), sciences);
    return degree || is_letter_with_stop(place->behind) || word_in(place->behind, sciences)
               ? BREAK_FORBIDDEN
               : NO_OPINION;
}

static bool ends_clause(uint32_t letter)
{
    return is_one_of(letter, U",;:!?(") || is_dash(letter);
}

/* A letter that goes with what follows it: «в г. Астана», «на с. 5», "on p. 12". */
static bool leans_forward(const struct place *place)
{
    struct word next = word_without_opening(place_word_behind(place, place->behind));
    if (!next.count || place_closes(place, place->behind) ||
        is_number_or_abbreviation(place->before))
        return false;
    if (is_digit(*next.letters))
        return place->language != BREAK_KAZAKH || !is_capital(*place->before.letters);
    return place->language != BREAK_KAZAKH && is_capital(*next.letters) && !word_in(next, openers);
}

/* «…, т. б.» */
static bool goes_so_on(const struct place *place)
{
    if (word_in(place->behind, and_so_on))
        return true;
    return is_letter_with_stop(place->behind) && place->next == 0x442 /* т */ &&
           word_in(word_without_closing(place_word_behind(place, place->behind)),
                   second_of_and_so_on) &&
           place->language == BREAK_KAZAKH;
}

/* т. б., 2025 ж., Астана қ., Достық к-сі, и др., Smith Jr. */
int abbreviation_leans_back(const struct place *place)
{
    enum { LONGEST = 10 }; /* к-сінде */
    static const char32_t *const other[] = {U"пр.", U"др.", NULL};

    if (place->behind.count > LONGEST || !is_letter(place->next) || !place->before.count)
        return NO_OPINION;
    if (place->last == ',' && goes_so_on(place))
        return BREAK_FORBIDDEN;
    if (ends_clause(place->last))
        return NO_OPINION;
    if (is_letter_with_stop(place->behind))
        return leans_forward(place) ? NO_OPINION : BREAK_FORBIDDEN;
    bool and_other =
        place->before.count == 1 && place->last == 0x438 /* и */ && word_in(place->behind, other);
    if (!and_other && !word_in(place->behind, leaning) && !word_in(place->behind, and_so_on))
        return NO_OPINION;
    struct word next = place_word_behind(place, place->behind);
    bool names = next.count && is_digit(*next.letters) && place->last != '.' &&
                 !is_capital(*place->before.letters); /* в ауд. 5 */
    return names ? NO_OPINION : BREAK_FORBIDDEN;
}
