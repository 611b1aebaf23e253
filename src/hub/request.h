/* request: one request, from its first line to the end of its answer.
 *
 * A handler answers with request_answer() or request_refuse() and returns; when and how that goes
 * out is settled here. What can be refused by its head is refused before its body is read.
 */
#ifndef HUB_REQUEST_H
#define HUB_REQUEST_H

#include <microhttpd.h>
#include <stdbool.h>
#include <stdint.h>

#include "hub.h"
#include "target.h"

enum method { METHOD_GET, METHOD_HEAD, METHOD_PUT, METHOD_POST, METHOD_OTHER };

/* Who may. */
enum access {
    ACCESS_ANYONE,
    ACCESS_READER, /* anyone, or where a reader token exists whoever has a token */
    ACCESS_ORGANISER,
    ACCESS_OWN_SCREEN, /* the screen of that name */
    ACCESS_PICTURE     /* organisers, and the screen of that name */
};

struct request;

struct route {
    enum place place;
    enum method method;
    enum access access;
    size_t body_most;
    /* May refuse before the body is read; NULL: there is nothing to check. */
    void (*check)(struct request *request);
    void (*handle)(struct request *request);
};

struct request {
    struct hub *hub;
    struct MHD_Connection *connection;
    struct guest *guest;
    const char *method_name;
    char path[208];
    enum method method;
    struct target target;
    const struct route *route;
    enum role role; /* of whoever asks */
    char who[NAME_SIZE];
    uint8_t digest[DIGEST_SIZE]; /* of their token, where role is not ROLE_NOBODY */
    bool has_cookie;             /* that is how they were known */
    struct bytes body;
    size_t body_room, body_seen;
    unsigned status; /* 0: not answered yet */
    struct MHD_Response *response;
    bool owns_response, is_queued;
    uint64_t began_ms;
};

struct text request_body(const struct request *request);
const char *request_header(const struct request *request, const char *name); /* NULL: not sent */

/* Takes the response over. */
void request_answer(struct request *request, unsigned status, struct MHD_Response *response);
/* The response stays somebody else's. */
void request_answer_shared(struct request *request, unsigned status, struct MHD_Response *response);
void request_refuse(struct request *request, unsigned status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

struct instant clock_now(void);
uint64_t clock_tick_ms(void);

/* What libmicrohttpd calls; cls is the hub. */
enum MHD_Result request_advance(void *hub, struct MHD_Connection *connection, const char *url,
                                const char *method, const char *version, const char *upload,
                                size_t *upload_size, void **request);
void request_complete(void *hub, struct MHD_Connection *connection, void **request,
                      enum MHD_RequestTerminationCode how);

#endif
