/* server: lighttpd on loopback, serving a folder, as an organiser's host does. */
#ifndef TESTS_FEED_SERVER_H
#define TESTS_FEED_SERVER_H

#include <stdbool.h>
#include <sys/types.h>

struct server {
    char *root;   /* what it serves */
    char *folder; /* its configuration and logs */
    int port;
    pid_t process; /* 0: not running */
};

bool server_is_installed(void);

/* On a free port, with a folder of its own. `/hop/N` redirects N times and then to /programme.json;
 * files that end in ".gz.json" are sent as gzip. */
void server_start(struct server *server);
void server_stop(struct server *server);   /* the port stays its own */
void server_resume(struct server *server); /* at the same port */
void server_finish(struct server *server);

/* Its address with a path, in one of a few static buffers, for use at once. */
const char *server_address(const struct server *server, const char *path);
/* How many lines of the access log hold all of `words`; waits until there are at least `least`, for
 * a few seconds. */
int server_count(const struct server *server, const char *words, int least);

#endif
