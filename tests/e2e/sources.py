#!/usr/bin/env python3
"""An event's document, a schedule, news and changes from four servers make one programme. Each of them in turn fails in
many ways: its own part stays as it was, the others go on being renewed, and it is renewed with them when it is back.
And no picture that a schedule or a feed names is asked of a host nobody allows.

    sources.py BUILD-FOLDER
"""
import concurrent.futures
import json
import sys
import time

from expect import Failure, must, ok, wait_until
from programs import HOUSE, Display, environment
from screen import SIZE, Screen
from taqta_e2e import Bench, moment, run, write_document

sys.path.insert(0, str(HOUSE / "tests" / "hostile"))
from server import HostileServer  # noqa: E402

CLOCK = "10:24"
FAULTS = {"500": "answers 500", "garbage": "does not speak HTTP", "log-in": "log-in page", "404": "answers 404",
          "cut": "breaks off"}
BACK_S = 30  # after its fault a source is asked again within 18 s
AT_ONCE = 4


def event(version):
    """Gives the footer: the name of the place."""
    return json.dumps({
        "taqta": 1, "event": {"title": "Жиын", "venue": "Орын %d" % version, "timezone": "Asia/Almaty",
                              "languages": ["kk"]},
        "rooms": [{"id": "big", "name": "Үлкен зал", "match": ["Saal 1"]}],
        "playlists": [{"id": "p", "slides": [{"show": "agenda", "seconds": 3}, {"show": "news", "seconds": 3}]}],
    }, ensure_ascii=False)


def schedule(version):
    """Gives the titles on the agenda."""
    talk = ('<event guid="t%d"><title>%s %d</title><date>2025-11-20T%d:00:00+05:00</date><duration>0:45</duration>'
            "</event>")
    talks = "".join(talk % (i, name, version, 10 + i) for i, name in enumerate(("Ашылу", "Сөз", "Жауап")))
    return ("<schedule><conference><title>Басқа</title><time_zone_name>Asia/Almaty</time_zone_name></conference>"
            '<day date="2025-11-20"><room name="SAAL 1">%s</room></day></schedule>' % talks)


def news(version):
    """Gives a page."""
    return ('<rss version="2.0"><channel><title>Газет</title><language>kk</language><item><title>Жаңалық %d</title>'
            "<pubDate>Thu, 20 Nov 2025 09:45:00 +0500</pubDate></item></channel></rss>" % version)


def changes(version):
    """Gives a delay, and a line above the footer. It was said long ago, so that no page of its own tells of it."""
    return json.dumps({
        "taqta": 1, "changes": [{"session": "t1", "kind": "delayed", "minutes": version, "at": "2025-11-20T08:00"}],
        "notices": [{"id": "n", "text": "Хабар %d" % version, "until": "2025-11-20T23:00"}]}, ensure_ascii=False)


PARTS = {"event": event, "schedule": schedule, "news": news, "changes": changes}


class Foyer:
    """Four servers, a display, and what should be on it."""

    def __init__(self, bench):
        self.bench = bench
        self.versions = {name: 1 for name in PARTS}
        self.servers = {name: HostileServer({"/part": self.body(name)}) for name in PARTS}
        self.display = Display(bench, SIZE)
        self.screen = Screen(bench, self.display, CLOCK)

    def body(self, name):
        return PARTS[name](self.versions[name]).encode()

    def publish(self, names):
        """A new version of each of these parts; the pages are those of the new and what the others had before."""
        for name in names:
            self.versions[name] += 1
            self.servers[name].site["/part"] = self.body(name)

    def expect(self, versions):
        paths = []
        for name in PARTS:
            paths.append(self.bench.folder / (name + ".part-of-it"))
            write_document(paths[-1], PARTS[name](versions[name]))
        deck = self.screen.expect(paths[0], *(word for path in paths[1:] for word in ("--source", path)))
        must([page["kind"] for page in deck["pages"]] == ["agenda", "news"], "an agenda and a page of news: %s" %
             [page["kind"] for page in deck["pages"]])

    def switch_on(self):
        sources = [word for server in self.servers.values() for word in ("--source", server.address("/part"))]
        return self.bench.start(self.bench.build / "taqta", *sources, "--now", moment(CLOCK), "--speed", "0.01",
                                "--lang", "kk", "--every", "1", "--cache", self.bench.folder / "cache",
                                env=environment(DISPLAY=self.display.name))

    def shows_both_pages(self, seconds, taqta, what):
        for kind in ("agenda", "news"):
            self.screen.wait_for(lambda page: page["kind"] == kind, seconds,
                                 lambda: "the page of %s, %s; it said:\n%s" % (kind, what, taqta.log()))

    def close(self):
        for server in self.servers.values():
            server.close()


def fails_alone(foyer, taqta, name, fault):
    """Its part stays, what the others publish meanwhile is shown, and it is back with what it has published."""
    others, kept = [other for other in PARTS if other != name], foyer.versions[name]
    told = len(taqta.lines(FAULTS[fault]))
    foyer.servers[name].begin(fault)
    taqta.wait_for_line(FAULTS[fault], 20, told + 1)
    foyer.publish(others)
    foyer.expect(dict(foyer.versions, **{name: kept}))
    foyer.shows_both_pages(12, taqta, "with %s failing (%s)" % (name, fault))
    foyer.publish([name])
    foyer.servers[name].end()
    foyer.expect(foyer.versions)
    began = time.monotonic()
    foyer.shows_both_pages(BACK_S, taqta, "with %s back (%s)" % (name, fault))
    return "%s fails (%s): the others are renewed; all is well %.0f s after its end" % (name, fault,
                                                                                   time.monotonic() - began)


def one_part_fails(bench, name):
    own = Bench(bench.build, bench.folder / name)
    own.folder.mkdir()
    foyer = Foyer(own)
    try:
        taqta = foyer.switch_on()
        foyer.expect(foyer.versions)
        foyer.shows_both_pages(20, taqta, "at first")
        for fault in FAULTS:
            ok(fails_alone(foyer, taqta, name, fault))
        must(taqta.stop() == 0, taqta.log)
    finally:
        foyer.close()
        own.finish()


def each_part_fails(bench):
    failures = []
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        for job in concurrent.futures.as_completed([pool.submit(one_part_fails, bench, name) for name in PARTS]):
            try:
                job.result()
            except Failure as failure:
                failures.append(str(failure))
    must(not failures, lambda: "\nnot ok ".join(failures))


def pictures_are_asked_of_nobody_else(bench):
    """Portraits of an imported schedule, logos, and whatever a feed has in place of words."""
    stranger = HostileServer({})
    there = "http://localhost:%d" % stranger.port
    talk = {"guid": "g", "title": "Сөз", "date": "2025-11-20T10:00:00+05:00", "duration": "1:00",
            "abstract": '<p><img src="%s/text.jpg">Мәтін</p> ![](%s/md.jpg)' % (there, there),
            "persons": [{"id": 1, "name": "Айгүл", "avatar": there + "/avatar.jpg"}]}
    site = {
        "/programme.json": json.dumps({
            "taqta": 1, "event": {"title": "Жиын", "timezone": "Asia/Almaty", "languages": ["kk"]},
            "theme": {"logo": there + "/logo.png"},
            "thanks": [{"id": "t", "kind": "sponsor", "name": "Демеуші", "logo": there + "/sponsor.png"}],
            "pictures": [{"id": "p", "image": there + "/poster.jpg"}],
            "sources": [{"id": "s", "kind": "schedule-json", "url": "schedule.json"},
                        {"id": "n", "kind": "rss", "url": "news.xml"}],
            "playlists": [{"id": "p", "slides": [{"show": kind, "seconds": 3} for kind in
                                                 ("welcome", "speaker", "news", "thanks", "picture", "agenda")]}],
        }).encode(),
        "/schedule.json": json.dumps({"schedule": {"conference": {
            "title": "Жиын", "time_zone_name": "Asia/Almaty", "logo": there + "/conference.png",
            "days": [{"date": "2025-11-20", "rooms": {"A": [talk]}}]}}}).encode(),
        "/news.xml": ('<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Г</title>'
                      '<image><url>{0}/channel.png</url></image><item><title>Жаңалық</title>'
                      '<media:content url="{0}/media.jpg" medium="image"/><media:thumbnail url="{0}/small.jpg"/>'
                      '<enclosure url="{0}/enclosure.jpg" type="image/jpeg" length="1"/>'
                      '<description>&lt;img src="{0}/item.jpg"&gt; Мәтін</description>'
                      "</item></channel></rss>").format(there).encode()}
    server = HostileServer(site)
    display = Display(bench, SIZE)
    try:
        taqta = bench.start(bench.build / "taqta", "--source", server.address(), "--now", moment(CLOCK), "--speed",
                            "0.01", "--lang", "kk", "--every", "1", "--cache", bench.folder / "own-cache",
                            env=environment(DISPLAY=display.name))
        for name in ("avatar.jpg", "logo.png", "sponsor.png", "poster.jpg"):
            line = taqta.wait_for_line(name, 40)
            must("pictures are not taken from localhost" in line, "%s: %s" % (name, line))
        wait_until(lambda: any(request.path == "/news.xml" for request in list(server.requests)), 5, "news are asked for")
        must(not stranger.requests, "the other host is asked for %s" % [one.target for one in stranger.requests])
        must(taqta.stop() == 0, taqta.log)
        ok("portraits, logos and posters elsewhere are refused by name; pictures in texts and feeds are not asked for")
    finally:
        server.close()
        stranger.close()


def test(bench):
    each_part_fails(bench)
    pictures_are_asked_of_nobody_else(bench)


if __name__ == "__main__":
    run(test, "Xvfb")
