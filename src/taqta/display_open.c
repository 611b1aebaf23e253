#include "display_open.h"

#include "base/log.h"
#include "identity.h"

bool display_open(struct screen **screen, const struct options *options, struct error *error)
{
    struct screen_settings settings = {
        .kind = options->windowed ? SCREEN_WINDOWED : SCREEN_FULLSCREEN,
        .drawing = options->drawing,
        .width = options->width,
        .height = options->height,
        .title = "taqta",
    };
    if (!screen_open(screen, &settings, error))
        return false;
    screen_place(*screen, (struct screen_placement){
                              .rotate = screen_rotation(options->rotate, NULL, TEXT(""))});
    log_info("%d×%d, drawing by %s", screen_width(*screen), screen_height(*screen),
             screen_drawing_name(*screen));
    return true;
}
