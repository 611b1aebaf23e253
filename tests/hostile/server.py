#!/usr/bin/env python3
"""A web server that fails when it is told to.

It serves a site as it should, over http and https on the same port, and as a proxy too, until a fault is switched on;
then it fails in that way until the fault is ended. A test makes a HostileServer and calls begin() and end(). By hand:

    tests/hostile/server.py --port 8080 assets/demo
    curl -X POST 'http://127.0.0.1:8080/fault?name=503'               begins one
    curl -X POST 'http://127.0.0.1:8080/fault?name=refused&seconds=9' begins one that ends by itself
    curl -X POST 'http://127.0.0.1:8080/fault'                        ends it
"""
import argparse
import contextlib
import pathlib
import select
import socket
import ssl
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from certificates import Certificates, is_possible  # noqa: E402
from exchange import Exchange, Request  # noqa: E402
from faults import FAULTS, STANDING, names  # noqa: E402

TLS_HANDSHAKE = b"\x16"  # how a client that wants TLS begins; no method of HTTP does


class HostileServer:
    """Threads: one that accepts, one a connection. Its site maps paths to bytes and may be changed at any time."""

    def __init__(self, site, port=0, certificates=None, gives_validators=True, headers=(),
                 ahead_s=0):
        self.site, self.port, self.certificates = dict(site), port, certificates
        self.gives_validators = gives_validators  # ETags; else every request is answered in full
        self.headers = tuple(headers)  # of every good answer
        self.ahead_s = ahead_s  # of this machine's clock, by its Date headers
        self.certificate, self.fault, self.standing, self.ended = "good", None, None, threading.Event()
        self.requests, self.connections, self.lock = [], set(), threading.Lock()
        self.listener, self.closed = None, threading.Event()
        self.listen()

    def address(self, path="/programme.json", scheme="http", host="127.0.0.1"):
        return "%s://%s:%d%s" % (scheme, host, self.port, path)

    def time(self):
        return time.time() + self.ahead_s

    # Faults.

    def begin(self, name):
        """From now on it fails so. What was open is closed, as when a server is started again."""
        self.end()
        self.ended = threading.Event()
        if name in STANDING:
            self.standing = STANDING[name](self)
            next(self.standing)
        else:
            self.fault = FAULTS[name]
        self.hang_up()

    def end(self):
        self.fault = None
        self.ended.set()
        if self.standing:
            next(self.standing, None)
            self.standing = None
        self.hang_up()

    def with_certificate(self, name):
        self.certificate = name
        yield
        self.certificate = "good"

    # Listening.

    def listen(self):
        self.listener = socket.create_server(("127.0.0.1", self.port), backlog=64)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, args=(self.listener,), daemon=True).start()

    def stop_listening(self):
        # Closing alone would not wake the thread that waits in accept().
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def close(self):
        self.closed.set()
        self.end()
        self.stop_listening()
        self.hang_up()

    def hang_up(self):
        with self.lock:
            for connection in self.connections:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    def lose(self, connection):
        """Nobody hangs up on it."""
        with self.lock:
            self.connections.discard(connection)
        self.closed.wait()

    def _accept(self, listener):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listener.accept()
                threading.Thread(target=self._keep, args=(connection,), daemon=True).start()

    def _keep(self, connection):
        with self.lock:
            self.connections.add(connection)
        # A client that turns away in the middle is what these failures are for.
        with contextlib.suppress(OSError, ValueError):
            self._talk(connection, False)
        with self.lock:
            self.connections.discard(connection)
        connection.close()

    def _talk(self, connection, is_tls):
        if not is_tls and connection.recv(1, socket.MSG_PEEK) == TLS_HANDSHAKE:
            self._talk_privately(connection)
            return
        with connection.makefile("rb") as reader:
            while True:
                request = Request.read(reader, is_tls)
                if not request:
                    return
                if request.method == "CONNECT" and not self.fault:
                    break
                exchange = Exchange(self, connection, request, self.ended)
                self._serve(exchange)
                if not exchange.goes_on:
                    return
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        self._talk(connection, False)  # we are whoever the client asked the proxy for

    def _talk_privately(self, connection):
        if not self.certificates:
            return
        context = self.certificates.contexts[self.certificate]
        # The copy keeps the connection ours to hang up, and to break.
        with context.wrap_socket(connection.dup(), server_side=True) as private:
            self._talk(private, True)

    def _serve(self, exchange):
        request = exchange.request
        if request.method == "POST" and request.path == "/fault":
            self._obey(exchange)
            return
        with self.lock:
            self.requests.append(request)
        if self.fault:
            self.fault(exchange)
        else:
            exchange.good(*self.headers)

    def _obey(self, exchange):
        """The answer goes out before, since a fault begins with hanging up."""
        query = exchange.request.query
        name, seconds = query.get("name", [None])[0], query.get("seconds", [None])[0]
        if name and name not in names():
            exchange.answer(404, ("no such fault; there are %s\n" % ", ".join(names())).encode())
            return
        exchange.answer(200, ("%s begins\n" % name if name else "no fault any more\n").encode())
        self.begin(name) if name else self.end()
        if seconds:
            threading.Timer(float(seconds), self.end).start()


def read_site(folder):
    files = (path for path in pathlib.Path(folder).rglob("*") if path.is_file())
    return {"/" + str(path.relative_to(folder)): path.read_bytes() for path in files}


def main():
    faults = "\n".join("  %-18s %s" % pair for pair in names().items())
    parser = argparse.ArgumentParser(description=__doc__, epilog="faults:\n" + faults,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", help="what it serves; the demo if left out",
                        default=pathlib.Path(__file__).resolve().parents[2] / "assets" / "demo")
    parser.add_argument("--port", type=int, default=0, help="on 127.0.0.1; any free one if left out")
    parser.add_argument("--fault", choices=list(names()), metavar="NAME", help="begin with this one")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        certificates = Certificates(folder) if is_possible() else None
        server = HostileServer(read_site(arguments.folder), arguments.port, certificates)
        print("serving %s at %s" % (arguments.folder, server.address("/")))
        if certificates:
            print("and at %s; --ca-file %s" % (server.address("/", "https"), certificates.ca_file), flush=True)
        if arguments.fault:
            server.begin(arguments.fault)
        with contextlib.suppress(KeyboardInterrupt):
            select.select([], [], [])


if __name__ == "__main__":
    main()
