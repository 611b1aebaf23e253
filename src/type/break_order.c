/* break_order: numbers that order, name or count what stands beside them. */
#include "break_decisions.h"

/* Nouns whose number stands behind them. Those that tell where must name the thing by itself: «зал
 * 3» has a number, «залда 3 адам» a count. */
static const char32_t *const numbered[] = {
    U"зал",      U"бөлме",    U"кабинет",    U"аудитория",  U"блок",       U"корпус",
    U"павильон", U"сахна",    U"секция",     U"сессия",     U"модуль",     U"топ",
    U"сурет",    U"кесте",    U"қосымша",    U"тарау",      U"бөлім",      U"бап",
    U"том",      U"сынып",    U"үй",         U"пәтер",      U"рейс",       U"автобус",
    U"бағыт",    U"нөмір",    U"терминал",   U"платформа",  U"кезең",      U"күн",
    U"статья",   U"статье",   U"статьи",     U"статью",     U"статьёй",    U"статьей",
    U"пункт",    U"пункта",   U"пункте",     U"пункту",     U"глава",      U"главе",
    U"главы",    U"главу",    U"раздел",     U"раздела",    U"разделе",    U"часть",
    U"части",    U"рисунок",  U"рисунке",    U"таблица",    U"таблице",    U"таблицы",
    U"страница", U"странице", U"приложение", U"приложении", U"приложения", U"комната",
    U"комнате",  U"зале",     U"зала",       U"кабинете",   U"аудитории",  U"этаж",
    U"дом",      U"доме",     U"квартира",   U"сцена",      U"секции",     U"блоке",
    U"день",     U"группа",   U"шаг",        U"параграф",   U"класс",      U"article",
    U"articles", U"room",     U"rooms",      U"hall",       U"session",    U"page",
    U"pages",    U"part",     U"chapter",    U"section",    U"figure",     U"table",
    U"day",      U"level",    U"floor",      U"gate",       U"building",   U"block",
    U"track",    U"panel",    U"appendix",   U"annex",      U"volume",     U"number",
    U"step",     U"phase",    U"stage",      U"platform",   U"group",      U"team",
    U"zone",     U"booth",    U"stand",      U"desk",       U"screen",     U"paragraph",
    U"clause",   U"item",     U"rule",       U"flight",     U"bus",        U"line",
    U"terminal", U"protocol", U"suite",      U"apartment",  U"figures",    U"tables",
    U"halls",    U"sections", U"chapters",   U"sessions",   U"parts",      U"floors",
    U"days",     U"steps",    NULL};
static const char32_t *const number_abbreviations[] = {
    U"рис.",    U"стр.", U"табл.", U"гл.",   U"разд.", U"ст.",   U"пп.",   U"ст.ст.",
    U"вып.",    U"кн.",  U"кв.",   U"корп.", U"оф.",   U"каб.",  U"ауд.",  U"тел",
    U"факс",    U"доб.", U"іш.",   U"эт.",   U"сур.",  U"кес.",  U"бет.",  U"қос.",
    U"пәт.",    U"пар.", U"прил.", U"прим.", U"абз.",  U"подп.", U"usd",   U"kzt",
    U"eur",     U"rub",  U"gbp",   U"no.",   U"nos.",  U"nr.",   U"pp.",   U"fig.",
    U"figs.",   U"ch.",  U"sec.",  U"art.",  U"arts.", U"vol.",  U"eq.",   U"tab.",
    U"ext.",    U"tel",  U"fax",   U"apt.",  U"rm.",   U"bldg.", U"para.", U"ca.",
    U"approx.", U"max.", U"min.",  U"көш.",  U"даң.",  U"шам.",  U"ок.",   NULL};
static const char32_t *const hours[] = {U"сағат", U"сағ.", U"sağat", U"ساعات", NULL};
static const char32_t *const english_months[] = {
    U"january", U"february",  U"march",   U"april",    U"may",      U"june", U"july",
    U"august",  U"september", U"october", U"november", U"december", NULL};
static const char32_t *const short_months[] = {U"jan.", U"feb.", U"mar.", U"apr.",  U"jun.",
                                               U"jul.", U"aug.", U"sep.", U"sept.", U"oct.",
                                               U"nov.", U"dec.", NULL};
static const char32_t *const months_with_day[] = {
    U"қаңтардың", U"ақпанның",     U"наурыздың", U"сәуірдің",    U"мамырдың",
    U"маусымның", U"шілденің",     U"тамыздың",  U"қыркүйектің", U"қазанның",
    U"қарашаның", U"желтоқсанның", NULL};

/* «А», Б */
static bool is_single_capital(struct word word)
{
    word = word_without_opening(word_without_closing(word));
    return word.count == 1 && is_capital(*word.letters);
}

/* «А» залы, 2) тармақшасы */
static bool is_lettered(const struct place *place)
{
    static const char32_t *const nouns[] = {
        U"зал~",      U"бөлме~",     U"блок~",     U"блог~",    U"корпус~",   U"секция~",
        U"сынып~",    U"сыныб~",     U"топ~",      U"тоб~",     U"тармақ~",   U"тармағ~",
        U"тармақша~", U"тармақшас~", U"павильон~", U"кабинет~", U"терминал~", NULL};
    bool item = place->last == ')' && place->before.count > 1 &&
                is_digit(place->before.letters[place->before.count - 2]);
    if (is_one_of(place->last, U",;:!?"))
        return false;
    return (item || is_single_capital(place->before)) && word_in(place->behind, nouns);
}

/* № 15 бұйрық, № 3 зал, «А» залы, 7 «А»; Russian has the noun in front. */
int order_number_keeps_its_noun(const struct place *place)
{
    if (place->language == BREAK_ENGLISH)
        return NO_OPINION;
    if (is_digit(place->last) && (is_capital(place->next) || is_opening(place->next)))
        return is_single_capital(place->behind) && word_is_number(place->before) ? BREAK_FORBIDDEN
                                                                                 : NO_OPINION;
    if (place->language == BREAK_RUSSIAN || !is_small(place->next))
        return NO_OPINION;
    if (is_lettered(place))
        return BREAK_FORBIDDEN;
    if (!is_digit(place->last) || word_is_function_word(place->behind))
        return NO_OPINION;
    struct word sign = place_word_before(place, place->before);
    bool ordered = *place->before.letters == 0x2116 ||
                   (sign.count && sign.letters[sign.count - 1] == 0x2116 /* № */);
    return ordered ? BREAK_FORBIDDEN : NO_OPINION;
}

/* A number or a letter that names: 3, 3-ші, II, А, «А» */
static bool is_name_by_number(struct word word)
{
    word = word_without_opening(word_without_closing(word));
    while (word.count && is_full_stop(word.letters[word.count - 1]))
        word.count--;
    return word_is_number(word) || word_is_inflected_number(word) || word_is_roman_number(word) ||
           (word.count == 1 && is_capital(*word.letters));
}

/* The number counts what stands behind it: «сессия 2 сағат». */
static bool counts_what_follows(const struct place *place)
{
    struct word noun = word_without_closing(place_word_behind(place, place->behind));
    return !place_closes(place, place->behind) && (word_is_unit(noun) || word_is_amount(noun));
}

/* «к. 5», «п. 3», "p. 12", but not «2025 ж. 20 қараша». */
static bool is_letter_of_number(const struct place *place)
{
    struct word letter = place->before;
    if (letter.count != 2 || letter.letters[1] != '.' || !is_small(*letter.letters))
        return false;
    struct word left = word_without_opening(place_word_before(place, letter));
    bool chain = left.count && is_full_stop(left.letters[left.count - 1]) && left.count <= 2;
    return !chain && !word_is_number(left) && !word_is_roman_number(left);
}

/* «The day I met her» */
static bool is_pronoun(const struct place *place)
{
    return place->language == BREAK_ENGLISH && place->next == 'I' && place->behind.count == 1 &&
           is_small(*place->before.letters);
}

/* сағат 10:00-де, к. 5, рис. 3, каб. № 7, пп. «а» */
static bool is_abbreviated_noun(const struct place *place, bool number)
{
    struct word noun = word_without_closing(place->before);
    struct word letter = word_without_opening(word_without_closing(place->behind));
    bool quoted = is_opening(place->next) && letter.count == 1;
    bool attached = noun.count == place->before.count || place->last == ':'; /* тел.: */

    if (number && (word_in(place->before, hours) || is_letter_of_number(place)))
        return true;
    return (number || quoted || is_number_sign(place->next)) && attached &&
           word_in(noun, number_abbreviations);
}

/* Article 25, зал 3, бөлім II, Hall B, рис. 3; «зал № 3» may part, since № says what 3 is. */
int noun_keeps_its_number(const struct place *place)
{
    bool sign = is_number_sign(place->next);
    bool number = word_starts_with_number(place->behind) || word_is_roman_number(place->behind);

    if (!place->before.count || is_pronoun(place) ||
        (!number && !sign && !is_capital(place->next) && !is_opening(place->next)))
        return NO_OPINION;
    if (is_abbreviated_noun(place, number))
        return BREAK_FORBIDDEN;
    bool named = is_letter(place->last) && !sign && is_name_by_number(place->behind) &&
                 word_in(place->before, numbered);
    return named && !counts_what_follows(place) ? BREAK_FORBIDDEN : NO_OPINION;
}

static bool is_day(struct word word)
{
    size_t digits = 0;
    while (digits < word.count && is_digit(word.letters[digits]))
        digits++;
    return digits == 1 || (digits == 2 && *word.letters <= '3');
}

/* November 20, қарашаның 20-сы, but «in November 20 children» */
int month_keeps_its_day(const struct place *place)
{
    if (!is_digit(place->next) || !is_day(place->behind))
        return NO_OPINION;
    bool day = word_in(place->before, months_with_day) || word_in(place->before, english_months);
    struct word next = place_word_behind(place, place->behind);
    bool counts = place->language == BREAK_ENGLISH && next.count && is_small(*next.letters) &&
                  !place_closes(place, place->behind) && !word_is_function_word(next);
    day = (day && is_letter(place->last)) || word_in(place->before, short_months);
    return day && !counts ? BREAK_FORBIDDEN : NO_OPINION;
}

/* XXI ғасыр, II Дүниежүзілік, Елизавета II */
int roman_number_keeps_its_noun(const struct place *place)
{
    static const char32_t *const english_nouns[] = {U"century", U"centuries", U"world", NULL};
    struct word number = word_without_closing(place->behind);

    if (word_is_roman_number(place->before)) {
        if (place->language == BREAK_ENGLISH)
            return word_in(place->behind, english_nouns) ? BREAK_FORBIDDEN : NO_OPINION;
        bool letter = place->before.count == 1 && is_one_of(place->last, U"LC");
        return is_small(place->next) && !letter && !word_is_function_word(place->behind)
                   ? BREAK_FORBIDDEN
                   : NO_OPINION;
    }
    bool pronoun = place->language == BREAK_ENGLISH && number.count == 1 && place->next == 'I';
    if (!word_is_roman_number(number) || pronoun || place->before.count < 3 ||
        !is_capital(*place->before.letters) || !is_letter(place->last))
        return NO_OPINION;
    struct word next = place_word_behind(place, place->behind);
    bool counts = place->language != BREAK_ENGLISH && next.count && is_small(*next.letters) &&
                  !place_closes(place, number) && !word_is_function_word(next);
    return counts ? NO_OPINION : BREAK_FORBIDDEN;
}

static bool is_colon(uint32_t letter)
{
    return letter == ':';
}

/* «зал 3 ашық», «№ 15 туралы», «рис. 3»: the number names what stands before it. */
static bool is_named_before(const struct place *place)
{
    struct word noun = place_word_before(place, place->before);
    return noun.count && (noun.letters[noun.count - 1] == 0x2116 /* № */ ||
                          word_in(noun, numbered) || word_in(noun, number_abbreviations));
}

/* 5 мың адам, but «$5 млн бөлінді» and «5 тыс. человек» */
static bool is_counted_amount(const struct place *place)
{
    if (!is_letter(place->last) || !word_is_amount(place->before))
        return false;
    struct word number = place_word_before(place, place->before);
    return word_is_number(number) && !word_count(number, is_currency);
}

static bool ends_with_one_of(struct word word, const char32_t *const *ends)
{
    for (size_t i = 0; i < word.count; i++) {
        if (is_digit(word.letters[word.count - 1 - i]))
            return word_in(word_from(word, word.count - i), ends);
    }
    return false;
}

/* 5-ші, 2-й, 21st */
static bool is_ordinal(struct word word)
{
    static const char32_t *const ends[] = {U"-ші", U"-шы", U"-нші", U"-ншы", U"-інші", U"-ыншы",
                                           U"-й",  U"-я",  U"-е",   U"-го",  U"-му",   U"-х",
                                           U"-м",  U"st",  U"nd",   U"rd",   U"th",    NULL};
    return ends_with_one_of(word, ends);
}

/* «10:00-ден 11:30-ға»: a range in words. */
static bool is_range_from(struct word word)
{
    static const char32_t *const ends[] = {U"-дан", U"-ден", U"-тан", U"-тен",
                                           U"-нан", U"-нен", NULL};
    return ends_with_one_of(word, ends);
}

/* 120 қатысушы, 5-ші мектеп; a time counts nothing. */
int number_counts_its_noun(const struct place *place)
{
    bool number = is_digit(place->last) && word_is_number(place->before) &&
                  !word_count(place->before, is_colon);

    if (is_digit(place->next))
        return is_range_from(place->before) ? PRICE_NUMBER : NO_OPINION;
    if (!number && !is_counted_amount(place) && !is_ordinal(place->before))
        return NO_OPINION;
    if (!is_small(place->next) || word_is_function_word(place->behind))
        return NO_OPINION;
    return is_named_before(place) || word_in(place->behind, number_abbreviations) ? NO_OPINION
                                                                                  : PRICE_NUMBER;
}
