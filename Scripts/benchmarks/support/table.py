"""The rows as a Markdown table, and its place in RESULTS.md."""

import datetime
import os
import platform
import re

START = "<!-- benchmarks: written by Scripts/bench --readme -->"
END = "<!-- end of benchmarks -->"
HEADER = "| case | what | measured | against | ratio | bound |"


def machine():
    """The class of machine in words: no name of it."""
    cores = os.cpu_count()
    gigabytes = round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
    return f"{platform.system()} on {platform.machine()}, {cores} shared cores, {gigabytes} GB of memory"


def cells(row):
    bound = f"{row.bound} **missed**" if row.is_missed else row.bound
    return [row.case, row.what, row.ours, row.against, row.figure, bound, f"{datetime.date.today()}"]


def markdown(rows):
    lines = [HEADER[:-1] + "| date |", "|---" * 7 + "|"]
    return "\n".join(lines + ["| " + " | ".join(cells(row)) + " |" for row in rows])


def write(path, rows):
    """Puts the rows of the cases that ran in the place of their former rows; the others' stay."""
    text = path.read_text(encoding="utf-8")
    block = re.compile(re.escape(START) + "(.*?)" + re.escape(END), re.DOTALL)
    found = block.search(text)
    if not found:
        raise SystemExit("RESULTS.md has no place for the benchmarks")
    ran = {row.case for row in rows}
    former = [line for line in found.group(1).splitlines() if line.startswith("| ")][1:]
    kept = [line for line in former if line.split("|")[1].strip() not in ran]
    head, *new = markdown(rows).splitlines()
    lines = [START, f"Measured on {machine()}.", "", head, new[0]] + kept + new[1:] + [END]
    path.write_text(block.sub(lambda _: "\n".join(lines), text), encoding="utf-8")
