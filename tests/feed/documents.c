#include "feed/documents.h"

#include <stdio.h>

enum { BUFFERS = 4, BUFFER_SIZE = 4096 };

const char *programme_with(const char *session_title, const char *rest)
{
    static char buffers[BUFFERS][BUFFER_SIZE];
    static unsigned next;
    char *buffer = buffers[next++ % BUFFERS];
    snprintf(
        buffer, BUFFER_SIZE,
        "{\"taqta\": 1,\n"
        " \"event\": {\"title\": {\"en\": \"A day\"}, \"timezone\": \"Asia/Almaty\",\n"
        "            \"languages\": [\"en\"]},\n"
        " \"rooms\": [{\"id\": \"hall\", \"name\": {\"en\": \"Hall\"}}],\n"
        " \"sessions\": [{\"id\": \"s1\", \"title\": {\"en\": \"%s\"}, \"room\": \"hall\",\n"
        "   \"start\": \"2025-11-20T10:00:00+05:00\", \"end\": \"2025-11-20T11:00:00+05:00\"}]%s}",
        session_title, rest);
    return buffer;
}

const char *programme_with_slip(void)
{
    return "{\"taqta\": 1,\n"
           " \"event\": {\"title\": {\"en\": \"A day\"},\n"
           "            \"timezone\": \"Asia/Almaty\",,\n"
           "            \"languages\": [\"en\"]}}";
}

const char *news_with(const char *title)
{
    static char buffers[BUFFERS][BUFFER_SIZE];
    static unsigned next;
    char *buffer = buffers[next++ % BUFFERS];
    snprintf(buffer, BUFFER_SIZE,
             "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>News</title>\n"
             "<item><title>%s</title><guid>1</guid>\n"
             "<pubDate>Thu, 20 Nov 2025 08:00:00 +0500</pubDate></item></channel></rss>",
             title);
    return buffer;
}
