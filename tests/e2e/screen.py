"""Which page is on the display: the framebuffer against the pictures `taqta render` makes of the same document."""
import time

from expect import must, patient, wait_until
from pictures import read_framebuffer, read_png

SIZE = "1280x720"


class Screen:
    """A display and the pages of the document it is given at this moment."""

    def __init__(self, bench, display, clock):
        self.bench, self.display, self.clock = bench, display, clock
        self.deck, self.pictures, self.rendered = None, {}, 0

    def expect(self, document, *more):
        """From now on pages are those of this file, in Kazakh; `more` goes to render as it is."""
        self.rendered += 1
        self.deck = self.bench.render(document, "expected-%d" % self.rendered, self.clock, SIZE, "--lang", "kk", *more)
        self.pictures = {page["file"]: read_png(self.deck["folder"] / page["file"]) for page in self.deck["pages"]}
        return self.deck

    def look(self):
        return read_framebuffer(self.display.picture_path)

    def page(self):
        """The page that is up, None in the middle of a turn and when it is none of them."""
        seen = self.look()
        return next((page for page in self.deck["pages"] if self.pictures[page["file"]] == seen), None)

    def is_dark(self):
        return self.look().is_black()

    def wait_for(self, wanted, seconds, what):
        """A page for which wanted(page) holds."""
        def up():
            page = self.page()
            return page if page and wanted(page) else None
        return wait_until(up, seconds, what)

    def watch(self, seconds, turn_s=1.5):
        """Looks for so long: every page seen, none of them foreign for longer than a turn takes."""
        until, seen, last_known = time.monotonic() + seconds, [], time.monotonic()
        while time.monotonic() < until:
            page = self.page()
            if page:
                last_known = time.monotonic()
                if page not in seen:
                    seen.append(page)
            must(time.monotonic() - last_known < patient(turn_s), "what is on screen is no page of the programme")
            time.sleep(0.05)
        return seen
