#include "plain_words.h"

#include <string.h>

enum { ENGLISH = 2 };

static const struct plain_message messages[PLAIN_MATTER_COUNT][PLAIN_LANGUAGES] = {
    [PLAIN_MATTER_STARTING] = {{"Іске қосылып жатыр", "Бағдарламаны жүктеп жатырмыз."},
                               {"Запускается", "Загружаем программу."},
                               {"Starting", "The programme is being loaded."}},
    [PLAIN_MATTER_SILENCE] = {{"Бағдарламаны күтіп тұрмыз", "Сервер әзірге жауап берген жоқ."},
                              {"Ждём программу", "Сервер пока не ответил."},
                              {"Waiting for the programme", "The server has not answered yet."}},
    [PLAIN_MATTER_NETWORK] =
        {{"Бағдарламаны күтіп тұрмыз",
          "Желі жоқ немесе сервер жауап бермей тұр. Байланыс орнаса, бағдарлама өзі шығады."},
         {"Ждём программу",
          "Нет сети или сервер не отвечает. Когда появится связь, программа появится сама."},
         {"Waiting for the programme",
          "No network, or the server does not answer. The programme will come up by itself."}},
    [PLAIN_MATTER_SERVER] =
        {{"Бағдарламаны күтіп тұрмыз",
          "Сервер бағдарламаны беруден бас тартты. Сұрауды жалғастырамыз: бағдарлама өзі шығады."},
         {"Ждём программу",
          "Сервер отвечает отказом. Продолжаем спрашивать: программа появится сама."},
         {"Waiting for the programme",
          "The server refuses. We keep asking; the programme will come up by itself."}},
    [PLAIN_MATTER_REFUSED] =
        {{"Бағдарламаны күтіп тұрмыз",
          "Келген құжатта қате бар, оны көрсету мүмкін емес. Түзетілсе, бағдарлама өзі шығады."},
         {"Ждём программу",
          "В полученном документе ошибка. Когда её исправят, программа появится сама."},
         {"Waiting for the programme",
          "The document that came has a mistake. Once it is corrected, the programme comes up."}},
    [PLAIN_MATTER_FILE] =
        {{"Бағдарламаны күтіп тұрмыз",
          "Файл жоқ немесе оқылмайды. Орнына қойылса, бағдарлама өзі шығады."},
         {"Ждём программу",
          "Файла нет, или он не читается. Когда он появится, программа появится сама."},
         {"Waiting for the programme",
          "The file is missing or cannot be read. Once it is there, the programme comes up."}},
    [PLAIN_MATTER_FONTS] =
        {{"Қаріп жетіспейді",
          "Бағдарлама қарапайым түрде көрсетіледі. Төмендегі қаріптерді орнатып, қайта қосыңыз."},
         {"Не хватает шрифтов",
          "Программа будет показана в простом виде. Установите шрифты и перезапустите экран."},
         {"Fonts are missing",
          "The programme is shown in plain text. Install the fonts below and restart."}},
    [PLAIN_MATTER_CONFIG] = {{"Баптау файлында қате бар",
                              "Төменде көрсетілген жерді түзетіңіз: экран өзі қосылады."},
                             {"Ошибка в настройках",
                              "Исправьте указанное ниже место: экран заработает сам."},
                             {"The configuration is wrong",
                              "Correct the line shown below, and the display starts by itself."}},
    [PLAIN_MATTER_UNKNOWN] =
        {{"Бағдарламада мұндай экран жоқ",
          "Төмендегі атауды түзетіңіз. Әзірге барлық экранға ортақ беттер көрсетіледі."},
         {"Такого экрана в программе нет",
          "Исправьте имя, указанное ниже. Пока показываем то же, что на всех экранах."},
         {"The programme has no such screen",
          "Correct the name below. Until then the pages are those of every screen."}},
};

static const char *const labels[PLAIN_LABEL_COUNT][PLAIN_LANGUAGES] = {
    [PLAIN_LABEL_ADDRESS] = {"Мекенжай", "Адрес", "Address"},
    [PLAIN_LABEL_REASON] = {"Себебі", "Причина", "Reason"},
    [PLAIN_LABEL_WAITING] = {"Күтіп тұрмыз", "Ждём", "Waiting"},
    [PLAIN_LABEL_SCREEN] = {"Экран", "Экран", "Screen"},
    [PLAIN_LABEL_KNOWN] = {"Бағдарламада бар", "В программе есть", "It knows"},
    [PLAIN_LABEL_MACHINE] = {"Құрылғы", "Устройство", "Machine"},
    [PLAIN_LABEL_FILE] = {"Файл", "Файл", "File"},
    [PLAIN_LABEL_LINE] = {"Жол", "Строка", "Line"},
    [PLAIN_LABEL_WRITTEN] = {"Жазылғаны", "Написано", "Written"},
    [PLAIN_LABEL_EXPECTED] = {"Дұрысы", "Ожидается", "Expected"},
    [PLAIN_LABEL_FONT] = {"Қаріп", "Шрифт", "Font"},
    [PLAIN_LABEL_INSTALL] = {"Орнату керек", "Установить", "Install"},
    [PLAIN_LABEL_NO_NETWORK] = {"желі мекенжайы жоқ", "нет сетевого адреса", "no network address"},
};

static const char *const expectations[][PLAIN_LANGUAGES] = {
    {"баптаудың аты = мәні", "имя = значение", "name = value"},
    {"[taqta] бөлімі", "раздел [taqta]", "[taqta]"},
    {"мекенжай немесе файл", "адрес или файл", "an address or a file"},
    {"торап аты, мысалы example.org", "имя узла, например example.org", "a host, as example.org"},
    {"kk, kk-Latn, kk-Arab, ru немесе en", "kk, kk-Latn, kk-Arab, ru или en",
     "kk, kk-Latn, kk-Arab, ru or en"},
    {"ені мен биіктігі, пиксель, мысалы 1920x1080",
     "ширина и высота в пикселях, например 1920x1080", "WxH in pixels, as 1920x1080"},
    {"уақыт белдеуі көрсетілген күн мен сағат, мысалы 2025-11-20T10:24:00+05:00",
     "дата и время с часовым поясом, например 2025-11-20T10:24:00+05:00",
     "a moment with its offset, as 2025-11-20T10:24:00+05:00"},
    {"0.01 мен 100000 аралығындағы сан", "число от 0.01 до 100000", "a number from 0.01 to 100000"},
    {"1 мен 864000 аралығындағы секунд саны", "число секунд от 1 до 864000",
     "seconds from 1 to 864000"},
    {"auto, system немесе untrusted", "auto, system или untrusted", "auto, system or untrusted"},
    {"auto, surface немесе textures", "auto, surface или textures", "auto, surface or textures"},
    {"0, 90, 180 немесе 270", "0, 90, 180 или 270", "0, 90, 180 or 270"},
    {"auto, dark немесе light", "auto, dark или light", "auto, dark or light"},
    {"5 пен 300 аралығындағы сан", "число от 5 до 300", "a number from 5 to 300"},
    {"0.5 пен 50 аралығындағы сан", "число от 0.5 до 50", "a number from 0.5 to 50"},
    {"yes (иә) немесе no (жоқ)", "yes (да) или no (нет)", "yes or no"},
};

struct plain_message plain_message(enum plain_matter matter, int language)
{
    return messages[matter][language];
}

static const char *join(struct arena *arena, const char *const words[PLAIN_LANGUAGES])
{
    struct text parts[PLAIN_LANGUAGES];
    size_t count = 0;
    for (int i = 0; i < PLAIN_LANGUAGES; i++)
        if (i == 0 || strcmp(words[i], words[i - 1]) != 0)
            parts[count++] = text_from(words[i]);
    return text_to_c(arena, text_join(arena, parts, count, TEXT(" · ")));
}

const char *plain_label(struct arena *arena, enum plain_label label)
{
    return join(arena, labels[label]);
}

const char *plain_expectation(struct arena *arena, struct text english)
{
    for (size_t i = 0; i < sizeof expectations / sizeof *expectations; i++)
        if (text_equal(english, text_from(expectations[i][ENGLISH])))
            return join(arena, expectations[i]);
    return text_to_c(arena, english);
}
