#!/usr/bin/env python3
"""Whether `demur simulate --plan` promises what replication gives: with new people and new instances each time.

usage: replicate-plan.py [STUDIES] [HALF_WIDTH] [ANNOTATORS]   (of each row; 200, .08, 33)
needs: demur built (swift build) or in $DEMUR

Each row of the plan names instances for a 95 % interval of ± HALF_WIDTH on weighted kappa. So many instances are simulated
STUDIES times; half of the interval that replication gives is 1.96 standard deviations of the kappas found. Fails
where a promise differs from it by more than 15 % and by more than chance among so many studies explains.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

LINE = re.compile(r"(\d+) instances with (\d+) annotators each, other people: SINGLE ± ([\d.]*\d), PREFERENCE ± ([\d.]*\d)")


def run(program, *arguments):
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout


def kappas(program, instances, annotators, per_instance, seed, folder):
    files = ["--ratings", f"{folder}/r.csv", "--preferences", f"{folder}/p.csv"]
    run(program, "simulate", "--instances", instances, "--annotators", annotators, "--per-instance", per_instance,
        "--seed", str(seed), "--force", *files)
    report = json.loads(run(program, "report", "--no-intervals", "--format", "json", *files))["scoreAgreement"]
    return [report[name]["all"]["symmetric"] for name in ("single", "preference")]


def half_width(values):
    """By the normal approximation, which needs fewer studies than quantiles: kappas of a study are near to normal."""
    mean = sum(values) / len(values)
    return 1.96 * (sum((value - mean) ** 2 for value in values) / (len(values) - 1)) ** 0.5


def main(studies="200", width="0.08", annotators="33"):
    program = os.path.abspath(
        os.environ.get("DEMUR") or os.path.join(os.path.dirname(__file__), "../.build/debug/demur"))
    plan = run(program, "simulate", "--plan", "--interval", width, "--annotators", annotators)
    print(plan)
    rows = LINE.findall(plan)
    if not rows:
        sys.exit("The plan promises nothing that could be replicated: ask for a wider interval, or for more annotators.")
    print(f"{'':<34}{'promised':>10}{'replicated':>12}{'ratio':>8}   ({studies} studies)")
    wrong = False
    with tempfile.TemporaryDirectory() as folder:
        for instances, per_instance, *promised in rows:
            found = list(zip(*(
                kappas(program, instances, annotators, per_instance, 10_000 + seed, folder)
                for seed in range(int(studies)))))
            for name, claim, values in zip(("SINGLE", "PREFERENCE"), promised, found):
                true = half_width(values)
                ratio = float(claim) / true
                # A standard deviation of n studies is known to 1 / √(2 n).
                wrong = wrong or abs(ratio - 1) > 0.15 + 2 / (2 * int(studies)) ** 0.5
                print(f"{instances:>6} instances x {per_instance}, {name:<12}{float(claim):>10.3f}{true:>12.3f}{ratio:>8.2f}",
                      flush=True)
    sys.exit(wrong)


if __name__ == "__main__":
    main(*sys.argv[1:])
