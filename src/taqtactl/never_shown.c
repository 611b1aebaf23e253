/* never_shown: what was written and is seen by nobody. Records are known by the paths that texts on
 * the pages name as their source. */
#include "rehearsal.h"

struct search {
    struct rehearsal *rehearsal;
    const struct programme *programme;
    struct table records; /* seen, by the hash of their path */
    struct table entries; /* of playlists, likewise */
};

static bool add_seen(struct search *search, struct table *table, struct text path)
{
    bool is_new;
    (void)table_keep(table, search->rehearsal->arena, hash_text(HASH_BEGIN, path), 0, &is_new);
    return is_new;
}

static void look_at_unit(struct search *search, size_t number)
{
    const struct play *play = &search->rehearsal->play;
    const struct played_unit *unit = &play->units[number];
    struct slide_list slides = deck_slides(search->programme, play_stage(play, number)->id);
    for (size_t i = 0; i < unit->page_count; i++) {
        const struct played_page *page = &unit->pages[i];
        if (page->entry >= 0)
            (void)add_seen(search, &search->entries, slides.slides[page->entry].origin.path);
        for (size_t j = 0; page->notes && j < page->notes->record_count; j++)
            (void)add_seen(search, &search->records, page->notes->records[j]);
    }
}

static void tell(struct search *search, struct text path, struct text message)
{
    struct finding finding = {
        .kind = FINDING_NEVER, .path = path, .message = message, .page = FINDING_NO_PAGE};
    findings_add(&search->rehearsal->findings, &finding);
}

static void look_for_entries(struct search *search)
{
    const struct play *play = &search->rehearsal->play;
    for (size_t i = 0; i < play->stage_count; i++) {
        struct slide_list slides = deck_slides(search->programme, play->stages[i].id);
        for (size_t j = 0; j < slides.count; j++) {
            const struct slide *slide = &slides.slides[j];
            if (slide->origin.path.size && add_seen(search, &search->entries, slide->origin.path))
                tell(search, slide->origin.path,
                     text_format(search->rehearsal->arena,
                                 "\"%s\" makes no page on any screen at any moment",
                                 slide_kind_name(slide->kind)));
        }
    }
}

static bool is_played(const struct search *search, const struct playlist *playlist)
{
    const struct play *play = &search->rehearsal->play;
    for (size_t i = 0; i < play->stage_count; i++)
        if (deck_slides(search->programme, play->stages[i].id).slides == playlist->slides)
            return true;
    return false;
}

static void look_for_playlists(struct search *search)
{
    const struct programme *programme = search->programme;
    for (size_t i = 0; i < programme->playlist_count; i++)
        if (!is_played(search, &programme->playlists[i]))
            tell(search, programme->playlists[i].origin.path, TEXT("no screen plays it"));
}

static bool slide_names(const struct slide *slide, struct text id)
{
    for (size_t i = 0; i < slide->id_count; i++)
        if (text_equal(slide->ids[i], id))
            return true;
    return slide->id_count == 0;
}

/* Does any screen play that kind; and, with an id, for that record? */
static bool is_wanted(const struct search *search, enum slide_kind kind, const struct text *id)
{
    const struct play *play = &search->rehearsal->play;
    for (size_t i = 0; i < play->stage_count; i++) {
        struct slide_list slides = deck_slides(search->programme, play->stages[i].id);
        for (size_t j = 0; j < slides.count; j++)
            if (slides.slides[j].kind == kind && (!id || slide_names(&slides.slides[j], *id)))
                return true;
    }
    return false;
}

static void look_for_record(struct search *search, enum slide_kind kind, struct text id,
                            const struct origin *origin)
{
    if (is_wanted(search, kind, &id) && add_seen(search, &search->records, origin->path))
        tell(search, origin->path, TEXT("makes no page on any screen at any moment"));
}

static void look_for_kind(struct search *search, enum slide_kind kind, const char *list,
                          size_t count)
{
    if (count && !is_wanted(search, kind, NULL))
        tell(search, text_from(list),
             text_format(search->rehearsal->arena,
                         "no screen plays \"%s\", so none of the %zu is shown",
                         slide_kind_name(kind), count));
}

/* One line for each list of records that has pages of its own. */
#define LOOK_FOR(search, kind, list, number)                                                       \
    do {                                                                                           \
        look_for_kind(search, kind, #list, (search)->programme->number);                           \
        for (size_t i_ = 0; i_ < (search)->programme->number; i_++)                                \
            look_for_record(search, kind, (search)->programme->list[i_].id,                        \
                            &(search)->programme->list[i_].origin);                                \
    } while (0)

static void look_for_records(struct search *search)
{
    LOOK_FOR(search, SLIDE_SPEAKER, speakers, speaker_count);
    LOOK_FOR(search, SLIDE_QUOTE, quotes, quote_count);
    LOOK_FOR(search, SLIDE_FACT, facts, fact_count);
    LOOK_FOR(search, SLIDE_NEWS, news, news_count);
    LOOK_FOR(search, SLIDE_THANKS, thanks, thanks_count);
    LOOK_FOR(search, SLIDE_LINK, links, link_count);
    LOOK_FOR(search, SLIDE_MESSAGE, messages, message_count);
    LOOK_FOR(search, SLIDE_PICTURE, pictures, picture_count);
}

static void look_for_sessions_and_notices(struct search *search)
{
    const struct programme *programme = search->programme;
    for (size_t i = 0; i < programme->session_count; i++)
        if (add_seen(search, &search->records, programme->sessions[i].origin.path))
            tell(search, programme->sessions[i].origin.path,
                 TEXT("appears on no screen at any moment"));
    for (size_t i = 0; i < programme->notice_count; i++)
        if (add_seen(search, &search->records, programme->notices[i].origin.path))
            tell(search, programme->notices[i].origin.path,
                 TEXT("appears on no screen while the event lasts"));
}

void find_never_shown(struct rehearsal *rehearsal)
{
    struct search search = {.rehearsal = rehearsal, .programme = rehearsal->programme};
    for (size_t i = 0; i < rehearsal->play.unit_count; i++)
        look_at_unit(&search, i);
    look_for_entries(&search);
    if (!rehearsal->has_all_screens)
        return; /* the others may show the rest */
    look_for_playlists(&search);
    look_for_records(&search);
    look_for_sessions_and_notices(&search);
}
