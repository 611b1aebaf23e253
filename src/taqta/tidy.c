#include "tidy.h"

#include <link.h>
#include <malloc.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

/* Only segments that cannot be written: what the linker has changed elsewhere would be lost. */
static int forget(struct dl_phdr_info *object, size_t size, void *context)
{
    (void)size;
    uintptr_t page = *(const uintptr_t *)context;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
        if (segment->p_type != PT_LOAD || segment->p_flags & PF_W)
            continue;
        uintptr_t begin = (object->dlpi_addr + segment->p_vaddr) / page * page;
        uintptr_t end = object->dlpi_addr + segment->p_vaddr + segment->p_memsz;
        /* Some pages, as the kernel's own, stay. */
        (void)madvise((void *)begin, (end - begin + page - 1) / page * page, MADV_DONTNEED);
    }
    return 0;
}

void tidy_after_start(void)
{
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    (void)dl_iterate_phdr(forget, &page);
    (void)malloc_trim(0);
}
