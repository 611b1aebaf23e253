/* tls: a server on loopback that speaks TLS (openssl s_server), with certificates made for the test
 * by authorities made for the test.
 */
#ifndef TESTS_FEED_TLS_H
#define TESTS_FEED_TLS_H

#include <stdbool.h>
#include <sys/types.h>

bool tls_is_installed(void);

/* Makes in `folder`: ca.pem, which signed good (localhost, 127.0.0.1), other (another name), early
 * (valid in far years) and late (has run out); and good-by-stranger, which ca.pem did not sign.
 * Each NAME.pem holds its key, too. */
void tls_make_certificates(const char *folder);

struct tls {
    int port;
    pid_t process;
};

/* Serves the files of `folder`, which hold whole answers with their heads, with that certificate.
 */
void tls_start(struct tls *tls, const char *folder, const char *certificate);
void tls_finish(struct tls *tls);

#endif
