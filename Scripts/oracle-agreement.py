#!/usr/bin/env python3
"""Prints Tests/AgreementTests/OracleCases.swift: label sets and the figures that other people's libraries give for them.

usage: pip install scikit-learn krippendorff irrCAC
       Scripts/oracle-agreement.py > Tests/AgreementTests/OracleCases.swift

Kappa and percent agreement come from scikit-learn (all pairs of a unit, weighted 1 / pairs, on the whole scale), alpha
from krippendorff, AC1 and AC2 from irrCAC, Pearson, Spearman and one-way ICC from SciPy.
nil stands for an undefined figure. The versions used are printed into the file.
"""
import importlib.metadata as metadata
import itertools
import warnings

import irrCAC.raw
import krippendorff
import numpy as np
import pandas as pd
from scipy import stats
from sklearn.metrics import accuracy_score, cohen_kappa_score

warnings.filterwarnings("ignore")
LIBRARIES = ["scikit-learn", "krippendorff", "irrCAC", "scipy"]


def number(value):
    return None if value is None or not np.isfinite(value) else float(value)


def attempt(function):
    try:
        return number(function())
    except (ValueError, ZeroDivisionError, AssertionError):
        return None


def pairs(units):
    """Ordered pairs of labels with their weights."""
    first, second, weights = [], [], []
    for unit in units:
        both = list(itertools.combinations(unit[~np.isnan(unit)], 2))
        for x, y in both:
            first.append(x)
            second.append(y)
            weights.append(1 / len(both))
    return first, second, weights


def kappa(x, y, weights, scale, kind):
    return attempt(lambda: cohen_kappa_score(x, y, labels=scale, weights=kind, sample_weight=weights))


def gwet(units, scale, kind):
    rated = units[(~np.isnan(units)).any(axis=1)]
    if not ((~np.isnan(rated)).sum(axis=1) > 1).any():
        return None
    if len(rated) == 1:  # its variance, which is not used here, would divide by n - 1
        rated = np.vstack([rated, rated])
    table = pd.DataFrame(rated)
    return attempt(lambda: irrCAC.raw.CAC(table, weights=kind, categories=[float(v) for v in scale], digits=15)
                   .gwet()["est"]["coefficient_value"])


def one_way(units):
    groups = [unit[~np.isnan(unit)] for unit in units]
    # A unit with one label says nothing of agreement.
    groups = [group for group in groups if len(group) > 1]
    sizes = np.array([len(group) for group in groups])
    if len(groups) < 2 or len(set(np.concatenate(groups))) < 2:
        return None
    size = (sizes.sum() - (sizes**2).sum() / sizes.sum()) / (len(groups) - 1)
    f = stats.f_oneway(*groups).statistic
    return 1.0 if np.isinf(f) else number((f - 1) / (f + size - 1))


def figures(units, scale):
    x, y, weights = pairs(units)
    swapped = (x + y, y + x, weights + weights)
    kinds = (None, "linear", "quadratic")
    levels = ("nominal", "ordinal", "interval")
    columns = units[:, :2] if units.shape[1] > 1 else np.empty((0, 2))
    columns = columns[~np.isnan(columns).any(axis=1)]
    correlate = len(columns) > 1
    return {
        "percent": attempt(lambda: accuracy_score(x, y, sample_weight=weights)) if x else None,
        "kappa": [kappa(x, y, weights, scale, kind) if x else None for kind in kinds],
        "symmetricKappa": [kappa(*swapped, scale, kind) if x else None for kind in kinds],
        "alpha": [attempt(lambda: krippendorff.alpha(units.T, level_of_measurement=level)) for level in levels],
        "gwet": [gwet(units, scale, kind) for kind in ("identity", "linear", "quadratic")],
        "pearson": attempt(lambda: stats.pearsonr(*columns.T).statistic) if correlate else None,
        "spearman": attempt(lambda: stats.spearmanr(*columns.T).statistic) if correlate else None,
        "intraclass": one_way(units),
    }


def simulated(generator, scale, count, annotators, missing, noise):
    truth = generator.normal(0, 1, (count, 1))
    middle, spread = (scale[0] + scale[-1]) / 2, (scale[-1] - scale[0]) / 4
    labels = np.rint(middle + spread * (truth + generator.normal(0, noise, (count, annotators))))
    labels = np.clip(labels, scale[0], scale[-1])
    labels[generator.random(labels.shape) < missing] = np.nan
    return labels + 0.0  # no negative zeros


def cases():
    generator = np.random.default_rng(20250)
    five, signed, three = range(1, 6), range(-2, 3), range(-1, 2)
    for name, scale, noise in [("ratings", five, 0.7), ("preferences", signed, 1.0), ("signs", three, 1.5)]:
        yield f"two annotators, {name}", scale, simulated(generator, scale, 40, 2, 0, noise)
    yield "two annotators with chance agreement", five, generator.integers(1, 6, (40, 2)).astype(float)
    yield "two annotators, a value that nobody gave", signed, np.array(
        [[-2, -2], [-2, 1], [1, 2], [2, 1], [2, 2], [1, 1], [-2, -2], [2, -2]], float)
    for annotators in range(3, 11):
        yield f"{annotators} annotators", five, simulated(generator, five, 16, annotators, 0, 0.8)
    for annotators in (2, 3, 5, 10):
        yield (f"{annotators} annotators with missing labels", signed,
               simulated(generator, signed, 20, annotators, 0.35, 0.9))
    yield "one annotator", five, simulated(generator, five, 12, 1, 0, 1)
    yield "both columns constant and equal", five, np.full((6, 2), 3.0)
    yield "both columns constant and different", five, np.tile([3.0, 4.0], (5, 1))
    yield "first column constant", five, np.array([[3, v] for v in five], float)
    yield "one instance, equal labels", five, np.array([[2, 2]], float)
    yield "one instance, different labels", five, np.array([[2, 4]], float)
    yield "one instance, four annotators", five, np.array([[2, 4, 4, 5]], float)
    yield "all ties of two values", signed, np.array([[0, 0]] * 6 + [[1, 1]] * 4, float)
    yield "everyone the same label, five annotators", five, np.full((4, 5), 5.0)
    yield "no unit with two labels", five, np.array([[1, np.nan], [2, np.nan], [np.nan, 3], [np.nan, 4]])
    yield "fully opposed", signed, np.array([[-1, 1]] * 5, float)


def swift(value):
    if isinstance(value, list):
        return "[" + ", ".join(map(swift, value)) + "]"
    return "nil" if value is None else repr(value)


def main():
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in LIBRARIES)
    print("// Made by Scripts/oracle-agreement.py: edit that, not this.")
    print(f"// {versions}.\n")
    print("let oracleCases: [OracleCase] = [")
    for name, scale, units in cases():
        print(f'  OracleCase(\n    "{name}", scale: {scale[0]}...{scale[-1]},\n    """')
        for annotator in units.T:
            print("    " + " ".join("*" if np.isnan(label) else f"{label:.0f}" for label in annotator))
        print('    """,')
        values = {key: f"{key}: {swift(value)}" for key, value in figures(units, scale).items()}
        scalars = ", ".join(values.pop(key) for key in ("percent", "pearson", "spearman"))
        print("    " + ",\n    ".join([scalars, *values.values()]) + "),")
    print("]")


if __name__ == "__main__":
    main()
