"""The list of a review on the largest study that demur is made for: opened, and each key in it, beside bare SQL."""

import sqlite3
import time

from support.bench import median, percentile
from support.pseudoterminal import PseudoTerminal
from support.row import Row

TITLE = "opening the review of 169,000 instances and 676,000 labels, against a bare SELECT; keys and memory"
ORDER = 4

#: What stands on the first screen: the most ambiguous instances, by Δ of ratings and id.
ON_SCREEN = """
  SELECT key, subset, max(delta) AS largest FROM (
    SELECT instance, max(value) - min(value) AS delta FROM work JOIN standing ON standing.work = work.id
    WHERE retired = 0 AND occasion = 'original' AND state = 'labelled'
    GROUP BY instance, response HAVING count(*) > 1) AS points
  JOIN instance ON instance.id = points.instance
  GROUP BY instance HAVING largest >= 3 ORDER BY largest DESC, key LIMIT 15
"""

#: What is timed, and the keys before and after it that are not.
KEYS = [
    ("down", "", "j", ""), ("next ambiguous", "", "n", ""), ("page down", "", " ", ""),
    ("open an instance", "", "\r", "q"), ("totals", "", "t", "q"), ("effect", "", "v", "q"),
    ("filter: all", "f", "a", ""), ("filter: ambiguous", "f", "e", ""),
    ("sources", "", "s", "s"), ("sources, a line down", "s", "j", "s"),
    ("order: by id", "o", "i", ""), ("order: by ambiguity", "o", "a", ""),
]


def study(bench, count):
    folder = bench.folder / f"review-{count}"
    folder.mkdir()
    none = ["--consent", "none", "--guidelines", "none", "--practice", "none"]
    bench.demur_run("init", "study", "--seed", "7", "--formulations", "single", *none, cwd=folder)
    bench.demur_run("import", "--subset", f"all={bench.instances(count)}", cwd=folder)
    bench.demur_run("annotators", "add", "--count", "33", cwd=folder)
    bench.demur_run("assign", cwd=folder)
    bench.demur_run("simulate", cwd=folder)
    return folder


def run(bench):
    count = 5_000 if bench.quick else 169_000
    folder = bench.once(f"review-{count}", lambda: study(bench, count))
    ours, theirs = [], []
    for _ in range(3 if bench.quick else 5):
        start = time.perf_counter()
        connection = sqlite3.connect(folder / "study.demur")
        rows = connection.execute(ON_SCREEN).fetchall()
        theirs.append(time.perf_counter() - start)
        connection.close()
        if len(rows) != 15:
            raise SystemExit(f"the bare query found {len(rows)} ambiguous instances")
        start = time.perf_counter()
        terminal = PseudoTerminal([bench.demur, "review", "--ambiguous", "either"], folder)
        terminal.wait_for(b" decided, ")
        ours.append(time.perf_counter() - start)
        terminal.press("q")
        terminal.end()
    a, b = median(ours), median(theirs)
    yield Row(
        f"review of {count:,} instances on the screen", f"{a:.2f} s", f"{b:.2f} s the bare query", a / b, at_most=5)
    terminal = PseudoTerminal([bench.demur, "review", "--ambiguous", "either"], folder)
    terminal.wait_for(b" decided, ")
    while terminal.read(0.2):
        pass
    times = {name: [] for name, *_ in KEYS}
    for _ in range(3 if bench.quick else 30):
        for name, before, key, after in KEYS:
            if before:
                terminal.press(before)
            times[name].append(terminal.press(key)[0])
            if after:
                terminal.press(after)
    for name, seconds in times.items():
        yield Row(
            f"review list, {name}", f"{percentile(seconds, 0.5) * 1000:.1f} ms, {percentile(seconds, 0.99) * 1000:.1f} at p99")
    yield Row("resident memory of the review", f"{terminal.memory():.0f} MB")
    terminal.end()
