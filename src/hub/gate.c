/* gate: by token, in a header or in a cookie.
 *
 * The cookie is the token itself, out of reach of scripts and of other sites: so a revoked token
 * ends it at once, and it holds over a restart and at every hub behind a balancer, with nothing to
 * keep.
 */
#include "gate.h"

#include "base/json.h"
#include "base/log.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { SECRET_LENGTH_MOST = 128, COOKIE_AGE_S = 7 * 24 * 60 * 60, COOKIE_SIZE = 320 };

static const char COOKIE[] = "taqta", BEARER[] = "Bearer ";

/* Whom a count is kept of. A proxy on this machine says for whom it asks; of any other we believe
 * nothing. */
static struct address who_counts(const struct request *request)
{
    struct address who = *guest_address(request->guest);

    if (address_is_loopback(&who))
        (void)address_from_forwarded(request_header(request, "X-Forwarded-For"), &who);
    return who;
}

static struct text read_bearer(const struct request *request)
{
    const char *header = request_header(request, MHD_HTTP_HEADER_AUTHORIZATION);

    if (!header || strncasecmp(header, BEARER, strlen(BEARER)) != 0)
        return (struct text){0};
    return text_trim(text_from(header + strlen(BEARER)));
}

static const struct token *find_token(const struct request *request, struct text secret)
{
    struct error error = {0};

    if (!tokens_refresh(request->hub->tokens, &error))
        log_error("%s; those known before still count", error.message);
    if (!secret.size || secret.size > SECRET_LENGTH_MOST)
        return NULL;
    return tokens_find(request->hub->tokens, secret);
}

static void take_on(struct request *request, const struct token *token)
{
    request->role = token->role;
    name_copy(request->who, text_from(token->name));
    memcpy(request->digest, token->digest, sizeof request->digest);
}

static void refuse_unknown(struct request *request, const char *sentence)
{
    struct MHD_Response *response = answer_create_error("%s", sentence);

    answer_add_header(response, MHD_HTTP_HEADER_WWW_AUTHENTICATE, "Bearer realm=\"taqta\"");
    request_answer(request, MHD_HTTP_UNAUTHORIZED, response);
}

static void refuse_for_now(struct request *request, unsigned wait_s)
{
    struct MHD_Response *response =
        answer_create_error("too many wrong tokens; try again in %u s", wait_s);
    char seconds[16];

    (void)snprintf(seconds, sizeof seconds, "%u", wait_s);
    answer_add_header(response, MHD_HTTP_HEADER_RETRY_AFTER, seconds);
    request_answer(request, MHD_HTTP_TOO_MANY_REQUESTS, response);
}

static void refuse_wrong_token(struct request *request)
{
    struct address who = who_counts(request);
    unsigned wait_s;

    if (strikes_are_out(request->hub->strikes, &who, clock_tick_ms(), &wait_s)) {
        refuse_for_now(request, wait_s);
        return;
    }
    strikes_add(request->hub->strikes, &who, clock_tick_ms());
    refuse_unknown(request, "nobody has this token, or it was revoked");
}

static bool may(const struct request *request)
{
    bool is_organiser = request->role == ROLE_ORGANISER;
    bool is_that_screen =
        request->role == ROLE_SCREEN && strcmp(request->who, request->target.name) == 0;

    switch (request->route->access) {
    case ACCESS_ANYONE:
        return true;
    case ACCESS_READER:
        return request->role != ROLE_NOBODY || !tokens_have(request->hub->tokens, ROLE_READER);
    case ACCESS_ORGANISER:
        return is_organiser;
    case ACCESS_OWN_SCREEN:
        return is_that_screen;
    case ACCESS_PICTURE:
        return is_organiser || is_that_screen;
    }
    return false;
}

/* "https://hub.example:8443" belongs to a request for "hub.example:8443". */
static bool is_own_origin(const struct request *request, const char *origin)
{
    const char *host = request_header(request, MHD_HTTP_HEADER_HOST);
    const char *slashes = strstr(origin, "://");

    return host && slashes && strcasecmp(slashes + 3, host) == 0;
}

/* Did a page of ours send this? A browser says so in one of two headers. */
static bool comes_from_here(const struct request *request, bool when_nothing_is_said)
{
    const char *site = request_header(request, "Sec-Fetch-Site");
    const char *origin = request_header(request, "Origin");

    if (site)
        return strcmp(site, "same-origin") == 0;
    return origin ? is_own_origin(request, origin) : when_nothing_is_said;
}

static bool is_writing(const struct request *request)
{
    return request->method != METHOD_GET && request->method != METHOD_HEAD;
}

void gate_pass(struct request *request)
{
    struct text bearer = read_bearer(request);
    const char *cookie =
        bearer.size ? NULL
                    : MHD_lookup_connection_value(request->connection, MHD_COOKIE_KIND, COOKIE);
    struct text secret = bearer.size ? bearer : text_from(cookie);
    const struct token *token = find_token(request, secret);

    if (token)
        take_on(request, token);
    request->has_cookie = token && !bearer.size;
    if (request->has_cookie && is_writing(request) && !comes_from_here(request, false)) {
        request_refuse(request, MHD_HTTP_FORBIDDEN, "this was sent by a page of another site");
        return;
    }
    if (may(request))
        return;
    if (token)
        request_refuse(request, MHD_HTTP_FORBIDDEN, "%s:%s may not do this",
                       role_name(request->role), request->who);
    else if (secret.size)
        refuse_wrong_token(request);
    else
        refuse_unknown(request, "this needs a token");
}

/* Secure where the browser came by TLS, to us or to the proxy before us. */
static void answer_with_cookie(struct request *request, struct text value, int age_s)
{
    const char *scheme = request_header(request, "X-Forwarded-Proto");
    bool is_secure = request->hub->is_secure || (scheme && strcasecmp(scheme, "https") == 0);
    struct arena arena = {0};
    struct text name = text_from(request->who);
    struct text json = text_format(&arena, "{\"role\": \"%s\", \"name\": \"%.*s\"}\n",
                                   role_name(request->role), TEXT_ARG(name));
    struct MHD_Response *response = answer_create_json(json);
    char cookie[COOKIE_SIZE];

    (void)snprintf(cookie, sizeof cookie,
                   "%s=%.*s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s", COOKIE,
                   TEXT_ARG(value), age_s, is_secure ? "; Secure" : "");
    answer_add_header(response, MHD_HTTP_HEADER_SET_COOKIE, cookie);
    request_answer(request, MHD_HTTP_OK, response);
    arena_finish(&arena);
}

void gate_log_in(struct request *request, struct text secret)
{
    struct address who = who_counts(request);
    const struct token *token;
    unsigned wait_s;

    if (!comes_from_here(request, true)) {
        request_refuse(request, MHD_HTTP_FORBIDDEN, "this was sent by a page of another site");
        return;
    }
    if (strikes_are_out(request->hub->strikes, &who, clock_tick_ms(), &wait_s)) {
        refuse_for_now(request, wait_s);
        return;
    }
    token = find_token(request, secret);
    if (!token) {
        refuse_wrong_token(request);
    } else if (token->role != ROLE_ORGANISER) {
        request_refuse(request, MHD_HTTP_FORBIDDEN, "the desk is for organisers");
    } else {
        take_on(request, token);
        answer_with_cookie(request, secret, COOKIE_AGE_S);
    }
}

void gate_log_out(struct request *request)
{
    request->role = ROLE_NOBODY;
    *request->who = 0;
    answer_with_cookie(request, TEXT("gone"), 0);
}
