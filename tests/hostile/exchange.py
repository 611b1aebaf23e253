"""One request and what a server makes of it: the proper answer, or the pieces an improper one is put together from."""
import email.utils
import hashlib
import http
import socket
import struct
import time
import urllib.parse

CHUNK = 50 * 1000
TYPES = {".json": "application/json", ".xml": "application/rss+xml; charset=utf-8", ".html": "text/html; charset=utf-8",
         ".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}


def type_of(path):
    return next((words for ending, words in TYPES.items() if path.endswith(ending)), "application/octet-stream")


def strong_etag(body):
    return '"%s"' % hashlib.sha256(body).hexdigest()[:32]


class Request:
    """What the client said. A proxy is asked for whole addresses, a server for paths."""

    def __init__(self, first_line, headers, is_tls):
        self.method, self.target, _ = first_line.split(" ", 2)
        self.headers, self.is_tls, self.at = headers, is_tls, time.monotonic()
        parts = urllib.parse.urlsplit(self.target)
        self.is_by_proxy = bool(parts.netloc)
        self.path, self.query = parts.path, urllib.parse.parse_qs(parts.query)

    @classmethod
    def read(cls, reader, is_tls):
        """None: the client has gone, or does not speak HTTP."""
        lines = []
        while len(lines) < 200:
            line = reader.readline(65536).decode("latin-1")
            if not line.strip():
                break
            lines.append(line.strip())
        if not lines or lines[0].count(" ") != 2:
            return None
        pairs = (line.partition(":") for line in lines[1:])
        return cls(lines[0], {name.lower(): value.strip() for name, _, value in pairs}, is_tls)


class Exchange:
    """A request, its connection, and the site it is about. `ended` is set when the fault is over."""

    def __init__(self, server, connection, request, ended):
        self.server, self.connection, self.request, self.ended = server, connection, request, ended
        self.goes_on = request.headers.get("connection", "").lower() != "close"

    def here(self, path, scheme=None):
        """Our own address, by the name we are called."""
        scheme = scheme or ("https" if self.request.is_tls else "http")
        return "%s://%s%s" % (scheme, self.request.headers.get("host", ""), path)

    def body(self):
        """What the site has there; None: nothing."""
        return self.server.site.get(self.request.path)

    def send(self, data):
        self.connection.sendall(data)

    def head(self, status, *headers):
        """A status line and headers, each a pair."""
        lines = ["HTTP/1.1 %d %s" % (status, http.HTTPStatus(status).phrase)]
        date = email.utils.formatdate(self.server.time(), usegmt=True)
        lines += ["%s: %s" % pair for pair in (("Date", date),) + headers]
        self.send(("\r\n".join(lines) + "\r\n\r\n").encode())

    def answer(self, status, body=b"", *headers):
        """An answer as HTTP wants it, whatever it says."""
        length = () if status == 304 else (("Content-Length", len(body)),)
        self.head(status, *headers, *length)
        if status != 304:
            self.send(body)

    def good(self, *headers):
        """What a proper server answers."""
        body = self.body()
        if body is None:
            self.answer(404, b"not here\n")
            return
        if self.server.gives_validators:
            etag = strong_etag(body)
            headers += (("ETag", etag),)
            if self.request.headers.get("if-none-match") == etag:
                self.answer(304, b"", *headers)
                return
        self.answer(200, body, ("Content-Type", type_of(self.request.path)), *headers)

    def end(self):
        """Nothing more comes on this connection."""
        self.goes_on = False

    def reset(self):
        """The connection does not end, it breaks."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.end()

    def chunk(self, data):
        if data:
            self.send(b"%x\r\n%s\r\n" % (len(data), data))

    def waits(self, seconds=None):
        """True after so many seconds; False when the fault is over."""
        over = self.ended.wait(seconds)
        if over:
            self.end()
        return not over

    def is_lost(self):
        """Neither answered nor closed for as long as the server lives, whatever becomes of the fault."""
        self.server.lose(self.connection)
        self.end()
