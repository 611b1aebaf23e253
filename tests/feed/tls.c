#include "feed/tls.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "feed/canned.h"
#include "feed/folder.h"

static const char program[] = "/usr/bin/openssl";

/* `openssl ca` is the one command of version 3.0 that takes any dates. */
static const char script[] =
    "set -e; cd '%s'\n"
    "printf '[ca]\\ndefault_ca=d\\n[d]\\nnew_certs_dir=.\\ndatabase=index\\nserial=serial\\n"
    "default_md=sha256\\npolicy=p\\ncopy_extensions=copy\\nunique_subject=no\\n[p]\\n"
    "commonName=supplied\\n' > ca.conf\n"
    ": > index; echo 1000 > serial\n"
    "authority() { openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 "
    "-subj \"/CN=$1\" -keyout \"$1.key\" -out \"$1.pem\"; }\n"
    "sign() { openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=test "
    "-addext \"subjectAltName=$2\" -keyout \"$1.key\" -out \"$1.csr\"\n"
    "openssl ca -batch -notext -config ca.conf -cert \"$5.pem\" -keyfile \"$5.key\" -in \"$1.csr\" "
    "-out \"$1.pem\" -startdate \"$3\" -enddate \"$4\"; cat \"$1.key\" >> \"$1.pem\"; }\n"
    "authority ca; authority stranger\n"
    "here=DNS:localhost,IP:127.0.0.1\n"
    "sign good $here 20200101000000Z 20991231235959Z ca\n"
    "sign other DNS:example.org 20200101000000Z 20991231235959Z ca\n"
    "sign early $here 20900101000000Z 20991231235959Z ca\n"
    "sign late $here 20200101000000Z 20200201000000Z ca\n"
    "sign good-by-stranger $here 20200101000000Z 20991231235959Z stranger\n";

bool tls_is_installed(void)
{
    return access(program, X_OK) == 0;
}

void tls_make_certificates(const char *folder)
{
    char commands[4096];
    int size = snprintf(commands, sizeof commands, script, folder);
    assert_true(size < (int)sizeof commands);
    pid_t shell = fork();
    int status;
    assert_true(shell >= 0);
    if (shell == 0) {
        int nowhere = open("/dev/null", O_RDWR);
        dup2(nowhere, STDERR_FILENO);
        execl("/bin/sh", "sh", "-c", commands, (char *)NULL);
        _exit(127);
    }
    assert_int_equal(waitpid(shell, &status, 0), shell);
    assert_int_equal(status, 0);
}

static void serve(const struct tls *tls, const char *folder, const char *certificate)
{
    char port[16], pem[128];
    snprintf(port, sizeof port, "127.0.0.1:%d", tls->port);
    snprintf(pem, sizeof pem, "%s.pem", certificate);
    int nowhere = open("/dev/null", O_RDWR);
    dup2(nowhere, STDIN_FILENO);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    if (chdir(folder) == 0)
        execl(program, program, "s_server", "-quiet", "-HTTP", "-accept", port, "-cert", pem,
              "-key", pem, (char *)NULL);
    _exit(127);
}

void tls_start(struct tls *tls, const char *folder, const char *certificate)
{
    *tls = (struct tls){.port = free_port()};
    tls->process = fork();
    assert_true(tls->process >= 0);
    if (tls->process == 0)
        serve(tls, folder, certificate);
    for (int i = 0; i < 500; i++) {
        int probe = connect_to_port(tls->port);
        if (probe >= 0) {
            close(probe);
            return;
        }
        usleep(10 * 1000);
    }
    fail_msg("openssl does not listen on port %d", tls->port);
}

void tls_finish(struct tls *tls)
{
    kill(tls->process, SIGTERM);
    waitpid(tls->process, NULL, 0);
}
