#include "hsts.h"

#include "file_bytes.h"

#include <curl/curl.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { FILE_BYTES = 64 * 1024, DAY_DIGITS = 8 };

static bool copy_string(char *copy, size_t capacity, struct text text)
{
    if (text.size == 0 || text.size >= capacity)
        return false;
    memcpy(copy, text.data, text.size);
    copy[text.size] = 0;
    return true;
}

static void add(struct hsts_list *list, struct text name, struct text until, bool with_subdomains)
{
    struct hsts_host host = {.with_subdomains = with_subdomains};
    if (list->count < HSTS_HOSTS && copy_string(host.name, sizeof host.name, name) &&
        copy_string(host.until, sizeof host.until, until))
        list->items[list->count++] = host;
}

/* .example.org "20251120 04:40:00"; the dot stands for "and all below it". */
static void add_line(struct hsts_list *list, struct text line)
{
    struct text name, until;
    if (!text_split(&line, ' ', &name) || line.size < 2 || !text_ends_with(line, TEXT("\"")))
        return;
    until = text_slice(line, 1, line.size - 1);
    bool with_subdomains = text_starts_with(name, TEXT("."));
    add(list, with_subdomains ? text_slice(name, 1, name.size) : name, until, with_subdomains);
}

static void read_file(struct hsts *hsts)
{
    struct arena arena = {0};
    struct stat about;
    struct text rest, line;
    int descriptor;
    if (!file_open(&descriptor, &about, hsts->path, FILE_BYTES, NULL))
        return; /* none yet, or none that is ours */
    if (file_read(descriptor, &rest, &arena, (size_t)about.st_size, NULL))
        while (text_split(&rest, '\n', &line))
            add_line(&hsts->kept, line);
    hsts->loaded = hsts->kept.count;
    close(descriptor);
    arena_finish(&arena);
}

void hsts_open(struct hsts *hsts, const char *folder)
{
    *hsts = (struct hsts){0};
    if (!folder)
        return;
    int size = snprintf(hsts->path, sizeof hsts->path, "%s/hsts", folder);
    if (size >= (int)sizeof hsts->path)
        hsts->path[0] = 0;
    else
        read_file(hsts);
}

/* A file that cannot be written costs a redirect after the next start; that the folder cannot be
 * written is told where documents are kept. */
static void write_file(const struct hsts *hsts)
{
    struct arena arena = {0};
    struct text_builder lines = {.arena = &arena};
    for (size_t i = 0; i < hsts->kept.count; i++) {
        const struct hsts_host *host = &hsts->kept.items[i];
        builder_format(&lines, "%s%s \"%s\"\n", host->with_subdomains ? "." : "", host->name,
                       host->until);
    }
    (void)file_replace(hsts->path, builder_text(&lines));
    arena_finish(&arena);
}

static bool is_as_good(const struct hsts_host *a, const struct hsts_host *b)
{
    return strcmp(a->name, b->name) == 0 && a->with_subdomains == b->with_subdomains &&
           strncmp(a->until, b->until, DAY_DIGITS) == 0;
}

static bool is_kept(const struct hsts *hsts)
{
    if (hsts->coming.count != hsts->kept.count)
        return false;
    for (size_t i = 0; i < hsts->kept.count; i++)
        if (!is_as_good(&hsts->kept.items[i], &hsts->coming.items[i]))
            return false;
    return true;
}

/* Called when a transfer ends, once for each host in the store; for none when it is empty. */
static CURLSTScode take_one(CURL *easy, struct curl_hstsentry *entry, struct curl_index *index,
                            void *context)
{
    struct hsts *hsts = context;
    (void)easy, (void)index;
    add(&hsts->coming, (struct text){entry->name, entry->namelen}, text_from(entry->expire),
        entry->includeSubDomains);
    return CURLSTS_OK;
}

/* Called before each transfer until it says that this was all. The first is given all; the store
 * does not see that it knows a host already. */
static CURLSTScode give_one(CURL *easy, struct curl_hstsentry *entry, void *context)
{
    struct hsts *hsts = context;
    (void)easy;
    if (hsts->given == hsts->loaded)
        return CURLSTS_DONE;
    const struct hsts_host *host = &hsts->kept.items[hsts->given++];
    if (strlen(host->name) > entry->namelen)
        return CURLSTS_DONE;
    memcpy(entry->name, host->name, strlen(host->name) + 1);
    memcpy(entry->expire, host->until, sizeof host->until);
    entry->includeSubDomains = host->with_subdomains;
    return CURLSTS_OK;
}

void hsts_attach(struct hsts *hsts, void *easy)
{
    /* Options of constants: they fail only where libcurl was built without HSTS, and then there is
     * none to be had. */
    (void)curl_easy_setopt(easy, CURLOPT_HSTS_CTRL, (long)CURLHSTS_ENABLE);
    (void)curl_easy_setopt(easy, CURLOPT_HSTSREADFUNCTION, give_one);
    (void)curl_easy_setopt(easy, CURLOPT_HSTSREADDATA, hsts);
    (void)curl_easy_setopt(easy, CURLOPT_HSTSWRITEFUNCTION, take_one);
    (void)curl_easy_setopt(easy, CURLOPT_HSTSWRITEDATA, hsts);
}

void hsts_end(struct hsts *hsts, void *easy)
{
    hsts->coming.count = 0;
    curl_easy_cleanup(easy);
    if (hsts->given < hsts->loaded || is_kept(hsts))
        return; /* a store that has not been filled yet says nothing */
    hsts->kept = hsts->coming;
    if (hsts->path[0])
        write_file(hsts);
}
