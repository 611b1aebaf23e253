#include "feed/server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "feed/canned.h"
#include "feed/folder.h"

static const char program[] = "/usr/sbin/lighttpd";

/* The cache of file times is off: a test that saves twice in a second wants to see both. */
static const char configuration[] =
    "server.document-root = \"%s\"\n"
    "server.bind = \"127.0.0.1\"\n"
    "server.port = %d\n"
    "server.errorlog = \"%s/error.log\"\n"
    "server.stat-cache-engine = \"disable\"\n"
    "server.modules = (\"mod_redirect\", \"mod_setenv\", \"mod_accesslog\")\n"
    "accesslog.filename = \"%s/access.log\"\n"
    "accesslog.format = \"%%s %%U %%{If-None-Match}i %%{User-Agent}i\"\n"
    "mimetype.assign = (\".json\" => \"application/json\",\n"
    "    \".xml\" => \"application/rss+xml; charset=utf-8\", \".jpg\" => \"image/jpeg\")\n"
    "url.redirect-code = 302\n"
    "url.redirect = (\"^/hop/1$\" => \"/programme.json\", \"^/hop/2$\" => \"/hop/1\",\n"
    "    \"^/hop/3$\" => \"/hop/2\", \"^/hop/4$\" => \"/hop/3\", \"^/round$\" => \"/round\",\n"
    "    \"^/to-file$\" => \"file:///etc/hostname\", \"^/to-ftp$\" => \"ftp://127.0.0.1/x\")\n"
    "$HTTP[\"url\"] =~ \"\\.gz\\.json$\" {\n"
    "    setenv.add-response-header = (\"Content-Encoding\" => \"gzip\")\n"
    "}\n";

bool server_is_installed(void)
{
    return access(program, X_OK) == 0;
}

static void write_configuration(const struct server *server)
{
    FILE *file = fopen(path_in(server->folder, "lighttpd.conf"), "w");
    assert_non_null(file);
    fprintf(file, configuration, server->root, server->port, server->folder, server->folder);
    assert_int_equal(fclose(file), 0);
}

static void wait_until_it_listens(const struct server *server)
{
    for (int i = 0; i < 500; i++) {
        int probe = connect_to_port(server->port);
        if (probe >= 0) {
            close(probe);
            return;
        }
        usleep(10 * 1000);
    }
    fail_msg("lighttpd does not listen on port %d", server->port);
}

void server_resume(struct server *server)
{
    const char *file = path_in(server->folder, "lighttpd.conf");
    server->process = fork();
    assert_true(server->process >= 0);
    if (server->process == 0) {
        execl(program, program, "-D", "-f", file, (char *)NULL);
        _exit(127);
    }
    wait_until_it_listens(server);
}

void server_start(struct server *server)
{
    *server = (struct server){.root = folder_make(), .folder = folder_make(), .port = free_port()};
    write_configuration(server);
    server_resume(server);
}

void server_stop(struct server *server)
{
    if (server->process == 0)
        return;
    kill(server->process, SIGTERM);
    waitpid(server->process, NULL, 0);
    server->process = 0;
}

void server_finish(struct server *server)
{
    server_stop(server);
    folder_remove(server->root);
    folder_remove(server->folder);
}

const char *server_address(const struct server *server, const char *path)
{
    static char buffers[8][256];
    static unsigned next;
    char *buffer = buffers[next++ % 8];
    snprintf(buffer, sizeof buffers[0], "http://127.0.0.1:%d/%s", server->port, path);
    return buffer;
}

static int count_lines(char *log, const char *words)
{
    int count = 0;
    for (char *rest = log, *line; (line = strsep(&rest, "\n"));)
        count += strstr(line, words) != NULL;
    return count;
}

int server_count(const struct server *server, const char *words, int least)
{
    int count = 0;
    for (int i = 0; i < 80 && count < least; i++) {
        if (server->process)
            kill(server->process, SIGHUP); /* writes out what it has to say */
        usleep(100 * 1000);
        char *log = file_read_string(path_in(server->folder, "access.log"));
        count = count_lines(log, words);
        free(log);
    }
    return count;
}
