#include "doubles.h"

#include <string.h>

static bool is_number(struct text text)
{
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
    return text.size > 0;
}

/* The front page of a site is the address of all its news and of none. */
static struct text telling_link(struct text url)
{
    size_t host = text_find(url, TEXT("://")), path;

    if (host == SIZE_MAX)
        return TEXT("");
    for (path = host + 3; path < url.size && url.data[path] != '/';)
        path++;
    return path + 1 < url.size ? url : TEXT("");
}

static struct item_key key_of(struct draft *draft, const struct news_item *news, bool is_notice)
{
    const struct zone *zone = &draft->programme->zone;
    bool has_date = instant_is_given(news->published_at);

    return (struct item_key){
        .id = news->id,
        .title = news->title,
        .folded = text_fold(draft->scratch, news->title),
        .link = telling_link(news->url),
        .language = news->language,
        .day = has_date ? civil_day_number(zone_civil(zone, news->published_at)) : INT64_MIN,
        .document = news->origin.document,
        .is_notice = is_notice,
    };
}

/* One site in two languages is two sources for two kinds of page. */
static bool may_be_one(const struct item_key *one, const struct item_key *other)
{
    return !one->language.size || !other->language.size ||
           text_equal(one->language, other->language);
}

static bool is_same_elsewhere(const struct item_key *one, const struct item_key *other)
{
    bool has_link = one->link.size && !one->link_is_shared && !other->link_is_shared;
    bool may_be_of_one_day =
        one->day == other->day || one->day == INT64_MIN || other->day == INT64_MIN;

    if (!may_be_one(one, other))
        return false;
    return (has_link && text_equal(one->link, other->link)) ||
           (may_be_of_one_day && text_equal(one->folded, other->folded));
}

/* Linear search: all feeds together give at most some thousand items. */
bool doubles_have_item(struct draft *draft, const struct news_item *news, bool is_notice,
                       bool has_true_ids)
{
    struct item_key key = key_of(draft, news, is_notice);

    for (size_t i = 0; i < draft->items.count; i++) {
        struct item_key *other = &draft->items.items[i];

        if (other->is_notice != is_notice)
            continue;
        if (other->document != key.document && is_same_elsewhere(&key, other))
            return true;
        if (other->document != key.document)
            continue;
        if (text_equal(other->id, key.id) && (has_true_ids || text_equal(other->title, key.title)))
            return true;
        if (key.link.size && text_equal(other->link, key.link))
            other->link_is_shared = key.link_is_shared = true;
    }
    ARENA_PUSH(draft->scratch, draft->items.items, draft->items.count, draft->items.capacity);
    draft->items.items[draft->items.count - 1] = key;
    return false;
}

/* "guid" of "source:guid". */
static struct text own_key(const struct draft *draft, const struct session *session)
{
    struct text source = draft->documents[session->origin.document].source_id;
    bool is_prefixed = source.size && text_starts_with(session->id, source) &&
                       session->id.size > source.size && session->id.data[source.size] == ':';

    return is_prefixed ? text_slice(session->id, source.size + 1, session->id.size) : session->id;
}

static struct text words_of(struct draft *draft, const struct session *session, struct text title)
{
    return text_format(draft->scratch, "%lld %d %.*s",
                       (long long)session->planned_starts_at.seconds, session->planned_room,
                       TEXT_ARG(text_fold(draft->scratch, title)));
}

static void know(struct id_index *index, struct arena *arena, struct text words, int session)
{
    if (words.size && id_index_find(index, words) < 0)
        id_index_add(index, arena, words, session);
}

void doubles_take_in(struct draft *draft)
{
    struct published *published = &draft->published;

    for (; published->count < draft->sessions.count; published->count++) {
        const struct session *session = &draft->sessions.items[published->count];
        int number = (int)published->count;

        /* An id that stands for several is the name of none. */
        if (id_index_find(&draft->shared_ids, session->id) < 0)
            know(&published->keys, draft->scratch, own_key(draft, session), number);
        for (size_t j = 0; j < session->title.count; j++)
            know(&published->words, draft->scratch,
                 words_of(draft, session, session->title.translations[j].text), number);
    }
}

static bool have_a_title_in_common(struct draft *draft, const struct session *one,
                                   const struct session *other)
{
    for (size_t i = 0; i < one->title.count; i++)
        for (size_t j = 0; j < other->title.count; j++)
            if (text_equal(text_fold(draft->scratch, one->title.translations[i].text),
                           text_fold(draft->scratch, other->title.translations[j].text)))
                return true;
    return false;
}

/* Two systems that count from 1 have nothing in common. */
static bool is_confirmed(struct draft *draft, const struct session *session, struct text key,
                         int found)
{
    const struct session *other = &draft->sessions.items[found];
    bool is_at_once = instant_compare(session->planned_starts_at, other->planned_starts_at) == 0;

    return (is_at_once && !is_number(key)) || have_a_title_in_common(draft, session, other);
}

int doubles_find_session(struct draft *draft, const struct session *session, struct text key)
{
    const struct published *published = &draft->published;
    int found = key.size ? id_index_find(&published->keys, key) : -1;

    if (!published->count)
        return -1;
    if (found >= 0 && is_confirmed(draft, session, key, found))
        return found;
    found = -1;
    for (size_t i = 0; i < session->title.count && found < 0; i++)
        found = id_index_find(&published->words,
                              words_of(draft, session, session->title.translations[i].text));
    return found;
}
