/* qr: libqrencode makes the modules, and everything else of it stays in this file. */
#include "qr.h"

#include <math.h>
#include <qrencode.h>

enum {
    QUIET_MODULES = 4,   /* ISO/IEC 18004 */
    MODULE_PX_LEAST = 3, /* what a cheap camera still tells apart on a small screen */
    CODE_LEAST = 26      /* u: 20 cm on a 55-inch screen, to be read from two metres */
};
/* u: two and a half millimetres on that screen. Codes of more than about 70 modules would have
 * finer ones. */
static const float module_least = 0.36f;

static bool is_ascii(struct text text)
{
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.data[i] >= 0x80)
            return false;
    return true;
}

/* That letters beyond ASCII are UTF-8 is said in the code: readers guess otherwise, and some guess
 * Shift-JIS. NULL: too long. */
static QRcode *encode(struct text text)
{
    enum { ECI_UTF_8 = 26 };
    QRinput *input = QRinput_new2(0, QR_ECLEVEL_M);
    QRcode *made = NULL;
    if (!input)
        return NULL;
    bool is_taken = is_ascii(text) || !QRinput_appendECIheader(input, ECI_UTF_8);
    if (is_taken &&
        !QRinput_append(input, QR_MODE_8, (int)text.size, (const unsigned char *)text.data))
        made = QRcode_encodeInput(input);
    QRinput_free(input);
    return made;
}

struct qr_code qr_code_of(const struct layout *layout, struct text text)
{
    QRcode *made = text.size ? encode(text) : NULL;
    if (!made)
        return (struct qr_code){0};
    size_t count = (size_t)made->width * (size_t)made->width;
    uint8_t *modules = ARENA_ARRAY(layout->arena, uint8_t, count);
    for (size_t i = 0; i < count; i++)
        modules[i] = made->data[i] & 1;
    struct qr_code code = {.modules = modules, .side = made->width};
    QRcode_free(made);
    return code;
}

int qr_module_px(const struct layout *layout, const struct qr_code *code, int space_px)
{
    if (!code->modules)
        return 0;
    int module_px = space_px / (code->side + 2 * QUIET_MODULES);
    bool is_readable = module_px >= MODULE_PX_LEAST &&
                       (float)module_px >= floorf(module_least * layout->unit_px) &&
                       module_px * code->side >= units(layout, CODE_LEAST);
    return is_readable ? module_px : 0;
}

int qr_side_px(const struct qr_code *code, int module_px)
{
    return module_px * (code->side + 2 * QUIET_MODULES);
}

void put_qr(struct layout *layout, const struct qr_code *code, int module_px, int x, int y)
{
    int quiet = QUIET_MODULES * module_px, side = qr_side_px(code, module_px);
    put_fill(layout, (struct rect){x, y, side, side}, 0xFFFFFFFF, module_px);
    struct rect rect = {x + quiet, y + quiet, side - 2 * quiet, side - 2 * quiet};
    struct box *box = put_box(layout, BOX_CODE, rect);
    box->code = (struct box_code){
        .modules = code->modules, .side = code->side, .module_px = module_px, .colour = 0xFF000000};
}

static void add_escaped(struct text_builder *builder, struct text text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text_holds(TEXT("\\;,:\""), (unsigned char)text.data[i]))
            builder_add(builder, TEXT("\\"));
        builder_add(builder, text_slice(text, i, i + 1));
    }
}

/* Telephones know WPA3 by the name of WPA as well; SAE alone only the newest. */
struct text qr_wifi(const struct layout *layout, const struct wifi *wifi)
{
    struct text_builder builder = {.arena = layout->arena};
    bool is_open = wifi->auth == WIFI_OPEN;
    builder_add(&builder, is_open ? TEXT("WIFI:T:nopass;S:") : TEXT("WIFI:T:WPA;S:"));
    add_escaped(&builder, wifi->ssid);
    if (!is_open) {
        builder_add(&builder, TEXT(";P:"));
        add_escaped(&builder, wifi->password);
    }
    builder_add(&builder, TEXT(";;"));
    return builder_text(&builder);
}
