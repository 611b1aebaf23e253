#!/usr/bin/env python3
"""What nobody should send: refused, logged, and nothing else disturbed.

    hub_hostile.py BUILD-FOLDER
"""
import contextlib
import json
import os
import pathlib
import random
import resource
import socket
import time

from expect import PATIENCE, must, ok, patient, wait_until
from hub import JPEG, Stream, ask_on, programme, raw, with_aliya
from taqta_e2e import run

HEAD = "%s %s HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer %s\r\n"


def memory_kb(hub):
    status = pathlib.Path("/proc/%d/status" % hub.program.process.pid).read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


def peak_kb(hub):
    status = pathlib.Path("/proc/%d/status" % hub.program.process.pid).read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])


def must_fit(kb, most):
    """Sanitizers keep what is freed, so that only a plain build can be asked."""
    must(kb < most or PATIENCE > 1, "%d KB, expected less than %d" % (kb, most))


def is_well(hub, source="127.0.0.2"):
    """Somebody else is served as ever."""
    began = time.monotonic()
    answer = hub.ask("GET", "/programme.json", source=source)
    must(answer.status == 200 and answer.body == programme("well"), "somebody else is served")
    must(time.monotonic() - began < patient(1), "at once: %.2f s" % (time.monotonic() - began))


def wrong_tokens(hub):
    statuses = [hub.ask("PUT", "/programme.json", b"{}", "%064x" % i, source="127.0.0.3").status for i in range(30)]
    must(statuses[:10] == [401] * 10 and 429 in statuses[10:], "ten wrong tokens, then a pause: %s" % statuses)
    answer = hub.ask("PUT", "/programme.json", b"{}", "0" * 64, source="127.0.0.3")
    must(answer.status == 429 and 0 < int(answer.headers["retry-after"]) < 8, "which says how long")
    must(hub.ask("GET", "/screens", by="aliya", source="127.0.0.3").status == 200,
         "a right token is let in beside a wrong one: they may share a router")
    for i in range(12):
        login = hub.ask("POST", "/login", json.dumps({"token": "%064x" % i}), X_Forwarded_For="203.0.113.9")
    must(login.status == 429, "log-ins are limited likewise: %d" % login.status)
    right = json.dumps({"token": hub.tokens["aliya"]})
    must(hub.ask("POST", "/login", right, X_Forwarded_For="203.0.113.9").status == 429, "the right one has to wait")
    must(hub.ask("POST", "/login", right, X_Forwarded_For="203.0.113.9, 203.0.113.10").status == 200,
         "not who comes from elsewhere through the same proxy")
    for odd in ("", " ", "Bearer", "Bearer ", "Basic YTpi", "Bearer " + "x" * 500, "bearer  a b", "Bearer \xff\xfe"):
        reply = raw(hub, ("PUT /programme.json HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAuthorization: %s\r\n"
                          "Content-Length: 0\r\n\r\n" % odd).encode("latin-1"), source="127.0.0.4")
        must(reply.startswith(b"HTTP/1.1 401"), "%r: %r" % (odd, reply[:60]))
    is_well(hub)
    ok("wrong tokens are refused, then put off, by address; right ones beside them are not")


def other_names(hub):
    for name in ("foyer-a", "foyer-b"):
        hub.token("screen", name)
    for name in ("foyer-b", "foyer-A", "foyer-a2", "nobody", "aliya"):
        must(hub.ask("PUT", "/screens/" + name, b"{}", "foyer-a").status == 403, "it may not write as " + name)
        must(hub.ask("GET", "/screens/%s/picture" % name, by="foyer-a").status == 403, "nor see " + name)
    for path in ("/screens/..", "/screens/foyer-a/../foyer-b", "/screens/%66oyer-b", "/screens/foyer-b%2fpicture",
                 "/screens/foyer-b/", "/screens//foyer-b", "/screens/foyer-b\t", "/screens/foyer-b%00"):
        reply = raw(hub, (HEAD % ("PUT", path, hub.tokens["foyer-a"]) + "Connection: close\r\nContent-Length: 2\r\n"
                          "\r\n{}").encode())
        must(reply[:12] in (b"HTTP/1.1 404", b"HTTP/1.1 400") or not reply, "%s: %r" % (path, reply[:60]))
    hub.ask("PUT", "/screens/foyer-a/picture", JPEG, "foyer-a")
    listed = {screen["id"]: screen for screen in hub.ask("GET", "/screens", by="aliya").json()["screens"]}
    must(set(listed) == {"foyer-a", "foyer-b"} and not listed["foyer-b"]["seen"], "nothing was written: %s" % listed)
    is_well(hub)
    ok("a screen can neither write another's name nor see another's picture, however it spells it")


def climbing(hub):
    secret = (hub.folder / "tokens").read_text().split()[2]
    for path in ("/../tokens", "/media/../tokens", "/media/..%2ftokens", "/media/%2e%2e/tokens", "/%2e%2e/tokens",
                 "/media/..%252ftokens", "/..\\tokens", "/media//../../tokens", "/./tokens", "//tokens",
                 "/media/.unfinished", "/tokens", "/lock", "/media/../../../../etc/passwd", "/%c0%ae%c0%ae/tokens",
                 "/media/a/../../tokens", "/history/../tokens", "/index.html/../tokens", "http://127.0.0.1/../tokens",
                 "file:///etc/passwd"):
        for method in ("GET", "PUT"):
            reply = raw(hub, (HEAD % (method, path, hub.tokens["aliya"]) + "Connection: close\r\nIf-None-Match: *\r\n"
                              "Content-Length: 0\r\n\r\n").encode())
            must(not reply.startswith(b"HTTP/1.1 20") and secret.encode() not in reply and b"root:" not in reply,
                 "%s %s: %r" % (method, path, reply[:80]))
    must({path.name for path in hub.folder.iterdir()} <= {"tokens", "tokens.lock", "lock", "history", "media",
                                                          "programme.json", "changes.json", "notices.json"},
         "nothing new in its folder")
    is_well(hub)
    ok("no path leads out of what is published")


def large_bodies(hub):
    """100 MB, announced and not, with a token and without."""
    part = bytes(2 ** 20)
    for token, announced in ((hub.tokens["aliya"], True), (hub.tokens["aliya"], False), ("0" * 64, True),
                             ("0" * 64, False)):
        with socket.create_connection(("127.0.0.1", hub.port), timeout=patient(20)) as end:
            length = "Content-Length: %d" % (100 * 2 ** 20) if announced else "Transfer-Encoding: chunked"
            head = HEAD % ("PUT", "/changes.json", token) + "If-None-Match: *\r\n" + length + "\r\n\r\n"
            end.sendall(head.encode())
            sent = 0
            try:
                for _ in range(100):
                    end.sendall(part if announced else b"100000\r\n" + part + b"\r\n")
                    sent += 1
            except OSError:
                pass
            must(sent < 40, "it is not read to its end: %d MB" % sent)
    must(hub.lines("PUT /changes.json 413 organiser:aliya"), "said, where it could be told")
    must_fit(peak_kb(hub), 120000)
    is_well(hub)
    ok("bodies of 100 MB are left off within 40, and cost no memory (%d KB at most)" % peak_kb(hub))


def json_bombs(hub):
    there = hub.ask("GET", "/programme.json").etag
    event = b'{"taqta": 1, "event": {"title": "x", "timezone": "UTC"}, "x-y": '
    size = 8 * 2 ** 20 - 200
    bombs = {"brackets": b"[" * size, "objects": b'{"a":' * (size // 5),
             "zeros": event + b"[" + b"0," * (size // 2 - 50) + b"0]}",
             "one key": event + b"{" + b'"a":0,' * (size // 6 - 50) + b'"a":0}}',
             "keys": event + b"{" + b",".join(b'"%06x":0' % i for i in range(size // 12)) + b"}}",
             "text": event + b'"' + b"\\u0041" * (size // 6 - 50) + b'"}',
             "number": event + b"1" * (size - 100) + b"}",
             "sessions": event + b'0, "sessions": [' + b"{}," * (size // 3 - 60) + b"{}]}"}
    slowest = 0
    for name, bomb in bombs.items():
        began = time.monotonic()
        answer = hub.put("/programme.json", bomb, over=there)
        slowest = max(slowest, time.monotonic() - began)
        must(answer.status in (200, 422), "%s: %d" % (name, answer.status))
        there = answer.etag or there
    must(slowest < patient(5), "the slowest took %.1f s" % slowest)
    must_fit(peak_kb(hub), 400000)
    hub.publish("/programme.json", programme("well"))
    for bomb in (b"[" * 8000, b'{"a":' * 1600, b'{"a":' + b"[" * 3000 + b"]" * 3000 + b"}"):
        must(hub.ask("PUT", "/screens/foyer-a", bomb, "foyer-a").status in (200, 413, 422), "of a screen")
    hub.ask("GET", "/screens", by="aliya").json()
    must_fit(memory_kb(hub), 60000)
    is_well(hub)
    ok("8 MB of brackets, zeros, keys and sessions: judged within %.1f s, %d KB at most and given back" %
       (slowest, peak_kb(hub)))


def slow_loris(hub):
    """A thousand connections from one address that say a byte now and then: they are counted, and shown out."""
    ends, refused = [], 0
    began = time.monotonic()
    for _ in range(1000):
        end = socket.socket()
        end.bind(("127.0.0.9", 0))
        end.connect(("127.0.0.1", hub.port))
        end.setblocking(False)
        end.send(b"GET /programme.json HTTP/1.1\r\n")
        ends.append(end)
    gone, slowest = set(), 0.0
    while len(gone) < len(ends):
        must(time.monotonic() - began < patient(40), "%d of 1000 are still there" % (len(ends) - len(gone)))
        for i, end in enumerate(ends):
            if i not in gone:
                try:
                    end.send(b"X")
                    if not end.recv(1000):
                        gone.add(i)
                except BlockingIOError:
                    pass
                except OSError:
                    gone.add(i)
        if not refused:
            refused = len(gone)
        at = time.monotonic()
        is_well(hub)
        slowest = max(slowest, time.monotonic() - at)
        time.sleep(0.5)
    for end in ends:
        end.close()
    must(480 <= refused <= 500, "one address may have 512: %d of 1000 were not let in" % refused)
    must(hub.lines("connections took too long over a request"), "and the log tells")
    ok("1000 connections that dribble: %d not let in, the others out after %.0f s, others served within %.0f ms" %
       (refused, time.monotonic() - began, slowest * 1000))


def slow_bodies(hub):
    """Bodies that never end do not keep an organiser from saving, and without a token they are not waited for."""
    ends = []
    for length in ("Content-Length: 1000", "Content-Length: 8000000", "Transfer-Encoding: chunked"):
        end = socket.create_connection(("127.0.0.1", hub.port), timeout=patient(20))
        end.sendall(("PUT /changes.json HTTP/1.1\r\nHost: h\r\n%s\r\n\r\n" % length).encode())
        ends.append(end)
    refused, ends = ends, []
    for _ in range(20):
        end = socket.create_connection(("127.0.0.1", hub.port))
        end.sendall((HEAD % ("PUT", "/changes.json", hub.tokens["aliya"]) +
                     "If-None-Match: *\r\nContent-Length: 8000000\r\n\r\n{").encode())
        ends.append(end)
    is_well(hub)
    hub.publish("/programme.json", programme("well"))
    for end in ends:
        end.close()
    must(hub.ask("GET", "/changes.json").status == 404, "and nothing of them is kept")
    began = time.monotonic()
    got = [read_to_end(end)[:12] for end in refused]
    must(got[1:] == [b"HTTP/1.1 401"] * 2, "401 at once: %s" % got)
    must(time.monotonic() - began < patient(18), "and out: %.1f s" % (time.monotonic() - began))
    ok("bodies that never end hold up nobody")


def header_floods(hub):
    for name, flood in (("many", b"".join(b"X-%d: y\r\n" % i for i in range(100000))),
                        ("long", b"X: " + b"y" * 10 ** 6),
                        ("a long line", b""), ("folded", b"X: a\r\n" + b" b\r\n" * 100000),
                        ("cookies", b"Cookie: " + b"; ".join(b"a%d=b" % i for i in range(20000)))):
        line = b"GET /" + b"a" * 10 ** 6 if name == "a long line" else b"GET /programme.json"
        reply = raw(hub, line + b" HTTP/1.1\r\nHost: h\r\n" + flood + b"\r\n\r\n", seconds=5)
        must(not reply or reply.split()[1] in (b"431", b"414", b"413", b"400"), "%s: %r" % (name, reply[:100]))
    answer = hub.ask("GET", "/programme.json", Cookie="x=" + "y" * 2000, User_Agent="z" * 500)
    must(answer.status == 200, "what browsers send fits: %d" % answer.status)
    is_well(hub)
    ok("floods of headers are refused, what browsers send fits")


def read_to_end(end):
    """All that comes until the hub closes, which it does at the latest when nobody has asked anything for 15 s."""
    got = b""
    with end, contextlib.suppress(ConnectionResetError):
        while part := end.recv(65536):
            got += part
    return got


def malformed(hub):
    """By hand, and by chance: whatever comes, an error or nothing comes back, and nobody else notices."""
    hand = [b"", b"\r\n\r\n", b"\0" * 5000, b"GET\r\n\r\n", b"GET /\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n",
            b"/ GET HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nHost\r\n\r\n", b"GET / HTTP/1.1\r\n: x\r\n\r\n",
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
            b"GET / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n", b"GET / HTTP/1.1\nHost: h\n\n",
            b"PUT /programme.json HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999\r\n\r\n",
            b"PUT /programme.json HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            b"PUT /programme.json HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n",
            b"PUT /programme.json HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
            b"PUT /programme.json HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n"
            b"0\r\n\r\nGET / ",
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"CONNECT a:80 HTTP/1.1\r\n\r\n",
            b"OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n"]
    random.seed(4)
    whole = (HEAD % ("PUT", "/screens/foyer-a", hub.tokens["foyer-b"]) + "Content-Length: 2\r\n\r\n{}").encode()
    for _ in range(400):
        bytes_ = bytearray(whole)
        for _ in range(random.randrange(1, 12)):
            at = random.randrange(len(bytes_))
            kind = random.randrange(3)
            if kind == 0:
                bytes_[at] = random.randrange(256)
            elif kind == 1:
                del bytes_[at:at + random.randrange(1, 20)]
            else:
                bytes_[at:at] = random.choice([b"\r\n", b"\0", b" ", b"%", b"..", b"\xff", b":",
                                               b"Content-Length: 9\r\n"])
            if not bytes_:
                break
        hand.append(bytes(bytes_))
    ends = []
    for bytes_ in hand:
        ends.append(socket.create_connection(("127.0.0.1", hub.port), timeout=patient(20)))
        ends[-1].sendall(bytes_)
        ends[-1].shutdown(socket.SHUT_WR)
    is_well(hub)
    for bytes_, end in zip(hand, ends):
        got = read_to_end(end)
        must(not got or got.startswith(b"HTTP/1."), "%r: %r" % (bytes_[:80], got[:80]))
        must(b"HTTP/1.1 200" not in got or bytes_.lstrip(b"\r\n").startswith((b"GET", b"HEAD")),
             "%r is taken: %r" % (bytes_, got))
    is_well(hub)
    listed = {screen["id"]: screen for screen in hub.ask("GET", "/screens", by="aliya").json()["screens"]}
    must(listed["foyer-b"]["seen"] is None, "and nothing was written")
    ok("%d malformed requests, by hand and by chance" % len(hand))


def a_flood_of_refusals_is_told_briefly(hub):
    before = len(hub.program.log().splitlines())
    connection = hub.connect("127.0.0.6")
    for i in range(2000):
        ask_on(connection, None, "PUT", "/changes.json", b"{}")
    connection.close()
    wait_until(lambda: hub.lines("more requests were refused within a second"), 3, "how many more there were")
    lines = len(hub.program.log().splitlines()) - before
    must(lines < 300, "2000 refusals in %d lines" % lines)
    ok("2000 refusals make %d lines in the log" % lines)


def nothing_was_disturbed(hub, stream):
    must(not stream.is_over and stream.serials(), "a stream has been open all the time")
    serial = hub.publish("/programme.json", programme("well")).json()["serial"]
    wait_until(lambda: stream.serials()[-1] == serial, 5, "and hears of changes")
    stream.close()
    log = hub.program.log()
    for token in hub.tokens.values():
        must(token not in log, "no token in the log")
    must(hub.program.stop() == 0, "it ends as ever")
    ok("a stream that was open all the time was not disturbed")


def test(bench):
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    hub = with_aliya(bench)
    hub.publish("/programme.json", programme("well"))
    stream = Stream(hub)
    wait_until(lambda: stream.serials(), 5, "a stream")
    for part in (wrong_tokens, other_names, climbing, header_floods, malformed, large_bodies, slow_bodies, json_bombs,
                 a_flood_of_refusals_is_told_briefly, slow_loris):
        part(hub)
    nothing_was_disturbed(hub, stream)


run(test)
