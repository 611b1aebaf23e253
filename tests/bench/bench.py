#!/usr/bin/env python3
"""Measures taqta, and Chromium where it is installed, one after the other on the same content from the same server.

Prints a table; exit status 0 when every bar is met, 1 when one is missed. The figures are explained where they are
taken: processes.py (cost), fbwatch.c (frames), measure.py (what is done when), table.py (bars).
"""
import argparse
import json
import pathlib
import re
import signal
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))

from content import ContentServer, write_content
from expect import Failure, Missing, must, need
from measure import PAGE_S, measure_start, measure_still, measure_turning
from peers import Chromium, Taqta
from processes import adopt_orphans
from table import lines, print_table
from taqta_e2e import Bench

MEMORY_DISK = "/dev/shm"


def say(words):
    print("bench: " + words, file=sys.stderr, flush=True)


def arguments():
    parser = argparse.ArgumentParser(prog="deploy/bench", description=__doc__.split("\n\n")[0])
    parser.add_argument("--build", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--seconds", type=seconds, default=120, metavar="N",
                        help="measure turning pages for so long, in tens (120)")
    parser.add_argument("--still-seconds", type=int, default=120, metavar="N",
                        help="measure a still page for so long (120)")
    parser.add_argument("--size", type=size, default="1920x1080", metavar="WxH", help="of the screen (1920x1080)")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="write all figures there as well")
    parser.add_argument("--busy", action="store_true",
                        help="the machine does other work as well: print what depends on that, but judge only the rest")
    parser.add_argument("--without-peers", action="store_true", help="only taqta")
    return parser.parse_args()


def seconds(word):
    number = int(word)
    if number < PAGE_S or number % PAGE_S:
        raise argparse.ArgumentTypeError("expected a multiple of %d: a page stays so long" % PAGE_S)
    return number


def size(word):
    if not re.fullmatch(r"[1-9]\d{1,3}x[1-9]\d{1,3}", word):
        raise argparse.ArgumentTypeError("expected a size as 1920x1080")
    return word


class Setting:
    """What is the same for every program measured."""

    def __init__(self, options, folder, disk):
        self.build = options.build.resolve()
        self.fbwatch = self.build / "tests" / "fbwatch"
        self.size, self.seconds, self.still_seconds = options.size, options.seconds, options.still_seconds
        self.folder, self.disk = folder, disk
        self.bench = Bench(self.build, folder)
        write_content(folder / "site")
        self.server = ContentServer(self.bench, folder / "site")
        self.site = self.server.site()

    def finish(self):
        self.bench.finish()


def measure(setting, peer):
    say("%s: %d s with pages turning" % (peer.title(), setting.seconds))
    turning = measure_turning(setting, peer)
    say("%s: %d s with a still page" % (peer.title(), setting.still_seconds))
    still = measure_still(setting, peer)
    starts = [turning.pop("first_picture"), still.pop("first_picture"), measure_start(setting, peer, "start")]
    return {"title": peer.title(), "turning": turning, "still": still, "starts": starts}


def measure_all(options, setting):
    peers = [Taqta(setting.build)]
    if not options.without_peers:
        peers.append(Chromium())
    must(peers[0].is_here(), "%s is built" % peers[0].program)
    found = {peer.name: measure(setting, peer) for peer in peers if peer.is_here()}
    if "chromium" not in found and not options.without_peers:
        say("Chromium is not installed, so there are no ratios; --with-peers installs it")
    return found


def report(options, found):
    ours, theirs = found["taqta"], found.get("chromium")
    rows = lines(ours, theirs)
    print("\n%s, %d s with pages turning, %d s with a still page\n" %
          (options.size, options.seconds, options.still_seconds))
    print_table(rows, ["taqta", theirs["title"] if theirs else "Chromium"], options.busy)
    if options.json:
        verdicts = {row.what: row.verdict(options.busy) for row in rows}
        options.json.write_text(json.dumps({"size": options.size, "verdicts": verdicts, **found}, ensure_ascii=False,
                                           indent=2) + "\n")
    return 1 if any(row.fails(options.busy) for row in rows) else 0


def run(options):
    need("Xvfb", "lighttpd")
    disk = options.build.resolve() / "bench"
    disk.mkdir(exist_ok=True)
    in_memory = MEMORY_DISK if pathlib.Path(MEMORY_DISK).is_dir() else None
    with tempfile.TemporaryDirectory(prefix="taqta-bench-", dir=in_memory) as folder, \
            tempfile.TemporaryDirectory(prefix="stores-", dir=disk) as stores:
        setting = Setting(options, pathlib.Path(folder), pathlib.Path(stores))
        try:
            return report(options, measure_all(options, setting))
        finally:
            setting.finish()


def main():
    options = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    adopt_orphans()
    try:
        return run(options)
    except (Failure, Missing) as trouble:
        say(str(trouble))
        return 1


if __name__ == "__main__":
    sys.exit(main())
