#!/usr/bin/env python3
"""A server that says no, points elsewhere or hangs up: see hostile_rows.py.

    hostile_answers.py BUILD-FOLDER
"""
from hostile_rows import Row, run_rows
from taqta_e2e import run

ROUND = "points from one address to the next"
ROWS = [
    Row("401", "answers 401: it wants to know who asks", tries=2, apart_s=7.5),
    Row("403", "answers 403: it does not let this display in", tries=2, apart_s=7.5),
    Row("refused", "nobody answers there", tries=0),
    Row("500", "answers 500: something is broken there"),
    Row("404", "answers 404: there is nothing at this address"),
    Row("503", "answers 503: it is busy", apart_s=3.9),
    Row("503-date", "answers 503: it is busy", apart_s=2.9),
    Row("304-unasked", "answers 304: \"unchanged\"", server={"gives_validators": False}),
    Row("redirects-3", None, tries=8),
    Row("redirects-4", ROUND, tries=12),
    Row("redirect-loop", ROUND, tries=12),
    Row("redirect-file", "points to file:///etc/passwd, and only http and https are followed"),
    Row("redirect-nowhere", "points elsewhere without saying where to"),
    Row("closed", "the connection breaks off without an answer"),
    Row("garbage", "what answers there does not speak HTTP"),
]


def test(bench):
    run_rows(bench, ROWS)


if __name__ == "__main__":
    run(test, "Xvfb")
