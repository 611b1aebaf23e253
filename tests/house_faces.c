#include "house_faces.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

struct typesetter *open_house_faces(void)
{
    static char bytes[65536];
    struct error error = {0};
    struct typesetter *typesetter = NULL;
    FILE *file = fopen("../fonts/faces.json", "rb");
    assert_non_null(file);
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    if (!typesetter_create(&typesetter, (struct text){bytes, size}, &error))
        fail_msg("%s", error.message);
    return typesetter;
}
