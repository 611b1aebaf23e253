/* fetch: a transfer on a network of its own, waited for. */
#include "feed/fetch.h"

#include "addresses.h"
#include "base/limits.h"
#include "feed/transfer.h"
#include "network.h"
#include "picture_rule.h"

#include <curl/curl.h>

enum { POLL_MS = 1000 };

static bool is_url(struct text address)
{
    return text_find(address, TEXT("://")) != SIZE_MAX;
}

static bool take_answer(const struct transfer_answer *answer, struct arena *arena,
                        struct text *bytes, struct text *charset, struct error *error)
{
    if (answer->result != TRANSFER_NEW) {
        *error = answer->error;
        return false;
    }
    *bytes = text_copy(arena, answer->bytes);
    *charset = text_copy(arena, answer->charset);
    return true;
}

static void wait_for(CURLM *multi, struct transfer *transfer)
{
    while (!transfer_is_done(transfer)) {
        int running, queued;
        CURLMsg *message;
        curl_multi_perform(multi, &running);
        while ((message = curl_multi_info_read(multi, &queued)))
            if (message->msg == CURLMSG_DONE)
                (void)transfer_finish(transfer, message->easy_handle, (int)message->data.result);
        if (!transfer_is_done(transfer))
            curl_multi_poll(multi, NULL, 0, POLL_MS, NULL);
    }
}

static bool fetch_on(struct network *network, struct arena *arena,
                     const struct transfer_request *request, struct text *bytes,
                     struct text *charset, struct error *error)
{
    struct transfer *transfer = NULL;
    if (!transfer_create(&transfer, network, request, error))
        return false;
    wait_for(network->multi, transfer);
    bool done = take_answer(transfer_answer(transfer), arena, bytes, charset, error);
    transfer_destroy(transfer);
    return done;
}

static bool fetch_url(struct arena *arena, const struct transfer_request *request,
                      const struct fetch_settings *settings, struct text *bytes,
                      struct text *charset, struct error *error)
{
    struct network network;
    curl_global_init(CURL_GLOBAL_DEFAULT); /* counted: every call has its clean-up */
    bool done = network_open(&network, NULL, error);
    if (done) {
        network.user_agent = "taqtactl";
        network.proxy = settings ? settings->proxy : NULL;
        network.ca_file = settings ? settings->ca_file : NULL;
        done = fetch_on(&network, arena, request, bytes, charset, error);
        network_close(&network);
    }
    curl_global_cleanup();
    return done;
}

static bool fetch(struct arena *arena, const struct transfer_request *request,
                  const struct fetch_settings *settings, struct text *bytes, struct text *charset,
                  struct error *error)
{
    if (is_url(text_from(request->address)))
        return fetch_url(arena, request, settings, bytes, charset, error);
    struct transfer_answer answer;
    if (!transfer_read_file(&answer, arena, request)) {
        *error = answer.error;
        return false;
    }
    *bytes = answer.bytes; /* they lie in the arena already */
    *charset = TEXT("");
    return true;
}

bool fetch_once(struct arena *arena, struct text address, size_t limit_bytes,
                const struct fetch_settings *settings, struct text *bytes, struct text *charset,
                struct error *error)
{
    struct transfer_request request = {.address = text_to_c(arena, address),
                                       .limit_bytes = limit_bytes};
    return fetch(arena, &request, settings, bytes, charset, error);
}

struct documents {
    const char **addresses;
    size_t count;
};

/* A transfer_gate: context are the documents. */
static bool is_beside_any(const void *context, const char *address, struct error *error)
{
    const struct documents *documents = context;
    for (size_t i = 0; i < documents->count; i++)
        if (address_is_beside(address, documents->addresses[i]))
            return true;
    return picture_rule_refuse(address, error);
}

bool fetch_picture_once(struct arena *arena, struct text address, const struct text *documents,
                        size_t document_count, const struct fetch_settings *settings,
                        struct text *bytes, struct error *error)
{
    struct documents beside = {ARENA_ARRAY(arena, const char *, document_count), document_count};
    struct text charset;
    for (size_t i = 0; i < document_count; i++)
        beside.addresses[i] = text_to_c(arena, documents[i]);
    struct transfer_request request = {
        .address = text_to_c(arena, address),
        .limit_bytes = LIMIT_PICTURE_BYTES,
        .may_go = is_beside_any,
        .gate_context = &beside,
    };
    return is_beside_any(&beside, request.address, error) &&
           fetch(arena, &request, settings, bytes, &charset, error);
}
