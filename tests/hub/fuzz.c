/* Any bytes as requests to a hub that runs in this process: over a real socket, through
 * libmicrohttpd and everything behind it, with tokens that an input can name ("Bearer organiser",
 * "Bearer screen"). Whatever comes back begins as HTTP, and the hub still answers a request that is
 * right. */
#include "fuzz/fuzz.h"

#include "base/log.h"
#include "hub/listener.h"
#include "hub/options.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <ftw.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { ROUNDS = 40, ANSWER_SIZE = 16384, ALL_IS_WELL_EVERY = 256 };

static const char TOKENS[] =
    "organiser o %s 2025-11-20T05:24:00Z\nscreen s %s 2025-11-20T05:24:00Z\n";
static const char RIGHT[] = "GET /programme.json HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
static const char PROGRAMME[] =
    "{\"taqta\": 1, \"event\": {\"title\": \"M\", \"timezone\": \"Asia/Almaty\"}, "
    "\"sessions\": [{\"id\": \"s1\", \"title\": \"A\", \"start\": \"2025-11-20T10:00\", "
    "\"minutes\": 30}]}";

/* Made once, and gone with the process. */
static struct hub hub;
static struct listener *listener;
static char folder_path[] = "/dev/shm/taqta-fuzz-hub-XXXXXX";

static void write_tokens(int folder)
{
    uint8_t digest[DIGEST_SIZE];
    char organiser[DIGEST_HEX_SIZE], screen[DIGEST_HEX_SIZE], file[512];
    struct error error;

    digest_sha256(TEXT("organiser"), digest);
    digest_to_hex(digest, organiser);
    digest_sha256(TEXT("screen"), digest);
    digest_to_hex(digest, screen);
    (void)snprintf(file, sizeof file, TOKENS, organiser, screen);
    FUZZ_CHECK(disk_save(folder, "tokens", text_from(file), 0600, &error));
}

static void write_programme(void)
{
    struct saving saving = {
        .name = TEXT("programme.json"), .bytes = text_from(PROGRAMME), .who = TEXT("o")};
    struct version version;
    struct error error;

    FUZZ_CHECK(store_save(&hub.store, &saving, &version, &error) == STORE_DONE);
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *walk)
{
    (void)about;
    (void)kind;
    (void)walk;
    return remove(path);
}

static void remove_folder(void)
{
    (void)nftw(folder_path, remove_one, 8, FTW_DEPTH | FTW_PHYS); /* at the end there is no more */
}

/* In memory: a save waits for the disk otherwise. */
static int open_folder(void)
{
    int folder;

    FUZZ_CHECK(mkdtemp(folder_path) && atexit(remove_folder) == 0);
    folder = open(folder_path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    FUZZ_CHECK(folder >= 0);
    return folder;
}

static void open_hub(void)
{
    struct options options = {.listen = "loopback", .address_size = sizeof(struct sockaddr_in)};
    struct error error;
    int folder = open_folder();

    log_set_level(LOG_LEVEL_ERROR);
    write_tokens(folder);
    *(struct sockaddr_in *)&options.address =
        (struct sockaddr_in){.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    FUZZ_CHECK(store_open_folder(&hub.store, folder, &error));
    FUZZ_CHECK(tokens_open(&hub.tokens, folder, &error));
    FUZZ_CHECK(desk_open(&hub.desk, NULL, &error));
    hub.shelf = shelf_create(&hub.store);
    hub.events = events_create();
    hub.screens = screens_create();
    hub.strikes = strikes_create();
    hub.guests = guests_create(0);
    hub.journal = journal_create();
    write_programme();
    FUZZ_CHECK(listener_open(&listener, &hub, &options, &error));
}

static int connect_to_hub(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)listener_port(listener)),
                                  .sin_addr = {htonl(INADDR_LOOPBACK)}};
    /* Closing resets: the hub is rid of what an input leaves half said. */
    struct linger reset = {.l_onoff = 1, .l_linger = 0};
    int end = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    FUZZ_CHECK(end >= 0 && connect(end, (struct sockaddr *)&address, sizeof address) == 0);
    FUZZ_CHECK(setsockopt(end, SOL_SOCKET, SO_LINGER, &reset, sizeof reset) == 0);
    return end;
}

/* Lets the hub work while something comes of it; what comes back first, at most as much as there is
 * room for. */
static size_t exchange(const uint8_t *data, size_t size, char answer[ANSWER_SIZE])
{
    int end = connect_to_hub();
    size_t got = 0, sent = 0;

    for (int quiet = 0; quiet < ROUNDS; quiet++) {
        char part[ANSWER_SIZE];
        ssize_t written =
            sent < size ? send(end, data + sent, size - sent, MSG_DONTWAIT | MSG_NOSIGNAL) : 0;
        ssize_t count = recv(end, part, sizeof part, MSG_DONTWAIT);

        sent += written > 0 ? (size_t)written : 0;
        for (ssize_t i = 0; i < count && got < ANSWER_SIZE; i++)
            answer[got++] = part[i];
        if (count == 0)
            break;
        if (written > 0 || count > 0)
            quiet = 0;
        listener_run(listener);
        (void)events_have_woken(hub.events); /* it was run */
    }
    (void)close(end); /* everything was said */
    listener_run(listener);
    return got;
}

static void check_that_all_is_well(void)
{
    char answer[ANSWER_SIZE];
    size_t size = exchange((const uint8_t *)RIGHT, sizeof RIGHT - 1, answer);

    FUZZ_CHECK(size > 15 && memcmp(answer, "HTTP/1.1 200 OK", 15) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static unsigned inputs;
    char answer[ANSWER_SIZE];
    size_t got;

    if (!listener)
        open_hub();
    got = exchange(data, size, answer);
    FUZZ_CHECK(got < 7 || memcmp(answer, "HTTP/1.", 7) == 0);
    events_tick(hub.events);
    if (++inputs % ALL_IS_WELL_EVERY == 0)
        check_that_all_is_well();
    return 0;
}
