#!/usr/bin/env python3
"""Every row of the hub's table of requests, and each way it refuses.

    hub_rows.py BUILD-FOLDER
"""
import gzip
import hashlib
import json

from expect import must, ok, wait_until
from hub import JPEG, PNG, Hub, Stream, ask_on, programme, with_aliya
from taqta_e2e import demo, run


def expect(answer, status, words=""):
    must(answer.status == status, "expected %d: %d %s" % (status, answer.status, answer.body[:300]))
    must(words in answer.body.decode("utf-8", "replace"), "expected %r in %s" % (words, answer.body[:300]))
    return answer


def quoted_digest(body):
    return '"%s"' % hashlib.sha256(body).hexdigest()


def documents_are_read(hub):
    expect(hub.ask("GET", "/programme.json"), 404, "there is no programme.json here yet")
    body = programme("Жиын")
    hub.publish("/programme.json", body)
    answer = expect(hub.ask("GET", "/programme.json"), 200)
    must(answer.body == body and answer.etag == quoted_digest(body), "the bytes, and their SHA-256: " + answer.etag)
    must(answer.headers["content-type"] == "application/json", "as JSON")
    must(answer.headers["taqta-serial"] == "1", "with its serial")
    must("content-encoding" not in answer.headers, "unpacked where nobody asked")

    packed = expect(hub.ask("GET", "/programme.json", Accept_Encoding="br, gzip"), 200)
    must(packed.headers["content-encoding"] == "gzip" and gzip.decompress(packed.body) == body, "packed when asked")
    must(len(packed.body) * 2 < len(body) and packed.headers["vary"] == "Accept-Encoding", "and smaller by far")

    known = expect(hub.ask("GET", "/programme.json", If_None_Match='"x", ' + answer.etag), 304)
    must(not known.body and known.etag == answer.etag, "304 has the ETag and no body")
    expect(hub.ask("GET", "/programme.json", If_None_Match='"x"'), 200)
    head = expect(hub.ask("HEAD", "/programme.json"), 200)
    must(not head.body and head.headers["content-length"] == str(len(body)), "HEAD tells the length")
    ok("documents are read: 200 with a strong ETag, gzip, 304, HEAD, 404")


def documents_are_replaced(hub):
    there = hub.ask("GET", "/programme.json").etag
    for headers in ({}, {"If_Match": "*"}, {"If_None_Match": '"x"'}):
        expect(hub.ask("PUT", "/programme.json", programme("2"), "aliya", **headers), 428, "which version")
    for condition in ({"If_Match": '"%s"' % ("0" * 64)}, {"If_None_Match": "*"}, {"If_Match": "W/" + there}):
        stale = expect(hub.ask("PUT", "/programme.json", programme("2"), "aliya", **condition), 412, "faster")
        must(stale.etag == there and stale.json()["who"] == "aliya" and stale.json()["serial"] == 1,
             "412 says who was faster: %s" % stale.body)
    expect(hub.put("/changes.json", b"{}", over='"%s"' % ("0" * 64)), 412, "there is none")
    answer = expect(hub.put("/programme.json", programme("2"), over=there), 200)
    must(answer.json()["serial"] == 2 and answer.etag == quoted_digest(programme("2")), "200 with the new version")
    must(hub.ask("GET", "/programme.json").body == programme("2"), "which is served from then on")
    ok("documents are replaced: 428 without a condition, 412 with the current version when stale, else 200")


def what_displays_would_lose_is_refused(hub):
    there = hub.ask("GET", "/programme.json").etag
    slips = demo()
    slips["sessions"][1]["start"] = "2025-11-20T25:00"
    slips["sessions"][3]["room"] = "hall-9"
    body = json.dumps(slips, indent=2).encode()
    answer = expect(hub.put("/programme.json", body, over=there), 422, "not published")
    problems = answer.json()["problems"]
    must([problem["path"] for problem in problems] == ["sessions[1].start", "sessions[3].room"], "%s" % problems)
    line = body[:body.index(b"25:00")].count(b"\n") + 1
    must(problems[0]["line"] == line and problems[0]["column"] > 1 and "25:00" in problems[0]["message"],
         "each with its place: %s" % problems[0])
    for bad, words in ((b"{", "end"), (b"", "JSON"), (b"<x/>", "JSON"), (b'{"taqta": 1}', "event is missing"),
                       (b'{"taqta": 2, "event": {}}', "later version"), (b"\xff\xfe{", "JSON")):
        expect(hub.put("/programme.json", bad, over=there), 422, words)
    must(hub.ask("GET", "/programme.json").etag == there, "and nothing has changed")
    ok("422 names every problem with path, line, column and message, and nothing changes")


def changes_and_notices(hub):
    change = {"taqta": 1, "changes": [{"session": "s2", "kind": "delayed", "minutes": 15, "at": "2025-11-20T09:50"}]}
    must(hub.publish("/changes.json", change).json()["serial"] == 1, "a document of its own")
    change["changes"][0]["session"] = "s99"
    there = hub.ask("GET", "/changes.json").etag
    answer = expect(hub.put("/changes.json", json.dumps(change).encode(), over=there), 422, 'no session \\"s99\\"')
    must(answer.json()["problems"][0]["path"] == "changes[0].session", "judged over the stored programme")
    notice = {"taqta": 1, "notices": [{"id": "lunch", "severity": "urgent", "text": "Lunch",
                                       "until": "2025-11-20T14:00"}]}
    hub.publish("/notices.json", notice)
    notice["notices"][0]["severity"] = "panic"
    there = hub.ask("GET", "/notices.json").etag
    expect(hub.put("/notices.json", json.dumps(notice).encode(), over=there), 422, "notices[0].severity")
    ok("changes and notices are judged laid over the stored programme")


def pictures_are_kept(hub):
    expect(hub.ask("GET", "/media/logo.png"), 404)
    first = expect(hub.put("/media/logo.png", PNG), 200)
    answer = expect(hub.ask("GET", "/media/logo.png"), 200)
    must(answer.body == PNG and answer.headers["content-type"] == "image/png" and answer.etag == first.etag,
         "a picture comes back as what it is")
    expect(hub.ask("GET", "/media/logo.png", If_None_Match=answer.etag), 304)
    expect(hub.put("/media/logo.png", PNG + b"2"), 412)
    expect(hub.put("/media/logo.png", PNG + b"2", over=first.etag), 200)
    must(hub.ask("GET", "/media/logo.png").body == PNG + b"2", "replaced")
    expect(hub.ask("PUT", "/media/other.png", PNG, "aliya"), 428)
    expect(hub.put("/media/photo.jpg", JPEG), 200)
    expect(hub.put("/media/photo.webp", b"RIFF\0\0\0\0WEBPVP8 "), 200)
    for name, body in (("a.png", JPEG), ("a.jpg", PNG), ("a.png", b"<svg onload=alert(1)>"), ("a.png", b"")):
        expect(hub.put("/media/" + name, body), 422)
    for name in ("a.svg", "a.html", "a", "a.png.exe"):
        expect(hub.put("/media/" + name, PNG), 404)
    ok("pictures: JPEG, PNG, WebP by their first bytes, under the same conditions")


def old_versions_come_back(hub):
    listed = expect(hub.ask("GET", "/history", by="aliya"), 200).json()
    must([one["serial"] for one in listed["programme.json"]] == [2, 1], "newest first: %s" % listed)
    must(set(listed) == {"programme.json", "changes.json", "notices.json"}, "of all documents")
    one = listed["programme.json"][1]
    must(one["who"] == "aliya" and one["time"].endswith("Z") and len(one["etag"]) == 64, "who, when, what: %s" % one)
    must(list(hub.ask("GET", "/history/notices.json", by="aliya").json()) == ["notices.json"], "or of one")
    old = expect(hub.ask("GET", "/history/programme.json/1", by="aliya"), 200)
    must(old.body == programme("Жиын"), "an old version can be had")
    expect(hub.ask("GET", "/history/programme.json/77", by="aliya"), 404, "not kept")
    answer = hub.publish("/programme.json", old.body)
    must(answer.json()["serial"] == 3 and hub.ask("GET", "/programme.json").body == old.body, "and published again")
    ok("the history lists serial, time, etag and who; an old version is restored by PUT under a new serial")


def who_may_what(hub):
    for name, role in (("foyer-a", "screen"), ("foyer-b", "screen")):
        hub.token(role, name)
    state, wrong = b'{"page": "now-next"}', "0" * 64
    organisers_only = [("PUT", "/programme.json"), ("PUT", "/changes.json"), ("PUT", "/media/x.png"),
                       ("GET", "/history"), ("GET", "/history/programme.json"), ("GET", "/history/programme.json/1"),
                       ("GET", "/screens"), ("GET", "/login")]
    for method, path in organisers_only:
        answer = expect(hub.ask(method, path, b"{}" if method == "PUT" else None), 401, "needs a token")
        must("Bearer" in answer.headers["www-authenticate"], "401 says how")
        expect(hub.ask(method, path, b"{}" if method == "PUT" else None, "foyer-a"), 403)
    expect(hub.ask("PUT", "/screens/foyer-a", state), 401)
    expect(hub.ask("PUT", "/screens/foyer-a", state, wrong), 401, "nobody has this token")
    expect(hub.ask("PUT", "/screens/foyer-a", state, "foyer-b"), 403)
    expect(hub.ask("PUT", "/screens/foyer-a", state, "aliya"), 403)
    expect(hub.ask("PUT", "/screens/foyer-a", state, "foyer-a"), 200)
    expect(hub.ask("PUT", "/screens/foyer-a/picture", JPEG, "foyer-b"), 403)
    expect(hub.ask("PUT", "/screens/foyer-a/picture", JPEG, "foyer-a"), 200)
    expect(hub.ask("GET", "/screens/foyer-a/picture"), 401)
    expect(hub.ask("GET", "/screens/foyer-a/picture", by="foyer-b"), 403)
    expect(hub.ask("GET", "/screens/foyer-b/picture", by="aliya"), 404, "has sent no picture")
    for who in ("foyer-a", "aliya"):
        must(expect(hub.ask("GET", "/screens/foyer-a/picture", by=who), 200).body == JPEG, "its picture")
    ok("nobody writes without a token; a screen writes its own name alone and sees no other's picture")


def what_screens_say(hub):
    listed = expect(hub.ask("GET", "/screens", by="aliya"), 200).json()
    must(listed["serials"]["programme.json"] == 3, "the serials that are current: %s" % listed["serials"])
    by_name = {screen["id"]: screen for screen in listed["screens"]}
    must(set(by_name) == {"foyer-a", "foyer-b"}, "all screens with a token")
    first, second = by_name["foyer-a"], by_name["foyer-b"]
    must(first["health"] == "alive" and first["state"] == {"page": "now-next"} and first["seen"] and first["picture"],
         "one that has reported: %s" % first)
    must(second["health"] == "dark" and second["state"] is None and second["seen"] is None, "one never seen")
    for bad in (b"", b"[]", b'"x"', b"{", b"1", b'{"a": "\xff"}'):
        expect(hub.ask("PUT", "/screens/foyer-a", bad, "foyer-a"), 422)
    expect(hub.ask("PUT", "/screens/foyer-a", b'{"a": "' + b"x" * 8192 + b'"}', "foyer-a"), 413)
    expect(hub.ask("PUT", "/screens/foyer-a/picture", PNG, "foyer-a"), 422)
    expect(hub.ask("PUT", "/screens/foyer-a/picture", JPEG + b"x" * 102400, "foyer-a"), 413)
    must(hub.ask("GET", "/screens", by="aliya").json()["screens"][0]["state"] == {"page": "now-next"}, "kept")
    ok("screens: what each says, whether it is alive, and the limits of both reports")


def too_large_is_said_at_once(hub):
    there = hub.ask("GET", "/programme.json").etag
    expect(hub.ask("PUT", "/programme.json", None, "aliya", If_Match=there, Content_Length=str(8 * 2 ** 20 + 1)), 413)
    expect(hub.ask("PUT", "/media/x.png", None, "aliya", If_None_Match="*", Content_Length=str(5 * 2 ** 20 + 1)), 413)
    chunks = (b"x" * 65536 for _ in range(129))
    connection = hub.connect()
    connection.request("PUT", "/programme.json", chunks, {"Authorization": "Bearer " + hub.tokens["aliya"],
                                                          "If-Match": there}, encode_chunked=True)
    must(connection.getresponse().status == 413, "counted where no length was said")
    connection.close()
    expect(hub.ask("PUT", "/programme.json", b"x", "aliya", If_Match=there, Content_Encoding="gzip"), 415)
    large = programme("large", **{"x-filler": "x" * (7 * 2 ** 20)})
    hub.publish("/programme.json", large)
    must(hub.ask("GET", "/programme.json").body == large, "7 MB go in and come out")
    ok("413 by the announced length, or as soon as the count is passed")


def other_ways_and_names(hub):
    for method, path, allowed in (("POST", "/programme.json", "GET, HEAD, PUT"), ("DELETE", "/media/logo.png", "PUT"),
                                  ("PUT", "/history", "GET, HEAD"), ("PUT", "/events", "GET"),
                                  ("GET", "/screens/foyer-a", "PUT"), ("GET", "/logout", "POST"),
                                  ("OPTIONS", "/programme.json", "GET"), ("TRACE", "/", "GET")):
        answer = expect(hub.ask(method, path, by="aliya"), 405)
        must(allowed in answer.headers["allow"], "%s %s: Allow: %s" % (method, path, answer.headers["allow"]))
    for path in ("/tokens", "/lock", "/media/", "/history/tokens", "/programme.json/", "/nothing.html"):
        expect(hub.ask("GET", path, by="aliya"), 404)
    ok("405 with Allow for other methods, 404 for other names")


def the_desk(hub):
    page = expect(hub.ask("GET", "/"), 200, "<title>")
    must(page.headers["content-type"] == "text/html; charset=utf-8", "the desk as HTML")
    must("frame-ancestors 'none'" in page.headers["content-security-policy"], "in no frame")
    expect(hub.ask("GET", "/index.html", If_None_Match=page.etag), 304)
    ok("the desk's files at /")


def the_desk_logs_in(hub):
    body = json.dumps({"token": hub.tokens["aliya"]})
    answer = expect(hub.ask("POST", "/login", body), 200)
    must(answer.json() == {"role": "organiser", "name": "aliya"}, "who one is: %s" % answer.body)
    cookie = answer.headers["set-cookie"]
    for words in ("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=604800"):
        must(words in cookie, "the cookie has %s: %s" % (words, cookie))
    must("Secure" not in cookie, "Secure where there is TLS only")
    secure = hub.ask("POST", "/login", body, X_Forwarded_Proto="https").headers["set-cookie"]
    must("; Secure" in secure, "and there it is")
    pair = cookie.split(";")[0]
    must(hub.ask("GET", "/login", Cookie=pair).json()["name"] == "aliya", "the cookie lets in")
    expect(hub.ask("GET", "/screens", Cookie=pair), 200)
    there, host = hub.ask("GET", "/notices.json").etag, "127.0.0.1:%d" % hub.port
    notices = hub.ask("GET", "/notices.json").body
    for more in ({}, {"Origin": "http://evil.example"}, {"Origin": "http://%s.evil.example" % host}, {"Origin": "null"},
                 {"Sec_Fetch_Site": "cross-site", "Origin": "http://" + host}, {"Sec_Fetch_Site": "same-site"}):
        expect(hub.ask("PUT", "/notices.json", notices, Cookie=pair, If_Match=there, **more), 403, "another site")
    for more in ({"Origin": "http://" + host}, {"Sec_Fetch_Site": "same-origin"}):
        there = expect(hub.ask("PUT", "/notices.json", notices, Cookie=pair, If_Match=there, **more), 200).etag
    expect(hub.ask("POST", "/login", body, Origin="http://evil.example"), 403)
    expect(hub.ask("POST", "/login", json.dumps({"token": hub.tokens["foyer-a"]})), 403, "for organisers")
    for bad in ("", "{}", "[]", '{"token": 1}', "token=x"):
        expect(hub.ask("POST", "/login", bad), 400)
    gone = expect(hub.ask("POST", "/logout", Cookie=pair, Origin="http://" + host), 200).headers["set-cookie"]
    must("Max-Age=0" in gone, "and out: " + gone)
    hub.revoke("aliya")
    expect(hub.ask("GET", "/login", Cookie=pair), 401)
    hub.token("organiser", "aliya")
    ok("the desk logs in with a token, gets a cookie, and writes from its own pages only")


def reading_may_need_a_token(hub):
    stream = Stream(hub)
    wait_until(lambda: stream.serials(), 5, "an open stream")
    reader = hub.token("reader", "press")
    expect(hub.ask("GET", "/programme.json"), 401)
    expect(hub.ask("GET", "/media/logo.png"), 401)
    expect(hub.ask("GET", "/events"), 401)
    wait_until(lambda: stream.is_over, 5, "a stream without a token ends when one is needed")
    for who in (reader, hub.tokens["foyer-a"], hub.tokens["aliya"]):
        expect(hub.ask("GET", "/programme.json", by=who), 200)
    expect(hub.ask("PUT", "/programme.json", b"{}", reader), 403)
    stream, other = Stream(hub, by=reader), Stream(hub, by="foyer-a")
    wait_until(lambda: stream.serials() and other.serials(), 5, "streams by a token")
    hub.revoke("press")
    wait_until(lambda: stream.is_over, 5, "ends with the token")
    must(not other.is_over, "another's goes on")
    other.close()
    expect(hub.ask("GET", "/programme.json"), 200)
    expect(hub.ask("GET", "/programme.json", by=reader), 200)  # needed no token then, so a wrong one does no harm
    ok("once there is a reader's token, reading needs one; revoking ends its streams")


def one_connection_serves_many(hub):
    connection = hub.connect()
    sockets = set()
    for i in range(50):
        must(ask_on(connection, None, "GET", "/programme.json").status == 200, "the %d. request" % i)
        sockets.add(connection.sock.getsockname())
        must(ask_on(connection, None, "PUT", "/programme.json", b"{}").status == 401, "also behind a refused body")
    must(len(sockets) == 1, "on one connection: %d" % len(sockets))
    connection.close()
    ok("a connection is kept over fifty answers and fifty refusals")


def what_is_logged(hub):
    log = hub.program.log()
    for words in ("PUT /programme.json 412 organiser:aliya", "PUT /programme.json 401 nobody"):
        must(words in log, "writers, and those who would be:\n" + log)
    must("GET /programme.json 200" not in log and "PUT /screens/foyer-a 200" not in log, "not what is done all day")
    for name, token in hub.tokens.items():
        must(token not in log, "the token of %s is in the log" % name)
    ok("a line a request that matters, and never a token")


def rows(bench):
    hub = with_aliya(bench)
    for row in (documents_are_read, documents_are_replaced, what_displays_would_lose_is_refused, changes_and_notices,
                pictures_are_kept, old_versions_come_back, who_may_what, what_screens_say, other_ways_and_names,
                the_desk, the_desk_logs_in, reading_may_need_a_token, one_connection_serves_many,
                too_large_is_said_at_once, what_is_logged):
        row(hub)
    must(hub.program.stop() == 0, "it ends with 0")


def wrong_words_end_with_two(bench):
    for words in ([], ["--dir", "x"], ["token"], ["token", "add", "x"], ["--what"]):
        done = bench.call("taqta-hub", *words)
        must(done.returncode == 2 and done.stderr and not done.stdout, "%s ends with %d" % (words, done.returncode))
    must("token revoke" in bench.call("taqta-hub", "--help").stdout, "--help")
    must(bench.call("taqta-hub", "--version").stdout.startswith("taqta-hub "), "--version")
    hub = Hub(bench, folder=bench.folder / "second")
    hub.start()
    done = bench.call("taqta-hub", "--dir", hub.folder, "--listen", "127.0.0.1:0")
    must(done.returncode == 1 and "another hub is running" in done.stderr, done.stderr)
    done = bench.call("taqta-hub", "--dir", bench.folder / "third", "--listen", "127.0.0.1:%d" % hub.port)
    must(done.returncode == 1 and "cannot be listened at" in done.stderr, done.stderr)
    must("nobody can publish" in hub.program.log(), "a hub without an organiser says so")
    ok("wrong arguments end with 2 and a sentence, what cannot begin with 1")


def test(bench):
    wrong_words_end_with_two(bench)
    rows(bench)


run(test)
