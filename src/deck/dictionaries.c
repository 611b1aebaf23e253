/* dictionaries: the screen's own words in every language it speaks.
 *
 * The Kazakh words stand in all three scripts, to be read and corrected as they are; they are what
 * kazakh_script.c makes of the Cyrillic ones, which a test checks.
 */
#include "dictionaries.h"

struct dictionary {
    const char *language;
    const char *words[WORD_COUNT];
};

static const struct dictionary dictionaries[] = {
    {"kk",
     {
         [WORD_NOW] = "Қазір",
         [WORD_NEXT] = "Келесі",
         [WORD_SOON] = "Жақында басталады",
         [WORD_SPEAKER] = "Спикер",
         [WORD_NEWS] = "Жаңалық",
         [WORD_TODAY] = "бүгін",
         [WORD_TOMORROW] = "ертең",
         [WORD_CANCELLED] = "Болмайды",
         [WORD_DAY_IS_OVER] = "Бүгінгі бағдарлама аяқталды",
         [WORD_EVENT_IS_OVER] = "Конференция аяқталды",
         [WORD_THANKS] = "Қатысқаныңызға рақмет!",
         [WORD_RUNNING_OVER] = "жалғасып жатыр",
         [WORD_CHANGE] = "Өзгеріс",
         [WORD_IMPORTANT] = "Маңызды",
         [WORD_ATTENTION] = "Назар аударыңыз!",
         [WORD_THEN] = "Одан кейін",
         [WORD_NO_NETWORK] = "желі жоқ",
         [WORD_SERVER_SILENT] = "сервер жауап бермей тұр",
         [WORD_VERSION_UNREADABLE] = "жаңа нұсқасы оқылмады",
         [WORD_MAY_BE_OLD] = "деректер ескірген болуы мүмкін",
     }},
    {"kk-Latn",
     {
         [WORD_NOW] = "Qazır",
         [WORD_NEXT] = "Kelesı",
         [WORD_SOON] = "Jaqynda bastalady",
         [WORD_SPEAKER] = "Spiker",
         [WORD_NEWS] = "Jañalyq",
         [WORD_TODAY] = "bügın",
         [WORD_TOMORROW] = "erteñ",
         [WORD_CANCELLED] = "Bolmaidy",
         [WORD_DAY_IS_OVER] = "Bügıngı bağdarlama aiaqtaldy",
         [WORD_EVENT_IS_OVER] = "Konferensia aiaqtaldy",
         [WORD_THANKS] = "Qatysqanyñyzğa raqmet!",
         [WORD_RUNNING_OVER] = "jalğasyp jatyr",
         [WORD_CHANGE] = "Özgerıs",
         [WORD_IMPORTANT] = "Mañyzdy",
         [WORD_ATTENTION] = "Nazar audaryñyz!",
         [WORD_THEN] = "Odan keiın",
         [WORD_NO_NETWORK] = "jelı joq",
         [WORD_SERVER_SILENT] = "server jauap bermei tūr",
         [WORD_VERSION_UNREADABLE] = "jaña nūsqasy oqylmady",
         [WORD_MAY_BE_OLD] = "derekter eskırgen boluy mümkın",
     }},
    {"kk-Arab",
     {
         [WORD_NOW] = "قازىر",
         [WORD_NEXT] = "كەلەسى",
         [WORD_SOON] = "جاقىندا باستالادى",
         [WORD_SPEAKER] = "سپيكەر",
         [WORD_NEWS] = "جاڭالىق",
         [WORD_TODAY] = "بۇگىن",
         [WORD_TOMORROW] = "ەرتەڭ",
         [WORD_CANCELLED] = "بولمايدى",
         [WORD_DAY_IS_OVER] = "بۇگىنگى باعدارلاما اياقتالدى",
         [WORD_EVENT_IS_OVER] = "كونفەرەنتسيا اياقتالدى",
         [WORD_THANKS] = "قاتىسقانىڭىزعا راقمەت!",
         [WORD_RUNNING_OVER] = "جالعاسىپ جاتىر",
         [WORD_CHANGE] = "وزگەرىس",
         [WORD_IMPORTANT] = "ماڭىزدى",
         [WORD_ATTENTION] = "نازار اۋدارىڭىز!",
         [WORD_THEN] = "ودان كەيىن",
         [WORD_NO_NETWORK] = "جەلى جوق",
         [WORD_SERVER_SILENT] = "سەرۆەر جاۋاپ بەرمەي تۇر",
         [WORD_VERSION_UNREADABLE] = "جاڭا نۇسقاسى وقىلمادى",
         [WORD_MAY_BE_OLD] = "دەرەكتەر ەسكىرگەن بولۋى مۇمكىن",
     }},
    {"ru",
     {
         [WORD_NOW] = "Сейчас",
         [WORD_NEXT] = "Далее",
         [WORD_SOON] = "Скоро начнётся",
         [WORD_SPEAKER] = "Спикер",
         [WORD_NEWS] = "Новость",
         [WORD_TODAY] = "сегодня",
         [WORD_TOMORROW] = "завтра",
         [WORD_CANCELLED] = "Отменено",
         [WORD_DAY_IS_OVER] = "Программа на сегодня завершена",
         [WORD_EVENT_IS_OVER] = "Конференция завершена",
         [WORD_THANKS] = "Спасибо за участие!",
         [WORD_RUNNING_OVER] = "продолжается",
         [WORD_CHANGE] = "Изменение",
         [WORD_IMPORTANT] = "Важно",
         [WORD_ATTENTION] = "Внимание!",
         [WORD_THEN] = "Затем",
         [WORD_NO_NETWORK] = "нет связи",
         [WORD_SERVER_SILENT] = "сервер не отвечает",
         [WORD_VERSION_UNREADABLE] = "новая версия не читается",
         [WORD_MAY_BE_OLD] = "данные могли устареть",
     }},
    {"en",
     {
         [WORD_NOW] = "Now",
         [WORD_NEXT] = "Next",
         [WORD_SOON] = "Starting soon",
         [WORD_SPEAKER] = "Speaker",
         [WORD_NEWS] = "News",
         [WORD_TODAY] = "today",
         [WORD_TOMORROW] = "tomorrow",
         [WORD_CANCELLED] = "Cancelled",
         [WORD_DAY_IS_OVER] = "Today’s programme is over",
         [WORD_EVENT_IS_OVER] = "The conference is over",
         [WORD_THANKS] = "Thank you for taking part!",
         [WORD_RUNNING_OVER] = "still running",
         [WORD_CHANGE] = "Change",
         [WORD_IMPORTANT] = "Important",
         [WORD_ATTENTION] = "Attention!",
         [WORD_THEN] = "Then",
         [WORD_NO_NETWORK] = "no network",
         [WORD_SERVER_SILENT] = "server not responding",
         [WORD_VERSION_UNREADABLE] = "new version not readable",
         [WORD_MAY_BE_OLD] = "may be out of date",
     }},
};

const char *const *dictionary_find(struct text language)
{
    for (size_t i = 0; i < sizeof dictionaries / sizeof *dictionaries; i++)
        if (text_equal(language, text_from(dictionaries[i].language)))
            return dictionaries[i].words;
    return NULL;
}
