"""The whole report from two label files, against Python with pandas, scikit-learn, krippendorff and numpy."""

import json
import pathlib
import subprocess

from support import venv
from support.bench import Timed, median
from support.row import Row

TITLE = "all tables with intervals, against 1,000 bootstrap replicates by pandas, scikit-learn, krippendorff and numpy"
ORDER = 4
PACKAGES = ["pandas==3.1.1", "scikit-learn==1.9.1", "krippendorff==0.9.0", "numpy==2.4.6"]
PYTHON = pathlib.Path(__file__).resolve().parents[1] / "support" / "python_report.py"
REPLICATES = "1000"
#: The sections whose figures are the program's in Python: it knows neither sources of disagreement nor annotators.
WHAT_PYTHON_DOES = "agreement,labels,formulations"


def run(bench):
    program = venv.python(*PACKAGES)
    sizes = [250, 2_500, 25_000] if bench.quick else [2_500, 25_000, 250_000]
    repeats = 2 if bench.quick else 5
    ours = {}
    for instances in sizes:
        ours[instances] = [timed(bench, instances) for _ in range(repeats)]
    largest = sizes[-1]
    same_figures(bench, program, largest)
    # In turn, so that what else the machine does meets both.
    rounds = [
        (
            Timed([program, PYTHON, *files(bench, largest), REPLICATES], bench.folder),
            *(timed(bench, largest, *only) for _ in range(repeats) for only in ([], ["--only", WHAT_PYTHON_DOES])),
        )
        for _ in range(2)
    ]
    theirs = [each[0] for each in rounds]
    whole, same = ([run for each in rounds for run in each[first::2]] for first in (1, 2))
    b = median([each.wall for each in theirs])
    for what, runs, bound in (
        ("the figures that Python makes", same, 20), ("sources of disagreement and annotators too", whole, None)
    ):
        a = median([each.wall for each in runs])
        yield Row(f"report on {4 * largest:,} labels, {what}", f"{a:.2f} s", f"{b:.1f} s", b / a, at_least=bound)
    memory = max(each.memory for each in whole)
    yield Row(
        f"largest memory of the report on {4 * largest:,} labels", f"{memory:.0f} MB",
        f"{max(each.memory for each in theirs):.0f} MB", memory, at_most=200, unit="MB")
    for small, large in zip(sizes, sizes[1:]):
        x, y = (median([each.cpu for each in ours[size]]) for size in (small, large))
        yield Row(
            f"processor time from {4 * small:,} to {4 * large:,} labels", f"{y:.2f} s", f"{x:.2f} s", y / x,
            at_most=12)
    instances, annotators = (2_000, 100) if bench.quick else (20_000, 200)
    everything = median(
        [Timed([*command(bench, instances, annotators), "--all"], bench.folder).wall for _ in range(repeats)])
    yield Row(
        f"report --all on {instances:,} instances, {annotators} annotators", f"{everything:.2f} s", "", everything,
        at_most=5, unit="s")
    study = bench.study(720)
    bench.demur_run("simulate", cwd=study)
    # In turn, so that what else the machine does meets both.
    pairs = [
        [Timed([bench.demur, *command], study).wall for command in (["report", "--study", "study.demur"], ["--version"])]
        for _ in range(4 * repeats)
    ]
    report, start = (median(side) for side in zip(*pairs))
    yield Row(
        "text report on a study of the paper's size", f"{report * 1000:.0f} ms", f"{start * 1000:.0f} ms --version",
        report / start, at_most=3)


def files(bench, instances, annotators=33):
    """Ratings and preferences of so many instances by two annotators each."""
    def make():
        pair = tuple(bench.folder / f"{name}-{instances}-{annotators}.csv" for name in ("ratings", "preferences"))
        bench.demur_run(
            "simulate", "--instances", str(instances), "--annotators", str(annotators), "--ratings", str(pair[0]),
            "--preferences", str(pair[1]))
        return pair
    return bench.once(f"labels-{instances}-{annotators}", make)


def command(bench, instances, annotators=33):
    ratings, preferences = files(bench, instances, annotators)
    return [bench.demur, "report", "--ratings", ratings, "--preferences", preferences]


def timed(bench, instances, *options):
    return Timed([*command(bench, instances), *options], bench.folder)


def same_figures(bench, program, instances):
    """A comparison of times is one only where both compute the same."""
    ours = json.loads(subprocess.run(
        [*command(bench, instances), "--format", "json"], capture_output=True, check=True).stdout)
    theirs = json.loads(subprocess.run(
        [program, PYTHON, *files(bench, instances), "2"], capture_output=True, check=True).stdout)["figures"]
    for path, value in theirs.items():
        if path.startswith(("labels.", "disagreement.")) or path.endswith((".overlap",)):
            continue
        part = ours
        if path.startswith("preferenceAgreement.") and path.count(".") == 2:
            path += ".kappa"
        elif path.startswith("preferenceAgreement.") and path.endswith(".symmetric"):
            path = path.replace(".symmetric", ".kappa.symmetric")
        for name in path.split("."):
            part = part[name]
        found = part["value"] if isinstance(part, dict) else part
        if abs(found - value) > 1e-9:
            raise SystemExit(f"{path}: demur says {found}, Python says {value}")
