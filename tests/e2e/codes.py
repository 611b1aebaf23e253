#!/usr/bin/env python3
"""Codes on the screen, read back by zbarimg from what was painted: links and networks with every sign that means
something in such a code, on screens of all kinds, and on pages read from the right.

    codes.py BUILD-FOLDER
"""
import subprocess

from expect import must, ok
from taqta_e2e import DEMO, run, text_of, write_document

LINKS = ("https://www.gov.kz/memleket/entities/mfa", "https://example.org/a-long/path/of/many-parts?language=kk&day=2#hall",
         "https://example.org/" + "p" * 200)
NETWORKS = (
    {"ssid": "QONAQ", "password": "Balalar2025", "auth": "wpa", "qr": True},
    {"ssid": "semi;colon,comma", "password": "back\\slash:colon\"quote;,", "auth": "wpa", "qr": True},
    {"ssid": "Қонақ үйге ғана; әңгіме", "password": "Ұлы-Дала, 2025\\", "auth": "sae", "qr": True},
    {"ssid": " blanks at the ends ", "password": " a  b ", "qr": True},
    {"ssid": "Ашық: \\\"желі\\\"", "auth": "open", "qr": True},
)
SIZES = ("1280x720", "1920x1080", "1920x540", "800x480", "1080x1920")
LANGUAGES = ["kk", "ru", "en", "kk-Arab"]
CODE_LEAST = 26  # u


def escaped(text):
    return "".join("\\" + sign if sign in "\\;,:\"" else sign for sign in text)


def said_of(network):
    """What telephones expect: see the Wi-Fi Alliance's WPA3 specification, "URI format"."""
    if network.get("auth") == "open":
        return "WIFI:T:nopass;S:%s;;" % escaped(network["ssid"])
    return "WIFI:T:WPA;S:%s;P:%s;;" % (escaped(network["ssid"]), escaped(network["password"]))


def read_codes(picture):
    done = subprocess.run(["zbarimg", "--quiet", "--raw", "--oneshot", str(picture)], capture_output=True, timeout=60)
    return done.stdout.decode().rstrip("\n")


def document(network, links):
    return {"taqta": 1,
            "event": {"title": {language: "Жиын" for language in LANGUAGES}, "timezone": "Asia/Almaty",
                      "languages": LANGUAGES},
            "wifi": network,
            "links": [{"id": "l%d" % i, "url": url} for i, url in enumerate(links)]}


def check_code(deck, page, expected):
    where = "%s at %s, %s" % (page["file"], deck["size"], page["language"])
    codes = [picture["rect"] for picture in page["pictures"] if picture["what"] == "code"]
    must(len(codes) == 1, "%s has %d codes" % (where, len(codes)))
    must(codes[0][2] >= CODE_LEAST * min(deck["size"]) / 90 - 1, "%s has a code of %d px" % (where, codes[0][2]))
    read = read_codes(deck["folder"] / page["file"])
    must(read == expected, "%s is read as %r and not as %r" % (where, read, expected))


def codes_say_what_they_should(bench, size, network, name):
    source = bench.folder / (name + ".json")
    write_document(source, document(network, LINKS))
    deck = bench.render(source, name, "10:24", size)
    must(deck["problems"] == [], "no problems: %s" % deck["problems"])
    wifi = [page for page in deck["pages"] if page["kind"] == "wifi"]
    links = [page for page in deck["pages"] if page["kind"] == "link"]
    must(len(wifi) == len(LANGUAGES) and len(links) == len(LANGUAGES) * len(LINKS), "each has its page in each language")
    for page in wifi:
        check_code(deck, page, said_of(network))
    for page in links if name.endswith("-0") else ():
        check_code(deck, page, LINKS[links.index(page) % len(LINKS)])



def networks_are_read_back(bench):
    for size in SIZES:
        chosen = NETWORKS if size in SIZES[:2] else NETWORKS[1:3]
        for i, network in enumerate(chosen):
            codes_say_what_they_should(bench, size, network, "%s-%d" % (size, i))
        ok("at %s: %d networks and %d links are read back in %d languages" %
           (size, len(chosen), len(LINKS), len(LANGUAGES)))


def a_light_theme_changes_no_code(bench):
    source = bench.folder / "light.json"
    write_document(source, dict(document(NETWORKS[1], LINKS[:1]), theme={"mode": "light"}))
    deck = bench.render(source, "light", "10:24", SIZES[0])
    for page in deck["pages"]:
        if page["kind"] in ("wifi", "link"):
            check_code(deck, page, said_of(NETWORKS[1]) if page["kind"] == "wifi" else LINKS[0])
    ok("on a light ground as well")


def what_is_shown_is_what_is_read(bench):
    network = NETWORKS[1]
    source = bench.folder / "shown.json"
    write_document(source, document(network, ()))
    deck = bench.render(source, "shown", "10:24", "1920x1080")
    for page in (page for page in deck["pages"] if page["kind"] == "wifi"):
        shown = [text_of(box) for box in page["texts"]]
        must(network["ssid"] in shown and network["password"] in shown, "%s: name and password stand there" % shown)
    ok("name and password stand there sign by sign")


def the_demo_has_codes_in_its_foyer(bench):
    for size in SIZES[:2]:
        deck = bench.render(DEMO / "programme.json", "demo" + size, "10:24", size, "--screen", "foyer")
        kinds = {page["kind"] for page in deck["pages"]}
        must({"wayfinding", "wifi", "link"} <= kinds, "the foyer shows %s" % kinds)
        for page in deck["pages"]:
            if page["kind"] == "link":
                check_code(deck, page, LINKS[0])
            elif page["kind"] == "wifi":
                check_code(deck, page, "WIFI:T:WPA;S:QONAQ-2025;P:Balalar2025;;")
    ok("the demo's foyer: its codes are read at 720p and 1080p")


def a_password_is_in_no_word_of_the_log(bench):
    source = bench.folder / "secret.json"
    write_document(source, document({"ssid": "a" * 40, "password": "verysecret" * 8, "qr": 3}, ()))
    deck = bench.render(source, "secret")
    told = bench.call("taqtactl", "check", source)
    must("verysecret" not in deck["said"] + told.stdout + told.stderr, "a password is told")
    must("wifi" in told.stdout, "but that something is wrong with the network is: %s" % told.stdout)
    ok("complaints about a network do not tell its password")


def test(bench):
    networks_are_read_back(bench)
    a_light_theme_changes_no_code(bench)
    what_is_shown_is_what_is_read(bench)
    the_demo_has_codes_in_its_foyer(bench)
    a_password_is_in_no_word_of_the_log(bench)


if __name__ == "__main__":
    run(test, "zbarimg")
