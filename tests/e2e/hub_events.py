#!/usr/bin/env python3
"""The event stream: current serials at once, changes to all, pings; slow readers hold up nobody; the end of a hub.

    hub_events.py BUILD-FOLDER
"""
import json
import os
import pathlib
import signal
import socket
import ssl
import subprocess
import threading
import time

from expect import must, ok, patient, wait_until
from hub import Stream, ask_on, programme, with_aliya
from taqta_e2e import run

NOTICES = b'{"taqta": 1, "notices": []}'


def serials_at_once(hub):
    empty = Stream(hub)
    must(empty.status == 200, "a stream where there is no document yet: %d" % empty.status)
    must(empty.response.getheader("Content-Type") == "text/event-stream", "as an event stream")
    must(empty.response.getheader("Cache-Control") == "no-store", "that nobody keeps")
    hub.publish("/programme.json", programme("1"))
    hub.publish("/notices.json", NOTICES)
    began = time.monotonic()
    stream = Stream(hub)
    wait_until(lambda: len(stream.events) == 2, 5, "the current serials")
    must(time.monotonic() - began < patient(0.5), "at once")
    must([data for _, _, data in stream.events] == [{"doc": "programme.json", "serial": 1, "spread_ms": 0},
                                                    {"doc": "notices.json", "serial": 1, "spread_ms": 0}],
         "of what there is: %s" % stream.events)
    wait_until(lambda: empty.serials("notices.json") == [1], 5, "and those who waited are told")
    stream.close()
    empty.close()
    ok("a stream begins with the current serials, and with nothing where there is nothing")


def changes_reach_all(hub):
    streams = [Stream(hub) for _ in range(60)]
    wait_until(lambda: all(stream.serials() for stream in streams), 10, "60 streams")
    began = time.monotonic()
    serial = hub.publish("/programme.json", programme("2")).json()["serial"]
    wait_until(lambda: all(stream.serials()[-1] == serial for stream in streams), 5, "all are told")
    slowest = max(stream.changes()[-1][0] for stream in streams) - began
    must(slowest < patient(1), "within a second: %.3f" % slowest)
    must(streams[0].changes()[-1][1]["spread_ms"] == 12, "60 streams are asked to spread over 12 ms")
    for stream in streams[20:]:
        stream.close()
    wait_until(lambda: spread_of_next(hub, streams[0]) == 0, 20, "those who left are not counted", step=1)
    failed = hub.put("/programme.json", b"{}", over=hub.ask("GET", "/programme.json").etag)
    count = len(streams[0].changes())
    time.sleep(0.2)
    must(failed.status == 422 and len(streams[0].changes()) == count,
         "nobody is told of what was refused")
    for stream in streams[:20]:
        stream.close()
    ok("a change reaches 60 streams in %.0f ms; from 50 on they are asked to spread" % (slowest * 1000))


def spread_of_next(hub, stream):
    """Of one more version, as this stream is told."""
    serial = hub.publish("/programme.json", programme("3")).json()["serial"]
    wait_until(lambda: stream.serials()[-1] == serial, 5, "it is told")
    return stream.changes()[-1][1]["spread_ms"]


def pings_come(hub):
    streams = [Stream(hub) for _ in range(30)]
    began = time.monotonic()
    wait_until(lambda: all([e for e in stream.events if e[1] == "ping"] for stream in streams), 20, "a ping each")
    times = sorted(next(at for at, event, _ in stream.events if event == "ping") - began for stream in streams)
    must(times[-1] < patient(16.5), "within 15 s: %.1f" % times[-1])
    must(times[-1] - times[0] > 10, "not all at once: %.1f to %.1f s" % (times[0], times[-1]))
    for stream in streams:
        stream.close()
    ok("each stream gets its ping within 15 s, spread over them")


def slow_readers(hub):
    """They ask for the stream and read nothing; meanwhile another hears everything at once."""
    wait_until(lambda: count_files(hub) < 20, 20, "those who left are forgotten at their next ping", step=0.2)
    slow = []
    for _ in range(50):
        end = socket.socket()
        end.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        end.connect(("127.0.0.1", hub.port))
        end.sendall(b"GET /events HTTP/1.1\r\nHost: h\r\n\r\n")
        slow.append(end)
    stream = Stream(hub)
    wait_until(lambda: stream.serials("notices.json"), 5, "a stream that reads")
    connection, etag = hub.connect(), hub.ask("GET", "/notices.json").etag
    delays, token, saves = [], hub.tokens["aliya"], 400
    for i in range(saves):
        body = b'{"taqta": 1, "revision": %d, "notices": []}' % i
        began = time.monotonic()
        answer = ask_on(connection, token, "PUT", "/notices.json", body, {"If_Match": etag})
        must(answer.status == 200, "saved: %d" % answer.status)
        etag, serial = answer.etag, answer.json()["serial"]
        wait_until(lambda: stream.serials("notices.json")[-1] >= serial, 5, "told", step=0.0005)
        delays.append(stream.changes("notices.json")[-1][0] - began)
    connection.close()
    must(count_files(hub) > 60, "they are all there")
    delays.sort()
    must(delays[int(saves * 0.99)] < patient(0.5), "99 of 100 within 0.5 s: %.3f" % delays[int(saves * 0.99)])
    wait_until(lambda: count_files(hub) < 20, 45, "the slow ones are dropped", step=0.5)
    for end in slow:
        end.close()
    stream.close()
    ok("50 readers that never read hold up nobody (99 of 100 saves told in %.1f ms) and are dropped" %
       (delays[int(saves * 0.99)] * 1000))


def count_files(hub):
    """What the hub has open: a reader that never reads does not notice when it is dropped."""
    return len(os.listdir("/proc/%d/fd" % hub.program.process.pid))


def no_request_is_cut(bench):
    """Ended while 16 clients ask and save without a pause: every request that was taken is answered to its end."""
    hub = with_aliya(bench, folder=bench.folder / "stopped")
    large = programme("large", **{"x-filler": os.urandom(2 ** 20).hex()})
    hub.publish("/programme.json", large)
    stream = Stream(hub)
    wait_until(lambda: stream.serials(), 5, "a stream")
    cut, answered, over = [], [0], threading.Event()

    def ask():
        while not over.is_set():
            try:
                connection = hub.connect()
                connection.connect()
            except OSError:
                return  # nobody gets in any more
            try:
                answer = ask_on(connection, None, "GET", "/programme.json")
                must(answer.status == 200 and answer.body == large, "whole")
                answered[0] += 1
            except Exception as problem:  # noqa: whatever it is, it was cut
                cut.append(problem)
            finally:
                connection.close()

    threads = [threading.Thread(target=ask) for _ in range(16)]
    for thread in threads:
        thread.start()
    wait_until(lambda: answered[0] > 50, 20, "they are answered")
    half = hub.connect()
    half.connect()
    body = programme("on its way")
    head = ("PUT /programme.json HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer %s\r\nIf-Match: %s\r\n"
            "Content-Length: %d\r\n\r\n" % (hub.tokens["aliya"], hub.ask("GET", "/programme.json").etag, len(body)))
    half.sock.sendall(head.encode() + body[:1000])
    time.sleep(0.1)
    began = time.monotonic()
    hub.program.process.send_signal(signal.SIGTERM)
    time.sleep(0.3)
    half.sock.sendall(body[1000:])  # whoever is in the middle is waited for
    reply = half.sock.recv(65536)
    must(reply.startswith(b"HTTP/1.1 200"), "a save that had begun is finished: %r" % reply[:200])
    must(hub.program.wait(10) == 0, "it ends with 0")
    seconds = time.monotonic() - began
    over.set()
    for thread in threads:
        thread.join()
    wait_until(lambda: stream.is_over, 5, "streams end")
    must(not cut, "%d of %d were cut: %r" % (len(cut), answered[0], cut[:1]))
    hub.start()
    must(hub.ask("GET", "/programme.json").body == body, "and what was saved last is there")
    hub.program.stop()
    ok("stopped by SIGTERM in %.1f s under load: %d answers, none cut, a save in the middle finished" %
       (seconds, answered[0]))


def the_supervisor_is_told(bench):
    path = bench.folder / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
        supervisor.bind(str(path))
        supervisor.settimeout(patient(5))
        os.environ.update(NOTIFY_SOCKET=str(path), WATCHDOG_USEC="1000000")
        try:
            hub = with_aliya(bench, folder=bench.folder / "supervised")
        finally:
            del os.environ["NOTIFY_SOCKET"], os.environ["WATCHDOG_USEC"]
        must(supervisor.recv(100) == b"READY=1", "it is ready")
        for _ in range(2):
            must(supervisor.recv(100) == b"WATCHDOG=1", "it lives")
        hub.program.process.send_signal(signal.SIGTERM)
        wait_until(lambda: supervisor.recv(100) == b"STOPPING=1", 5, "it says that it stops")
        hub.program.wait(5)
    ok("the supervisor hears READY, WATCHDOG and STOPPING")


def nobody_here_costs_nothing(bench):
    hub = with_aliya(bench, folder=bench.folder / "idle")
    status = pathlib.Path("/proc/%d/status" % hub.program.process.pid)

    def switches():
        return int(next(line for line in status.read_text().splitlines() if line.startswith("voluntary")).split()[1])

    time.sleep(0.5)
    before = switches()
    time.sleep(3)
    must(switches() - before <= 1, "%d wake-ups in 3 s with nobody there" % (switches() - before))
    hub.program.stop()
    ok("with nobody there it sleeps")


def by_tls(bench):
    certificate, key = bench.folder / "cert.pem", bench.folder / "key.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                    "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=hub", "-addext",
                    "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
    hub = with_aliya(bench, "--tls-cert", certificate, "--tls-key", key, folder=bench.folder / "tls")
    hub.context = ssl.create_default_context(cafile=certificate)
    hub.publish("/programme.json", programme("by TLS"))
    must(hub.ask("GET", "/programme.json").body == programme("by TLS"), "documents")
    must("; Secure" in hub.ask("POST", "/login", json.dumps({"token": hub.tokens["aliya"]})).headers["set-cookie"],
         "the cookie is for TLS alone")
    stream = Stream(hub)
    wait_until(lambda: stream.serials() == [1], 5, "the stream")
    hub.publish("/programme.json", programme("again"))
    wait_until(lambda: stream.serials() == [1, 2], 5, "and its events")
    new = ssl.TLSVersion.TLSv1_2
    must(speaks(hub, new, "ECDHE-ECDSA-AES128-GCM-SHA256"), "TLS 1.2 is spoken")
    for version, cipher in ((ssl.TLSVersion.TLSv1, "ALL"), (ssl.TLSVersion.TLSv1_1, "ALL"), (new, "AES128-SHA"),
                            (new, "AES128-GCM-SHA256"), (new, "ECDHE-ECDSA-AES128-SHA")):
        must(not speaks(hub, version, cipher), "%s with %s is spoken" % (version.name, cipher))
    stream.close()
    hub.program.stop()
    done = bench.call("taqta-hub", "--dir", bench.folder / "tls", "--listen", "127.0.0.1:0", "--tls-cert", key,
                      "--tls-key", certificate)
    must(done.returncode == 1 and "libmicrohttpd does not start" in done.stderr, "a wrong key: " + done.stderr)
    ok("by TLS 1.2 and 1.3 with its own certificate, nothing older, no cipher without forward secrecy")


def speaks(hub, version, cipher):
    context = ssl._create_unverified_context()
    context.set_ciphers(cipher + ":@SECLEVEL=0")
    context.minimum_version = context.maximum_version = version
    try:
        with socket.create_connection(("127.0.0.1", hub.port)) as end, context.wrap_socket(end):
            return True
    except (ssl.SSLError, OSError):
        return False


def test(bench):
    hub = with_aliya(bench)
    for part in (serials_at_once, changes_reach_all, pings_come, slow_readers):
        part(hub)
    hub.program.stop()
    for part in (no_request_is_cut, the_supervisor_is_told, nobody_here_costs_nothing, by_tls):
        part(bench)


run(test, "openssl")
