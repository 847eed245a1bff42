#!/usr/bin/env python3
"""Variance components of simulated studies of the paper's size beside those of lme4 (REML): of combined labels as
`demur simulate` makes them, and of ratings that are drawn here, since the others' annotator x instance is below 0, which lme4
cannot say.

usage: compare-lme4.py [STUDIES] [INSTANCES] [ANNOTATORS] [PER_INSTANCE]
needs: apt install r-cran-lme4, and demur built (swift build) or in $DEMUR

For each component: the value by demur's moments and by lme4, on average over the studies, the largest difference of the two in
one study, and how often lme4's value lies in demur's 95 % interval. lme4 keeps components at 0 or above, demur does not: a
component that lme4 puts at 0 is compared with the larger of demur's and 0. Fails where any differs by more than .02 on average.
"""
import csv
import json
import os
import random
import subprocess
import sys
import tempfile

SCRIPT = """
suppressMessages(library(lme4))
control <- lmerControl(calc.derivs = FALSE, check.conv.singular = "ignore", check.nobs.vs.nRE = "ignore",
  check.nobs.vs.nlev = "ignore")
shown <- function(kind, model, names) {
  parts <- as.data.frame(VarCorr(model))
  for (group in names(names)) cat(kind, names[[group]], parts$vcov[parts$grp == group], "\\n")
}
y <- read.csv("combined.csv")
shown("combined", lmer(y ~ f + (1|i) + (1|a) + (1|i:f) + (1|a:f) + (1|i:a), y, control = control),
  c(i = "instance", a = "annotator", "i:f" = "formulationInstance", "a:f" = "formulationAnnotator",
    "i:a" = "annotatorInstance", Residual = "rest"))
y <- read.csv("ratings.csv")
shown("ratings", lmer(y ~ 1 + (1|i) + (1|i:r) + (1|a) + (1|i:a), y, control = control),
  c(i = "instance", "i:r" = "response", a = "annotator", "i:a" = "annotatorInstance", Residual = "rest"))
"""


def draw_ratings(path, seed, instances, annotators, per_instance):
    """Ratings with known parts, rounded to 1 ... 5."""
    draws = random.Random(seed)
    kindness = [draws.gauss(0, 0.4) for _ in range(annotators)]
    with open(path, "w") as out:
        out.write("instance,response,annotator,rating\n")
        for instance in range(instances):
            own, responses = draws.gauss(0, 0.5), {letter: draws.gauss(0, 0.6) for letter in "AB"}
            for annotator in draws.sample(range(annotators), per_instance):
                seen = 3 + own + kindness[annotator] + draws.gauss(0, 0.5)
                for letter, quality in responses.items():
                    rating = min(5, max(1, round(seen + quality + draws.gauss(0, 0.5))))
                    out.write(f"i{instance},{letter},a{annotator},{rating}\n")


def study(program, seed, sizes, folder):
    """The components of one study: by demur (value, low, high) and by lme4."""
    files = ["--ratings", f"{folder}/r.csv", "--preferences", f"{folder}/p.csv"]
    instances, annotators, per_instance = map(str, sizes)
    subprocess.run(
        [program, "simulate", "--instances", instances, "--annotators", annotators, "--per-instance", per_instance,
         "--seed", str(seed), "--force", *files], check=True, stderr=subprocess.DEVNULL)
    draw_ratings(f"{folder}/drawn.csv", seed, *sizes)
    ours = {
        kind: json.loads(subprocess.run(
            [program, "report", "--format", "json", *labels], check=True, capture_output=True, text=True
        ).stdout)["sources"][kind]
        for kind, labels in (("combined", files), ("ratings", ["--ratings", f"{folder}/drawn.csv"]))
    }
    ratings = {}
    with open(f"{folder}/r.csv") as rows:
        for row in csv.DictReader(rows):
            ratings.setdefault((row["instance"], row["annotator"]), {})[row["response"]] = int(row["rating"])
    with open(f"{folder}/drawn.csv") as rows, open(f"{folder}/ratings.csv", "w") as out:
        out.write("i,a,r,y\n")
        for row in csv.DictReader(rows):
            out.write(f"{row['instance']},{row['annotator']},{row['response']},{row['rating']}\n")
    with open(f"{folder}/p.csv") as rows, open(f"{folder}/combined.csv", "w") as out:
        out.write("i,a,f,y\n")
        for (instance, annotator), both in ratings.items():
            out.write(f"{instance},{annotator},s,{max(-2, min(2, both['B'] - both['A']))}\n")
        for row in csv.DictReader(rows):
            sign = -1 if row["preference"] == "A" else 1
            out.write(f"{row['instance']},{row['annotator']},p,{sign * int(row['magnitude'])}\n")
    fitted = subprocess.run(
        ["Rscript", "-e", SCRIPT], check=True, capture_output=True, text=True, cwd=folder).stdout
    theirs = {tuple(line.split()[:2]): float(line.split()[2]) for line in fitted.splitlines()}
    return {
        key: ((part := ours[key[0]][key[1]])["value"], part["low"], part["high"], value)
        for key, value in theirs.items()
    }


def main(studies=20, *sizes):
    program = os.environ.get("DEMUR") or os.path.join(os.path.dirname(__file__), "../.build/debug/demur")
    sizes = sizes or (720, 33, 2)
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(1, studies + 1):
            for key, values in study(os.path.abspath(program), seed, sizes, folder).items():
                found.setdefault(key, []).append(values)
    print(f"{studies} studies of {sizes[0]} x {sizes[1]} x {sizes[2]}")
    print(f"{'label':<10}{'component':<23}{'demur':>8}{'lme4':>8}{'difference':>12}{'largest':>9}{'lme4 inside':>13}")
    worst = 0
    for (kind, name), rows in found.items():
        differences = [abs((max(ours, 0) if theirs < 1e-6 else ours) - theirs) for ours, _, _, theirs in rows]
        inside = sum(low <= theirs <= high or theirs < 1e-6 for _, low, high, theirs in rows)
        mean = [sum(row[place] for row in rows) / len(rows) for place in (0, 3)]
        average = sum(differences) / len(differences)
        worst = max(worst, average)
        print(
            f"{kind:<10}{name:<23}{mean[0]:>8.4f}{mean[1]:>8.4f}{average:>12.4f}{max(differences):>9.4f}"
            f"{inside:>10}/{len(rows)}")
    sys.exit(worst > 0.02)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
