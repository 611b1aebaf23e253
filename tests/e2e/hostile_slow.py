#!/usr/bin/env python3
"""A server that never comes to an end, as long as a display waits for it: see hostile_rows.py.

    hostile_slow.py BUILD-FOLDER
"""
from hostile_rows import Row, run_rows
from taqta_e2e import run

ROWS = [
    Row("silence", "the server takes the question and says nothing", tries=2, within_s=50),
    Row("lost", "the server takes the question and says nothing", tries=2, within_s=50),
    Row("headers-slow", "the head of the answer comes too slowly, or has no end", tries=2, within_s=50),
    Row("body-slow", "the answer comes too slowly, or has no end", tries=2, within_s=50),
]


def test(bench):
    run_rows(bench, ROWS)


if __name__ == "__main__":
    run(test, "Xvfb")
