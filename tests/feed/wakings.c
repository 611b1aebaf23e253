#include "feed/wakings.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "feed/folder.h"

static long count_in(const char *task)
{
    static const char field[] = "\nvoluntary_ctxt_switches:";
    char path[320];
    snprintf(path, sizeof path, "/proc/self/task/%s/status", task);
    char *status = file_read_string(path);
    const char *found = strstr(status, field);
    assert_non_null(found);
    long count = strtol(found + sizeof field - 1, NULL, 10);
    free(status);
    return count;
}

static int is_called(const char *task, const char *thread)
{
    char path[320];
    snprintf(path, sizeof path, "/proc/self/task/%s/comm", task);
    char *name = file_read_string(path);
    name[strcspn(name, "\n")] = 0;
    int is = strcmp(name, thread) == 0;
    free(name);
    return is;
}

long wakings_of(const char *thread)
{
    long count = -1;
    DIR *tasks = opendir("/proc/self/task");
    struct dirent *task;
    while (count < 0 && (task = readdir(tasks)))
        if (task->d_name[0] != '.' && is_called(task->d_name, thread))
            count = count_in(task->d_name);
    closedir(tasks);
    if (count < 0)
        fail_msg("no thread is called %s", thread);
    return count;
}
