"""What every measured program shows, and the server that has it."""
import collections
import pathlib
import shutil
import time

from portraits import write_portraits
from programs import WebServer

CONTENT = pathlib.Path(__file__).resolve().parent / "content"


def write_content(folder):
    shutil.copytree(CONTENT, folder)
    write_portraits(folder, 6)


class ContentServer(WebServer):
    """lighttpd again, which here must serve pages for browsers as well, and note down when it was asked."""

    CONFIG = """
server.bind = "127.0.0.1"
server.port = {port}
server.document-root = "{folder}"
server.errorlog = "{work}/lighttpd.log"
server.modules = ( "mod_accesslog" )
accesslog.filename = "{work}/access.log"
accesslog.format = "%{{sec}}t %U %s"
mimetype.assign = ( ".json" => "application/json", ".xml" => "application/rss+xml; charset=utf-8",
  ".png" => "image/png", ".html" => "text/html; charset=utf-8", ".css" => "text/css; charset=utf-8",
  ".js" => "text/javascript; charset=utf-8" )
"""
    LOG_DELAY_S = 6  # it keeps a few seconds of its log to itself

    def site(self):
        return self.address("")

    def requests_between(self, begin, end):
        """How often it was asked for what, by time.time()."""
        time.sleep(self.LOG_DELAY_S)
        log = self.bench.folder / "access.log"
        lines = [line.split() for line in log.read_text().splitlines()] if log.exists() else []
        return collections.Counter(path for second, path, _ in lines if begin <= int(second) < end)
