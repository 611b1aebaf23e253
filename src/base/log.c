/* log: one line, one write. */
#include "base/log.h"

#include <errno.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINE_SIZE = 2048 };

/* The worker logs as well, so the level is atomic. */
static _Atomic int highest_level = LOG_LEVEL_INFO;

void log_set_level(enum log_level level)
{
    atomic_store(&highest_level, (int)level);
}

/* systemd.exec(5): JOURNAL_STREAM holds device and inode of the journal's socket; a program that
 * runs under us with its stderr elsewhere inherits the variable, but not the socket. */
static bool stderr_is_journal(void)
{
    const char *stream = getenv("JOURNAL_STREAM");
    unsigned long long device, inode;
    struct stat status;

    if (!stream || sscanf(stream, "%llu:%llu", &device, &inode) != 2)
        return false;
    return fstat(STDERR_FILENO, &status) == 0 && status.st_dev == device && status.st_ino == inode;
}

static void write_all(const char *line, size_t size)
{
    while (size > 0) {
        ssize_t written = write(STDERR_FILENO, line, size);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return; /* nobody listens, and there is nowhere else to say so */
        line += written;
        size -= (size_t)written;
    }
}

void log_write(enum log_level level, const char *format, ...)
{
    char line[LINE_SIZE];
    va_list arguments;
    size_t start, size;
    int saved_errno = errno;

    if ((int)level > atomic_load(&highest_level))
        return;

    if (stderr_is_journal())
        (void)snprintf(line, sizeof line, "<%d>", (int)level);
    else
        (void)snprintf(line, sizeof line, "taqta: ");
    start = strlen(line);

    errno = saved_errno; /* for %m */
    va_start(arguments, format);
    (void)vsnprintf(line + start, sizeof line - start - 1, format, arguments);
    va_end(arguments);

    size = strlen(line);
    for (size_t i = start; i < size; i++)
        if ((unsigned char)line[i] < ' ')
            line[i] = ' '; /* words from a document must not start a line of their own */
    line[size++] = '\n';
    write_all(line, size);
    errno = saved_errno;
}
