#!/usr/bin/env python3
"""Computes a report's figures with scikit-learn, krippendorff and numpy, and writes them as JSON.

usage: oracle-report.py > Tests/StudyTests/Report/report-oracle.json
needs: pip install numpy==2.3.5 scikit-learn==1.9.1 krippendorff==0.9.0 (any recent versions give the same values)

Follows the definitions of ARCHITECTURE.md word by word and label by label; nothing is shared with the Swift code.
"""
import itertools
import json
import random
import warnings

import krippendorff
import numpy as np
from sklearn.metrics import cohen_kappa_score

warnings.simplefilter("ignore")
SCORES, PREFS = [-2, -1, 0, 1, 2], [-1, 0, 1]


def finite(x):
    return None if x is None or not np.isfinite(x) else float(x)


def kappa(units, labels):
    """Quadratic kappa of all pairs in a unit, each unit weighing the same."""
    rows, weights = [], []
    for unit in units:
        pairs = list(itertools.combinations(unit, 2))
        rows += pairs
        weights += [1 / len(pairs)] * len(pairs)
    if not rows:
        return {"value": None, "symmetric": None}
    x, y = zip(*rows)
    score = lambda a, b, w: finite(cohen_kappa_score(a, b, labels=labels, weights="quadratic", sample_weight=w))
    if set(x) == set(y) and len(set(x)) == 1:
        return {"value": None, "symmetric": None}
    return {"value": score(x, y, weights), "symmetric": score(x + y, y + x, weights + weights)}


def shares(units):
    strict, soft = [], []
    for unit in units:
        pairs = list(itertools.combinations(unit, 2))
        strict.append(np.mean([a == b for a, b in pairs]))
        soft.append(np.mean([a * b >= 0 for a, b in pairs]))
    return (finite(np.mean(strict)), finite(np.mean(soft))) if strict else (None, None)


def pearson(x, y):
    if len(x) < 2 or len(set(x)) < 2 or len(set(y)) < 2:
        return None
    return finite(np.corrcoef(x, y)[0, 1])


def alpha(units, domain):
    width = max([len(u) for u in units], default=0)
    data = np.array([list(u) + [np.nan] * (width - len(u)) for u in units], float).T
    result = {}
    for level in ("ordinal", "interval"):
        try:
            result[level] = finite(krippendorff.alpha(data, level_of_measurement=level, value_domain=domain))
        except Exception:
            result[level] = None
        values = {v for u in units if len(u) > 1 for v in u}
        if len(values) < 2:
            result[level] = None
    return result


def spread(values):
    return max(values) - min(values) if len(values) > 1 else None


def below(delta, limit):
    return limit is None or (delta is not None and delta < limit)


def figures(study, threshold=3):
    """study: for each instance a list of (rating A, rating B, prefer-combined), None where missing, in slot order."""
    out = {}
    sign = lambda v: int(np.sign(v))
    clip = lambda v: max(-2, min(2, v))
    instances = []
    for entries in study:
        a = [e[0] for e in entries if e[0] is not None]
        b = [e[1] for e in entries if e[1] is not None]
        p = [e[2] for e in entries if e[2] is not None]
        d = [e[1] - e[0] for e in entries if e[0] is not None and e[1] is not None]
        both = [(e[2], e[1] - e[0]) for e in entries if None not in e]
        ratings = [x for x in (spread(a), spread(b)) if x is not None]
        people = sum(e[2] is not None or (e[0] is not None and e[1] is not None) for e in entries)
        instances.append(dict(people=people, a=a, b=b, p=p, d=d, both=both, dp=spread(p), dd=spread(d), dr=max(ratings, default=None)))
    for name, limit in (("all", None), ("below4", 4), ("below3", 3)):
        responses = [u for i in instances for u in (i["a"], i["b"]) if len(u) > 1 and below(spread(u), limit)]
        prefs = [i["p"] for i in instances if len(i["p"]) > 1 and below(i["dp"], limit)]
        diffs = [i["d"] for i in instances if len(i["d"]) > 1 and below(i["dd"], limit)]
        out[f"scoreAgreement.single.{name}"] = kappa(responses, [1, 2, 3, 4, 5])
        out[f"scoreAgreement.preference.{name}"] = kappa(prefs, SCORES)
        out[f"singleCombined.{name}"] = kappa([[clip(v) for v in u] for u in diffs], SCORES)
        for side, units in (("single", diffs), ("preference", prefs)):
            signs = [[sign(v) for v in u] for u in units]
            strict, soft = shares(signs)
            path = f"preferenceAgreement.{side}.{name}"
            out[path + ".strict"], out[path + ".soft"] = {"value": strict}, {"value": soft}
            out[path + ".kappa"] = kappa(signs, PREFS)
    for name in ("all", "unambiguous"):
        kept = [
            pair for i in instances for pair in i["both"]
            if name == "all" or (i["dd"] is not None and i["dp"] is not None and i["dd"] < threshold and i["dp"] < threshold)
        ]
        signs = [(sign(p), sign(d)) for p, d in kept]
        scores = [(p, clip(d)) for p, d in kept]
        strict, soft = shares(signs)
        out[f"interTask.{name}.strict"], out[f"interTask.{name}.soft"] = {"value": strict}, {"value": soft}
        out[f"interTask.{name}.kappaPreference"] = kappa(signs, PREFS)
        out[f"interTask.{name}.kappaScore"] = kappa(scores, SCORES)
        out[f"interTask.{name}.pearson"] = {"value": pearson([p for p, _ in scores], [d for _, d in scores])}
    for key, path in (("dr", "ambiguity"), ("dd", "ambiguity.ofDifference")):
        pairs = [(i[key], i["dp"]) for i in instances if i[key] is not None and i["dp"] is not None]
        out[f"{path}.correlation"] = {"value": pearson([x for x, _ in pairs], [y for _, y in pairs])}
        s = {n for n, (x, _) in enumerate(pairs) if x >= threshold}
        p = {n for n, (_, y) in enumerate(pairs) if y >= threshold}
        precision, recall = len(s & p) / len(s) if s else None, len(s & p) / len(p) if p else None
        out[f"{path}.singleInPreference"], out[f"{path}.preferenceInSingle"] = {"value": precision}, {"value": recall}
        mean = None
        if precision is not None and recall is not None:
            mean = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        out[f"{path}.overlap"] = {"value": mean}
    for name in ("all", "below3", "ambiguous"):
        kept = [
            i for i in instances
            if name == "all" or (i["dp"] is not None and (i["dp"] < threshold) == (name == "below3"))
        ]
        alone = [i["p"] for i in kept]
        # Two annotators or more, and both formulations.
        merged = [i["p"] + [clip(v) for v in i["d"]] for i in kept if i["people"] > 1 and i["p"] and i["d"]]
        for row, units, domain in (
            ("preferenceScore", alone, SCORES), ("mergedScore", merged, SCORES),
            ("preferencePreference", [[sign(v) for v in u] for u in alone], PREFS),
            ("mergedPreference", [[sign(v) for v in u] for u in merged], PREFS),
        ):
            for level, value in alpha(units, domain).items():
                out[f"merge.{row}.{name}.{level}"] = {"value": value}
    return out


def text(study):
    show = lambda v: "-" if v is None else str(v)
    return ["; ".join(" ".join(map(show, e)) for e in entries) for entries in study]


def drawn(rng, instances, annotators, missing=0.0, noise=1.0):
    study = []
    for _ in range(instances):
        quality = rng.gauss(3, 1.2), rng.gauss(3, 1.2)
        entries = []
        for _ in range(rng.choice(annotators)):
            rate = lambda q: min(5, max(1, round(q + rng.gauss(0, noise))))
            combined = min(2, max(-2, round(0.7 * (quality[1] - quality[0]) + rng.gauss(0, noise))))
            labels = [rate(quality[0]), rate(quality[1]), combined]
            entries.append(tuple(None if rng.random() < missing else v for v in labels))
        study.append([e for e in entries if e != (None, None, None)])
    return study


def cases():
    rng = random.Random(2025)
    yield "two annotators", drawn(rng, 60, [2])
    yield "three to ten annotators, labels missing", drawn(rng, 24, range(3, 11), missing=0.25)
    yield "one to three annotators, labels missing", drawn(rng, 50, [1, 2, 3], missing=0.3, noise=1.6)
    yield "one annotator", drawn(rng, 12, [1])
    yield "one instance", [[(1, 5, 2), (4, 2, -1)]]
    yield "all ties", [[(3, 3, 0), (3, 3, 0)] for _ in range(6)]
    yield "one constant column", [[(3, 3, 0), (rng.randint(1, 5), rng.randint(1, 5), rng.randint(-2, 2))] for _ in range(20)]
    yield "SINGLE alone", [[(a, b, None) for a, b, _ in e] for e in drawn(rng, 20, [2])]
    yield "PREFERENCE alone", [[(None, None, p) for _, _, p in e] for e in drawn(rng, 20, [2, 3])]


out = []
for name, study in cases():
    values = {}
    for path, found in figures(study).items():
        values[path] = found["value"]
        if "symmetric" in found:
            values[path + ".symmetric"] = found["symmetric"]
    lines = ",\n".join(f"     {json.dumps(path)}: {json.dumps(value)}" for path, value in values.items())
    out.append(f'  {{"name": {json.dumps(name)},\n   "labels": {json.dumps(text(study))},\n   "values": {{\n{lines}\n   }}}}')
print("[\n" + ",\n".join(out) + "\n]")
