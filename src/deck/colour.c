/* colour: sRGB, Oklab between, and WCAG's contrast.
 *
 * Oklab is Björn Ottosson's space of 2020: equal steps in it look equal, and a mix keeps its hue.
 */
#include "colour.h"

#include <math.h>

struct linear {
    float red, green, blue; /* of light, 0 to 1 */
};

struct oklab {
    float l, a, b;
};

static float to_linear(uint32_t channel)
{
    float value = (float)(channel & 0xFF) / 255;
    return value <= 0.04045f ? value / 12.92f : powf((value + 0.055f) / 1.055f, 2.4f);
}

static uint32_t to_channel(float light)
{
    float value = light <= 0.0031308f ? light * 12.92f : 1.055f * powf(light, 1 / 2.4f) - 0.055f;
    return (uint32_t)lroundf(fminf(fmaxf(value, 0), 1) * 255);
}

static struct linear linear_of(uint32_t colour)
{
    return (struct linear){to_linear(colour >> 16), to_linear(colour >> 8), to_linear(colour)};
}

static struct oklab oklab_of(uint32_t colour)
{
    struct linear c = linear_of(colour);
    float l = cbrtf(0.4122214708f * c.red + 0.5363325363f * c.green + 0.0514459929f * c.blue);
    float m = cbrtf(0.2119034982f * c.red + 0.6806995451f * c.green + 0.1073969566f * c.blue);
    float s = cbrtf(0.0883024619f * c.red + 0.2817188376f * c.green + 0.6299787005f * c.blue);
    return (struct oklab){0.2104542553f * l + 0.7936177850f * m - 0.0040720468f * s,
                          1.9779984951f * l - 2.4285922050f * m + 0.4505937099f * s,
                          0.0259040371f * l + 0.7827717662f * m - 0.8086757660f * s};
}

static float cube(float value)
{
    return value * value * value;
}

static uint32_t colour_of(struct oklab lab)
{
    float l = cube(lab.l + 0.3963377774f * lab.a + 0.2158037573f * lab.b);
    float m = cube(lab.l - 0.1055613458f * lab.a - 0.0638541728f * lab.b);
    float s = cube(lab.l - 0.0894841775f * lab.a - 1.2914855480f * lab.b);
    uint32_t red = to_channel(4.0767416621f * l - 3.3077115913f * m + 0.2309699292f * s);
    uint32_t green = to_channel(-1.2684380046f * l + 2.6097574011f * m - 0.3413193965f * s);
    uint32_t blue = to_channel(-0.0041960863f * l - 0.7034186147f * m + 1.7076147010f * s);
    return 0xFF000000 | red << 16 | green << 8 | blue;
}

uint32_t colour_mix(uint32_t a, uint32_t b, float part)
{
    struct oklab from = oklab_of(a), to = oklab_of(b);
    if (part <= 0)
        return a | 0xFF000000;
    if (part >= 1)
        return b | 0xFF000000;
    return colour_of((struct oklab){from.l + (to.l - from.l) * part,
                                    from.a + (to.a - from.a) * part,
                                    from.b + (to.b - from.b) * part});
}

uint32_t colour_with_alpha(uint32_t colour, float alpha)
{
    return (colour & 0x00FFFFFF) | (uint32_t)lroundf(alpha * 255) << 24;
}

uint32_t colour_over(uint32_t under, uint32_t over)
{
    uint32_t alpha = over >> 24, seen = 0xFF000000;
    for (int shift = 0; shift < 24; shift += 8) {
        uint32_t below = under >> shift & 0xFF, above = over >> shift & 0xFF;
        seen |= (below * (255 - alpha) + above * alpha + 127) / 255 << shift;
    }
    return seen;
}

float colour_luminance(uint32_t colour)
{
    struct linear light = linear_of(colour);
    return 0.2126f * light.red + 0.7152f * light.green + 0.0722f * light.blue;
}

float colour_contrast(uint32_t a, uint32_t b)
{
    float first = colour_luminance(a), second = colour_luminance(b);
    return (fmaxf(first, second) + 0.05f) / (fminf(first, second) + 0.05f);
}

bool colour_is_dark(uint32_t colour)
{
    return colour_contrast(colour, 0xFFFFFFFF) > colour_contrast(colour, 0xFF000000);
}
