"""A hub of the build, its tokens, and ways to ask it: as a client does, and as no client should."""
import http.client
import json
import re
import socket
import threading
import time

from expect import must, patient
from programs import HOUSE, environment
from taqta_e2e import demo

STRICT = {"content-security-policy": "default-src 'none'", "x-content-type-options": "nosniff",
          "referrer-policy": "no-referrer", "x-frame-options": "DENY"}
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 64


class Answer:
    """Status, headers by small letters, and body; every answer of a hub has the strict headers."""

    def __init__(self, response):
        self.status, self.body = response.status, response.read()
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        for name, words in STRICT.items():
            must(words in self.headers.get(name, ""), "an answer %d without %s" % (self.status, name))

    def json(self):
        return json.loads(self.body)

    def error(self):
        return self.json()["error"]

    @property
    def etag(self):
        return self.headers.get("etag", "")


class Hub:
    def __init__(self, bench, *words, folder=None):
        self.bench, self.words, self.folder = bench, words, folder or bench.folder / "hub"
        self.program, self.port, self.tokens, self.context = None, 0, {}, None

    def start(self):
        address = "127.0.0.1:%d" % self.port  # the same one after a restart
        self.program = self.bench.start(self.bench.build / "taqta-hub", "--dir", self.folder, "--listen", address,
                                        *self.words, env=environment())
        line = self.program.wait_for_line("listening at", 10)
        self.port = int(re.search(r":(\d+), documents", line).group(1))
        return self

    def kill(self):
        self.program.process.kill()
        self.program.process.wait()

    def token(self, role, name):
        done = self.bench.call("taqta-hub", "token", "add", "--dir", self.folder, "--role", role, name)
        must(done.returncode == 0, "token add: " + done.stderr)
        must(re.fullmatch(r"[0-9a-f]{64}\n", done.stdout), "a token is printed alone: %r" % done.stdout)
        self.tokens[name] = done.stdout.strip()
        return self.tokens[name]

    def revoke(self, name):
        done = self.bench.call("taqta-hub", "token", "revoke", "--dir", self.folder, name)
        must(done.returncode == 0, "token revoke: " + done.stderr)

    def connect(self, source="127.0.0.1", timeout=30):
        kind = http.client.HTTPSConnection if self.context else http.client.HTTPConnection
        more = {"context": self.context} if self.context else {}
        return kind("127.0.0.1", self.port, timeout=patient(timeout), source_address=(source, 0), **more)

    def ask(self, method, path, body=None, by=None, source="127.0.0.1", **headers):
        """One request on a connection of its own. by: whose token goes along; header names with _ for -."""
        connection = self.connect(source)
        try:
            return ask_on(connection, self.tokens.get(by, by), method, path, body, headers)
        finally:
            connection.close()

    def put(self, path, body, by="aliya", over=None, **headers):
        """Over the version with that etag; over nothing."""
        condition = {"If_Match": over} if over else {"If_None_Match": "*"}
        return self.ask("PUT", path, body, by, **condition, **headers)

    def publish(self, path, document, by="aliya"):
        """Over whatever is there; it must be taken."""
        body = document if isinstance(document, bytes) else json.dumps(document, ensure_ascii=False).encode()
        there = self.ask("GET", path, by=by)
        answer = self.put(path, body, by, over=there.etag if there.status == 200 else None)
        must(answer.status == 200, "%s is taken: %d %s" % (path, answer.status, answer.body[:500]))
        return answer

    def lines(self, words):
        return self.program.lines(words)


def ask_on(connection, token, method, path, body=None, headers=None):
    sent = {name.replace("_", "-"): value for name, value in (headers or {}).items()}
    if token:
        sent["Authorization"] = "Bearer " + token
    connection.request(method, path, body, sent)
    return Answer(connection.getresponse())


class Stream:
    """Reads /events on a thread of its own: a list of (seconds, event, data)."""

    def __init__(self, hub, by=None, source="127.0.0.1"):
        self.events, self.is_over = [], False
        self.connection = hub.connect(source, timeout=60)
        headers = {"Authorization": "Bearer " + hub.tokens.get(by, by)} if by else {}
        self.connection.request("GET", "/events", headers=headers)
        self.response = self.connection.getresponse()
        self.status = self.response.status
        self.thread = threading.Thread(target=self.read, daemon=True)
        self.thread.start()

    def read(self):
        event = None
        try:
            for line in self.response:
                line = line.decode().rstrip("\n")
                if line.startswith("event: "):
                    event = line[7:]
                elif line.startswith("data: "):
                    self.events.append((time.monotonic(), event, json.loads(line[6:])))
        except (OSError, http.client.HTTPException, ValueError):
            pass  # it was closed, by us or by the hub
        self.is_over = True

    def changes(self, doc="programme.json"):
        """When each was told, and what."""
        return [(at, data) for at, event, data in list(self.events) if event == "changed" and data["doc"] == doc]

    def serials(self, doc="programme.json"):
        return [data["serial"] for _, data in self.changes(doc)]

    def close(self):
        if self.connection.sock:
            self.connection.sock.shutdown(socket.SHUT_RDWR)
        self.thread.join(patient(5))
        self.response.close()
        self.connection.close()


def programme(title="Meeting", **more):
    """The demo's programme under another title, as bytes."""
    document = demo()
    document["event"]["title"] = title
    document.update(more)
    return json.dumps(document, ensure_ascii=False).encode()


def with_aliya(bench, *words, folder=None):
    """A hub that runs, and an organiser."""
    hub = Hub(bench, *words, folder=folder)
    hub.token("organiser", "aliya")
    return hub.start()


def raw(hub, data, seconds=10, source="127.0.0.1"):
    """Bytes as they are; what comes back until the hub closes, or nothing has come for so long."""
    with socket.create_connection(("127.0.0.1", hub.port), timeout=patient(seconds), source_address=(source, 0)) as end:
        got = b""
        try:
            end.sendall(data)
        except OSError:
            pass  # refused before its end
        try:
            while True:
                part = end.recv(65536)
                if not part:
                    return got
                got += part
        except OSError:
            return got
