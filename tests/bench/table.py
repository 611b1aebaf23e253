"""The figures beside each other, and which of them meet their bars."""
import statistics
from dataclasses import dataclass

# Bars and goals of the display; ratios are of Chromium's figure in the same run.
MEMORY_RATIO = 1 / 20
TURNING_RATIO, TURNING_RATIO_GOAL = 1 / 12, 1 / 20
STILL_S, STILL_GOAL_S = 0.02, 0.012
RATE = 58
FIRST_MS, FIRST_GOAL_MS = 80, 60


@dataclass
class Line:
    """One row. `met`: True, False, None when nothing is asked or it could not be measured. `steady`: does not depend
    on what else the machine is doing."""
    what: str
    ours: str
    theirs: str = "–"
    ratio: str = ""
    bar: str = ""
    met: bool = None
    steady: bool = True
    reaches_goal: bool = None

    def verdict(self, is_busy):
        if self.met is None:
            return "not measured" if self.bar else ""
        if self.met:
            return "ok" if self.reaches_goal is not False else "ok, not yet the goal"
        return "not judged: busy" if is_busy and not self.steady else "not ok"

    def fails(self, is_busy):
        return self.met is False and (self.steady or not is_busy)


class Pair:
    """A figure of ours and of the peer's; the peer's may be missing."""

    def __init__(self, ours, theirs, figure):
        self.ours = figure(ours)
        self.theirs = figure(theirs) if theirs else None

    def ratio(self):
        return self.ours / self.theirs if self.theirs else None

    def line(self, what, form, **more):
        ratio = self.ratio()
        return Line(what, form % self.ours, "–" if self.theirs is None else form % self.theirs,
                    "" if not ratio else "1/%.1f" % (1 / ratio), **more)

    def within(self, limit):
        return None if self.ratio() is None else self.ratio() <= limit


def lines(ours, theirs):
    return [memory(ours, theirs), turning(ours, theirs), still(ours, theirs), wake_ups(ours, theirs),
            rates(ours, theirs), fades(ours, theirs), late(ours, theirs), first_picture(ours, theirs),
            idle_writes(ours, theirs), first_writes(ours, theirs), processes(ours, theirs)]


def memory(ours, theirs):
    pair = Pair(ours, theirs, lambda found: found["turning"]["pss_mb"]["Pss"])
    return pair.line("memory, PSS of all processes, MB", "%.1f", bar="≤ 1/20", met=pair.within(MEMORY_RATIO))


def turning(ours, theirs):
    pair = Pair(ours, theirs, lambda found: found["turning"]["cpu_s_per_min"])
    return pair.line("CPU, pages turning, s a minute", "%.3f", bar="≤ 1/12, goal 1/20",
                     met=pair.within(TURNING_RATIO), reaches_goal=pair.within(TURNING_RATIO_GOAL))


def still(ours, theirs):
    pair = Pair(ours, theirs, lambda found: found["still"]["cpu_s_per_min"])
    return pair.line("CPU, still page, s a minute", "%.4f", bar="≤ %g, goal %g" % (STILL_S, STILL_GOAL_S),
                     met=pair.ours <= STILL_S, reaches_goal=pair.ours <= STILL_GOAL_S, steady=False)


def deadlines(found):
    """Minutes that began, looks at a document and their answers."""
    return found["minutes"] + 2 * looks(found)


def looks(found):
    return sum(found["requests"].values())


def wake_ups(ours, theirs):
    """Where others want the processor, drawing has to wait for the X server in between, and that counts as well. Waits
    for the disk are no wake-ups: a kernel that takes unused pages of programs away has to read them again."""
    pair = Pair(ours, theirs, lambda found: sum(found["still"]["wake_ups"].values()))
    found = ours["still"]
    return pair.line("wake-ups in %.0f s, still page" % found["seconds"], "%d",
                     bar="≤ %d: minutes %d, looks and answers 2 × %d; beside them %d waits for the disk" %
                     (deadlines(found), found["minutes"], looks(found), found["disk_waits"]),
                     met=pair.ours <= deadlines(found), steady=False)


def rates_of(found):
    return [fade["rate"] for fade in found["turning"]["fades"]]


def rates_text(found):
    shown = rates_of(found)
    return "%.1f / %.1f" % (min(shown), statistics.median(shown)) if shown else "none"


def rates(ours, theirs):
    shown = rates_of(ours)
    return Line("frames a second in a fade, least / median", rates_text(ours), rates_text(theirs) if theirs else "–",
                bar="≥ %d in each" % RATE, met=bool(shown) and min(shown) >= RATE, steady=False)


def fades(ours, theirs):
    def text(found):
        return "%d of %d" % (len(found["turning"]["fades"]), found["turning"]["fades_expected"])
    found = ours["turning"]
    return Line("fades seen of those expected", text(ours), text(theirs) if theirs else "–", bar="all",
                met=len(found["fades"]) == found["fades_expected"])


def late(ours, theirs):
    pair = Pair(ours, theirs, lambda found: sum(fade["late"] for fade in found["turning"]["fades"]))
    return Line("late frames in all fades", "%d" % pair.ours, "–" if pair.theirs is None else "%d" % pair.theirs)


def first_picture(ours, theirs):
    pair = Pair(ours, theirs, lambda found: statistics.median(start["cpu_ms"] for start in found["starts"]))
    return pair.line("first picture, CPU ms", "%.0f", bar="≤ %d, goal %d" % (FIRST_MS, FIRST_GOAL_MS),
                     met=pair.ours <= FIRST_MS, reaches_goal=pair.ours <= FIRST_GOAL_MS, steady=False)


def idle_writes(ours, theirs):
    pair = Pair(ours, theirs, lambda found: found["still"]["written_kb_per_min"])
    return pair.line("written while nothing changes, KB a minute", "%.0f", bar="0", met=pair.ours == 0)


def first_writes(ours, theirs):
    pair = Pair(ours, theirs, lambda found: found["still"]["written_before_kb"])
    return pair.line("written before that, KB", "%.0f")


def processes(ours, theirs):
    def text(found):
        return "%d / %d" % (found["turning"]["processes"], found["turning"]["threads"])
    return Line("processes / threads", text(ours), text(theirs) if theirs else "–")


def print_table(rows, titles, is_busy):
    """As Markdown, in columns that also read well in a terminal."""
    cells = [["", *titles, "ratio", "bar", ""]]
    cells += [[row.what, row.ours, row.theirs, row.ratio, row.bar, row.verdict(is_busy)] for row in rows]
    widths = [max(len(row[i]) for row in cells) for i in range(len(cells[0]))]
    cells.insert(1, ["-" * width for width in widths])
    for row in cells:
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |", flush=True)
