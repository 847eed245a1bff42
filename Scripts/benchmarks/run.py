"""Runs the cases in `cases/`, one a file, and prints their rows as a table.

A case is a module with `TITLE`, `ORDER` (its place in the table) and `run(bench)`, which yields rows: see
`support/row.py` and `support/bench.py`.
"""

import argparse
import importlib
import os
import pathlib
import shutil
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

from support import table  # noqa: E402
from support.bench import Bench  # noqa: E402


def main():
    names = sorted(path.stem for path in (HERE / "cases").glob("*.py"))
    parser = argparse.ArgumentParser(prog="Scripts/bench", description="Measures demur, ratios in one run.")
    parser.add_argument("cases", nargs="*", metavar="case", help=f"of {', '.join(names)}; all if none")
    parser.add_argument("--list", action="store_true", help="names the cases")
    parser.add_argument("--quick", action="store_true", help="smaller studies and fewer runs, to see that it works")
    parser.add_argument("--readme", action="store_true", help="writes the table into RESULTS.md")
    options = parser.parse_args()
    cases = {name: importlib.import_module(f"cases.{name}") for name in names}
    if options.list:
        for name, case in cases.items():
            print(f"{name:12}{case.TITLE}")
        return 0
    unknown = [name for name in options.cases if name not in cases]
    if unknown:
        parser.error(f"there is no case {unknown[0]}; there are {', '.join(names)}")
    wanted = options.cases or names
    # On the disk that holds the project: /tmp may be memory.
    folder = tempfile.mkdtemp(prefix=".build-bench-data-", dir=HERE.parent.parent)
    rows, missed = [], False
    try:
        bench = Bench(os.environ["DEMUR"], pathlib.Path(folder), quick=options.quick)
        for name in sorted(wanted, key=lambda name: (cases[name].ORDER, name)):
            print(f"{name}: {cases[name].TITLE}", file=sys.stderr)
            for row in cases[name].run(bench):
                row.case = name
                print("  " + row.line(), file=sys.stderr)
                rows.append(row)
                missed = missed or row.is_missed
    finally:
        shutil.rmtree(folder)
    print(table.markdown(rows))
    if options.readme:
        table.write(HERE / "RESULTS.md", rows)
    return 3 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
