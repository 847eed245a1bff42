"""What stands between a key and the next instance on the screen, and what an annotating process needs."""

import sqlite3
import time
import uuid

from support.bench import median, percentile
from support.pseudoterminal import PseudoTerminal
from support.row import Row

TITLE = "key to saved and next instance painted, against a bare commit; memory and bytes"
ORDER = 2


class BareCommit:
    """A row as long as a label's, in a table with one index, with the pragmas that demur uses."""

    def __init__(self, path):
        self.connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode = TRUNCATE", "synchronous = FULL", "foreign_keys = ON"):
            self.connection.execute(f"PRAGMA {pragma}")
        self.connection.execute(
            "CREATE TABLE label(id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, payload TEXT NOT NULL) STRICT")

    def seconds(self):
        name, payload = str(uuid.uuid4()), "x" * 250
        start = time.perf_counter()
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.execute("INSERT INTO label(uuid, payload) VALUES (?, ?)", (name, payload))
        self.connection.execute("COMMIT")
        return time.perf_counter() - start


def run(bench):
    count = 5_000 if bench.quick else 169_000
    labels = 60 if bench.quick else 1_000
    folder = bench.study(count)
    bare = BareCommit(folder / "bare.sqlite")
    terminal = PseudoTerminal([bench.demur, "annotate", "--annotator", "a02"], folder)
    terminal.wait_for(b"Rate the response")
    while terminal.read(0.2):
        pass
    ours, theirs, sent = [], [], []
    for number in range(labels):
        seconds, output = terminal.press(str(number % 5 + 1))
        ours.append(seconds)
        sent.append(len(output))
        theirs.append(bare.seconds())
    resident = terminal.memory()
    terminal.end()
    recorded = bench.demur_run("export", "ratings", cwd=folder).count("\n") - 1
    if recorded < labels:
        raise SystemExit(f"{labels} keys were pressed, {recorded} labels are there: the times are not of labels")
    for name, share, bound in (("p50", 0.5, 1.5), ("p99", 0.99, None)):
        a, b = percentile(ours, share), percentile(theirs, share)
        yield Row(
            f"key to saved and next painted, {name}", f"{a * 1000:.2f} ms", f"{b * 1000:.2f} ms a bare commit", a / b,
            at_most=bound)
    yield Row(
        f"resident memory after {labels} labels", f"{resident:.1f} MB", ratio=resident, at_most=45, unit="MB")
    yield Row("bytes to the terminal a label at 80×24", f"{median(sent):.0f} (p99 {percentile(sent, 0.99)})")
