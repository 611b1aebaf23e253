#!/usr/bin/env python3
"""Certificates, HSTS, and proxies on the way: see hostile_rows.py.

    hostile_secure.py BUILD-FOLDER
"""
import time

from expect import must, ok
from hostile_rows import Foyer, Programmes, Row, run_rows  # it knows where the next one lies
from certificates import Certificates
from taqta_e2e import Bench, run

HTTPS = "https://127.0.0.1:{port}/programme.json"
ELSEWHERE = "http://foyer.test/programme.json"  # a name that only a proxy can make something of
PROXY, GONE = "http://127.0.0.1:{port}", "nobody answers there"


def certificate_rows(certificates):
    secure = {"address": HTTPS, "server": {"certificates": certificates},
              "options": ("--ca-file", certificates.ca_file)}
    clock, bad = "or this computer's clock is wrong", "bad certificate: "
    return [
        Row("expired", "the certificate has run out, " + clock, tries=0, **secure),
        Row("not-yet-valid", "the certificate is not valid yet, " + clock, tries=0, **secure),
        Row("unknown-ca", bad + "this computer does not know who signed it", tries=0, **secure),
        Row("wrong-host", bad + "it is not made out to this server", tries=0, **secure),
        Row("redirect-down", "points from https down to http", **secure),
    ]


def proxy_rows(certificates):
    by_option, nowhere = ("--proxy", PROXY), {"http_proxy": "http://127.0.0.1:1"}
    return [
        Row("refused", GONE, tries=0, where="proxy of the environment", address=ELSEWHERE,
            variables={"http_proxy": PROXY}),
        Row("refused", GONE, tries=0, where="proxy of the options", address=ELSEWHERE, options=by_option,
            variables=nowhere),
        Row("500", "answers 500", where="no proxy by the options", options=("--proxy", ""), variables=nowhere),
        Row("407", "answers 407", address=ELSEWHERE, options=by_option),
        Row("407", "the proxy answers 407 and lets nobody through", tries=0, where="before https",
            address="https://localhost/programme.json", server={"certificates": certificates},
            options=by_option + ("--ca-file", certificates.ca_file)),
    ]


def https_is_remembered(bench, certificates):
    """An http:// address that has said it is to be asked over https is, also by a display that is started anew."""
    programmes = Programmes(bench)
    row = Row("only-https", None, address="http://localhost:{port}/programme.json",
              options=("--ca-file", certificates.ca_file), server={"certificates": certificates})
    own = Bench(bench.build, bench.folder / "hsts")
    own.folder.mkdir()
    foyer = Foyer(own, row, programmes)
    try:
        foyer.server.begin("only-https")
        foyer.switch_on(programmes.good)
        asked_again(foyer, 3)
        must([request.is_tls for request in foyer.server.requests][:2] == [False, True], "http leads to https")
        must(foyer.taqta.stop(2) == 0, lambda: foyer.taqta.log())
        foyer.server.site["/programme.json"] = programmes.changed.body
        foyer.switch_on(programmes.changed)
        asked_again(foyer, 2)
        plain = [request for request in foyer.server.requests if not request.is_tls]
        must(len(plain) == 1, "%d of %d requests are plain http" % (len(plain), len(foyer.server.requests)))
    finally:
        foyer.server.close()
        own.finish()
    ok("HSTS: of %d requests to http:// only the first went there, a restart included" % len(foyer.server.requests))


def asked_again(foyer, times):
    began = time.monotonic()
    foyer.watch_until(lambda: len(foyer.tries(began)) >= times, 10, "it goes on asking")


def test(bench):
    certificates = Certificates(bench.folder / "certificates")
    run_rows(bench, certificate_rows(certificates) + proxy_rows(certificates))
    https_is_remembered(bench, certificates)


if __name__ == "__main__":
    run(test, "Xvfb", "openssl")
