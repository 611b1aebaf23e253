#include "crew.h"

#include "base/thread.h"

#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { BAR_WIDTH = 30, STEP_NS = 100 * 1000 * 1000 };

struct crew {
    crew_job *job;
    void *context;
    size_t job_count;
    atomic_size_t next, done, at_work;
    atomic_bool has_failed;
};

struct member {
    struct crew *crew;
    size_t number;
    pthread_t thread;
};

size_t crew_size(void)
{
    cpu_set_t set;
    int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return count < CREW_MOST ? (size_t)count : CREW_MOST;
}

static void *work(void *context)
{
    struct member *member = context;
    struct crew *crew = member->crew;
    size_t job;
    while (!atomic_load(&crew->has_failed) &&
           (job = atomic_fetch_add(&crew->next, 1)) < crew->job_count) {
        if (!crew->job(crew->context, member->number, job))
            atomic_store(&crew->has_failed, true);
        atomic_fetch_add(&crew->done, 1);
    }
    atomic_fetch_sub(&crew->at_work, 1);
    return NULL;
}

static void draw_bar(const char *what, size_t done, size_t of)
{
    char bar[BAR_WIDTH + 1] = "";
    size_t full = of ? done * BAR_WIDTH / of : BAR_WIDTH;
    for (size_t i = 0; i < BAR_WIDTH; i++)
        bar[i] = i < full ? '#' : '.';
    fprintf(stderr, "\r%-12s [%s] %zu/%zu ", what, bar, done, of);
}

/* On a terminal only: a log wants no bars. */
static void watch(struct crew *crew, const char *what)
{
    const struct timespec step = {.tv_nsec = STEP_NS};
    bool is_terminal = isatty(STDERR_FILENO);
    if (!is_terminal)
        return;
    while (atomic_load(&crew->at_work)) {
        draw_bar(what, atomic_load(&crew->done), crew->job_count);
        (void)nanosleep(&step, NULL); /* waking early does no harm */
    }
    draw_bar(what, atomic_load(&crew->done), crew->job_count);
    fputc('\n', stderr);
}

bool crew_run(crew_job *job, void *context, size_t job_count, const char *what, struct error *error)
{
    struct crew crew = {.job = job, .context = context, .job_count = job_count};
    struct member members[CREW_MOST];
    size_t count = 0, wanted = crew_size() < job_count ? crew_size() : job_count;
    bool is_started = true;
    for (; count < wanted && is_started; count++) {
        members[count] = (struct member){.crew = &crew, .number = count};
        atomic_fetch_add(&crew.at_work, 1);
        is_started = thread_start(&members[count].thread, "rehearsal", "the rehearsal", work,
                                  &members[count], error);
    }
    if (!is_started) {
        atomic_fetch_sub(&crew.at_work, 1);
        atomic_store(&crew.has_failed, true);
        count--;
    }
    watch(&crew, what);
    for (size_t i = 0; i < count; i++)
        pthread_join(members[i].thread, NULL);
    return !atomic_load(&crew.has_failed);
}
