/* contact_sheet: what was found on top; then day by day, moment by moment, screen by screen, the
 * pages that look like none before. */
#include "contact_sheet.h"

#include "html.h"

struct sheet {
    const struct rehearsal *rehearsal;
    FILE *file;
    long *first_finding; /* of each shown page; -1: none */
    long *next_finding;  /* of the same page, by finding */
};

static const char style[] =
    ":root{color-scheme:light dark;--ground:#f4f6f9;--paper:#fff;--ink:#141c2b;--dim:#5a6578;"
    "--rule:#d5dbe5;--link:#1f5fbf;--bad:#b3261e;--good:#1d7a46}\n"
    "@media(prefers-color-scheme:dark){:root{--ground:#0d1422;--paper:#151f33;--ink:#eef2f8;"
    "--dim:#9fabc0;--rule:#2a3650;--link:#8fbcff;--bad:#ff8a80;--good:#7ad9a3}}\n"
    "*{box-sizing:border-box}html{scroll-padding-top:3.5rem}\n"
    "body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.45 system-ui,sans-serif}\n"
    "header,main{max-width:100rem;margin:auto;padding:0 max(1rem,3vw)}\n"
    "h1{font-size:1.6rem;line-height:1.2;margin:1.5rem 0 .25rem}\n"
    "h2{font-size:1.35rem;margin:2.5rem 0 .5rem}\n"
    "h3{font-size:1.05rem;margin:1.75rem 0 .5rem;padding-top:.75rem;border-top:1px solid "
    "var(--rule);font-weight:500;overflow-wrap:anywhere}\n"
    "h3 "
    "time{font-weight:700;font-size:1.25rem;margin-right:.6rem;font-variant-numeric:tabular-nums}\n"
    ".times{line-height:1.9;margin:0;font-variant-numeric:tabular-nums}.times "
    "a{margin-right:.7rem}\n"
    "h4{font-size:.9rem;margin:.75rem 0 .4rem;color:var(--dim);font-weight:600}\n"
    "h4 span,.again{font-weight:400;color:var(--dim)}.again{font-size:.9rem;margin:.4rem 0}\n"
    "p.sum{color:var(--dim);margin:.25rem 0 1rem}a{color:var(--link)}\n"
    "nav{position:sticky;top:0;z-index:1;background:var(--ground);border-bottom:1px solid "
    "var(--rule);padding:.6rem max(1rem,3vw);display:flex;gap:1.1rem;overflow-x:auto;"
    "white-space:nowrap}\n"
    ".found{background:var(--paper);border:1px solid var(--rule);border-radius:.6rem;"
    "padding:.25rem 1rem;margin:1rem 0}\n"
    ".found summary{cursor:pointer;font-weight:600;padding:.5rem 0}\n"
    ".found summary b{color:var(--bad)}.found ul{margin:.25rem 0 .75rem;padding-left:1.2rem}\n"
    ".found li{margin:.3rem 0;overflow-wrap:anywhere}.clean{color:var(--good);font-weight:600}\n"
    ".pages{display:grid;gap:.8rem;grid-template-columns:repeat(auto-fill,minmax("
    "clamp(8.5rem,21vw,17rem),1fr))}\n"
    ".upright{grid-template-columns:repeat(auto-fill,minmax(clamp(6rem,11vw,9.5rem),1fr))}\n"
    "figure{margin:0;min-width:0}figure a{display:block}\n"
    "img{display:block;width:100%;height:auto;border-radius:.3rem;background:#0a1428}\n"
    "figcaption{font-size:.8rem;color:var(--dim);padding:.25rem .1rem;overflow-wrap:anywhere}\n"
    "figure.bad img{outline:3px solid var(--bad);outline-offset:1px}\n"
    "figcaption em{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;"
    "overflow:hidden;font-style:normal;color:var(--bad)}\n"
    "figure:target{outline:3px solid var(--link);outline-offset:5px;border-radius:.3rem}\n";

static void put(const struct sheet *sheet, const char *html)
{
    fputs(html, sheet->file);
}

static void put_text(const struct sheet *sheet, struct text text)
{
    html_text(sheet->file, text);
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static struct text event_title(const struct sheet *sheet)
{
    struct text title = title_for_people(&sheet->rehearsal->programme->event.title);
    return title.size ? title : TEXT("taqta");
}

static void put_head(const struct sheet *sheet)
{
    put(sheet, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>");
    put_text(sheet, event_title(sheet));
    put(sheet, " – rehearsal</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>\n");
    put(sheet, style);
    put(sheet, "</style>\n</head>\n<body>\n");
}

static size_t day_count(const struct moment_list *moments)
{
    size_t count = 0;
    for (size_t i = 0; i < moments->count; i++)
        count += i == 0 || moments->items[i].day != moments->items[i - 1].day;
    return count;
}

static void put_summary(const struct sheet *sheet)
{
    const struct rehearsal *rehearsal = sheet->rehearsal;
    const struct play *play = &rehearsal->play;
    size_t days = day_count(&play->moments);
    put(sheet, "<header>\n<h1 dir=\"auto\">");
    put_text(sheet, event_title(sheet));
    fprintf(sheet->file,
            "</h1>\n<p class=\"sum\">%zu day%s, %zu moment%s at which something changes, "
            "%zu screen%s, %zu page%s that differ%s by more than the hour.</p>\n",
            days, plural(days), play->moments.count, plural(play->moments.count), play->stage_count,
            plural(play->stage_count), rehearsal->shown_count, plural(rehearsal->shown_count),
            rehearsal->shown_count == 1 ? "s" : "");
}

static void put_finding(const struct sheet *sheet, const struct finding *finding)
{
    struct text place = finding_place(finding, sheet->rehearsal->arena);
    put(sheet, "<li>");
    if (finding->page != FINDING_NO_PAGE)
        fprintf(sheet->file, "<a href=\"#p%ld\">", finding->page + 1);
    put_text(sheet, place);
    put(sheet,
        finding->page != FINDING_NO_PAGE ? "</a>: <span dir=\"auto\">" : ": <span dir=\"auto\">");
    put_text(sheet, finding->message);
    put(sheet, "</span></li>\n");
}

static void put_findings_of(const struct sheet *sheet, enum finding_kind kind)
{
    enum { FEW = 12 };
    const struct findings *findings = &sheet->rehearsal->findings;
    size_t count = 0;
    for (size_t i = 0; i < findings->count; i++)
        count += findings->items[i].kind == kind;
    if (!count)
        return;
    fprintf(sheet->file, "<details class=\"found\"%s><summary>%s <b>%zu</b></summary>\n<ul>\n",
            count <= FEW ? " open" : "", finding_kind_title(kind), count);
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].kind == kind)
            put_finding(sheet, &findings->items[i]);
    put(sheet, "</ul>\n</details>\n");
}

static void put_findings(const struct sheet *sheet)
{
    if (!sheet->rehearsal->findings.count)
        put(sheet, "<p class=\"clean\">Nothing was found wrong.</p>\n");
    for (int kind = 0; kind < FINDING_KIND_COUNT; kind++)
        put_findings_of(sheet, (enum finding_kind)kind);
    put(sheet, "</header>\n");
}

static struct text date_of(const struct sheet *sheet, int64_t day)
{
    static const char *const weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                           "Friday", "Saturday", "Sunday"};
    struct civil civil = civil_from_day_number(day);
    return text_format(sheet->rehearsal->arena, "%s %04d-%02d-%02d", weekdays[civil_weekday(civil)],
                       civil.year, civil.month, civil.day);
}

static void put_days(const struct sheet *sheet)
{
    const struct moment_list *moments = &sheet->rehearsal->play.moments;
    put(sheet, "<nav aria-label=\"Days\">\n");
    for (size_t i = 0; i < moments->count; i++) {
        int64_t day = moments->items[i].day;
        if (i && moments->items[i - 1].day == day)
            continue;
        fprintf(sheet->file, "<a href=\"#d%lld\">", (long long)day);
        put_text(sheet, date_of(sheet, day));
        put(sheet, "</a>\n");
    }
    put(sheet, "</nav>\n");
}

static void put_page_findings(const struct sheet *sheet, size_t shown)
{
    const struct findings *findings = &sheet->rehearsal->findings;
    for (long i = sheet->first_finding[shown]; i >= 0; i = sheet->next_finding[i]) {
        put(sheet, "<em dir=\"auto\">");
        put_text(sheet, findings->items[i].message);
        put(sheet, "</em>");
    }
}

static void put_page(const struct sheet *sheet, const struct played_page *page)
{
    const struct shown_page *shown = &sheet->rehearsal->shown[page->shown];
    fprintf(sheet->file,
            "<figure id=\"p%zu\"%s><a href=\"%.*s\"><img loading=\"lazy\" src=\"%.*s\" "
            "width=\"%d\" height=\"%d\" alt=\"%s, ",
            page->shown + 1, sheet->first_finding[page->shown] >= 0 ? " class=\"bad\"" : "",
            TEXT_ARG(shown_file(shown)), TEXT_ARG(shown->small_file), shown->small_width,
            shown->small_height, slide_kind_name(page->kind));
    put_text(sheet, page->language);
    fprintf(sheet->file, "\"></a><figcaption>%zu · %s · ", shown->page + 1,
            slide_kind_name(page->kind));
    put_text(sheet, page->language);
    fprintf(sheet->file, " · %.0f s", (double)page->seconds);
    put_page_findings(sheet, page->shown);
    put(sheet, "</figcaption></figure>\n");
}

static bool is_new(const struct sheet *sheet, size_t unit, size_t page)
{
    const struct played_page *played = &sheet->rehearsal->play.units[unit].pages[page];
    const struct shown_page *shown = &sheet->rehearsal->shown[played->shown];
    return shown->unit == unit && shown->page == page;
}

static void put_stage_name(const struct sheet *sheet, const struct stage *stage)
{
    put(sheet, "<h4>");
    put_text(sheet, stage->name);
    if (stage->place.size) {
        put(sheet, " <span>· <bdi>");
        put_text(sheet, stage->place);
        put(sheet, "</bdi></span>");
    }
    fprintf(sheet->file, " <span>· %d × %d</span></h4>\n", stage->settings.width,
            stage->settings.height);
}

static void put_unit(const struct sheet *sheet, size_t number)
{
    const struct played_unit *unit = &sheet->rehearsal->play.units[number];
    const struct stage *stage = play_stage(&sheet->rehearsal->play, number);
    size_t new_count = 0;
    for (size_t i = 0; i < unit->page_count; i++)
        new_count += is_new(sheet, number, i);
    put_stage_name(sheet, stage);
    if (new_count)
        fprintf(sheet->file, "<div class=\"pages%s\">\n",
                stage->settings.height > stage->settings.width ? " upright" : "");
    for (size_t i = 0; i < unit->page_count; i++)
        if (is_new(sheet, number, i))
            put_page(sheet, &unit->pages[i]);
    if (new_count)
        put(sheet, "</div>\n");
    size_t again = unit->page_count - new_count;
    if (again)
        fprintf(sheet->file, "<p class=\"again\">%s%zu page%s as before</p>\n",
                new_count ? "and " : "", again, plural(again));
}

static void put_time(const struct sheet *sheet, const struct event_moment *moment)
{
    put_text(sheet, text_slice(moment->written, 11, moment->written.size));
}

/* The day at its head, with all its moments. */
static void put_day(const struct sheet *sheet, size_t first)
{
    const struct moment_list *moments = &sheet->rehearsal->play.moments;
    int64_t day = moments->items[first].day;
    fprintf(sheet->file, "<h2 id=\"d%lld\">", (long long)day);
    put_text(sheet, date_of(sheet, day));
    put(sheet, "</h2>\n<p class=\"times\">");
    for (size_t i = first; i < moments->count && moments->items[i].day == day; i++) {
        fprintf(sheet->file, "<a href=\"#m%zu\">", i + 1);
        put_time(sheet, &moments->items[i]);
        put(sheet, "</a> ");
    }
    put(sheet, "</p>\n");
}

static void put_moment(const struct sheet *sheet, size_t number)
{
    const struct play *play = &sheet->rehearsal->play;
    const struct event_moment *moment = &play->moments.items[number];
    fprintf(sheet->file, "<h3 id=\"m%zu\"><time>", number + 1);
    put_time(sheet, moment);
    put(sheet, "</time> <span dir=\"auto\">");
    put_text(sheet, moment->what);
    put(sheet, "</span></h3>\n");
    for (size_t i = 0; i < play->stage_count; i++)
        put_unit(sheet, number * play->stage_count + i);
}

static void put_moments(const struct sheet *sheet)
{
    const struct moment_list *moments = &sheet->rehearsal->play.moments;
    put(sheet, "<main>\n");
    for (size_t i = 0; i < moments->count; i++) {
        int64_t day = moments->items[i].day;
        if (i == 0 || moments->items[i - 1].day != day)
            put_day(sheet, i);
        put_moment(sheet, i);
    }
    put(sheet, "</main>\n</body>\n</html>\n");
}

/* From the last on, so that each page's come in their order. */
static void sort_findings(struct sheet *sheet)
{
    const struct rehearsal *rehearsal = sheet->rehearsal;
    const struct findings *findings = &rehearsal->findings;
    sheet->first_finding = ARENA_ARRAY(rehearsal->arena, long, rehearsal->shown_count);
    sheet->next_finding = ARENA_ARRAY(rehearsal->arena, long, findings->count);
    for (size_t i = 0; i < rehearsal->shown_count; i++)
        sheet->first_finding[i] = -1;
    for (size_t i = findings->count; i-- > 0;) {
        long page = findings->items[i].page;
        if (page == FINDING_NO_PAGE)
            continue;
        sheet->next_finding[i] = sheet->first_finding[page];
        sheet->first_finding[page] = (long)i;
    }
}

void contact_sheet_write(const struct rehearsal *rehearsal, FILE *file)
{
    struct sheet sheet = {.rehearsal = rehearsal, .file = file};
    sort_findings(&sheet);
    put_head(&sheet);
    put_summary(&sheet);
    put_findings(&sheet);
    put_days(&sheet);
    put_moments(&sheet);
}
