/* gate: who asks, and may they? Says so in the request, or refuses it. */
#ifndef HUB_GATE_H
#define HUB_GATE_H

#include "request.h"

void gate_pass(struct request *request);

/* By their token, which goes on being theirs for a browser that sends no headers of ours. */
void gate_log_in(struct request *request, struct text secret);
void gate_log_out(struct request *request);

#endif
