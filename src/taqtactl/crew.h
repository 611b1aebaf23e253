/* crew: many jobs, done by as many threads as there are processors, and a line on the terminal that
 * says how far they are. */
#ifndef TAQTACTL_CREW_H
#define TAQTACTL_CREW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum { CREW_MOST = 8 };

/* How many there will be: one for each processor we may use, at most CREW_MOST. */
size_t crew_size(void);

/* worker is from 0 to crew_size() - 1: what it is alone with, it need not lock. Jobs are begun in
 * their order. false: this job failed, and no other is begun. */
typedef bool crew_job(void *context, size_t worker, size_t job);

/* Waits for the end. what  for the progress bar: "laying out". false: a job failed, or *error says
 * why there are no threads. */
bool crew_run(crew_job *job, void *context, size_t job_count, const char *what,
              struct error *error);

#endif
