/* picture: a poster over the whole page, its caption in a band over its foot.
 *
 * It has neither header nor footer; what must be known stays: bands above, information and how old
 * this is below. A poster that is not there makes no page. Should it be lost while its page is up,
 * the event's title and a rosette stand beneath it, so that the page is never an empty frame.
 */
#include "layout.h"

enum {
    POSTER_LEAST = 12,
    ROSETTE_MOST = 30,
    ROSETTE_LEAST = 8,
    APART = 4,
    CAPTION_PAD = 2 /* u */
};

static void plan_pictures(struct planning *planning)
{
    const struct layout *layout = &planning->layout;
    for (size_t i = 0; i < layout->programme->picture_count; i++) {
        const struct picture *picture = &layout->programme->pictures[i];
        if (!slide_wants(planning->slide, picture->id))
            continue;
        plan_note_missing(planning, &picture->origin, "image", picture->image,
                          "no page of the picture until it can be shown");
        if (!has_picture(layout, picture->image))
            continue;
        if (localised_is_given(&picture->caption) && !page_text(layout, &picture->caption).size)
            plan_note(planning, &picture->origin, "caption",
                      "not given in every language: no page of the picture there");
        else
            plan_add(planning, (int)i, 0, 0);
    }
}

static struct wording caption_wording(const struct layout *layout, const struct picture *picture,
                                      int width)
{
    return (struct wording){
        .text = page_text(layout, &picture->caption),
        .source = source_of(layout, &picture->origin, "caption", &picture->caption),
        .role = ROLE_BODY,
        .face = FACE_MEDIUM,
        .colour = layout->theme->ink,
        .size = 4,
        .smallest = 3,
        .leading = 1.28f,
        .width = width,
        .max_lines = 3,
        .align = ALIGN_CENTRE,
        .balanced = true,
    };
}

/* From the page's foot upwards. */
struct foot {
    struct frame frame;
    int freshness_middle, info_bottom;
    int top; /* px, of all that stands in it */
};

static struct foot foot_of(const struct layout *layout)
{
    struct foot foot = {.frame = frame_of(layout), .top = layout->settings->height};
    int line = units(layout, 2.5f * LEADING_LINE), edge = foot.frame.bottom;
    int info = info_room(layout, foot.frame.right - foot.frame.left);
    foot.freshness_middle = edge - line / 2;
    if (!is_fresh(layout)) {
        edge -= line;
        foot.top = edge - units(layout, 1.33f);
    }
    foot.info_bottom = edge - units(layout, 1.33f);
    if (info > 0)
        foot.top = foot.info_bottom - info;
    return foot;
}

static struct wording title_wording(const struct layout *layout, int width, int height)
{
    const struct localised *title = &layout->programme->event.title;
    return (struct wording){
        .text = page_text(layout, title),
        .source = source_of(layout, &(struct origin){0}, "event.title", title),
        .role = ROLE_TITLE,
        .face = FACE_TITLE,
        .colour = layout->theme->ink,
        .size = 7,
        .smallest = 3,
        .leading = LEADING_TITLE,
        .tracking = -0.008f,
        .width = width,
        .height = height,
        .max_lines = 3,
        .balanced = true,
    };
}

/* Beside the title of a wide poster, below that of a tall one. */
static void put_stand_in(struct layout *layout, struct rect rect, const struct frame *frame)
{
    bool is_wide = rect.width > rect.height * 4 / 3;
    int apart = units(layout, APART), most = units(layout, ROSETTE_MOST);
    int radius = is_wide ? rect.height / 2 - apart : rect.height / 4;
    most = rect.width / 5 < most ? rect.width / 5 : most;
    radius = radius < most ? radius : most;
    int width = frame->right - frame->left, height = rect.height - 2 * apart;
    if (is_wide)
        width -= 2 * radius + apart;
    else
        height -= 2 * radius + 2 * apart;

    struct wording title = title_wording(layout, width, height);
    struct paragraph set = wording_set(layout, &title);
    int all = is_wide ? set.height : set.height + 2 * apart + 2 * radius;
    int y = rect.y + (rect.height - all) / 2;
    if (title.text.size)
        wording_place(layout, &title, &set, frame->left, y);
    if (radius < units(layout, ROSETTE_LEAST))
        return;
    int x = is_wide ? frame->right - radius : rect.x + rect.width / 2;
    int middle = is_wide ? rect.y + rect.height / 2 : y + all - radius;
    uint32_t colour = (layout->theme->gold_paint & 0x00FFFFFF) | 0xE6000000; /* as the welcome's */
    put_ornament(layout, (float)x, (float)middle, (float)radius, colour);
}

/* foot  px of the caption at the foot of the rect. */
static void put_poster(struct layout *layout, const struct picture *picture, struct rect rect,
                       int foot)
{
    struct box *box = put_box(layout, BOX_PHOTO, rect);
    box->photo = (struct box_photo){.address = picture->image,
                                    .source = field_source(layout, &picture->origin, "image"),
                                    .fit = PHOTO_COVER,
                                    .ground = layout->theme->background,
                                    .foot = foot};
}

/* Over the poster's foot: beside or below it the poster would have bars at its sides, as most have
 * the screen's own shape; one of another shape stands above it, whole. The band is opaque, so the
 * words can be read whatever lies beneath. */
struct caption {
    struct wording wording;
    struct paragraph set;
    struct rect band; /* without height where there is no caption */
};

static struct caption set_caption(const struct layout *layout, const struct picture *picture,
                                  const struct foot *foot)
{
    int width = foot->frame.right - foot->frame.left;
    struct caption caption = {
        .wording = caption_wording(layout, picture, width),
        .band = {0, foot->top, layout->settings->width, 0},
    };
    if (!caption.wording.text.size)
        return caption;
    caption.set = wording_set(layout, &caption.wording);
    caption.band.height = caption.set.height + 2 * units(layout, CAPTION_PAD);
    caption.band.y -= caption.band.height;
    return caption;
}

static void put_caption(struct layout *layout, const struct caption *caption, int left)
{
    if (!caption->band.height)
        return;
    put_fill(layout, caption->band, layout->theme->panel, 0);
    wording_place(layout, &caption->wording, &caption->set, left,
                  caption->band.y + units(layout, CAPTION_PAD));
}

static void lay_picture(struct layout *layout)
{
    const struct picture *picture = &layout->programme->pictures[layout->plan->record];
    struct foot foot = foot_of(layout);
    int left = foot.frame.left, width = foot.frame.right - left, top = bands_height(layout);
    struct caption caption = set_caption(layout, picture, &foot);
    struct rect free = {0, top, layout->settings->width, caption.band.y - top};
    struct rect whole = {0, top, free.width, foot.top - top};
    if (free.height >= units(layout, POSTER_LEAST)) {
        put_stand_in(layout, free, &foot.frame);
        put_poster(layout, picture, whole, caption.band.height);
    }
    put_caption(layout, &caption, left);
    put_bands(layout);
    put_info(layout, left, foot.info_bottom, width);
    (void)put_freshness(layout, left, foot.freshness_middle,
                        width); /* nothing stands there otherwise */
}

const struct page_kind page_picture = {.plan = plan_pictures, .lay = lay_picture};
