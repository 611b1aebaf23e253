/* What only the start needed is given back, and comes again when it is needed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "taqta/tidy.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PAGES = 64 };

/* A file of ours, each page beginning with its number. */
static int open_file(size_t page)
{
    char path[] = "/tmp/taqta-tidy-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    unlink(path);
    for (uint32_t i = 0; i < PAGES; i++)
        assert_int_equal(pwrite(file, &i, sizeof i, (off_t)(i * page)), sizeof i);
    assert_int_equal(ftruncate(file, (off_t)(PAGES * page)), 0);
    return file;
}

static size_t pages_held(void *memory, size_t page)
{
    uint64_t entries[PAGES];
    size_t held = 0;
    FILE *pagemap = fopen("/proc/self/pagemap", "re"); /* proc(5): bit 63, present */
    assert_non_null(pagemap);
    assert_int_equal(fseek(pagemap, (long)((uintptr_t)memory / page * sizeof *entries), SEEK_SET),
                     0);
    assert_int_equal(fread(entries, sizeof *entries, PAGES, pagemap), PAGES);
    fclose(pagemap);
    for (size_t i = 0; i < PAGES; i++)
        held += entries[i] >> 63;
    return held;
}

static void touch(const volatile uint8_t *memory, size_t page)
{
    for (uint32_t i = 0; i < PAGES; i++) {
        uint32_t number;
        memcpy(&number, (const uint8_t *)memory + i * page, sizeof number);
        assert_int_equal(number, i);
    }
}

static void pages_of_files_go_and_come_back_as_they_were(void **state)
{
    (void)state;
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    int file = open_file(page);
    uint8_t *memory = mmap(NULL, PAGES * page, PROT_READ, MAP_PRIVATE, file, 0);
    assert_ptr_not_equal(memory, MAP_FAILED);
    touch(memory, page);
    assert_int_equal(pages_held(memory, page), PAGES);

    tidy();

    assert_int_equal(pages_held(memory, page), 0);
    touch(memory, page);
    munmap(memory, PAGES * page);
    close(file);
}

static void what_was_changed_stays(void **state)
{
    (void)state;
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    int file = open_file(page);
    uint8_t *memory = mmap(NULL, PAGES * page, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, 0);
    assert_ptr_not_equal(memory, MAP_FAILED);
    memory[3 * page + 100] = 0xA5; /* as the linker does, before it makes it constant */
    assert_int_equal(mprotect(memory, PAGES * page, PROT_READ), 0);

    tidy();

    assert_int_equal(memory[3 * page + 100], 0xA5);
    munmap(memory, PAGES * page);
    close(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_of_files_go_and_come_back_as_they_were),
        cmocka_unit_test(what_was_changed_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
