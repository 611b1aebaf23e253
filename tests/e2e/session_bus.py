#!/usr/bin/env python3
"""Without a session bus the display starts none and waits for none: D-Bus would call dbus-launch and read its answer.

    session_bus.py BUILD-FOLDER
"""
import os
import pathlib

from expect import Missing, must, ok
from programs import Display, environment
from screen import SIZE, Screen
from taqta_e2e import DEMO, moment, run

DBUS_LAUNCH = """#!/bin/sh
touch '{mark}'
exec sleep 600
"""
LOOKED_UP_FIRST = pathlib.Path("/usr/bin/dbus-launch")


def put_hanging_launcher(folder, mark):
    launcher = folder / "dbus-launch"
    launcher.write_text(DBUS_LAUNCH.format(mark=mark))
    launcher.chmod(0o755)


def test(bench):
    if LOOKED_UP_FIRST.exists():
        raise Missing("a computer without %s" % LOOKED_UP_FIRST)
    mark = bench.folder / "dbus-launch-was-called"
    put_hanging_launcher(bench.folder, mark)
    display = Display(bench, SIZE)
    variables = environment(DISPLAY=display.name, PATH="%s:%s" % (bench.folder, os.environ["PATH"]))
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        variables.pop(name, None)
    source = DEMO / "programme.json"
    taqta = bench.start(bench.build / "taqta", "--source", source, "--now", moment("10:24"), "--speed", "0.01", "--lang",
                        "kk", "--cache", bench.folder / "cache", env=variables)
    screen = Screen(bench, display, "10:24")
    screen.expect(source)
    screen.wait_for(lambda page: True, 10, lambda: "a page is up; taqta said:\n" + taqta.log())
    must(not mark.exists(), "dbus-launch was called")
    ok("without a session bus none is started")


if __name__ == "__main__":
    run(test, "Xvfb")
