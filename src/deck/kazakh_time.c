/* kazakh_time: an ending follows the last number one says.
 *
 * 11:30 is read «он бір отыз», so it ends as отыз does: отызға, отыздан, отызда. The vowels of that
 * word decide between the back and the front form, its last sound between ғ, г, қ and к, between д,
 * т and н, and between д and т. A full hour is read «нөл нөл» whatever the hour.
 */
#include "kazakh_time.h"

#include "deck/words.h"

static const char *const ending_of_units[10][3] = {
    {"ге", "ден", "де"}, /* нөл, where there are no tens either */
    {"ге", "ден", "де"}, /* бір */
    {"ге", "ден", "де"}, /* екі */
    {"ке", "тен", "те"}, /* үш */
    {"ке", "тен", "те"}, /* төрт */
    {"ке", "тен", "те"}, /* бес */
    {"ға", "дан", "да"}, /* алты */
    {"ге", "ден", "де"}, /* жеті */
    {"ге", "ден", "де"}, /* сегіз */
    {"ға", "дан", "да"}, /* тоғыз */
};

static const char *const ending_of_tens[6][3] = {
    {"ге", "ден", "де"}, /* нөл */
    {"ға", "нан", "да"}, /* он */
    {"ға", "дан", "да"}, /* жиырма */
    {"ға", "дан", "да"}, /* отыз */
    {"қа", "тан", "та"}, /* қырық */
    {"ге", "ден", "де"}, /* елу */
};

struct text kazakh_clock(struct arena *arena, struct civil civil, enum kazakh_case grammatical_case)
{
    int units = civil.minute % 10, tens = civil.minute / 10;
    const char *const *endings = units ? ending_of_units[units] : ending_of_tens[tens];
    return text_format(arena, "%.*s-%s", TEXT_ARG(words_clock(arena, civil)),
                       endings[grammatical_case]);
}
