/* textures: with a real GPU both pictures lie in its memory and it blends them, the second over the
 * first.
 *
 * Mesa offers renderers that compute every pixel on the processor; they take ten times and more
 * what our own blend takes, so they count as no GPU.
 */
#include "allocate.h"
#include "display.h"
#include "fade.h"
#include "memory.h"

#include <SDL.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct textures_display {
    struct display display;
    SDL_Renderer *renderer;
    SDL_Texture *front, *back; /* what is shown, what is turned to */
    const struct pixels *next; /* NULL: no turn is on */
    unsigned weight;
    char name[128];
};

static void upload(SDL_Texture *texture, const struct pixels *pixels)
{
    (void)SDL_UpdateTexture(texture, NULL, pixels->data,
                            pixels->stride * 4); /* shown wrong, then refreshed */
}

static void draw(struct textures_display *textures)
{
    SDL_Renderer *renderer = textures->renderer;

    if (textures->weight < FADE_WHOLE) {
        SDL_SetTextureBlendMode(textures->front, SDL_BLENDMODE_NONE);
        SDL_RenderCopy(renderer, textures->front, NULL, NULL);
    }
    if (textures->weight > 0) {
        unsigned alpha = textures->weight * 255 / FADE_WHOLE;
        bool whole = textures->weight == FADE_WHOLE;
        SDL_SetTextureBlendMode(textures->back, whole ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
        SDL_SetTextureAlphaMod(textures->back, (Uint8)alpha);
        SDL_RenderCopy(renderer, textures->back, NULL, NULL);
    }
    SDL_RenderPresent(renderer);
}

static void textures_begin(struct display *display, const struct pixels *next)
{
    struct textures_display *textures = (struct textures_display *)display;

    textures->next = next;
    textures->weight = 0;
    upload(textures->back, next);
}

static void textures_mix(struct display *display, unsigned weight)
{
    struct textures_display *textures = (struct textures_display *)display;

    textures->weight = weight;
    draw(textures);
}

static void textures_end(struct display *display)
{
    struct textures_display *textures = (struct textures_display *)display;
    SDL_Texture *shown = textures->back;

    textures->back = textures->front;
    textures->front = shown;
    SDL_SetTextureAlphaMod(shown, 255);
    pixels_copy(display->shown, textures->next);
    textures->next = NULL;
    textures->weight = 0;
}

/* Uploads again as well: a driver may have lost its textures. */
static void textures_refresh(struct display *display)
{
    struct textures_display *textures = (struct textures_display *)display;

    upload(textures->front, display->shown);
    if (textures->next)
        upload(textures->back, textures->next);
    draw(textures);
}

static SDL_Texture *create_texture(struct textures_display *textures, int width, int height)
{
    return SDL_CreateTexture(textures->renderer, SDL_PIXELFORMAT_RGB888,
                             SDL_TEXTUREACCESS_STREAMING, width, height);
}

/* Makes everything that has the window's size; the old is given back. */
static bool attach(struct textures_display *textures)
{
    int width, height;
    if (SDL_GetRendererOutputSize(textures->renderer, &width, &height) != 0)
        return false;

    if (textures->front)
        SDL_DestroyTexture(textures->front);
    if (textures->back)
        SDL_DestroyTexture(textures->back);
    textures->front = create_texture(textures, width, height);
    textures->back = create_texture(textures, width, height);
    textures->display.shown = pixels_create(width, height);
    return textures->front && textures->back;
}

static void textures_resize(struct display *display)
{
    struct pixels *old = display->shown;
    if (!attach((struct textures_display *)display))
        abort(); /* out of the GPU's memory: as for any other memory */

    memory_stretch(display->shown, old);
    pixels_destroy(old);
    textures_refresh(display);
}

static void textures_close(struct display *display)
{
    struct textures_display *textures = (struct textures_display *)display;

    if (textures->renderer)
        SDL_DestroyRenderer(textures->renderer); /* its textures too */
    pixels_destroy(display->shown);
    free(textures);
}

/* What OpenGL calls itself, while its context is current; "" when the renderer is none. */
static const char *gl_renderer_name(void)
{
    enum { GL_RENDERER_NAME = 0x1F01 };
    const unsigned char *(*get_string)(unsigned) = NULL;
    void *found = SDL_GL_GetCurrentContext() ? SDL_GL_GetProcAddress("glGetString") : NULL;

    memcpy(&get_string, &found, sizeof found);
    const char *name = get_string ? (const char *)get_string(GL_RENDERER_NAME) : NULL;
    return name ? name : "";
}

static bool is_real_gpu(const SDL_RendererInfo *info, const char *gl_name)
{
    static const char *const processors[] = {"llvmpipe", "softpipe", "swrast",
                                             "Software Rasterizer", "SwiftShader"};
    if (!(info->flags & SDL_RENDERER_ACCELERATED))
        return false;

    for (size_t i = 0; i < sizeof processors / sizeof processors[0]; i++) {
        if (strcasestr(gl_name, processors[i]))
            return false;
    }
    return true;
}

static bool open_renderer(struct textures_display *textures, SDL_Window *window, bool real_gpu_only,
                          struct error *error)
{
    Uint32 flags = real_gpu_only ? SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC : 0;
    textures->renderer = SDL_CreateRenderer(window, -1, flags);
    if (!textures->renderer)
        return error_set(error, ERROR_SYSTEM, "no renderer: %s", SDL_GetError());

    SDL_RendererInfo info;
    SDL_GetRendererInfo(textures->renderer, &info);
    const char *gl_name = gl_renderer_name();
    snprintf(textures->name, sizeof textures->name, "textures (%s)",
             *gl_name ? gl_name : info.name);
    if (real_gpu_only && !is_real_gpu(&info, gl_name))
        return error_set(error, ERROR_SYSTEM, "no GPU: %s computes on the processor",
                         *gl_name ? gl_name : info.name);

    return true;
}

bool textures_display_open(struct display **display, SDL_Window *window, bool real_gpu_only,
                           struct error *error)
{
    static const struct display_verbs verbs = {.close = textures_close,
                                               .begin = textures_begin,
                                               .mix = textures_mix,
                                               .end = textures_end,
                                               .refresh = textures_refresh,
                                               .resize = textures_resize};
    struct textures_display *textures = allocate(1, sizeof *textures);

    textures->display = (struct display){.verbs = &verbs, .name = textures->name};
    if (!open_renderer(textures, window, real_gpu_only, error))
        goto failed;

    if (!attach(textures)) {
        error_set(error, ERROR_SYSTEM, "no textures of the window's size: %s", SDL_GetError());
        goto failed;
    }
    *display = &textures->display;
    return true;

failed:
    textures_close(&textures->display);
    return false;
}
