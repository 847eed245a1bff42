"""What `demur report` is compared with: the same tables from the same two files with pandas, scikit-learn, krippendorff
and vectorised numpy, each figure with a bootstrap interval from pattern counts.

Two annotators an instance. Arguments: the ratings CSV, the preferences CSV, the number of replicates.
Prints its figures as JSON, and to stderr how long its two parts took.
"""

import json
import sys
import time

import krippendorff
import numpy as np
import pandas as pd
from sklearn.metrics import cohen_kappa_score

FIVE = np.arange(1, 6)
COMBINED = np.arange(-2, 3)
SIGNS = np.arange(-1, 2)
LIMITS = {"all": 99, "below4": 4, "below3": 3}


def read(ratings, preferences):
    """Instances in rows: rating A, rating B and prefer-combined of the first and of the second annotator."""
    types = {"instance": "category", "annotator": "category"}
    rated = pd.read_csv(ratings, dtype={**types, "response": "category"})
    preferred = pd.read_csv(preferences, dtype={**types, "preference": "category"})
    rated["slot"] = rated.groupby(["instance", "response"], observed=True).cumcount()
    wide = rated.pivot(index="instance", columns=["response", "slot"], values="rating")
    preferred["slot"] = preferred.groupby("instance", observed=True).cumcount()
    sign = preferred["preference"].map({"A": -1, "B": 1, "N": 0}).astype(int)
    preferred["combined"] = sign * preferred["magnitude"]
    pairs = preferred.pivot(index="instance", columns="slot", values="combined").reindex(wide.index)
    labels = [wide["A"][0], wide["B"][0], pairs[0], wide["A"][1], wide["B"][1], pairs[1]]
    return np.stack([column.to_numpy() for column in labels], axis=1).astype(int)


def views(labels):
    """The pairs of labels that figures are made of, each with its Δ."""
    a1, b1, p1, a2, b2, p2 = labels.T
    d1, d2 = b1 - a1, b2 - a2
    return {
        "ratings": (np.r_[a1, b1], np.r_[a2, b2], abs(np.r_[a1, b1] - np.r_[a2, b2])),
        "preference": (p1, p2, abs(p1 - p2)),
        "difference": (d1, d2, abs(d1 - d2)),
        "ratingsOfInstance": np.maximum(abs(a1 - a2), abs(b1 - b2)),
    }


def kappa(x, y, scale):
    return cohen_kappa_score(x, y, labels=scale, weights="quadratic")


def shares(x, y):
    return float(np.mean(x == y)), float(np.mean(x * y >= 0))


def overlap(first, second):
    both = np.sum(first & second)
    one, other = both / max(1, first.sum()), both / max(1, second.sum())
    return one, other, 2 * one * other / (one + other) if one + other else 0.0


def figures(labels):
    out = {}
    see = views(labels)
    clip, sign = (lambda v: np.clip(v, -2, 2)), np.sign
    for name, values in (("ratingA", labels[:, [0, 3]]), ("ratingB", labels[:, [1, 4]]), ("combined", labels[:, [2, 5]])):
        out["labels." + name] = pd.Series(values.ravel()).value_counts().sort_index().tolist()
    for name in ("ratings", "preference"):
        out["disagreement." + name] = np.bincount(see[name][2], minlength=5).tolist()
    for limit, below in LIMITS.items():
        for name, what, scale, turn in (
            ("scoreAgreement.single", "ratings", FIVE, None), ("scoreAgreement.preference", "preference", COMBINED, None),
            ("singleCombined", "difference", COMBINED, clip),
            ("preferenceAgreement.single", "difference", SIGNS, sign),
            ("preferenceAgreement.preference", "preference", SIGNS, sign),
        ):
            x, y, delta = see[what]
            x, y = x[delta < below], y[delta < below]
            if turn is not None:
                x, y = turn(x), turn(y)
            out[f"{name}.{limit}"] = kappa(x, y, scale)
            out[f"{name}.{limit}.symmetric"] = kappa(np.r_[x, y], np.r_[y, x], scale)
            if turn is sign:
                out[f"{name}.{limit}.strict"], out[f"{name}.{limit}.soft"] = shares(x, y)
    difference, preference = see["difference"], see["preference"]
    calm = (difference[2] < 3) & (preference[2] < 3)
    for name, kept in (("all", np.ones(len(labels), bool)), ("unambiguous", calm)):
        p = np.r_[preference[0][kept], preference[1][kept]]
        d = np.r_[difference[0][kept], difference[1][kept]]
        path = f"interTask.{name}"
        out[path + ".kappaPreference"] = kappa(sign(p), sign(d), SIGNS)
        out[path + ".kappaScore"] = kappa(p, clip(d), COMBINED)
        out[path + ".pearson"] = float(np.corrcoef(p, clip(d))[0, 1])
        out[path + ".strict"], out[path + ".soft"] = shares(sign(p), sign(d))
    for name, delta in (("ambiguity", see["ratingsOfInstance"]), ("ambiguity.ofDifference", difference[2])):
        out[name + ".correlation"] = float(np.corrcoef(delta, preference[2])[0, 1])
        out[name + ".overlap"] = overlap(delta >= 3, preference[2] >= 3)
    alone = np.stack(preference[:2])
    merged = np.concatenate([alone, clip(np.stack(difference[:2]))])
    for part, kept in (("all", preference[2] < 99), ("below3", preference[2] < 3), ("ambiguous", preference[2] >= 3)):
        for name, values, domain in (
            ("preferenceScore", alone, COMBINED), ("mergedScore", merged, COMBINED),
            ("preferencePreference", sign(alone), SIGNS), ("mergedPreference", sign(merged), SIGNS),
        ):
            for level in ("ordinal", "interval"):
                out[f"merge.{name}.{part}.{level}"] = krippendorff.alpha(
                    values[:, kept].astype(float), level_of_measurement=level, value_domain=domain)
    return out


class Tables:
    """Many resamples at once: a table of cells is the drawn pattern counts times what each pattern adds."""

    def __init__(self, counts, patterns):
        self.counts, self.patterns = counts, patterns

    def pairs(self, x, y, size, kept=None):
        """Pairs of values, given by their indices, in (resamples, size, size)."""
        rows = np.zeros((len(self.patterns), size * size))
        places = np.arange(len(self.patterns))
        for first, second, keep in zip(x, y, kept if kept is not None else [slice(None)] * len(x)):
            np.add.at(rows, (places[keep], (first * size + second)[keep]), 1)
        return (self.counts @ rows).reshape(len(self.counts), size, size)


def kappas(tables, scale, symmetric=False):
    if symmetric:
        tables = tables + tables.transpose(0, 2, 1)
    weights = (scale[:, None] - scale[None, :]) ** 2.0
    total = tables.sum((1, 2))
    expected = np.einsum("ri,rj,ij->r", tables.sum(2), tables.sum(1), weights) / total
    return 1 - (tables * weights).sum((1, 2)) / expected


def table_shares(tables, scale):
    total = tables.sum((1, 2))
    return np.trace(tables, axis1=1, axis2=2) / total, (tables * (scale[:, None] * scale >= 0)).sum((1, 2)) / total


def pearsons(tables, x, y):
    total = tables.sum((1, 2))
    mean_x, mean_y = tables.sum(2) @ x / total, tables.sum(1) @ y / total
    spread_x, spread_y = tables.sum(2) @ x**2 / total - mean_x**2, tables.sum(1) @ y**2 / total - mean_y**2
    return (np.einsum("rij,i,j->r", tables, x, y) / total - mean_x * mean_y) / np.sqrt(spread_x * spread_y)


def alphas(coincidences, scale, ordinal):
    """Krippendorff's, of (resamples, values, values)."""
    n = coincidences.sum(2)
    total = n.sum(1)
    if ordinal:
        sums = np.cumsum(n, axis=1)
        middle = sums - n / 2
        metric = (middle[:, :, None] - middle[:, None, :]) ** 2
    else:
        metric = ((scale[:, None] - scale[None, :]) ** 2.0)[None]
    observed = (coincidences * metric).sum((1, 2))
    expected = (n[:, :, None] * n[:, None, :] * metric).sum((1, 2)) / (total - 1)
    return 1 - observed / expected


def overlaps(tables):
    both = tables[:, 3:, 3:].sum((1, 2))
    one, other = both / tables[:, 3:].sum((1, 2)), both / tables[:, :, 3:].sum((1, 2))
    return 2 * one * other / (one + other)


def bootstrap(labels, replicates, seed=1):
    """The 95 % percentile interval of every figure, from resampled counts of label patterns."""
    draw = np.random.default_rng(seed)
    codes = ((labels + [0, 0, 3, 0, 0, 3]) @ (6 ** np.arange(6))).astype(np.int64)
    _, first, multiplicity = np.unique(codes, return_index=True, return_counts=True)
    patterns = labels[first]
    counts = draw.multinomial(len(labels), multiplicity / len(labels), size=replicates).astype(float)
    see, tables = views(patterns), Tables(counts, patterns)
    clip, sign = (lambda v: np.clip(v, -2, 2)), np.sign
    found = {}
    for column, low in ((0, 1), (1, 1), (2, -2)):
        rows = np.zeros((len(patterns), 5))
        for side in (column, column + 3):
            np.add.at(rows, (np.arange(len(patterns)), patterns[:, side] - low), 1)
        shares_of = counts @ rows
        for value, share in enumerate((shares_of / shares_of.sum(1, keepdims=True)).T):
            found[f"labels.{column}.{value}"] = share
    half = len(patterns)
    for limit, below in LIMITS.items():
        for name, what, scale, turn in (
            ("single", "ratings", FIVE, None), ("preference", "preference", COMBINED, None),
            ("singleCombined", "difference", COMBINED, clip), ("singlePref", "difference", SIGNS, sign),
            ("pref", "preference", SIGNS, sign),
        ):
            x, y, delta = see[what]
            x, y = (x, y) if turn is None else (turn(x), turn(y))
            x, y, kept = x - scale[0], y - scale[0], delta < below
            parts = [slice(0, half), slice(half, 2 * half)] if what == "ratings" else [slice(None)]
            table = tables.pairs([x[p] for p in parts], [y[p] for p in parts], len(scale), [kept[p] for p in parts])
            found[f"{name}.{limit}"] = kappas(table, scale)
            found[f"{name}.{limit}.symmetric"] = kappas(table, scale, symmetric=True)
            if turn is sign:
                found[f"{name}.{limit}.strict"], found[f"{name}.{limit}.soft"] = table_shares(table, scale)
    (d1, d2, delta_d), (p1, p2, delta_p) = see["difference"], see["preference"]
    calm = (delta_d < 3) & (delta_p < 3)
    for name, kept in (("all", np.ones(half, bool)), ("unambiguous", calm)):
        scores = tables.pairs([p1 + 2, p2 + 2], [clip(d1) + 2, clip(d2) + 2], 5, [kept, kept])
        signs = tables.pairs([sign(p1) + 1, sign(p2) + 1], [sign(d1) + 1, sign(d2) + 1], 3, [kept, kept])
        found[f"interTask.{name}.score"] = kappas(scores, COMBINED)
        found[f"interTask.{name}.preference"] = kappas(signs, SIGNS)
        found[f"interTask.{name}.pearson"] = pearsons(scores, COMBINED, COMBINED)
        found[f"interTask.{name}.strict"], found[f"interTask.{name}.soft"] = table_shares(signs, SIGNS)
    for name, delta in (("ratings", see["ratingsOfInstance"]), ("difference", delta_d)):
        table = tables.pairs([delta], [delta_p], 9)
        found[f"ambiguity.{name}.correlation"] = pearsons(table, np.arange(9), np.arange(9))
        found[f"ambiguity.{name}.overlap"] = overlaps(table)
    alone, merged = [p1, p2], [p1, p2, clip(d1), clip(d2)]
    for part, kept in (("all", delta_p < 99), ("below3", delta_p < 3), ("ambiguous", delta_p >= 3)):
        for name, values, turn, scale in (
            ("preferenceScore", alone, None, COMBINED), ("mergedScore", merged, None, COMBINED),
            ("preferencePreference", alone, sign, SIGNS), ("mergedPreference", merged, sign, SIGNS),
        ):
            turned = [(v if turn is None else turn(v)) - scale[0] for v in values]
            x, y = zip(*[(u, v) for i, u in enumerate(turned) for j, v in enumerate(turned) if i != j])
            matrix = tables.pairs(x, y, len(scale), [kept] * len(x)) / (len(values) - 1)
            for ordinal in (True, False):
                found[f"merge.{name}.{part}.{ordinal}"] = alphas(matrix, scale, ordinal)
    with np.errstate(invalid="ignore"):
        return {name: np.nanpercentile(values, [2.5, 97.5]).tolist() for name, values in found.items()}


def main(ratings, preferences, replicates):
    start = time.perf_counter()
    labels = read(ratings, preferences)
    found = figures(labels)
    middle = time.perf_counter()
    intervals = bootstrap(labels, int(replicates))
    end = time.perf_counter()
    print(f"figures {middle - start:.2f} s, bootstrap {end - middle:.2f} s", file=sys.stderr)
    json.dump({"figures": found, "intervals": intervals}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
