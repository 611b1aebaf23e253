/* hsts: which hosts have said that they are to be asked over https only (RFC 6797).
 *
 * libcurl knows the rules; the store is one for all transfers, and it is kept in the cache folder
 * in lines of: host "20251120 04:40:00". Written only when a host comes or goes, or when its time
 * has moved by a day: each answer moves it by a few seconds.
 */
#ifndef FEED_HSTS_H
#define FEED_HSTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"

enum { HSTS_HOSTS = 32 };

struct hsts_host {
    char name[256];
    char until[18]; /* "YYYYMMDD HH:MM:SS", as libcurl writes it */
    bool with_subdomains;
};

struct hsts_list {
    struct hsts_host items[HSTS_HOSTS];
    size_t count;
};

struct hsts {
    char path[4096];         /* empty: not kept */
    struct hsts_list kept;   /* what the file holds */
    struct hsts_list coming; /* what libcurl is telling us */
    size_t loaded, given;    /* so many were in the file; so many of them libcurl has been told */
};

/* folder  NULL: there is none. */
void hsts_open(struct hsts *hsts, const char *folder);
/* For a CURL * that has been given the share. */
void hsts_attach(struct hsts *hsts, void *easy);
/* Ends the CURL *: that is when libcurl tells which hosts it knows. */
void hsts_end(struct hsts *hsts, void *easy);

#endif
