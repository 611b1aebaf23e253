/* One GET: what is asked, what is believed, where it stops. */
#include <curl/curl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/limits.h"
#include "feed/canned.h"
#include "feed/fetch.h"
#include "feed/folder.h"
#include "feed/network.h"
#include "feed/server.h"
#include "feed/transfer.h"

struct fixture {
    struct server server;
    struct network network;
    struct transfer *transfer; /* the last one */
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    server_start(&fixture->server);
    struct error error = {0};
    assert_true(network_open(&fixture->network, NULL, &error));
    fixture->network.user_agent = "taqta/9.9 (screen)";
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    transfer_destroy(fixture->transfer);
    network_close(&fixture->network);
    server_finish(&fixture->server);
    free(fixture);
    return 0;
}

static const char *file_on(const struct fixture *fixture, const char *name)
{
    return path_in(fixture->server.root, name);
}

static const struct transfer_answer *fetch(struct fixture *fixture,
                                           const struct transfer_request *request)
{
    struct error error = {0};
    CURLMsg *message;
    int running, left;
    transfer_destroy(fixture->transfer);
    fixture->transfer = NULL;
    assert_true(transfer_create(&fixture->transfer, &fixture->network, request, &error));
    while (!transfer_is_done(fixture->transfer)) {
        assert_int_equal(curl_multi_perform(fixture->network.multi, &running), CURLM_OK);
        while ((message = curl_multi_info_read(fixture->network.multi, &left)))
            assert_true(
                transfer_finish(fixture->transfer, message->easy_handle, message->data.result));
        if (!transfer_is_done(fixture->transfer))
            curl_multi_poll(fixture->network.multi, NULL, 0, 1000, NULL);
    }
    return transfer_answer(fixture->transfer);
}

static const struct transfer_answer *get(struct fixture *fixture, const char *address)
{
    return fetch(fixture, &(struct transfer_request){.address = address,
                                                     .limit_bytes = LIMIT_DOCUMENT_BYTES});
}

static const struct transfer_answer *get_path(struct fixture *fixture, const char *path)
{
    return get(fixture, server_address(&fixture->server, path));
}

/* Answers of the canned server for one GET; the request it saw is copied out. */
static const struct transfer_answer *get_canned(struct fixture *fixture, struct text answer,
                                                const struct transfer_request *request, char *seen)
{
    struct canned canned;
    char address[64];
    struct transfer_request whole = *request;
    canned_start(&canned, answer);
    snprintf(address, sizeof address, "http://127.0.0.1:%d/x", canned.port);
    whole.address = address;
    const struct transfer_answer *got = fetch(fixture, &whole);
    canned_finish(&canned);
    if (seen)
        memcpy(seen, canned.request, sizeof canned.request);
    return got;
}

static void a_document_comes_with_its_validators_and_charset(void **state)
{
    struct fixture *fixture = *state;
    file_write_string(file_on(fixture, "news.xml"), "<rss/>");

    const struct transfer_answer *answer = get_path(fixture, "news.xml");

    assert_int_equal(answer->result, TRANSFER_NEW);
    assert_int_equal(answer->status, 200);
    assert_true(text_equal(answer->bytes, TEXT("<rss/>")));
    assert_true(answer->etag.size > 2 && answer->etag.data[0] == '"');
    assert_true(text_ends_with(answer->last_modified, TEXT("GMT")));
    assert_true(text_equal(answer->charset, TEXT("utf-8")));
}

static void an_unchanged_document_is_not_sent_again(void **state)
{
    struct fixture *fixture = *state;
    char etag[200], modified[100];
    file_write_string(file_on(fixture, "programme.json"), "{}");
    const struct transfer_answer *answer = get_path(fixture, "programme.json");
    snprintf(etag, sizeof etag, "%.*s", TEXT_ARG(answer->etag));
    snprintf(modified, sizeof modified, "%.*s", TEXT_ARG(answer->last_modified));
    struct transfer_request again = {.address = server_address(&fixture->server, "programme.json"),
                                     .limit_bytes = LIMIT_DOCUMENT_BYTES};

    again.etag = etag;
    assert_int_equal(fetch(fixture, &again)->result, TRANSFER_UNCHANGED);
    again.etag = NULL;
    again.last_modified = modified;
    assert_int_equal(fetch(fixture, &again)->result, TRANSFER_UNCHANGED);
    again.last_modified = "";
    assert_int_equal(fetch(fixture, &again)->result, TRANSFER_NEW);
}

static void validators_are_sent_as_they_came(void **state)
{
    char seen[4096];
    struct transfer_request request = {
        .etag = "W/\"a, b-gzip\"",
        .last_modified = "Thu, 20 Nov 2025 4:40 +0500",
        .limit_bytes = 100,
    };

    const struct transfer_answer *answer = get_canned(
        *state, TEXT("HTTP/1.1 304 Not Modified\r\nETag: \"c\"\r\n\r\n"), &request, seen);

    assert_int_equal(answer->result, TRANSFER_UNCHANGED);
    assert_non_null(strstr(seen, "\r\nIf-None-Match: W/\"a, b-gzip\"\r\n"));
    assert_non_null(strstr(seen, "\r\nIf-Modified-Since: Thu, 20 Nov 2025 4:40 +0500\r\n"));
    assert_non_null(strstr(seen, "\r\nUser-Agent: taqta/9.9 (screen)\r\n"));
    assert_non_null(strstr(seen, "\r\nAccept-Encoding: "));
    assert_non_null(strstr(seen, "gzip"));
}

static void unchanged_is_not_believed_when_nobody_asked(void **state)
{
    struct transfer_request request = {.limit_bytes = 100};

    const struct transfer_answer *answer =
        get_canned(*state, TEXT("HTTP/1.1 304 Not Modified\r\n\r\n"), &request, NULL);

    assert_int_equal(answer->result, TRANSFER_FAILED);
    assert_int_equal(answer->error.kind, ERROR_SERVER);
}

static void what_the_server_refuses_is_an_error_with_its_number(void **state)
{
    struct transfer_request request = {.limit_bytes = 100};
    const struct transfer_answer *answer = get_path(*state, "none.json");
    assert_int_equal(answer->result, TRANSFER_FAILED);
    assert_int_equal(answer->error.kind, ERROR_SERVER);
    assert_int_equal(answer->status, 404);
    assert_non_null(strstr(answer->error.message, "404"));

    answer = get_canned(*state,
                        TEXT("HTTP/1.1 503 Busy\r\nRetry-After: 90\r\nContent-Length: 0\r\n\r\n"),
                        &request, NULL);
    assert_int_equal(answer->status, 503);
    assert_int_equal(answer->retry_after_s, 90);
}

static void a_body_that_stops_early_is_not_taken(void **state)
{
    struct transfer_request request = {.limit_bytes = 100};

    const struct transfer_answer *answer = get_canned(
        *state, TEXT("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"taqta\": 1"), &request, NULL);

    assert_int_equal(answer->result, TRANSFER_FAILED);
    assert_int_equal(answer->error.kind, ERROR_NETWORK);
    assert_int_equal(answer->bytes.size, 0);
}

static void nobody_there_is_an_error_of_the_network(void **state)
{
    char address[64];
    snprintf(address, sizeof address, "http://127.0.0.1:%d/", free_port());

    const struct transfer_answer *answer = get(*state, address);

    assert_int_equal(answer->result, TRANSFER_FAILED);
    assert_int_equal(answer->error.kind, ERROR_NETWORK);
    assert_int_equal(answer->status, 0);
    assert_true(strlen(answer->error.message) > 0);
}

static void three_redirects_are_followed_and_a_fourth_is_not(void **state)
{
    struct fixture *fixture = *state;
    file_write_string(file_on(fixture, "programme.json"), "{}");

    assert_int_equal(get_path(fixture, "hop/1")->result, TRANSFER_NEW);
    assert_true(text_equal(get_path(fixture, "hop/3")->bytes, TEXT("{}")));
    assert_int_equal(get_path(fixture, "hop/4")->result, TRANSFER_FAILED);
    const struct transfer_answer *answer = get_path(fixture, "round");
    assert_int_equal(answer->result, TRANSFER_FAILED);
    assert_int_equal(answer->error.kind, ERROR_SERVER);
}

static void redirects_to_files_and_other_protocols_are_refused(void **state)
{
    static const char *const paths[] = {"to-file", "to-ftp"};

    for (size_t i = 0; i < 2; i++) {
        const struct transfer_answer *answer = get_path(*state, paths[i]);
        assert_int_equal(answer->result, TRANSFER_FAILED);
        assert_int_equal(answer->error.kind, ERROR_SERVER);
        assert_non_null(strstr(answer->error.message, "only http and https"));
    }
}

static void other_protocols_are_not_asked(void **state)
{
    struct fixture *fixture = *state;
    struct transfer *transfer = NULL;
    struct error error = {0};
    struct transfer_request request = {.address = "file:///etc/hostname", .limit_bytes = 100};

    assert_false(transfer_create(&transfer, &fixture->network, &request, &error));
    assert_int_equal(error.kind, ERROR_USAGE);
    assert_null(transfer);
}

/* Writes `size` times 'x' as `name` on the server, gzipped by the tool of that name if asked. */
static void serve_many(struct fixture *fixture, const char *name, size_t size, bool gzipped)
{
    char command[1500], *bytes = malloc(size);
    memset(bytes, 'x', size);
    file_write(file_on(fixture, "plain"), (struct text){bytes, size});
    free(bytes);
    snprintf(command, sizeof command, "%s < '%s' > '%s'", gzipped ? "gzip -9" : "cat",
             file_on(fixture, "plain"), file_on(fixture, name));
    assert_int_equal(system(command), 0);
}

static void a_compressed_document_is_unpacked(void **state)
{
    serve_many(*state, "small.gz.json", 100000, true);

    const struct transfer_answer *answer = get_path(*state, "small.gz.json");

    assert_int_equal(answer->result, TRANSFER_NEW);
    assert_int_equal(answer->bytes.size, 100000);
    assert_int_equal(answer->bytes.data[99999], 'x');
}

static void more_bytes_than_we_read_are_stopped(void **state)
{
    serve_many(*state, "most.json", LIMIT_DOCUMENT_BYTES, false);
    serve_many(*state, "more.json", LIMIT_DOCUMENT_BYTES + 1, false);

    assert_int_equal(get_path(*state, "most.json")->bytes.size, LIMIT_DOCUMENT_BYTES);
    const struct transfer_answer *answer = get_path(*state, "more.json");
    assert_int_equal(answer->result, TRANSFER_FAILED);
    assert_int_equal(answer->error.kind, ERROR_LIMIT);
    assert_int_equal(answer->bytes.size, 0);
}

static void a_bomb_is_counted_by_what_it_unfolds_to(void **state)
{
    struct fixture *fixture = *state;
    struct stat packed;
    serve_many(fixture, "bomb.gz.json", 64 * 1024 * 1024, true);
    assert_int_equal(stat(file_on(fixture, "bomb.gz.json"), &packed), 0);
    assert_true(packed.st_size < 100 * 1024);

    const struct transfer_answer *answer = get_path(fixture, "bomb.gz.json");

    assert_int_equal(answer->result, TRANSFER_FAILED);
    assert_int_equal(answer->error.kind, ERROR_LIMIT);
}

static void a_transfer_on_its_way_is_let_go_at_once(void **state)
{
    struct fixture *fixture = *state;
    struct canned silent;
    char address[64];
    struct error error = {0};
    struct timespec before, after;
    int running;
    canned_start_hanging(&silent, (struct text){0});
    snprintf(address, sizeof address, "http://127.0.0.1:%d/", silent.port);
    struct transfer_request request = {.address = address, .limit_bytes = 100};
    assert_true(transfer_create(&fixture->transfer, &fixture->network, &request, &error));
    for (int i = 0; i < 20; i++) {
        curl_multi_perform(fixture->network.multi, &running);
        curl_multi_poll(fixture->network.multi, NULL, 0, 10, NULL);
    }
    assert_int_equal(running, 1);

    clock_gettime(CLOCK_MONOTONIC, &before);
    transfer_destroy(fixture->transfer);
    clock_gettime(CLOCK_MONOTONIC, &after);

    fixture->transfer = NULL;
    assert_true((after.tv_sec - before.tv_sec) * 1000 + (after.tv_nsec - before.tv_nsec) / 1000000 <
                100);
    canned_finish(&silent);
}

static void a_file_is_new_once_and_unchanged_until_it_is_saved(void **state)
{
    struct fixture *fixture = *state;
    struct arena arena = {0};
    struct transfer_answer first, again, saved;
    struct transfer_request request = {.address = file_on(fixture, "a.json"), .limit_bytes = 100};
    file_write_string(request.address, "one");

    assert_true(transfer_read_file(&first, &arena, &request));
    assert_int_equal(first.result, TRANSFER_NEW);
    assert_true(text_equal(first.bytes, TEXT("one")));

    request.etag = text_to_c(&arena, first.etag);
    assert_true(transfer_read_file(&again, &arena, &request));
    assert_int_equal(again.result, TRANSFER_UNCHANGED);

    file_write_string(request.address, "two");
    assert_true(transfer_read_file(&saved, &arena, &request));
    assert_int_equal(saved.result, TRANSFER_NEW);
    assert_true(text_equal(saved.bytes, TEXT("two")));
    arena_finish(&arena);
}

static void files_that_cannot_be_documents_are_refused(void **state)
{
    struct fixture *fixture = *state;
    struct arena arena = {0};
    file_write_string(file_on(fixture, "big.json"), "123456");
    assert_int_equal(mkfifo(file_on(fixture, "pipe"), 0600), 0);
    const struct {
        const char *address;
        enum error_kind kind;
    } cases[] = {
        {file_on(fixture, "none.json"), ERROR_SYSTEM}, {file_on(fixture, "big.json"), ERROR_LIMIT},
        {file_on(fixture, "pipe"), ERROR_SYSTEM},      {fixture->server.root, ERROR_SYSTEM},
        {"ftp://127.0.0.1/a.json", ERROR_USAGE},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct transfer_answer answer;
        struct transfer_request request = {.address = cases[i].address, .limit_bytes = 5};
        assert_false(transfer_read_file(&answer, &arena, &request));
        assert_int_equal(answer.result, TRANSFER_FAILED);
        assert_int_equal(answer.error.kind, cases[i].kind);
    }
    arena_finish(&arena);
}

static void a_tool_gets_an_address_or_a_file_in_one_call(void **state)
{
    struct fixture *fixture = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct text bytes = TEXT("before"), charset = TEXT("before");
    struct text address = text_from(server_address(&fixture->server, "news.xml"));
    struct text file = text_from(file_on(fixture, "news.xml"));

    assert_false(fetch_once(&arena, address, 100, NULL, &bytes, &charset, &error));
    assert_int_equal(error.kind, ERROR_SERVER);
    assert_false(fetch_once(&arena, file, 100, NULL, &bytes, &charset, &error));
    assert_int_equal(error.kind, ERROR_SYSTEM);
    assert_true(text_equal(bytes, TEXT("before")) && text_equal(charset, TEXT("before")));

    file_write_string(file_on(fixture, "news.xml"), "<rss/>");
    assert_true(fetch_once(&arena, address, 100, NULL, &bytes, &charset, &error));
    assert_true(text_equal(bytes, TEXT("<rss/>")) && text_equal(charset, TEXT("utf-8")));
    assert_true(fetch_once(&arena, file, 100, NULL, &bytes, &charset, &error));
    assert_true(text_equal(bytes, TEXT("<rss/>")) && charset.size == 0);
    assert_false(fetch_once(&arena, file, 5, NULL, &bytes, &charset, &error));
    assert_int_equal(error.kind, ERROR_LIMIT);
    arena_finish(&arena);
}

static void a_tool_gets_pictures_only_from_beside_a_document(void **state)
{
    struct fixture *fixture = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct text bytes = TEXT("before");
    file_write_string(file_on(fixture, "news.xml"), "<rss/>");
    file_write_string(file_on(fixture, "face.png"), "a face");
    struct text near = text_from(server_address(&fixture->server, "face.png"));
    struct text file = text_copy(&arena, text_from(file_on(fixture, "face.png")));
    struct text documents[] = {text_copy(&arena, text_from(file_on(fixture, "news.xml")))};

    assert_true(fetch_picture_once(&arena, file, documents, 1, NULL, &bytes, &error));
    assert_true(text_equal(bytes, TEXT("a face")));
    assert_false(fetch_picture_once(&arena, near, documents, 1, NULL, &bytes, &error));
    assert_non_null(strstr(error.message, "serves no document"));

    documents[0] = text_copy(&arena, text_from(server_address(&fixture->server, "news.xml")));
    assert_true(fetch_picture_once(&arena, near, documents, 1, NULL, &bytes, &error));
    assert_true(text_equal(bytes, TEXT("a face")));
    assert_false(fetch_picture_once(&arena, file, documents, 1, NULL, &bytes, &error));
    arena_finish(&arena);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_document_comes_with_its_validators_and_charset),
        CASE(an_unchanged_document_is_not_sent_again),
        CASE(validators_are_sent_as_they_came),
        CASE(unchanged_is_not_believed_when_nobody_asked),
        CASE(what_the_server_refuses_is_an_error_with_its_number),
        CASE(a_body_that_stops_early_is_not_taken),
        CASE(nobody_there_is_an_error_of_the_network),
        CASE(three_redirects_are_followed_and_a_fourth_is_not),
        CASE(redirects_to_files_and_other_protocols_are_refused),
        CASE(other_protocols_are_not_asked),
        CASE(a_compressed_document_is_unpacked),
        CASE(more_bytes_than_we_read_are_stopped),
        CASE(a_bomb_is_counted_by_what_it_unfolds_to),
        CASE(a_transfer_on_its_way_is_let_go_at_once),
        CASE(a_file_is_new_once_and_unchanged_until_it_is_saved),
        CASE(a_tool_gets_an_address_or_a_file_in_one_call),
        CASE(a_tool_gets_pictures_only_from_beside_a_document),
        CASE(files_that_cannot_be_documents_are_refused),
    };
    if (!server_is_installed())
        return skip_tests("lighttpd is not installed");

    setenv("no_proxy", "*", 1); /* a proxy of the tester's would come between */
    curl_global_init(CURL_GLOBAL_DEFAULT);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    curl_global_cleanup();
    return failed;
}
