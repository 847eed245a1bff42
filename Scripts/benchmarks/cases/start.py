"""How long an annotator waits for the first screen of a large study."""

from support.bench import median
from support.pseudoterminal import PseudoTerminal
from support.row import Row

TITLE = "start to first screen on a large study, against the same binary's --version"
ORDER = 1


def run(bench):
    count = 5_000 if bench.quick else 169_000
    folder = bench.study(count)
    ours, theirs = [], []
    for _ in range(5 if bench.quick else 21):
        terminal = PseudoTerminal([bench.demur, "annotate", "--annotator", "a01"], folder)
        ours.append(terminal.wait_for(b"Rate the response"))
        terminal.end()
        theirs.append(PseudoTerminal([bench.demur, "--version"], folder).wait_for_end())
    yield Row(
        f"first screen, {count} instances", f"{median(ours) * 1000:.1f} ms", f"{median(theirs) * 1000:.1f} ms",
        median(ours) / median(theirs), at_most=3)
