#!/usr/bin/env python3
"""A body that is too much, too little, or no programme: see hostile_rows.py.

    hostile_bodies.py BUILD-FOLDER
"""
from hostile_rows import Row, run_rows
from taqta_e2e import run

TOO_MUCH, ENDLESS = "more than 8388608 bytes, the most we read", "the head of the answer has no end"
BREAKS_OFF, A_PAGE = "the answer breaks off before its end", "this is a web page, perhaps the network's log-in page"
ROWS = [
    Row("large", TOO_MUCH),
    Row("large-chunked", TOO_MUCH),
    Row("bomb-gzip", TOO_MUCH),
    Row("bomb-deflate", TOO_MUCH),
    Row("bomb-zstd", TOO_MUCH),
    Row("headers-fast", ENDLESS),
    Row("header-long", ENDLESS),
    Row("cut-head", BREAKS_OFF),
    Row("cut", BREAKS_OFF),
    Row("cut-chunked", BREAKS_OFF),
    Row("reset", BREAKS_OFF),
    Row("empty", "the document is empty"),
    Row("log-in", A_PAGE),
    Row("log-in-as-json", A_PAGE),
    Row("charset", "this is no UTF-8"),
    Row("cut-json", "the document ends"),
    Row("same-etag", None),
]


def test(bench):
    run_rows(bench, ROWS)


if __name__ == "__main__":
    run(test, "Xvfb")
