#!/usr/bin/env python3
"""What setting and drawing a page of text costs: instructions of the demo's agenda at 1920x1080, as callgrind counts
them, and the memory that faces, pictures of glyphs and tables hold after all pages were drawn.

    page_cost.py BUILD-FOLDER

Prints the figures beside their bars; exit status 1 when one is missed, 77 when valgrind is not there. Instructions are
the same whatever else the machine does. Built with sanitizers the program cannot run in valgrind: 77 as well.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HOUSE = pathlib.Path(__file__).resolve().parents[2]
FACES, DOCUMENT = HOUSE / "fonts" / "faces.json", HOUSE / "assets" / "demo" / "programme.json"
COLD_MOST, WARM_MOST = 60e6, 8e6
MEMORY_MOST = 8e6


def instructions(program, state):
    with tempfile.TemporaryDirectory(prefix="taqta-cost-") as folder:
        done = subprocess.run(["valgrind", "--tool=callgrind", "--toggle-collect=measured",
                               "--callgrind-out-file=%s/out" % folder, program, state, FACES, DOCUMENT],
                              capture_output=True, text=True, timeout=300)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode or not found or not int(found[1]):
        sys.exit("page_cost: callgrind has nothing to tell:\n" + done.stderr)
    return int(found[1])


def memory(program):
    """Bytes by what holds them."""
    done = subprocess.run([program, "memory", FACES, DOCUMENT], capture_output=True, text=True, timeout=60, check=True)
    return {name: int(number) for name, number in (line.split() for line in done.stdout.splitlines())}


def main():
    program = pathlib.Path(sys.argv[1]).resolve() / "tests" / "page_cost"
    if not shutil.which("valgrind"):
        print("page_cost: there is no valgrind")
        return 77
    if b"__asan_init" in program.read_bytes() or b"__tsan_init" in program.read_bytes():
        print("page_cost: built with sanitizers, which valgrind cannot run")
        return 77

    held = memory(program)
    rows = [("a page of text, cold", instructions(program, "cold") / 1e6, COLD_MOST / 1e6, "M instructions"),
            ("the same, warm", instructions(program, "warm") / 1e6, WARM_MOST / 1e6, "M instructions"),
            ("faces, glyphs and tables", (held["held"] + held["files"]) / 1e6, MEMORY_MOST / 1e6, "MB")]
    for what, found, most, unit in rows:
        print("%-26s %6.1f %s, at most %.0f%s" % (what, found, unit, most, "" if found <= most else ": MISSED"))
    print("%-26s %6.1f MB allocated when the faces are open, %.1f after all pages; %.1f MB of the files looked at" %
          ("of which", held["opened"] / 1e6, held["held"] / 1e6, held["files"] / 1e6))
    return 1 if any(found > most for _, found, most, _ in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
