#!/usr/bin/env python3
"""A hub behind nginx as Debian installs it, with the configuration of deploy/hub.

    hub_nginx.py BUILD-FOLDER
"""
import json
import os
import pathlib
import re
import socket
import ssl
import subprocess
import time

from expect import Missing, find_tool, must, ok, patient, wait_until
from hub import Stream, programme, with_aliya
from programs import HOUSE
from taqta_e2e import run

DEBIAN = pathlib.Path("/etc/nginx/nginx.conf")
NAME = "hub.example.org"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def replace(text, old, new):
    must(old in text, "%r stands in the configuration" % old)
    return text.replace(old, new)


def write_site(bench, hub_port, port):
    """Ours, at other ports and with a certificate of the test's own."""
    certificate, key = bench.folder / "cert.pem", bench.folder / "key.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                    "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=hub", "-addext",
                    "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
    text = (HOUSE / "deploy" / "hub" / "nginx.conf").read_text()
    text = replace(text, "server 127.0.0.1:8470", "server 127.0.0.1:%d" % hub_port)
    text = replace(text, "listen 443", "listen 127.0.0.1:%d" % port)
    text = replace(text, "listen 80", "listen 127.0.0.1:%d" % free_port())
    text = re.sub(r"\n    listen \[::\].*", "", text)
    text = replace(text, "/etc/letsencrypt/live/%s/fullchain.pem" % NAME, str(certificate))
    text = replace(text, "/etc/letsencrypt/live/%s/privkey.pem" % NAME, str(key))
    (bench.folder / "site.conf").write_text(text)
    return ssl.create_default_context(cafile=certificate)


def write_configuration(bench):
    """Debian's own, with other places to write to and our site alone."""
    text = replace(DEBIAN.read_text(), "pid /run/nginx.pid;", "pid %s/nginx.pid;" % bench.folder)
    text = replace(text, "/etc/nginx/sites-enabled/*", "%s/site.conf" % bench.folder)
    text = replace(text, "/var/log/nginx/", "%s/nginx-" % bench.folder)
    text = re.sub(r"\nuser .*", "", "\n" + text)
    text = replace(text, "http {", "http {\n%s" % "\n".join(
        "%s_temp_path %s/nginx-%s;" % (kind, bench.folder, kind)
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")))
    user = "user root;\n" if os.geteuid() == 0 else ""  # the test's folder is its owner's alone
    (bench.folder / "nginx.conf").write_text(user + text)


def start_nginx(bench, port):
    tool = find_tool("nginx")
    words = ["-c", bench.folder / "nginx.conf", "-e", bench.folder / "nginx-start.log"]
    checked = subprocess.run([tool, "-t", *words], capture_output=True, text=True)
    must(checked.returncode == 0, "nginx -t: " + checked.stderr)
    must("[warn]" not in checked.stderr, "without a warning: " + checked.stderr)
    program = bench.start(tool, *words, "-g", "daemon off;")

    def answers():
        must(program.is_alive(), lambda: "nginx ended: " + program.log())
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    wait_until(answers, 10, "nginx answers")


def test(bench):
    if not DEBIAN.exists():
        raise Missing("there is no %s here: this nginx is not Debian's" % DEBIAN)
    hub = with_aliya(bench, "--per-address", "0")
    front, hub_port = free_port(), hub.port
    context = write_site(bench, hub_port, front)
    write_configuration(bench)
    start_nginx(bench, front)
    hub.port, hub.context = front, context  # everything is asked through nginx from here on

    first = hub.publish("/programme.json", programme("1"))
    answer = hub.ask("GET", "/programme.json", Accept_Encoding="gzip")
    must(answer.headers.get("content-encoding") == "gzip" and answer.etag == first.etag, "ETags stay strong: " +
         answer.etag)
    must(hub.ask("GET", "/programme.json", If_None_Match=answer.etag).status == 304, "304")
    must(hub.put("/programme.json", programme("2"), over='"%s"' % ("0" * 64)).status == 412, "412")
    must(hub.put("/programme.json", programme("2"), over=first.etag).status == 200, "200")
    ok("documents are read and replaced through nginx as without it")

    stream = Stream(hub)
    wait_until(lambda: stream.serials() == [2], 5, "a stream begins at once")
    began = time.monotonic()
    hub.publish("/programme.json", programme("3"))
    wait_until(lambda: stream.serials() == [2, 3], 5, "and is told", step=0.001)
    must(stream.changes()[-1][0] - began < patient(0.5), "at once")
    wait_until(lambda: [event for event in stream.events if event[1] == "ping"], 20, "its ping comes through")
    ok("the event stream is passed on as it comes (%.0f ms)" % ((stream.changes()[-1][0] - began) * 1000))

    cookie = hub.ask("POST", "/login", json.dumps({"token": hub.tokens["aliya"]})).headers["set-cookie"]
    must("; Secure" in cookie, "the cookie is for TLS alone: " + cookie)
    pair, origin = cookie.split(";")[0], "https://127.0.0.1:%d" % front
    there = hub.ask("GET", "/programme.json").etag
    must(hub.ask("PUT", "/programme.json", programme("4"), Cookie=pair, If_Match=there,
                 Origin="https://evil.example").status == 403, "a page of another site")
    must(hub.ask("PUT", "/programme.json", programme("4"), Cookie=pair, If_Match=there, Origin=origin).status == 200,
         "a page of ours")
    for _ in range(11):
        wrong = hub.ask("GET", "/screens", by="0" * 64, source="127.0.0.5")
    must(wrong.status == 429, "wrong tokens are counted: %d" % wrong.status)
    must(hub.ask("GET", "/screens", by="0" * 64, source="127.0.0.6").status == 401,
         "by the address that nginx saw, not by nginx's")
    ok("the desk's cookie, its origin and the count of wrong tokens know who is behind nginx")

    hub.port, hub.context = hub_port, None
    must(hub.program.stop() == 0, "the hub is restarted")
    wait_until(lambda: stream.is_over, 5, "its streams end")
    hub.start()
    hub.port, hub.context = front, context
    must(hub.ask("GET", "/programme.json").body == programme("4"), "nginx finds it again")
    ok("a hub that is restarted is found again")


run(test, "nginx", "openssl")
