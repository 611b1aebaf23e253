"""What a test says: that it holds, that it does not, that it cannot be asked here; and how long it waits.

TAQTA_TEST_PATIENCE multiplies every time allowed, for builds with sanitizers and for busy machines.
"""
import os
import shutil
import time

PATIENCE = float(os.environ.get("TAQTA_TEST_PATIENCE", "1"))


class Failure(Exception):
    """The product does not do what the test says."""


class Missing(Exception):
    """A tool the test needs is not installed."""


def ok(what):
    print("ok " + what, flush=True)


def must(condition, reason):
    if not condition:
        raise Failure(reason() if callable(reason) else reason)


def patient(seconds):
    return seconds * PATIENCE


def wait_until(holds, seconds, what, step=0.02):
    """Asks until the answer is true, and gives it back; fails after so many seconds, times our patience."""
    began = time.monotonic()
    while True:
        answer = holds()
        if answer:
            return answer
        if time.monotonic() - began > patient(seconds):
            raise Failure("not within %.1f s: %s" % (patient(seconds), what() if callable(what) else what))
        time.sleep(step)


def find_tool(name):
    return shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")


def need(*tools):
    for tool in tools:
        if not find_tool(tool):
            raise Missing("there is no %s here (see deploy/packages)" % tool)
