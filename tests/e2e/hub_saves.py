#!/usr/bin/env python3
"""Saving: twenty at once, killed two hundred times in the middle, on a full disk, and from a copy.

    hub_saves.py BUILD-FOLDER
"""
import contextlib
import hashlib
import http.client
import os
import pathlib
import random
import shutil
import subprocess
import sys
import threading
import time

from expect import must, ok
from hub import PNG, Hub, ask_on, programme, with_aliya
from taqta_e2e import run

KILLS = 200
ORGANISERS = 20


def twenty_at_once(bench):
    hub = with_aliya(bench, folder=bench.folder / "twenty")
    for i in range(ORGANISERS):
        hub.token("organiser", "o%d" % i)
    for round in range(5):
        there = hub.publish("/programme.json", programme("before")).etag
        start, answers = threading.Barrier(ORGANISERS), {}

        def save(i):
            connection = hub.connect()
            connection.connect()
            start.wait()
            answers[i] = ask_on(connection, hub.tokens["o%d" % i], "PUT", "/programme.json", programme("by o%d" % i),
                                {"If_Match": there})
            connection.close()

        threads = [threading.Thread(target=save, args=(i,)) for i in range(ORGANISERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        winners = [i for i, answer in answers.items() if answer.status == 200]
        must(len(winners) == 1 and len(answers) == ORGANISERS, "one wins: %s" % winners)
        winner, new = winners[0], answers[winners[0]].etag
        for i, answer in answers.items():
            must(i == winner or (answer.status == 412 and answer.etag == new and
                                 answer.json()["who"] == "o%d" % winner),
                 "the others are told who was faster: %d %s" % (answer.status, answer.body))
        must(hub.ask("GET", "/programme.json").body == programme("by o%d" % winner), "nothing is mixed")
    hub.program.stop()
    ok("%d organisers save at once, five times: one wins, the others are told by whom" % ORGANISERS)


class Saver:
    """Saves one version after another until the hub is gone."""

    def __init__(self, hub, etag, number):
        self.hub, self.etag, self.number = hub, etag, number
        self.acknowledged, self.serial, self.offered = None, 0, None
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        connection = self.hub.connect()
        try:
            while True:
                self.number += 1
                self.offered = programme("version %d" % self.number, **{"x-filler": "x" * random.randrange(200000)})
                answer = ask_on(connection, self.hub.tokens["aliya"], "PUT", "/programme.json", self.offered,
                                {"If_Match": self.etag} if self.etag else {"If_None_Match": "*"})
                must(answer.status == 200, "saving: %d %s" % (answer.status, answer.body[:300]))
                self.etag, self.acknowledged, self.serial = answer.etag, self.offered, answer.json()["serial"]
        except (OSError, http.client.HTTPException):
            connection.close()


def killed_in_the_middle(bench):
    random.seed(1)
    hub, began = Hub(bench, folder=bench.folder / "killed"), time.monotonic()
    hub.token("organiser", "aliya")
    etag, number, serial, body, saved, unacknowledged = None, 0, 0, None, 0, 0
    for round in range(KILLS):
        hub.start()
        there = hub.ask("GET", "/programme.json")
        must(there.status == (200 if body else 404) or (not body and there.status == 200), "it is there")
        if there.status == 200:
            must(there.etag == '"%s"' % hashlib.sha256(there.body).hexdigest(), "whole")
            found = int(there.headers["taqta-serial"])
            must((found == serial and there.body == body) or (found > serial and there.body == offered),
                 "round %d: the last acknowledged version is %d, found is %d" % (round, serial, found))
            unacknowledged += found > serial
            etag, serial, body = there.etag, found, there.body
        saver = Saver(hub, etag, number)
        time.sleep(random.uniform(0.002, 0.05))
        hub.kill()
        saver.thread.join()
        number, offered = saver.number, saver.offered
        if saver.acknowledged:
            saved += saver.serial - serial
            must(saver.serial > serial, "serials rise: %d after %d" % (saver.serial, serial))
            serial, body = saver.serial, saver.acknowledged
    seconds = time.monotonic() - began
    must(saved > KILLS / 8, "%d versions were saved" % saved)
    hub.start()
    must(hub.ask("GET", "/programme.json").status == 200, "and it goes on")
    hub.program.stop()
    ok("killed %d times while saving %d versions, in %.0f s: the last acknowledged one is there, whole (%d times one "
       "that was saved but not acknowledged yet)" % (KILLS, saved, seconds, unacknowledged))


def in_a_small_folder(bench):
    """The same script again, with mounts of its own: a disk of a megabyte."""
    words = ["unshare", "--map-root-user", "--mount"]
    if not shutil.which("unshare") or subprocess.run(words + ["true"], capture_output=True).returncode != 0:
        print("skipped: this machine lets nobody have mounts of their own (unshare)")
        return
    done = subprocess.run(words + [sys.executable, "-B", __file__, str(bench.build), "--small"])
    must(done.returncode == 0, "the test with a small disk ended with %d" % done.returncode)


def on_a_full_disk(bench):
    disk = bench.folder / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], check=True)
    hub = with_aliya(bench, folder=disk)
    small, large = programme("small"), programme("large", **{"x-filler": "x" * (2 ** 20)})
    there = hub.publish("/programme.json", small).etag
    answer = hub.put("/programme.json", large, over=there)
    must(answer.status == 507 and "no room" in answer.error(), "507: %d %s" % (answer.status, answer.body))
    must(hub.ask("GET", "/programme.json").body == small, "the old version is served")
    must(hub.put("/media/a.png", PNG + bytes(2 ** 20)).status == 507, "a picture likewise")
    must(hub.ask("GET", "/media/a.png").status == 404, "and none of it is there")
    filler = disk / "filler"
    with open(filler, "wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(bytes(4096)):
            pass
    answer = hub.put("/programme.json", programme("next"), over=there)
    must(answer.status == 507, "a disk without any room: %d" % answer.status)
    must(hub.ask("GET", "/programme.json").body == small, "the old version is served on")
    must("cannot be written" in hub.program.log(), "the log says why")
    hub.kill()
    hub.start()
    must(hub.ask("GET", "/programme.json").body == small, "also after a restart on a full disk")
    filler.unlink()
    answer = hub.put("/programme.json", programme("next"), over=there)
    must(answer.status == 200 and answer.json()["serial"] > 1, "room again: %d" % answer.status)
    hub.program.stop()
    subprocess.run(["umount", disk], check=True)
    ok("a full disk: 507, the old version is served on, also after a restart; with room it goes on")


def from_a_copy(bench):
    hub = with_aliya(bench, folder=bench.folder / "original")
    bodies = [programme("version %d" % i) for i in range(4)]
    for body in bodies:
        hub.publish("/programme.json", body)
    must(hub.put("/media/logo.png", PNG).status == 200, "a picture")
    subprocess.run(["cp", "-a", hub.folder, bench.folder / "copy"], check=True)  # while it runs
    hub.publish("/programme.json", programme("after the copy"))
    restored = Hub(bench, folder=bench.folder / "copy")
    restored.tokens = hub.tokens
    restored.start()
    must(restored.ask("GET", "/programme.json").body == bodies[3], "the newest of the copy")
    must(restored.ask("GET", "/media/logo.png").body == PNG, "its pictures")
    history = restored.ask("GET", "/history/programme.json", by="aliya").json()["programme.json"]
    must([one["serial"] for one in history] == [4, 3, 2, 1], "its history, by the same tokens")
    must(restored.ask("GET", "/history/programme.json/2", by="aliya").body == bodies[1], "whole")
    answer = restored.publish("/programme.json", programme("on"))
    must(answer.json()["serial"] == 5, "and on it goes")
    link = pathlib.Path(restored.folder) / "programme.json"
    must(link.read_bytes() == programme("on") and not os.path.isabs(os.readlink(link)), "links stay within the copy")
    hub.program.stop()
    restored.program.stop()
    ok("a copy of the folder, made while the hub runs, is a hub with everything")


def test(bench):
    twenty_at_once(bench)
    from_a_copy(bench)
    in_a_small_folder(bench)
    killed_in_the_middle(bench)


if "--small" in sys.argv:
    sys.argv.remove("--small")
    run(on_a_full_disk)
run(test)
