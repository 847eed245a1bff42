#!/usr/bin/env python3
"""Prints the cases of Tests/AgreementTests/AlternativeAnnotatorTests.swift: what SciPy gives for the alternative annotator
test (Calderon, Reichart & Dror 2025) on labels that a formula makes, and for corrections of p-values.

usage: pip install scipy
       Scripts/oracle-alternative.py
"""
import numpy as np
from scipy import stats

NOISE = [0, 0, 1, 0, -1, 0, 2, 0, 0, -1, 0, 1, 0]


def label(unit, annotator, share):
    """1 to 5; of the whole numbers from 0 on, those below `share` in 13 have noise."""
    truth = unit * 7 % 5 + 1
    place = (unit * (annotator + 3) + annotator * annotator) % 13
    return min(5, max(1, truth + (NOISE[place] if place < share else 0)))


def labels(unit, annotators, share):
    """Every fifth is missing, at another place for each annotator."""
    return {a: label(unit, a, share) for a in range(annotators) if (unit + 2 * a) % 5 != 0}


def near(value, others, nearness):
    others = np.array(others, dtype=float)
    return np.mean(others == value) if nearness == "equality" else -np.sqrt(np.mean((others - value) ** 2))


def case(units, annotators, share, noise, nearness, epsilon):
    p, ours = [], []
    for left in range(annotators):
        model, human = [], []
        for unit in range(units):
            given = labels(unit, annotators, share)
            others = [value for annotator, value in given.items() if annotator != left]
            if left not in given or not others:
                continue
            candidate, own = (near(x, others, nearness) for x in (label(unit, 20, noise), given[left]))
            model.append(candidate >= own - 1e-12)
            human.append(own >= candidate - 1e-12)
        difference = np.array(human, dtype=float) - np.array(model, dtype=float)
        p.append(stats.ttest_1samp(difference, epsilon, alternative="less").pvalue)
        ours.append(np.mean(model))
    corrected = stats.false_discovery_control(p, method="by")
    return float(np.mean(corrected <= 0.05)), float(np.mean(ours)), p


for arguments in [
    (60, 4, 13, 13, "equality", 0.15), (60, 4, 13, 13, "distance", 0.15), (60, 4, 13, 4, "distance", 0.1),
    (90, 5, 10, 13, "equality", 0.2), (200, 3, 13, 9, "distance", 0.2), (200, 3, 13, 9, "equality", 0.0),
]:
    rate, advantage, p = case(*arguments)
    units, annotators, share, noise, nearness, epsilon = arguments
    print(
        f"    Case({units}, {annotators}, {share}, {noise}, .{nearness}, {epsilon}, {rate!r}, {advantage!r}, "
        f"[{', '.join(repr(float(x)) for x in p)}]),")
for p in [[0.01, 0.02, 0.03, 0.04], [0.04, 0.0001, 0.2, 0.0001, 0.013], [0.9, 0.5]]:
    print(f"    ({p}, {[float(x) for x in stats.false_discovery_control(p, method='by')]}),")
