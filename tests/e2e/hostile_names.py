#!/usr/bin/env python3
"""A name that nobody knows, and a look-up that nobody answers, in a network and with a resolv.conf of our own; and
that a display in the middle of such a look-up ends at once.

    hostile_names.py BUILD-FOLDER

libcurl remembers a name for a minute, so the display is started anew into each failure, and begins with what it had.
"""
import fcntl
import os
import shutil
import socket
import struct
import subprocess
import sys
import time

from expect import Missing, must, ok, patient
from hostile_rows import MORE_MEMORY_KB, RECOVERED_S, Foyer, Memory, Programmes, Row, is_idle, is_sanitized, told_once
from names import NameServer
from taqta_e2e import SKIPPED, Bench, run

OWN_NETWORK = "TAQTA_TEST_OWN_NETWORK"
NAME_SERVER = "127.0.0.53"
STOPS_S = 0.3
ADDRESS = "http://foyer.test:{port}/programme.json"
ROWS = {"unknown": Row("unknown name", "the name of the server cannot be looked up (", address=ADDRESS),
        "silent": Row("hanging look-up", "the name of the server cannot be looked up: nobody answers the question",
                      address=ADDRESS)}


def enter_own_network():
    """The same script again, in a network and with mounts of its own."""
    words = ["unshare", "--map-root-user", "--mount", "--net"]
    if not shutil.which("unshare") or subprocess.run(words + ["true"], capture_output=True).returncode != 0:
        print("skipped: this machine lets nobody have a network of their own (unshare)")
        sys.exit(SKIPPED)
    os.environ[OWN_NETWORK] = "yes"
    os.execvp("unshare", words + [sys.executable, "-B", *sys.argv])


def bring_loopback_up():
    SIOCSIFFLAGS, IFF_UP = 0x8914, 1  # netdevice(7)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))


def point_resolver_here(bench):
    ours = bench.folder / "resolv.conf"
    ours.write_text("nameserver %s\n" % NAME_SERVER)
    done = subprocess.run(["mount", "--bind", ours, "/etc/resolv.conf"], capture_output=True, text=True)
    if done.returncode != 0:
        raise Missing("nothing can be mounted over resolv.conf: " + done.stderr)


def name_fails(bench, programmes, names, mode):
    row = ROWS[mode]
    own = Bench(bench.build, bench.folder / mode)
    own.folder.mkdir()
    foyer = Foyer(own, row, programmes)
    try:
        names.mode = "answers"
        foyer.switch_on(programmes.good)
        is_idle(foyer)
        idle_kb = Memory(foyer.taqta.process.pid).idle_kb
        must(foyer.taqta.stop(2) == 0, foyer.taqta.log)

        names.mode = mode
        foyer.switch_on(programmes.good)
        foyer.watch_until(lambda: foyer.taqta.lines("keeping"), 15, "it says that the name is not known")
        asked = names.asked
        foyer.watch_until(lambda: names.asked > asked + 2, 30, "it asks for the name again")
        stopped_s = stop(foyer)
        lines = foyer.taqta.lines("foyer.test")
        told_once(foyer, lines)

        foyer.switch_on(programmes.good)
        memory = Memory(foyer.taqta.process.pid)
        foyer.watch_until(lambda: foyer.taqta.lines("keeping"), 15, "it says that the name is not known")
        more_kb = memory.idle_kb + memory.more_kb() - idle_kb
        must(more_kb <= MORE_MEMORY_KB or is_sanitized(bench.build), "it needs %d kB more than before" % more_kb)
        seconds = recover(foyer, names)
    finally:
        foyer.server.close()
        own.finish()
    ok("%s: ends %.0f ms after SIGTERM, %+.1f MB, back after %.1f s; %s" % (row.name, stopped_s * 1000, more_kb / 1000,
                                                                      seconds, lines[0]))


def stop(foyer):
    began = time.monotonic()
    must(foyer.taqta.stop(2) == 0, foyer.taqta.log)
    took_s = time.monotonic() - began
    must(took_s <= patient(STOPS_S) or is_sanitized(foyer.bench.build), "it took %.2f s to end" % took_s)
    return took_s


def recover(foyer, names):
    foyer.server.site["/programme.json"] = foyer.programmes.changed.body
    names.mode, began = "answers", time.monotonic()
    foyer.wait_for(foyer.programmes.changed, RECOVERED_S)
    must(foyer.taqta.stop(2) == 0, foyer.taqta.log)
    return time.monotonic() - began


def test(bench):
    bring_loopback_up()
    point_resolver_here(bench)
    programmes, names = Programmes(bench), NameServer(NAME_SERVER)
    for mode in ROWS:
        name_fails(bench, programmes, names, mode)


if __name__ == "__main__":
    if OWN_NETWORK not in os.environ:
        enter_own_network()
    run(test, "Xvfb", "mount")
