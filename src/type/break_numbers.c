/* break_numbers: numbers with their measures, their groups, their signs. */
#include "break_decisions.h"

/* What a number never leaves. */
static const char32_t *const units[] = {
    /* months */
    U"қаңтар~", U"ақпан~", U"наурыз~", U"сәуір~", U"мамыр~", U"маусым~", U"шілде~", U"тамыз~",
    U"қыркүйек~", U"қыркүйег~", U"қазан~", U"қараша~", U"желтоқсан~", U"январ~", U"феврал~",
    U"март~", U"апрел~", U"мая", U"май", U"мае", U"июн~", U"июл~", U"август~", U"сентябр~",
    U"октябр~", U"ноябр~", U"декабр~", U"january", U"february", U"march", U"april", U"may", U"june",
    U"july", U"august", U"september", U"october", U"november", U"december", U"jan", U"feb", U"mar",
    U"apr", U"jun", U"jul", U"aug", U"sep", U"sept", U"oct", U"nov", U"dec", U"qañtar~", U"qaŋtar~",
    U"aqpan~", U"nauryz~", U"säuır~", U"säuir~", U"mamyr~", U"mausym~", U"şılde~", U"şilde~",
    U"tamyz~", U"qyrküiek~", U"qyrküıek~", U"qazan~", U"qaraşa~", U"jeltoqsan~", U"قاڭتار~",
    U"اقپان~", U"ناۋرىز~", U"ٴساۋىر~", U"ءساۋىر~", U"مامىر~", U"ماۋسىم~", U"شىلدە~", U"تامىز~",
    U"قىركۇيەك~", U"قازان~", U"قاراشا~", U"جەلتوقسان~", U"қаң.", U"ақп.", U"нау.", U"сәу.", U"мам.",
    U"мау.", U"шіл.", U"там.", U"қыр.", U"қаз.", U"қар.", U"жел.", U"янв.", U"фев.", U"февр.",
    U"мар.", U"апр.", U"авг.", U"сен.", U"сент.", U"окт.", U"ноя.", U"нояб.", U"дек.",
    /* time */
    U"жыл~", U"ж.", U"жж.", U"ғасыр~", U"ғ.", U"ғғ.", U"ай~", U"апта~", U"күн~", U"тәулі~",
    U"сағат~", U"сағ", U"минут~", U"мин", U"секунд~", U"сек", U"жас~", U"год~", U"лет", U"летие",
    U"летию", U"летия", U"г.", U"гг.", U"век~", U"в.", U"вв.", U"месяц~", U"недел~", U"день",
    U"дня", U"дней", U"дням", U"днями", U"сутки", U"суток", U"час~", U"ч", U"ч.", U"century",
    U"centuries", U"year~", U"month~", U"week~", U"day~", U"hour~", U"hr", U"hrs", U"minute~",
    U"min", U"mins", U"second~", U"sec", U"am", U"pm", U"a.m.", U"p.m.", U"a.m", U"p.m", U"bc",
    U"ad", U"bce", U"ce", U"jyl~", U"ğasyr~", U"sağat~", U"minut~", U"جىل~", U"عاسىر~", U"ساعات~",
    U"مينۋت~", U"كۇن~",
    /* parts of a house and of a text */
    U"бөлім~", U"бөлме~", U"зал~", U"кабинет~", U"қабат~", U"бет~", U"бап~", U"баб~", U"тармақ~",
    U"тармағ~", U"тармақша~", U"тарау~", U"этаж~", U"эт.", U"орын", U"орында", U"орынға", U"бет.",
    U"бб.", U"floor~", U"zal~", U"qabat~", U"bölme~", U"قابات~", U"زال~",
    /* measures */
    U"км", U"м", U"см", U"мм", U"км²", U"м²", U"м³", U"км/сағ", U"км/ч", U"м/с", U"кг", U"г", U"т",
    U"ц", U"мг", U"л", U"мл", U"га", U"вт", U"квт", U"мвт", U"гвт", U"в", U"с", U"гц", U"мгц",
    U"ггц", U"кб", U"мб", U"гб", U"тб", U"мбит/с", U"гбит/с", U"метр~", U"километр~", U"шақырым~",
    U"сантиметр~", U"миллиметр~", U"гектар~", U"литр~", U"грамм~", U"килограмм~", U"тонна~",
    U"тонн~", U"центнер~", U"ватт~", U"градус~", U"бит~", U"байт~", U"килобайт~", U"мегабайт~",
    U"гигабайт~", U"терабайт~", U"пиксел~", U"герц~", U"byte~", U"pixel~", U"пайыз~", U"процент~",
    U"есе", U"рет", U"км/сағ.", U"раз", U"раза", U"шт", U"экз", U"коп", U"стр", U"km", U"m", U"cm",
    U"mm", U"km²", U"m²", U"km/h", U"kg", U"g", U"mg", U"t", U"l", U"ml", U"ha", U"w", U"kw", U"mw",
    U"gw", U"hz", U"mhz", U"ghz", U"kb", U"mb", U"gb", U"tb", U"mbps", U"gbps", U"px", U"metre~",
    U"meter~", U"kilometre~", U"kilometer~", U"mile~", U"ft", U"feet", U"inch~", U"litre~",
    U"liter~", U"gram~", U"kilogram~", U"tonne~", U"ton~", U"degree~", U"percent", U"per", U"times",
    U"pt", U"pp", NULL};
static const char32_t *const amounts[] = {
    U"жүз~",      U"мың~",      U"млн",    U"млрд", U"трлн",     U"миллион~",  U"миллиард~",
    U"триллион~", U"тыс",       U"тысяч~", U"тыс.", U"hundred~", U"thousand~", U"million~",
    U"billion~",  U"trillion~", U"mn",     U"bn",   U"k",        U"myñ~",      U"mln",
    U"mlrd",      U"مىڭ~",      U"ملن",    U"ملرد", NULL};
static const char32_t *const currencies[] = {
    U"теңге~", U"тг",     U"тенге",   U"доллар~", U"долл",    U"рубл~",  U"руб",    U"евро~",
    U"еуро~",  U"юан~",   U"иен~",    U"фунт~",   U"лира~",   U"тиын~",  U"цент~",  U"сом~",
    U"сум~",   U"франк~", U"kzt",     U"usd",     U"eur",     U"rub",    U"gbp",    U"cny",
    U"tenge~", U"teñge~", U"dollar~", U"euro~",   U"rouble~", U"ruble~", U"pound~", U"yuan",
    U"yen",    U"cent~",  U"franc~",  U"تەڭگە~",  U"دوللار~", NULL};
static const char32_t *const until[] = {U"дейін~", U"дейінгі~", U"қарай",  U"таман", U"жуық",
                                        U"тарта",  U"кейін",    U"бастап", NULL};

bool word_is_unit(struct word word)
{
    return word_in(word, units);
}

bool word_is_amount(struct word word)
{
    return word_in(word, amounts);
}

static bool is_operator(uint32_t letter)
{
    return is_one_of(letter, U"×хx·+=±≈~<>≤≥÷");
}

static bool ends_number(struct word word)
{
    word = word_without_opening(word);
    return word_is_number(word) || word_is_roman_number(word);
}

/* 14:30–15:15, 2024–2025, XIX–XX, 10°–15°, А–Я */
int range_stays_whole(const struct place *place)
{
    if (!is_dash(place->last) || place->token_at < 2)
        return NO_OPINION;
    struct word left = {place->before.letters, place->before.count - 1};
    bool numbers = word_count(left, is_digit) && word_starts_with_number(place->behind);
    bool roman = word_is_roman_number(left) && is_roman(place->next);
    return numbers || roman ? BREAK_FORBIDDEN : NO_OPINION;
}

/* 10:00 – 11:30 */
int spaced_range_stays_whole(const struct place *place)
{
    bool dash_behind = is_dash(place->next) || is_hyphen(place->next);
    bool dash_before = place->before.count == 1 && (is_dash(place->last) || is_hyphen(place->last));
    if (!dash_behind && !dash_before)
        return NO_OPINION;

    struct word left = dash_before ? place_word_before(place, place->before) : place->before;
    struct word right = dash_before ? place->behind : place_word_behind(place, place->behind);
    bool lone = dash_before || place->behind.count == 1;
    bool numbers = ends_number(left) && (word_starts_with_number(right) ||
                                         word_is_roman_number(word_without_closing(right)));
    return lone && numbers ? BREAK_FORBIDDEN : NO_OPINION;
}

static bool is_of_telephone(uint32_t letter)
{
    return is_digit(letter) || is_one_of(letter, U"+()-‐‑‒– \u00A0");
}

/* +7 (7172) 72-05-18, 8 701 123 45 67: counts the digits of everything that could be one. */
int telephone_stays_whole(const struct place *place)
{
    enum { SHORTEST = 10, LONGEST = 15, SHORTEST_ABROAD = 5 };
    static const char32_t *const telephone[] = {U"тел", U"факс", U"tel", U"phone", NULL};
    const uint32_t *middle = place->letters + PLACE_REACH, *from = middle, *to = middle;
    size_t digits = 0;

    if (!is_one_of(place->next, U"(0123456789") || !is_one_of(place->last, U")0123456789"))
        return NO_OPINION;
    if (place->next == '(' && !is_digit(place->after_next))
        return NO_OPINION;
    while (from > place->from && is_of_telephone(from[-1]))
        digits += is_digit(*--from);
    while (to < place->to && is_of_telephone(*to))
        digits += is_digit(*to++);
    while (from < middle && is_one_of(*from, U" \u00A0)-–"))
        from++;
    struct word label = place_word_before(place, (struct word){from, 1});
    bool shown = word_in(word_without_closing(label), telephone) && digits >= SHORTEST_ABROAD;
    bool national = is_one_of(*from, U"(087") && digits >= SHORTEST;
    bool abroad = *from == '+' && digits >= SHORTEST_ABROAD;
    return digits <= LONGEST && (shown || national || abroad) ? BREAK_FORBIDDEN : NO_OPINION;
}

/* №№ 5–7, 3(1)(b) */
int signs_stay_together(const struct place *place)
{
    bool clause = place->last == ')' && place->next == '(' && word_count(place->token, is_digit);
    return clause || is_number_sign(place->last) ? BREAK_FORBIDDEN : NO_OPINION;
}

/* № 3, § 12, € 20, 5 × 3 */
int sign_keeps_its_number(const struct place *place)
{
    if (is_number_sign(place->last))
        return BREAK_FORBIDDEN;
    bool lone = place->before.count == 1;
    struct word left = place_word_before(place, place->before);
    if (lone && place->last == '#')
        return word_starts_with_number(place->behind) ? BREAK_FORBIDDEN : NO_OPINION;
    if (lone && is_currency(place->last))
        return word_starts_with_number(place->behind) && !ends_number(left) ? BREAK_FORBIDDEN
                                                                            : NO_OPINION;
    if (lone && is_operator(place->last))
        return word_starts_with_number(place->behind) ? BREAK_FORBIDDEN : NO_OPINION;
    bool operator_behind = place->behind.count == 1 && is_operator(place->next);
    struct word right =
        operator_behind ? place_word_behind(place, place->behind) : (struct word){0};
    return operator_behind && word_is_number(place->before) && word_starts_with_number(right)
               ? BREAK_FORBIDDEN
               : NO_OPINION;
}

/* 5 000, 1 250 000,50, $5 000 */
int digits_stay_in_groups(const struct place *place)
{
    struct word group = place->behind;
    if (!is_digit(place->next) || group.count < 3 || !is_digit(place->last))
        return NO_OPINION;

    bool three = is_digit(group.letters[1]) && is_digit(group.letters[2]) &&
                 (group.count == 3 || !is_digit(group.letters[3]));
    bool time = group.count > 3 && group.letters[3] == ':';
    struct word figure = word_behind_dash(place->before); /* 10 000–15 000 */
    bool first = word_count(figure, is_digit) <= 3 && word_is_number(figure);
    return three && !time && first ? BREAK_FORBIDDEN : NO_OPINION;
}

static bool is_unit_sign(uint32_t letter)
{
    return is_one_of(letter, U"%‰°℃℉′″") || is_currency(letter);
}

static bool counts_money(const struct place *place)
{
    struct word behind = place_word_behind(place, place->behind);
    return word_in(word_without_closing(behind), currencies);
}

/* 20 қараша, 18 жасқа, 12,5 млн, 50 %, 20 °C, 5 АҚШ доллары, 5-ші қабат, 11:30-ға дейін */
int number_keeps_its_unit(const struct place *place)
{
    struct word figure = word_behind_dash(place->before); /* 20 қараша–5 желтоқсан */
    bool number = word_is_number(figure);
    if (!number && !word_is_inflected_number(figure))
        return NO_OPINION;
    if (!number && word_in(place->behind, until))
        return BREAK_FORBIDDEN;
    struct word left = place_word_before(place, place->before);
    if (left.count && left.letters[left.count - 1] == 0xA7 /* § */)
        return NO_OPINION; /* the sign is the noun already */
    /* «5 в зале»: only a volt with nothing behind it is one. */
    bool preposition = place->language == BREAK_RUSSIAN && place->behind.count == 1 &&
                       !place_closes(place, place->behind) &&
                       (place->next == 0x432 || place->next == 0x441);
    if (!preposition && (word_is_unit(place->behind) || word_is_amount(place->behind) ||
                         word_in(place->behind, currencies)))
        return BREAK_FORBIDDEN;
    if (number && is_unit_sign(place->next) && !word_starts_with_number(place->behind))
        return BREAK_FORBIDDEN;
    bool adjective = number && is_letter(place->next) && !word_is_function_word(place->behind) &&
                     counts_money(place);
    return adjective ? BREAK_FORBIDDEN : NO_OPINION;
}

static bool is_number_or_amount(struct word word)
{
    return word_is_number(word) || word_is_amount(word);
}

/* млн теңге, мың АҚШ доллары, долларов США */
int amount_keeps_its_currency(const struct place *place)
{
    static const char32_t *const of_dollars[] = {U"сша", U"доллар~", U"долл", NULL};

    if (!is_letter(place->next) && !is_currency(place->next))
        return NO_OPINION;
    if (word_is_amount(place->before)) {
        bool money = word_in(place->behind, currencies) || is_currency(place->next) ||
                     word_is_unit(place->behind) || word_is_amount(place->behind);
        bool adjective = !word_is_function_word(place->behind) && counts_money(place);
        return money || adjective ? BREAK_FORBIDDEN : NO_OPINION;
    }
    if (is_one_of(place->last, U",;:!?"))
        return NO_OPINION;
    struct word left = word_without_opening(place_word_before(place, place->before));
    size_t capitals = word_count(place->before, is_capital);
    bool country = capitals >= 2 && capitals == word_count(place->before, is_letter);
    if ((country || is_number_or_amount(left)) && word_in(place->behind, currencies))
        return BREAK_FORBIDDEN;
    return word_in(place->before, of_dollars) && word_in(place->behind, of_dollars)
               ? BREAK_FORBIDDEN
               : NO_OPINION;
}
