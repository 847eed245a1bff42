"""Import, against a Python script that does the same with json and sqlite3."""

import json
import os.path
import pathlib
import sys

from support.bench import Timed, median
from support.row import Row

TITLE = "import of HH-RLHF JSONL, against Python's json and sqlite3.executemany"
ORDER = 3
PYTHON = pathlib.Path(__file__).resolve().parents[1] / "support" / "python_import.py"


def run(bench):
    count = 8_000 if bench.quick else 84_000
    source = bench.instances(count)
    megabytes = source.stat().st_size / 1e6
    ours, theirs, memory = [], [], {}
    for number in range(2 if bench.quick else 5):
        ours.append(demur_import(bench, source, f"ours-{number}"))
        folder = bench.folder / f"theirs-{number}"
        folder.mkdir()
        theirs.append(Timed([sys.executable, PYTHON, source, folder / "python.sqlite"], folder))
    a, b = median([each.wall for each in ours]), median([each.wall for each in theirs])
    yield Row(
        f"import of {megabytes:.0f} MB", f"{megabytes / a:.0f} MB/s", f"{megabytes / b:.0f} MB/s", b / a, at_least=2)
    # Import holds 64 MB of the file's pages: flat is what comes after that is full, and a small file stays below it.
    small = demur_import(bench, bench.instances(count // 8), "small").memory
    usual = median([each.memory for each in ours])
    large = demur_import(bench, bench.instances(count * 2), "large").memory
    yield Row(f"largest memory of import, {megabytes / 8:.0f} MB (below its 64 MB of cache)", f"{small:.1f} MB")
    yield Row(
        f"largest memory of import, {megabytes * 2:.0f} MB against {megabytes:.0f} MB", f"{large:.1f} MB",
        f"{usual:.1f} MB", large / usual, at_most=1.25)


    # The same instances under names of somebody else's.
    mapped = [Timed([bench.demur, "import", mapped_file(bench, source), "--map", MAP], made_study(bench, f"mapped-{number}"))
              for number in range(len(ours))]
    c = median([each.wall for each in mapped])
    yield Row("import of the same, mapped by --map", f"{c:.2f} s", f"{a:.2f} s as HH-RLHF", c / a, at_most=1.5)


MAP = "id=qid,context=dialogue,response_a=answer_1,response_b=answer_2,subset=topic"


def mapped_file(bench, source):
    """The pairs of a file with their dialogue once, as a JSONL file with other keys."""
    def make():
        path = bench.folder / "mapped.jsonl"
        with open(source, encoding="utf-8") as lines, open(path, "w", encoding="utf-8") as file:
            for number, line in enumerate(lines, start=1):
                pair = json.loads(line)
                mark = "\n\nAssistant:"
                start = os.path.commonprefix([pair["chosen"], pair["rejected"]]).rfind(mark)
                record = {
                    "qid": number, "dialogue": pair["chosen"][:start], "answer_1": pair["chosen"][start + len(mark):],
                    "answer_2": pair["rejected"][start + len(mark):], "topic": "all", "page": number % 50}
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
        return path
    return bench.once("mapped", make)


def made_study(bench, name):
    folder = bench.folder / name
    folder.mkdir()
    bench.demur_run("init", "study", "--seed", "7", cwd=folder)
    return folder


def demur_import(bench, source, name):
    return Timed([bench.demur, "import", "--subset", f"all={source}"], made_study(bench, name))
