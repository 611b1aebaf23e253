/* csv_columns: names of columns in three languages, and the languages that titles are in. */
#include "csv_columns.h"

#include "language_tag.h"

#include <string.h>

enum { LANGUAGE_WORDS = 8 };

/* Folded, with blanks for marks. */
static const struct {
    enum csv_meaning meaning;
    const char *names[20];
} MEANINGS[] = {
    {CSV_ID, {"id", "guid", "code", "key", "session id", "№", "номер", "код", "ид"}},
    {CSV_DATE,
     {"date", "day", "start date", "күні", "күн", "дата", "день", "дата начала", "дата проведения",
      "өтетін күні", "басталу күні"}},
    {CSV_START,
     {"start", "starts", "starts at", "start time", "begin", "begins", "time", "басталуы",
      "басталу уақыты", "уақыты", "уақыт", "начало", "время начала", "время"}},
    {CSV_END_DATE, {"end date", "дата окончания", "аяқталу күні"}},
    {CSV_END,
     {"end", "ends", "ends at", "end time", "finish", "until", "аяқталуы", "аяқталу уақыты", "соңы",
      "конец", "окончание", "завершение", "время окончания"}},
    {CSV_MINUTES,
     {"minutes", "min", "duration", "duration min", "length", "минут", "минуты", "мин", "ұзақтығы",
      "ұзақтығы мин", "длительность", "длительность мин", "продолжительность",
      "продолжительность мин"}},
    {CSV_ROOM,
     {"room", "hall", "place", "location", "venue", "зал", "залы", "бөлме", "орны", "өтетін орны",
      "помещение", "аудитория", "кабинет", "место", "место проведения"}},
    {CSV_TRACK,
     {"track", "stream", "section", "бағыт", "бағыты", "секция", "секциясы", "направление", "поток",
      "трек"}},
    {CSV_TITLE,
     {"title", "topic", "subject", "session title", "talk", "тақырып", "тақырыбы", "атауы",
      "баяндама", "іс шара", "название", "тема", "заголовок", "наименование", "доклад",
      "мероприятие"}},
    {CSV_SUBTITLE, {"subtitle", "қосымша тақырып", "қосымша атауы", "подзаголовок"}},
    {CSV_ABSTRACT,
     {"abstract", "description", "summary", "сипаттама", "сипаттамасы", "аңдатпа", "мазмұны",
      "описание", "краткое описание", "аннотация", "содержание"}},
    {CSV_PEOPLE,
     {"speakers", "speaker", "presenters", "presenter", "спикерлер", "спикер", "баяндамашылар",
      "баяндамашы", "сөйлеушілер", "спикеры", "докладчики", "докладчик", "выступающие",
      "выступающий"}},
    {CSV_LANGUAGE, {"language", "lang", "тілі", "тіл", "язык"}},
    {CSV_URL, {"url", "link", "website", "web", "сілтеме", "сайты", "ссылка", "сайт"}},
    {CSV_NAME,
     {"name", "full name", "аты жөні", "аты", "есімі", "имя", "фио", "ф и о", "имя и фамилия"}},
    {CSV_ROLE, {"role", "position", "job title", "лауазымы", "қызметі", "должность", "роль"}},
    {CSV_AFFILIATION,
     {"affiliation", "organisation", "organization", "company", "ұйымы", "ұйым", "организация",
      "компания"}},
    {CSV_BIO, {"bio", "biography", "about", "өмірбаяны", "биография", "о себе"}},
    {CSV_PHOTO,
     {"photo", "picture", "image", "photo url", "фото", "фотосы", "суреті", "фотография"}},
    {CSV_SESSION, {"session", "сессия", "сеанс"}},
    {CSV_KIND, {"kind", "change", "изменение", "вид изменения", "өзгеріс", "өзгеріс түрі"}},
    {CSV_AT, {"at", "said at", "announced", "объявлено", "сообщено", "хабарланды", "айтылды"}},
    {CSV_NOTE, {"note", "comment", "примечание", "комментарий", "причина", "ескерту", "себебі"}},
};

static const struct {
    const char *tag, *words[LANGUAGE_WORDS];
} LANGUAGES[] = {
    {"kk", {"kk", "kz", "kaz", "қаз", "қазақша", "каз", "казахский", "на казахском"}},
    {"ru", {"ru", "rus", "рус", "орысша", "русский", "на русском", "russian"}},
    {"en", {"en", "eng", "ағылшынша", "англ", "английский", "на английском", "english"}},
};

static bool is_translated(enum csv_meaning meaning)
{
    return meaning == CSV_TITLE || meaning == CSV_SUBTITLE || meaning == CSV_ABSTRACT ||
           meaning == CSV_NAME || meaning == CSV_ROLE || meaning == CSV_AFFILIATION ||
           meaning == CSV_BIO || meaning == CSV_NOTE;
}

/* "Title_(KK)" to "title kk". */
static struct text simplify(struct arena *arena, struct text name)
{
    struct text folded = text_fold(arena, text_clean(arena, name));
    char *simple = ARENA_ARRAY(arena, char, folded.size);

    for (size_t i = 0; i < folded.size; i++)
        simple[i] = strchr("_.-()[]/:,*", folded.data[i]) ? ' ' : folded.data[i];
    return text_fold(arena, (struct text){simple, folded.size});
}

static enum csv_meaning find_meaning(struct text simple)
{
    for (size_t i = 0; i < sizeof MEANINGS / sizeof *MEANINGS; i++)
        for (const char *const *name = MEANINGS[i].names; *name; name++)
            if (text_equal(simple, text_from(*name)))
                return MEANINGS[i].meaning;
    return CSV_UNKNOWN;
}

static bool understand(struct csv_column *column, struct text simple, struct text language)
{
    enum csv_meaning meaning = find_meaning(simple);

    if (meaning == CSV_UNKNOWN || (language.size && !is_translated(meaning)))
        return false;
    column->meaning = meaning;
    column->language = language;
    return true;
}

/* "title.kk-Latn", for any language there is. */
static bool understand_tagged(struct csv_column *column, struct arena *arena)
{
    struct text name = column->name, language;
    size_t dot = name.size;

    while (dot && name.data[dot - 1] != '.')
        dot--;
    if (!dot || dot == name.size)
        return false;
    language = language_from_tag(arena, text_slice(name, dot, name.size));
    return language.size &&
           understand(column, simplify(arena, text_slice(name, 0, dot - 1)), language);
}

/* "title kk", "название (на казахском)". */
static bool understand_worded(struct csv_column *column, struct text simple)
{
    for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++)
        for (size_t j = 0; j < LANGUAGE_WORDS && LANGUAGES[i].words[j]; j++) {
            struct text word = text_from(LANGUAGES[i].words[j]);

            if (simple.size > word.size && text_ends_with(simple, word) &&
                understand(column, text_trim(text_slice(simple, 0, simple.size - word.size)),
                           text_from(LANGUAGES[i].tag)))
                return true;
        }
    return false;
}

struct text csv_language(struct text name, struct arena *arena)
{
    struct text simple = simplify(arena, name);

    for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++)
        for (size_t j = 0; j < LANGUAGE_WORDS && LANGUAGES[i].words[j]; j++)
            if (text_equal(simple, text_from(LANGUAGES[i].words[j])))
                return text_from(LANGUAGES[i].tag);
    return name;
}

static struct csv_column read_name(const struct csv_row *row, size_t i, struct arena *arena)
{
    struct csv_column column = {.name = csv_cell(row, i, arena)};
    struct text simple = simplify(arena, column.name);

    (void)(understand(&column, simple, TEXT("")) || understand_tagged(&column, arena) ||
           understand_worded(&column, simple)); /* else it stays unknown */
    return column;
}

int csv_find_column(const struct csv_header *header, enum csv_meaning meaning)
{
    for (size_t i = 0; i < header->count; i++)
        if (header->columns[i].meaning == meaning)
            return (int)i;
    return -1;
}

static bool has(const struct csv_header *header, enum csv_meaning meaning)
{
    return csv_find_column(header, meaning) >= 0;
}

static enum csv_kind tell_kind(const struct csv_header *header)
{
    if (has(header, CSV_TITLE) && has(header, CSV_START))
        return CSV_SESSIONS;
    if (has(header, CSV_SESSION) && has(header, CSV_KIND) && has(header, CSV_AT))
        return CSV_CHANGES;
    if (has(header, CSV_NAME) && (has(header, CSV_ROLE) || has(header, CSV_PHOTO)))
        return CSV_SPEAKERS;
    return CSV_NONE;
}

static bool read_names(struct csv_header *header, struct csv_rows *rows, struct arena *arena)
{
    struct csv_row row;
    int blank_rows = 0;

    do
        if (!csv_next_row(rows, &row))
            return false;
    while (csv_row_is_blank(&row) && blank_rows++ < LIMIT_BLANK_ROWS);
    if (row.unclosed_line)
        return false;
    header->count = row.count;
    for (size_t i = 0; i < row.count; i++)
        header->columns[i] = read_name(&row, i, arena);
    header->kind = tell_kind(header);
    return header->kind != CSV_NONE;
}

/* "sep=;" above the names is how Excel is told the separator; ours is found without. */
static struct csv_rows rows_from_names(struct text utf8, char separator)
{
    struct csv_rows rows = csv_rows_of(utf8, separator);
    struct csv_row row;

    if (text_starts_with(utf8, TEXT("sep=")) || text_starts_with(utf8, TEXT("SEP=")))
        (void)csv_next_row(&rows, &row); /* there is one */
    return rows;
}

static const char SEPARATORS[] = {';', ',', '\t'};

static size_t list_known(struct text_builder *names, const struct csv_row *row, struct arena *arena)
{
    size_t count = 0;

    for (size_t i = 0; i < row->count; i++) {
        struct csv_column column = read_name(row, i, arena);

        if (column.meaning != CSV_UNKNOWN)
            builder_format(names, "%s\"%.*s\"", count++ ? ", " : "", TEXT_ARG(column.name));
    }
    return count;
}

struct text csv_known_names(struct text utf8, struct arena *arena)
{
    struct csv_row row;

    for (size_t i = 0; i < sizeof SEPARATORS; i++) {
        struct csv_rows rows = csv_rows_of(utf8, SEPARATORS[i]);
        struct text_builder names = {.arena = arena};

        if (csv_next_row(&rows, &row) && !row.unclosed_line && list_known(&names, &row, arena) > 1)
            return builder_text(&names);
    }
    return (struct text){0};
}

bool csv_read_header(struct csv_header *header, struct csv_rows *rows, struct text utf8,
                     struct arena *arena)
{
    for (size_t i = 0; i < sizeof SEPARATORS; i++) {
        *rows = rows_from_names(utf8, SEPARATORS[i]);
        if (read_names(header, rows, arena))
            return true;
    }
    return false;
}
