#include "player.h"

#include "base/log.h"
#include "deck/viewing.h"
#include "distance.h"
#include "drift.h"
#include "identity.h"
#include "missing_pictures.h"
#include "programme/query.h"
#include "screen/paint.h"

enum { FADE_MS = 400, STAYS_LONG_MS = 60000, MINUTE_S = 60 };
/* A poster that is being decoded is waited for, but not for ever. */
enum { WAIT_STEP_MS = 250, WAIT_MOST_MS = 10000 };

/* Where and how the next picture stands. */
static void place(const struct player *player)
{
    int width = screen_width(player->screen), height = screen_height(player->screen);
    struct drift drift = {0};
    if (!player->options->without_drift)
        drift = drift_after(clock_tick_ms() - player->began_ms, width < height ? width : height);
    screen_place(player->screen, (struct screen_placement){player->rotate, drift.x, drift.y});
}

/* Takes the display's size as it hangs. */
static void measure(struct player *player)
{
    struct deck_settings *settings = &player->stage.settings;
    settings->width = screen_width(player->screen);
    settings->height = screen_height(player->screen);
    settings->scale = viewing_scale(player->options->diagonal_in, player->options->distance_m,
                                    settings->width, settings->height);
}

void player_init(struct player *player, const struct deck_settings *settings)
{
    stage_init(&player->stage, settings, player->typesetter);
    player->began_ms = clock_tick_ms();
    player->rotate = screen_rotation(player->options->rotate, NULL, settings->screen);
    place(player);
    measure(player);
    distance_tell(player->options, player->stage.settings.width, player->stage.settings.height);
    player->frame_at_ms = player->alters_at_ms = UINT64_MAX;
}

void player_finish(struct player *player)
{
    stage_finish(&player->stage);
    programme_destroy(player->pending);
    arena_finish(&player->peek_arena);
    arena_finish(&player->missing_arena);
}

bool player_plays(const struct player *player)
{
    return player->stage.programme != NULL;
}

static void paint_plainly(struct player *player)
{
    const struct stage *stage = &player->stage;
    plain_show_programme(player->plain, screen_next(player->screen), stage->programme,
                         clock_moment(player->clock), &stage->settings, stage->page.language);
}

struct painting {
    const struct player *player;
    const struct page *page;
};

static void paint_band(void *context, struct pixels *band)
{
    const struct painting *painting = context;
    const struct player *player = painting->player;
    paint_page(band, painting->page, player->typesetter, player->photos);
}

/* What is painted next is the page that is up. */
static void paint(struct player *player)
{
    place(player);
    photo_wants_page(player->wants,
                     &player->stage.page); /* first: what comes later is painted later */
    if (player->typesetter)
        screen_paint(player->screen, paint_band, &(struct painting){player, &player->stage.page});
    else
        paint_plainly(player);

    struct instant now = clock_moment(player->clock).now;
    uint64_t wait_ms =
        clock_ms_to(player->clock, programme_next_turn(player->stage.programme, now));
    player->alters_at_ms = wait_ms == UINT64_MAX ? UINT64_MAX : clock_tick_ms() + wait_ms;
}

static void ask_for_portraits_ahead(struct player *player)
{
    struct page page;
    arena_reset(&player->peek_arena);
    stage_peek(&player->stage, &page, &player->peek_arena, clock_moment(player->clock));
    photo_wants_page_ahead(player->wants, &page);
}

static void show(struct player *player)
{
    paint(player);
    screen_show(player->screen);
    player->frame_at_ms = UINT64_MAX;
}

/* The first frame is due when the picture is there: what painting took is not taken from the fade.
 */
static void begin_turn(struct player *player)
{
    if (!player->typesetter) { /* plain pages do not fade */
        show(player);
        return;
    }
    paint(player);
    player->frame_at_ms = clock_tick_ms();
    screen_turn(player->screen, player->frame_at_ms, FADE_MS);
}

/* Before the deck is built of that programme. */
static void find_missing(struct player *player, const struct programme *programme)
{
    arena_reset(&player->missing_arena);
    missing_pictures_find(&player->stage.settings, &player->missing_arena, programme,
                          player->wants);
}

static void turn_page(struct player *player, uint64_t tick_ms)
{
    struct programme *pending = player->pending;
    struct moment moment = clock_moment(player->clock);
    player->pending = NULL;
    player->waited_ms = 0;
    find_missing(player, pending ? pending : player->stage.programme);
    if (pending)
        stage_take(&player->stage, pending, false, moment, tick_ms);
    else
        stage_turn(&player->stage, moment, tick_ms);
    begin_turn(player);
}

void player_refresh(struct player *player)
{
    if (!player_plays(player))
        return;
    if (screen_is_turning(player->screen)) {
        player->must_refresh = true;
        return;
    }
    player->must_refresh = false;
    find_missing(player, player->stage.programme);
    if (stage_refresh(&player->stage, clock_moment(player->clock)))
        show(player);
    else
        turn_page(player, clock_tick_ms());
}

/* The deck was built for this moment: it holds only while nothing begins or ends. */
static bool is_the_same_in_a_minute(const struct player *player, struct moment moment)
{
    struct instant turn = programme_next_turn(player->stage.programme, moment.now);
    return !instant_is_given(turn) || instant_between(moment.now, turn) > MINUTE_S;
}

void player_rehearse(struct player *player)
{
    struct moment moment = clock_moment(player->clock);
    if (player_plays(player) && player->typesetter && !screen_is_turning(player->screen) &&
        is_the_same_in_a_minute(player, moment)) {
        struct page page;
        moment.now = instant_add(moment.now, MINUTE_S);
        arena_reset(&player->peek_arena);
        stage_look_ahead(&player->stage, &page, &player->peek_arena, moment);
        place(player);
        screen_paint(player->screen, paint_band, &(struct painting){player, &page});
        player_refresh(player); /* instead of that */
        screen_refresh(player->screen);
    }
}

/* Hangs the picture as the programme says of this screen. True when that is another way. */
static bool hang(struct player *player, const struct programme *programme)
{
    int rotate = screen_rotation(player->options->rotate, programme, player->stage.settings.screen);
    if (rotate == player->rotate)
        return false;
    if (screen_is_turning(player->screen))
        screen_show(player->screen);
    log_info("the picture is turned by %d degrees", rotate);
    player->rotate = rotate;
    place(player);
    measure(player);
    return true;
}

static void show_first(struct player *player, struct programme *programme)
{
    log_info("showing a programme of %zu sessions and %zu news", programme->session_count,
             programme->news_count);
    find_missing(player, programme);
    stage_take(&player->stage, programme, false, clock_moment(player->clock), clock_tick_ms());
    show(player);
    ask_for_portraits_ahead(player);
}

/* Ends a turn where it stands: what comes now is more urgent than its last frames. */
static void take_now(struct player *player, struct programme *programme)
{
    log_info("a change: showing it now");
    if (screen_is_turning(player->screen))
        screen_show(player->screen);
    find_missing(player, programme);
    stage_take(&player->stage, programme, true, clock_moment(player->clock), clock_tick_ms());
    begin_turn(player);
}

void player_accept(struct player *player, struct programme *programme)
{
    struct programme *replaced = player->pending;
    player->pending = NULL;
    bool hangs_otherwise = hang(player, programme);
    if (!player_plays(player)) {
        show_first(player, programme);
    } else if (hangs_otherwise || programme_change_is_urgent(player->stage.programme, programme)) {
        take_now(player, programme);
    } else {
        log_info("a newer programme: from the next page on");
        player->pending = programme;
    }
    programme_destroy(replaced);
}

/* Nobody still reads a page that stays for more than a minute: it is told anew, and a newer
 * programme need not wait until it turns. */
void player_begin_minute(struct player *player)
{
    uint64_t tick_ms = clock_tick_ms();
    bool stays = player->stage.show.turns_at_ms > tick_ms + STAYS_LONG_MS;
    if (!player->pending || !stays || screen_is_turning(player->screen)) {
        player_refresh(player);
        return;
    }
    struct programme *pending = player->pending;
    player->pending = NULL;
    find_missing(player, pending);
    stage_exchange(&player->stage, pending, clock_moment(player->clock), tick_ms);
    begin_turn(player);
}

void player_resize(struct player *player)
{
    measure(player);
    player->frame_at_ms = UINT64_MAX;
    player_refresh(player);
}

static void count_turn(struct player *player)
{
    struct screen_turn turn = screen_last_turn(player->screen);
    struct turn_count *count = &player->count;
    count->turns++;
    count->frames += turn.frames;
    count->late += turn.late;
    count->latest_ms = turn.latest_ms > count->latest_ms ? turn.latest_ms : count->latest_ms;
}

/* A conference has more speakers than a small board has memory for: decoded portraits are kept for
 * the page that is up, the next, and as many more as make a byte a pixel of the screen. */
static void let_go_of_portraits(const struct player *player)
{
    size_t pixels = (size_t)screen_width(player->screen) * (size_t)screen_height(player->screen);
    if (player->lets_go_of_portraits)
        photos_trim(player->photos, pixels);
}

static void end_turn(struct player *player)
{
    count_turn(player);
    ask_for_portraits_ahead(player);
    let_go_of_portraits(player);
    if (player->must_refresh)
        player_refresh(player);
}

/* The page that is up stays a little longer rather than give way to an empty frame. */
static bool waits_for_poster(struct player *player, uint64_t tick_ms)
{
    if (player->waited_ms >= WAIT_MOST_MS || !photo_wants_poster_comes(player->wants))
        return false;
    player->waited_ms += WAIT_STEP_MS;
    player->stage.show.turns_at_ms = tick_ms + WAIT_STEP_MS;
    return true;
}

static bool page_is_due(const struct player *player, uint64_t tick_ms)
{
    return player_plays(player) && !screen_is_turning(player->screen) &&
           show_is_due(&player->stage.show, tick_ms);
}

void player_step(struct player *player, uint64_t tick_ms)
{
    if (tick_ms >= player->alters_at_ms) {
        player->alters_at_ms = UINT64_MAX; /* until the page is painted again */
        player_begin_minute(player);
    }
    if (tick_ms >= player->frame_at_ms) {
        player->frame_at_ms = screen_step(player->screen, tick_ms);
        if (player->frame_at_ms == UINT64_MAX)
            end_turn(player);
    } else if (page_is_due(player, tick_ms) && !waits_for_poster(player, tick_ms)) {
        turn_page(player, tick_ms);
    }
}

uint64_t player_next_due(const struct player *player)
{
    uint64_t due =
        player->alters_at_ms < player->frame_at_ms ? player->alters_at_ms : player->frame_at_ms;
    bool waits = player_plays(player) && !screen_is_turning(player->screen);
    return waits && player->stage.show.turns_at_ms < due ? player->stage.show.turns_at_ms : due;
}
