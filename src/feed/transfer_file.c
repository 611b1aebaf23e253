/* A local file, answered as a server would: unchanged while size, times and inode are. */
#include "feed/transfer.h"
#include "file_bytes.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct text file_tag(struct arena *arena, const struct stat *about)
{
    return text_format(arena, "%llx-%llx.%lx-%llx.%lx-%llx", (unsigned long long)about->st_size,
                       (unsigned long long)about->st_mtim.tv_sec,
                       (unsigned long)about->st_mtim.tv_nsec,
                       (unsigned long long)about->st_ctim.tv_sec,
                       (unsigned long)about->st_ctim.tv_nsec, (unsigned long long)about->st_ino);
}

static bool answer_with_file(struct transfer_answer *answer, struct arena *arena,
                             const struct transfer_request *request)
{
    int descriptor;
    struct stat about;
    if (strstr(request->address, "://"))
        return error_set(&answer->error, ERROR_USAGE,
                         "only http, https and files on this computer can be read");
    if (!file_open(&descriptor, &about, request->address, request->limit_bytes, &answer->error))
        return false;

    answer->etag = file_tag(arena, &about);
    bool known = request->etag && text_equal(answer->etag, text_from(request->etag));
    bool read = known ||
                file_read(descriptor, &answer->bytes, arena, (size_t)about.st_size, &answer->error);
    close(descriptor);
    answer->result = known ? TRANSFER_UNCHANGED : TRANSFER_NEW;
    return read;
}

bool transfer_read_file(struct transfer_answer *answer, struct arena *arena,
                        const struct transfer_request *request)
{
    *answer = (struct transfer_answer){0};
    if (answer_with_file(answer, arena, request))
        return true;

    answer->result = TRANSFER_FAILED;
    return false;
}
