/* kazakh_time: an ending follows the last number one says.
 *
 * 11:30 is read «он бір отыз», so it ends as отыз does: отызға, отыздан. The vowels of that word
 * decide between the back and the front form, its last sound between ғ, г, қ and к, and between д,
 * т and н. A full hour is read «нөл нөл» whatever the hour.
 */
#include "kazakh_time.h"

#include "deck/words.h"

static const char *const ending_of_units[10][2] = {
    {"ге", "ден"}, /* нөл, where there are no tens either */
    {"ге", "ден"}, /* бір */
    {"ге", "ден"}, /* екі */
    {"ке", "тен"}, /* үш */
    {"ке", "тен"}, /* төрт */
    {"ке", "тен"}, /* бес */
    {"ға", "дан"}, /* алты */
    {"ге", "ден"}, /* жеті */
    {"ге", "ден"}, /* сегіз */
    {"ға", "дан"}, /* тоғыз */
};

static const char *const ending_of_tens[6][2] = {
    {"ге", "ден"}, /* нөл */
    {"ға", "нан"}, /* он */
    {"ға", "дан"}, /* жиырма */
    {"ға", "дан"}, /* отыз */
    {"қа", "тан"}, /* қырық */
    {"ге", "ден"}, /* елу */
};

struct text kazakh_clock(struct arena *arena, struct civil civil, enum kazakh_case grammatical_case)
{
    int units = civil.minute % 10, tens = civil.minute / 10;
    const char *const *endings = units ? ending_of_units[units] : ending_of_tens[tens];
    return text_format(arena, "%.*s-%s", TEXT_ARG(words_clock(arena, civil)),
                       endings[grammatical_case]);
}
