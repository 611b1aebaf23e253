#include "http_date.h"

/* A letter stands for itself, '0' for any digit; day and month are looked up. */
static const char shape[] = "ddd, 00 mmm 0000 00:00:00 GMT";

static bool fits_shape(struct text text)
{
    if (text.size != sizeof shape - 1)
        return false;
    for (size_t i = 0; i < text.size; i++) {
        char expected = shape[i], got = text.data[i];
        bool is_free = expected == 'd' || expected == 'm';
        bool is_digit = got >= '0' && got <= '9';
        if (expected == '0' ? !is_digit : !is_free && got != expected)
            return false;
    }
    return true;
}

/* From 0; the count when it is none of them. */
static int find_name(struct text three, const char *names, int count)
{
    int i = 0;
    while (i < count && !text_equal(three, (struct text){names + (size_t)3 * (size_t)i, 3}))
        i++;
    return i;
}

static int number_at(struct text text, size_t from, size_t digits)
{
    uint64_t number = 0;
    (void)text_to_number(text_slice(text, from, from + digits), 9999, &number); /* fits_shape() */
    return (int)number;
}

bool http_date_read(struct text text, struct instant *instant)
{
    if (!fits_shape(text))
        return false;

    int weekday = find_name(text_slice(text, 0, 3), "MonTueWedThuFriSatSun", 7);
    int month = find_name(text_slice(text, 8, 11), "JanFebMarAprMayJunJulAugSepOctNovDec", 12);
    struct civil civil = {
        .year = number_at(text, 12, 4),
        .month = month + 1,
        .day = number_at(text, 5, 2),
        .hour = number_at(text, 17, 2),
        .minute = number_at(text, 20, 2),
        .second = number_at(text, 23, 2),
    };
    if (month == 12 || !civil_is_valid(civil) || civil_weekday(civil) != weekday)
        return false;

    *instant = instant_from_civil(civil, 0);
    return true;
}
