/* break_rules: the rules of line breaking, each with its name, its source and examples.
 *
 * A row is written as in tests/type/breaks.txt, where the marks are explained; {} stand for the
 * isolates around a field from outside, which no rule sees. The rules are asked in this order.
 *
 * The numbers of paragraphs are those of the Kazakh orthography of 2018. "Russian practice" is that
 * of publishers' handbooks (Milchin, Cheltsova), "English practice" that of the Chicago Manual of
 * Style on dividing names, figures and addresses.
 */
#include "break_rules.h"

#include "break_decisions.h"

static const struct break_rule rules[] = {
    {.name = "R8 a range stays whole",
     .source = "§107; Russian practice: figures joined by a dash are not parted",
     .inside = range_stays_whole,
     .at_blank = spaced_range_stays_whole,
     .examples = {"kk 14:30–15:15|аралығында", "kk 2024–2025_жылдары", "kk XIX–XX_ғасырлар",
                  "kk 10:00_–_11:30|ашылу", "en 9:30–{10:15}"},
     .counter_examples = {"kk Алматы–¦Астана|пойызы", "kk 1991_–|тәуелсіздік|жылы"}},
    {.name = "R7 a dash never begins a line",
     .source =
         "Russian practice, taken over for Kazakh; English: a spaced dash stays with its clause",
     .inside = dash_inside_ends_a_line,
     .at_blank = dash_never_begins_a_line,
     .examples = {"kk Қазақстан_–|балалық", "ru Астана_—|столица", "en Children_–|our|future",
                  "kk Ол:|–_Балаға", "kk Алматы–¦Астана", "kk {Қазақстан}_–|балалық", "en one—¦two",
                  "kk Үлкен|зал_·|бүгін"},
     .counter_examples = {"kk іс-¬шара", "kk −5_градус"}},
    {.name = "R7b what opens a line stays with its first word",
     .source = "Practice for direct speech and lists in all three languages",
     .at_blank = opening_dash_clings,
     .examples = {"kk –_Балаға|сен", "kk Ол:|–_Балаға", "kk •_Ашылу|салтанаты", "kk 1._Кіріспе|сөз",
                  "ru 2)_Доклад|министра", "kk –_{Балаға}|сен"},
     .counter_examples = {"kk Бұл|жол|1.|Содан", "kk Ол|келді"}},
    {.name = "R9 an ellipsis and a lone quotation mark cling",
     .source = "All three languages: a mark is no word",
     .inside = ellipsis_clings,
     .at_blank = lone_mark_clings,
     .examples = {"kk …және|тағы", "kk балалар_…", "ru «_Казахстан_»"},
     .counter_examples = {"kk «Қазақстан»|деді", "kk Ол...|келді"}},
    {.name = "R10 an address breaks behind a slash",
     .source = "English practice for addresses; an e-mail address stays whole",
     .inside = address_breaks_after_slash,
     .examples = {"kk info@kids-rights.kz", "en https://kids.kz/¬about/¬team",
                  "kk www.kids-rights.kz/¬kk", "kk {https://kids.kz/¬kk}"},
     .counter_examples = {"kk және/¬немесе", "en 10_a.m.|sharp"}},
    {.name = "R1 an ending stays with its figure, abbreviation or foreign name",
     .source = "§44, §105: endings follow a figure by a hyphen, abbreviations are not divided",
     .inside = ending_stays,
     .examples = {"kk 50%-ы|балалар", "kk БҰҰ-ның|конвенциясы", "kk 25-бап", "kk YouTube-тегі|арна",
                  "kk «Болашақ»-тың|түлегі", "kk {БҰҰ}-ның", "kk Қ.-Ж._Тоқаев"},
     .counter_examples = {"kk сондай-¬ақ", "kk ІС-¬ШАРА"}},
    {.name = "R11 a hyphen parts long words gladly, short ones hardly",
     .source = "UAX #14; the prices are ours",
     .inside = hyphen_parts_long_words,
     .examples = {"kk Қасым-¬Жомарт", "kk іс-¬шара", "ru онлайн-¬конференция", "en e-mail"},
     .counter_examples = {"kk 5-ші_рет", "kk балалар|құқығы"}},
    {.name = "R14 a slash parts long words only",
     .source = "UAX #14, but measures such as km/h are one sign (SI brochure, 5.4)",
     .inside = slash_parts_long_words,
     .examples = {"kk және/¬немесе", "kk 90_км/сағ", "ru доклад/¬обсуждение"},
     .counter_examples = {"kk іс-¬шара", "en https://kids.kz/¬about"}},
    {.name = "R8 a telephone number stays whole",
     .source = "§107; ITU-T E.123 writes it in groups with spaces",
     .at_blank = telephone_stays_whole,
     .examples = {"kk +7_(7172)_72-05-18", "kk 8_701_123_45_67", "en +44_20_7946_0958",
                  "ru тел.:_72_05_18", "kk {+7_701_123_45_67}"},
     .counter_examples = {"kk 2024|2025", "kk №_3|(2025)"}},
    {.name = "R5 a sign keeps its number",
     .source = "§107; Russian practice: № and § are not parted from the figure",
     .inside = signs_stay_together,
     .at_blank = sign_keeps_its_number,
     .examples = {"kk №_3_зал", "kk §_12~бап", "ru №№_5–7", "en Art._3(1)(b)", "ru приказ|№_15",
                  "en €_20", "kk №_{3}_зал", "kk 5_×_10_м"},
     .counter_examples = {"kk 12_₸|20~оқушы", "kk балалар|12"}},
    {.name = "R4 digits stay in groups",
     .source = "SI brochure, 5.4.4: groups of three are one number",
     .at_blank = digits_stay_in_groups,
     .examples = {"kk 5_000_₸", "kk 10_000–15_000_₸", "ru 1_250_000,50_тенге", "kk {15_000}~адам"},
     .counter_examples = {"kk 2025|100~адам", "kk 20|21|22"}},
    {.name = "R3 a number keeps its unit",
     .source = "§107: a number and its measure are not parted; SI brochure, 5.4.3",
     .at_blank = number_keeps_its_unit,
     .examples = {"kk 1989_жылғы|20_қараша", "kk 12,5_млн_теңге", "kk 20_°C", "ru 18_лет",
                  "en 10:00_a.m.|sharp", "kk 11:30-ға_дейін", "kk {20}_{қараша}"},
     .counter_examples = {"kk Залда|120~қатысушы", "kk 5~жасыл|ағаш", "ru 10~человек"}},
    {.name = "R3 an amount keeps its currency",
     .source = "§107; Russian practice: сумма и валюта",
     .at_blank = amount_keeps_its_currency,
     .examples = {"kk 5_мың_АҚШ_доллары", "kk 5_млн._теңге", "ru 5_млн_долларов_США",
                  "en $5_million_dollars", "kk 12,5_{млн}_{теңге}"},
     .counter_examples = {"ru 5_тыс.|человек", "kk теңге|бағамы"}},
    {.name = "R5 an order number keeps its noun",
     .source = "§107; Kazakh has the noun behind the number",
     .at_blank = order_number_keeps_its_noun,
     .examples = {"kk №_15_бұйрық", "kk №3_мектеп|ашылды", "kk «А»_залы", "kk №_{7}_мектеп"},
     .counter_examples = {"kk №_15|бойынша", "ru №_15|утверждён"}},
    {.name = "R3 a month keeps its day",
     .source = "English practice for dates; Kazakh: қарашаның 20-сы",
     .at_blank = month_keeps_its_day,
     .examples = {"en November_20,|2025", "kk қарашаның_20-сы", "en On~March_8,|we~met"},
     .counter_examples = {"kk 20_қараша|2025_жыл", "en in~November|20~children"}},
    {.name = "R15 a noun keeps the number that names it",
     .source = "§107; Russian practice (рис. 3, стр. 5); English practice (Article 25, p. 12)",
     .at_blank = noun_keeps_its_number,
     .examples = {"en Article_25|says", "ru на~стр._5", "kk зал_3|ашық", "kk сағат_10:00-де",
                  "en Hall_B", "kk Достық_к._5", "ru рис._{3}"},
     .counter_examples = {"kk сессия|2_сағат", "kk 2025_ж.|20_қараша"}},
    {.name = "R2 initials keep the name",
     .source = "§106; Russian practice; English practice for personal names",
     .at_blank = initials_keep_the_name,
     .examples = {"kk Қ._К._Тоқаев|сөйледі", "kk Тоқаев_Қ._К.|сөйледі", "ru А._С._Пушкин",
                  "en J._R._R._Tolkien", "kk {Қ.}_{Тоқаев}", "ru Иванов_И.,|Петров_П.",
                  "kk Президент|Қ._Тоқаев", "kk Ахмет_Қ.|«Алтын»|кітабы"},
     .counter_examples = {"kk келді.|Тоқаев", "en plan|B.|The~next"}},
    {.name = "R16 a title keeps its name",
     .source = "Russian practice (г. Астана, ул. Достык); English practice (Mr. Smith)",
     .at_blank = title_keeps_its_name,
     .examples = {"en Mr._Smith|spoke", "en St._Petersburg", "ru ул._Достык", "ru в~г._Астана",
                  "kk проф._Сәтбаев", "en Dr._{Winter}"},
     .counter_examples = {"ru в~2025_г.|Астана", "en by~the~doctor|Smith"}},
    {.name = "R6 abbreviations stay together",
     .source = "§105; Russian practice: и т. д., т. е. are not parted",
     .at_blank = abbreviations_stay_together,
     .examples = {"kk т._ғ._д.", "kk ф.-м._ғ._к.", "ru т._е.|что", "ru канд._техн._наук",
                  "kk {т.}_{б.}"},
     .counter_examples = {"kk Су.|Ол|келді", "ru 5_тыс.|человек"}},
    {.name = "R6 an abbreviation leans on the word before",
     .source = "§105; Russian practice: 2025 г., и др.",
     .at_blank = abbreviation_leans_back,
     .examples = {"kk мектеп_т._б.", "kk Астана_қ.", "kk Достық_к-сі|бойында", "ru и_др.",
                  "en Smith_Jr.|spoke", "kk балалар,_т._б.", "kk {Астана}_қ."},
     .counter_examples = {"ru слово,|т._е.|мысль", "en on~p._12"}},
    {.name = "R5 a Roman number keeps its noun",
     .source = "§107; Russian practice: XXI век, Екатерина II",
     .at_blank = roman_number_keeps_its_noun,
     .examples = {"kk XXI_ғасыр", "kk ХХІ_ғасырда", "ru XIV_съезд", "en Elizabeth_II|spoke",
                  "ru Пётр_I", "kk {XXI}_ғасыр"},
     .counter_examples = {"en I~talk", "kk II|және|III"}},
    {.name = "R12 an enclitic leans on the word before",
     .source = "§27: written apart, but spoken with the word before; Russian же, ли, бы",
     .at_blank = enclitic_leans_back,
     .examples = {"kk дауысы~мен|арманы", "kk сен~де|айт", "kk келдің~бе?", "ru скажи~же|ему",
                  "kk-Latn balalar~men|ata", "kk {дауысы}~мен|арманы"},
     .counter_examples = {"kk келді,|мен|айттым", "kk Асқар|Меңдібай", "en call|me~back"}},
    {.name = "R13 a preposition goes down with its word",
     .source = "Russian practice: no preposition at the end of a line; English: no article",
     .at_blank = short_word_goes_down,
     .examples = {"ru в~зале|на~сцене", "en a~talk|to~children", "ru для~детей", "ru в~{зале}"},
     .counter_examples = {"kk ол|келді|су|бар", "ru РК|приняла|закон"}},
    {.name = "R3 a number keeps what it counts where it can",
     .source = "§107 speaks of measures; for things counted it is a wish",
     .at_blank = number_counts_its_noun,
     .examples = {"kk Залда|120~қатысушы", "ru 10~человек", "en 30~children", "kk {120}~қатысушы"},
     .counter_examples = {"kk 10:00|басталады", "kk 2025|және|2026"}},
};

const struct break_rule *break_rule_at(size_t index)
{
    return index < sizeof rules / sizeof *rules ? &rules[index] : NULL;
}

int break_decision(const uint32_t *letters, size_t count, size_t at, struct text language,
                   const struct break_rule **rule)
{
    struct place place;

    *rule = NULL;
    place_look_around(&place, letters, count, at, language);
    if (place.out_of_sight)
        return BREAK_FREE;
    if (!place.last || !place.next)
        return BREAK_FORBIDDEN; /* a line without anything on it */

    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        int (*decide)(const struct place *) = place.blank ? rules[i].at_blank : rules[i].inside;
        int price = decide ? decide(&place) : NO_OPINION;
        if (price != NO_OPINION) {
            *rule = &rules[i];
            return price;
        }
    }
    return BREAK_FREE;
}

int break_price(const uint32_t *letters, size_t count, size_t at, struct text language)
{
    const struct break_rule *rule;
    return break_decision(letters, count, at, language, &rule);
}
