#!/usr/bin/env python3
"""taqtactl convert as an organiser uses it: what it writes is a document the schema and the display have nothing to say
against, a refused source writes nothing, and what cannot be said in our document is told.

    convert.py BUILD-FOLDER
"""
import json
import pathlib
import subprocess

from expect import Missing, must, ok
from taqta_e2e import HOUSE, run

SEEDS = HOUSE / "tests" / "fuzz" / "seeds"
SCHEMA = HOUSE / "assets" / "schema" / "programme.schema.json"
DEMO = HOUSE / "assets" / "demo" / "programme.json"


def convert(bench, *arguments, folder=None):
    return subprocess.run([bench.build / "taqtactl", "convert", *arguments], capture_output=True, text=True, timeout=60,
                          cwd=folder or bench.folder)


def check(bench, *arguments):
    return subprocess.run([bench.build / "taqtactl", "check", *arguments], capture_output=True, text=True, timeout=60)


def schema_is_content(bench):
    try:
        import jsonschema
    except ImportError:
        raise Missing("python3-jsonschema")
    validator = jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    paths = [DEMO] + [path for folder in ("schedule_xml", "schedule_json", "schedule2", "icalendar", "json_ld")
                      for path in sorted((SEEDS / folder).iterdir())] + [SEEDS / "csv" / "sessions.csv"]
    for path in paths:
        done = convert(bench, "--to", "native", "--timezone", "Asia/Almaty", path)
        must(done.stdout, "%s: nothing is written: %s" % (path, done.stderr))
        wrong = [error.message for error in validator.iter_errors(json.loads(done.stdout))]
        must(not wrong, "%s: the schema says of what was written: %s" % (path, wrong))
        written = pathlib.Path(bench.folder) / "written.json"
        written.write_text(done.stdout, encoding="utf-8")
        again = check(bench, written)
        must(again.returncode == 0, "%s: check says of what was written: %s" % (path, again.stdout))
    ok("%d documents written, valid by the schema and clean for the reader" % len(paths))


def several_make_one(bench):
    done = convert(bench, "--to", "native", "--timezone", "Asia/Almaty", SEEDS / "csv" / "sessions.csv",
                   SEEDS / "csv" / "speakers.csv")
    speakers = {speaker["id"]: speaker["name"] for speaker in json.loads(done.stdout)["speakers"]}
    must(speakers.get("p1") == "Айгүл Сапарова", "a sheet of speakers is not joined: %s" % speakers)
    ok("two sheets make one document")


def files_are_written_whole(bench):
    folder = pathlib.Path(bench.folder) / "out"
    folder.mkdir()
    (folder / "programme.json").write_text("old")
    done = convert(bench, "--to", "native", "--out", folder / "programme.json", DEMO.relative_to(HOUSE), folder=HOUSE)
    must(done.returncode == 0 and not done.stdout, "the demo is not clean: %s" % done.stderr)
    written = json.loads((folder / "programme.json").read_text(encoding="utf-8"))
    must(written["sources"][0]["url"] == str(DEMO.parent / "news.xml"),
         "the feed beside the demo is lost: %s" % written["sources"][0]["url"])
    must(check(bench, folder / "programme.json").returncode == 0, "what was written beside other files is not clean")
    done = convert(bench, "--to", "native", "--out", folder / "none" / "programme.json", DEMO)
    must(done.returncode == 1 and "programme.json: cannot be written" in done.stderr, "silent: %s" % done.stderr)
    must([path.name for path in folder.iterdir()] == ["programme.json"], "something is left beside the file")
    ok("a file is replaced whole, and its feeds are still found from where it stands")


def refusals_write_nothing(bench):
    broken = pathlib.Path(bench.folder) / "broken.xml"
    broken.write_text("<schedule><conference><title>T")
    out = pathlib.Path(bench.folder) / "kept.json"
    out.write_text("kept")
    done = convert(bench, "--to", "native", "--out", out, broken)
    must(done.returncode == 1 and "broken.xml:" in done.stderr and out.read_text() == "kept",
         "a broken document: %d, %s" % (done.returncode, done.stderr))
    feed = convert(bench, "--to", "native", DEMO, SEEDS / "feed" / "rss2.xml")
    must(feed.returncode == 1 and "news stay in their feed" in feed.stderr and '"taqta": 1' in feed.stdout,
         "a feed beside a programme: %d, %s" % (feed.returncode, feed.stderr))
    for arguments in ((), (DEMO,), ("--to", "ical", DEMO), ("--to", "native"), ("--to",),
                      ("--to", "native", "--timezone", "Mars/Base", DEMO), ("--to", "native", "--json", DEMO)):
        done = convert(bench, *arguments)
        must(done.returncode == 2 and not done.stdout and done.stderr, "%s: exit status %d" % (arguments, done.returncode))
    ok("refused documents and wrong arguments write nothing, and say why")


def test(bench):
    several_make_one(bench)
    files_are_written_whole(bench)
    refusals_write_nothing(bench)
    schema_is_content(bench)


if __name__ == "__main__":
    run(test)
