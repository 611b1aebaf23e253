"""The failures, one short function each.

Most get an exchange and make a bad answer of it. Those marked standing() change the server itself for as long as they
last: they are generators that begin it, yield, and end it. Nothing here holds more than a chunk in memory, however
large the answer: what is 200 MB for the client is a loop for us.
"""
import email.utils
import time
import zlib

from exchange import CHUNK, strong_etag

MEGABYTE = 1000 * 1000
LARGE_BYTES = 200 * MEGABYTE
UNFOLDED_BYTES = 1000 * MEGABYTE
JSON = ("Content-Type", "application/json")
FAULTS, STANDING = {}, {}


def fault(name):
    def register(function):
        FAULTS[name] = function
        return function
    return register


def standing(name):
    def register(function):
        STANDING[name] = function
        return function
    return register


def names():
    """Every fault, with the sentence that describes it."""
    return {name: " ".join(function.__doc__.split()) for name, function in {**FAULTS, **STANDING}.items()}


# What the server says no with.

@fault("500")
def broken_down(exchange):
    """500: the server has broken down."""
    exchange.answer(500, b"a very long stack trace\n" * 100)


@fault("404")
def not_there(exchange):
    """404: the document is not there."""
    exchange.answer(404, b"not here\n")


RETRY_AFTER_S = 4


@fault("503")
def come_back(exchange):
    """503 with Retry-After in seconds."""
    exchange.answer(503, b"later\n", ("Retry-After", RETRY_AFTER_S))


@fault("503-date")
def come_back_at(exchange):
    """503 with Retry-After as an HTTP date."""
    date = email.utils.formatdate(time.time() + RETRY_AFTER_S, usegmt=True)
    exchange.answer(503, b"later\n", ("Retry-After", date))


@fault("401")
def who_are_you(exchange):
    """401: one has to log in first."""
    exchange.answer(401, b"who are you?\n", ("WWW-Authenticate", 'Basic realm="organisers"'))


@fault("403")
def not_for_you(exchange):
    """403: not for you."""
    exchange.answer(403, b"not for you\n")


@fault("407")
def not_through_here(exchange):
    """407: a proxy that wants to know who one is."""
    exchange.answer(407, b"who are you?\n", ("Proxy-Authenticate", 'Basic realm="the house"'))


@fault("304-unasked")
def unchanged_unasked(exchange):
    """304 although nobody asked whether it has changed."""
    exchange.answer(304)


# What points elsewhere.

def chain(exchange, steps):
    """From the document through so many redirects back to it."""
    step = int(exchange.request.query.get("step", ["0"])[0])
    if step < steps:
        exchange.answer(302, b"", ("Location", exchange.here(exchange.request.path + "?step=%d" % (step + 1))))
    else:
        exchange.good()


@fault("redirects-3")
def three_redirects(exchange):
    """a chain of three redirects, which is fine."""
    chain(exchange, 3)


@fault("redirects-4")
def four_redirects(exchange):
    """a chain of four redirects, which is one too many."""
    chain(exchange, 4)


@fault("redirect-loop")
def round_and_round(exchange):
    """redirects to itself."""
    exchange.answer(302, b"", ("Location", exchange.here(exchange.request.path)))


@fault("redirect-down")
def down_to_http(exchange):
    """https that redirects to http."""
    if exchange.request.is_tls:
        exchange.answer(302, b"", ("Location", exchange.here(exchange.request.path, "http")))
    else:
        exchange.good()


@fault("only-https")
def only_https(exchange):
    """no fault: http redirects to https, which says that it wants to be asked so from now on (HSTS)."""
    if exchange.request.is_tls:
        exchange.good(("Strict-Transport-Security", "max-age=31536000"))
    else:
        exchange.answer(301, b"", ("Location", exchange.here(exchange.request.path, "https")))


@fault("redirect-file")
def to_a_file(exchange):
    """redirects to a file of the client's own."""
    exchange.answer(302, b"", ("Location", "file:///etc/passwd"))


@fault("redirect-nowhere")
def to_nowhere(exchange):
    """redirects without saying where to."""
    exchange.answer(302)


# What never comes to an end.

@fault("silence")
def silence(exchange):
    """takes the request and says nothing."""
    exchange.waits()


@fault("lost")
def lost(exchange):
    """a line that is dead: what is asked now is never answered, not even when all is well again."""
    exchange.is_lost()


@fault("headers-slow")
def slow_headers(exchange):
    """headers that never end, two a second."""
    exchange.send(b"HTTP/1.1 200 OK\r\n")
    while exchange.waits(0.5):
        exchange.send(b"X-And-Another: one\r\n")


@fault("headers-fast")
def fast_headers(exchange):
    """headers that never end, as fast as they go."""
    exchange.send(b"HTTP/1.1 200 OK\r\n")
    line = b"X-And-Another: " + b"x" * 1000 + b"\r\n"
    while exchange.waits(0):
        exchange.send(line * 50)


@fault("header-long")
def long_header(exchange):
    """one header that never ends."""
    exchange.send(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while exchange.waits(0):
        exchange.send(b"x" * CHUNK)


@fault("body-slow")
def slow_body(exchange):
    """a body that never ends, a byte a second."""
    exchange.head(200, JSON, ("Transfer-Encoding", "chunked"))
    while exchange.waits(1):
        exchange.chunk(b" ")


# What is too much.

@fault("large")
def large(exchange):
    """200 MB, announced by Content-Length."""
    exchange.head(200, JSON, ("Content-Length", LARGE_BYTES))
    for _ in range(LARGE_BYTES // CHUNK):
        exchange.send(b" " * CHUNK)
    exchange.end()


@fault("large-chunked")
def large_chunked(exchange):
    """200 MB in chunks, which announce nothing."""
    exchange.head(200, JSON, ("Transfer-Encoding", "chunked"))
    for _ in range(LARGE_BYTES // CHUNK):
        exchange.chunk(b" " * CHUNK)
    exchange.end()


def unfold(exchange, encoding, pieces):
    exchange.head(200, JSON, ("Content-Encoding", encoding), ("Transfer-Encoding", "chunked"))
    for piece in pieces:
        exchange.chunk(piece)
    exchange.send(b"0\r\n\r\n")


def deflated(window_bits):
    packer, blanks = zlib.compressobj(9, zlib.DEFLATED, window_bits), b" " * MEGABYTE
    for _ in range(UNFOLDED_BYTES // MEGABYTE):
        yield packer.compress(blanks)
    yield packer.flush()


@fault("bomb-gzip")
def gzip_bomb(exchange):
    """1 MB of gzip that unfolds to 1 GB."""
    unfold(exchange, "gzip", deflated(31))


@fault("bomb-deflate")
def deflate_bomb(exchange):
    """1 MB of deflate that unfolds to 1 GB."""
    unfold(exchange, "deflate", deflated(15))


def repeated_by_zstd():
    """RFC 8878, 3.1.1: a frame whose blocks say "128 kB of blanks" in four bytes each, with a window of 128 MB."""
    block_bytes, run_length, window_log = 128 * 1024, 1, 27
    yield b"\x28\xb5\x2f\xfd" + b"\x00" + bytes([window_log - 10 << 3])
    block = (block_bytes << 3 | run_length << 1).to_bytes(3, "little") + b" "
    for _ in range(UNFOLDED_BYTES // block_bytes // 100):
        yield block * 100
    yield (0 << 3 | 1).to_bytes(3, "little")


@fault("bomb-zstd")
def zstd_bomb(exchange):
    """30 kB of zstd that unfold to 1 GB, and want a window of 128 MB for it."""
    unfold(exchange, "zstd", repeated_by_zstd())


# What comes to an end too soon.

@fault("cut")
def cut(exchange):
    """half the body, though Content-Length promised all of it."""
    body = exchange.body() or b"nothing"
    exchange.head(200, JSON, ("Content-Length", len(body)))
    exchange.send(body[:len(body) // 2])
    exchange.end()


@fault("cut-head")
def cut_head(exchange):
    """the head of the answer breaks off before its end."""
    exchange.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
    exchange.end()


@fault("cut-chunked")
def cut_chunked(exchange):
    """half the body in chunks, without the last one."""
    body = exchange.body() or b"nothing"
    exchange.head(200, JSON, ("Transfer-Encoding", "chunked"))
    exchange.chunk(body[:len(body) // 2])
    exchange.end()


@fault("reset")
def reset(exchange):
    """the connection breaks in the middle of the body."""
    body = exchange.body() or b"nothing"
    exchange.head(200, JSON, ("Content-Length", len(body)))
    exchange.send(body[:len(body) // 2])
    exchange.waits(0.1)
    exchange.reset()


@fault("closed")
def closed(exchange):
    """takes the request and hangs up."""
    exchange.end()


# What is not what was asked for.

@fault("garbage")
def garbage(exchange):
    """bytes that are no HTTP at all."""
    exchange.send(bytes(range(256)) * 8)
    exchange.end()


@fault("empty")
def empty(exchange):
    """200 and an empty body."""
    exchange.answer(200, b"", JSON)


LOG_IN_PAGE = b"""<!DOCTYPE html>
<html lang="en"><head><title>Welcome to our wireless network</title></head>
<body><form method="post"><input name="room"><button>I have read the terms of use</button></form></body></html>
"""


@fault("log-in")
def log_in(exchange):
    """200 and a page to log in on, as wireless networks of hotels send it."""
    exchange.answer(200, LOG_IN_PAGE, ("Content-Type", "text/html; charset=utf-8"))


@fault("log-in-as-json")
def log_in_as_json(exchange):
    """200 and a page to log in on that says it is JSON."""
    exchange.answer(200, LOG_IN_PAGE, JSON)


@fault("charset")
def wrong_charset(exchange):
    """windows-1251 that says it is UTF-8."""
    text = (exchange.body() or b"").decode()
    exchange.answer(200, text.encode("cp1251", "replace"), ("Content-Type", "application/json; charset=utf-8"))


@fault("cut-json")
def half_saved(exchange):
    """half the document, whole by HTTP: somebody is saving it right now."""
    body = exchange.body() or b""
    exchange.answer(200, body[:body.rfind(b"\n", 0, len(body) // 2)], JSON)


@fault("same-etag")
def same_etag(exchange):
    """one ETag for whatever the body is."""
    exchange.answer(200, exchange.body() or b"", JSON, ("ETag", strong_etag(b"")))


# What is wrong with the server as a whole.

@standing("refused")
def refused(server):
    """nobody listens."""
    server.stop_listening()
    yield
    server.listen()


@standing("expired")
def expired(server):
    """a certificate that has run out."""
    yield from server.with_certificate("expired")


@standing("not-yet-valid")
def not_yet_valid(server):
    """a certificate that is not valid yet."""
    yield from server.with_certificate("not-yet-valid")


@standing("unknown-ca")
def unknown_authority(server):
    """a certificate by an authority nobody knows."""
    yield from server.with_certificate("unknown-ca")


@standing("wrong-host")
def wrong_host(server):
    """somebody else's certificate."""
    yield from server.with_certificate("wrong-host")
