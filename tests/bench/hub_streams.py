#!/usr/bin/env python3
"""How soon a save is told to 1, 100, 1000 and 5000 event streams, and what memory a stream takes.

    hub_streams.py BUILD-FOLDER

Prints a table; exit status 1 when a bar is missed. Hub and readers share the machine, over loopback.
"""
import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))

from expect import must, ok, patient
from hub import programme, with_aliya
from taqta_e2e import run

ROWS = ((1, 200, 150), (100, 100, 150), (1000, 30, 250), (5000, 15, 500))  # streams, saves, p99 in ms at most
STREAM_BYTES = 12000


def memory(hub):
    """Resident, in bytes."""
    status = pathlib.Path("/proc/%d/status" % hub.program.process.pid).read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) * 1024


def measure(bench, streams, saves):
    hub = with_aliya(bench, "--per-address", "0", folder=bench.folder / ("hub-%d" % streams))
    hub.publish("/programme.json", programme("Meeting"))
    hub.ask("GET", "/programme.json", Accept_Encoding="gzip")
    before = memory(hub)
    with subprocess.Popen([bench.build / "tests" / "hub_streams", str(hub.port), hub.tokens["aliya"], str(streams),
                           str(saves)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        line = reader.stdout.readline()
        must(line, "hub_streams measures")
        measured = json.loads(line)
        measured["stream_bytes"] = (memory(hub) - before) / streams
        reader.stdin.write("\n")
        reader.stdin.flush()
        must(reader.wait(patient(30)) == 0, "hub_streams ends well")
    hub.program.stop()
    return measured


def test(bench):
    print("%8s %10s %10s %10s %10s %14s" % ("streams", "saved ms", "p50 ms", "p99 ms", "last ms", "bytes a stream"))
    missed = []
    for streams, saves, most_ms in ROWS:
        row = measure(bench, streams, saves)
        print("%8d %10.1f %10.1f %10.1f %10.1f %14d" % (streams, row["saved_ms"], row["p50_ms"], row["p99_ms"],
                                                        row["last_ms"], row["stream_bytes"]), flush=True)
        if row["p99_ms"] > most_ms:
            missed.append("%d streams: p99 of %.1f ms, at most %d" % (streams, row["p99_ms"], most_ms))
        if streams >= 1000 and row["stream_bytes"] > STREAM_BYTES:
            missed.append("%d streams: %d bytes each, at most %d" % (streams, row["stream_bytes"], STREAM_BYTES))
    must(not missed, "; ".join(missed))
    ok("all within their bars")


run(test)
