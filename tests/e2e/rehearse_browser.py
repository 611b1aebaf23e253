#!/usr/bin/env python3
"""The sheet of a rehearsal opens in a plain browser from the file system: all pictures come, and there is nothing to
complain of.

    rehearse_browser.py BUILD-FOLDER
"""
import os
import re
import subprocess

from expect import find_tool, must, ok, patient
from pictures import read_png
from programs import environment
from taqta_e2e import DEMO, run

FLAGS = ("--headless", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--enable-logging=stderr", "--virtual-time-budget=10000")


def screenshot(bench, page, width, height):
    # Its sandbox refuses to be started by root.
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    picture = bench.folder / ("sheet-%d.png" % width)
    done = subprocess.run([find_tool("chromium"), *FLAGS, *as_root, "--user-data-dir=%s" % (bench.folder / "chromium"),
                           "--window-size=%d,%d" % (width, height), "--screenshot=%s" % picture, "file://%s" % page],
                          capture_output=True, text=True, timeout=patient(90), env=environment())
    must(done.returncode == 0, "chromium: " + done.stderr[-2000:])
    complaints = re.findall(r".*:CONSOLE.*", done.stderr)
    must(not complaints, "the browser complains: %s" % complaints)
    return read_png(picture)


def test(bench):
    out = bench.folder / "out"
    bench.call("taqtactl", "rehearse", DEMO / "programme.json", "--out", out)
    for width, height in ((1400, 1800), (390, 1400)):
        picture = screenshot(bench, out / "index.html", width, height)
        must(picture, "no picture of the sheet")
    ok("the sheet opens in Chromium on a desk and on a telephone, without a complaint")


if __name__ == "__main__":
    run(test, "chromium")
