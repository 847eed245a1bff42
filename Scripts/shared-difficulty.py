#!/usr/bin/env python3
"""What two formulations have in common if an instance is as difficult in one as in the other, by drawing it.

usage: shared-difficulty.py [DRAWS]
needs: pip install numpy

For each row of shares of Δ = 0, 1, 2, 3, 4 in SINGLE and in PREFERENCE it prints the overlap of the two sets with Δ ≥ 3 (the
harmonic mean of the two directions) and the correlation of the two Δ, under the two assumptions of a report: two people
differ by difficulty × (√lasting · T + √(1 − lasting) · E), T the same in both formulations, E not; difficulty is
1 + (hardest − 1) u^1.75.
"""
import sys

import numpy as np

RATES = [
    ([0.36, 0.36, 0.12, 0.10, 0.06], [0.36, 0.34, 0.17, 0.10, 0.03]),
    ([0.36, 0.36, 0.18, 0.08, 0.02], [0.36, 0.34, 0.17, 0.10, 0.03]),
    ([0.70, 0.20, 0.07, 0.02, 0.01], [0.60, 0.25, 0.10, 0.04, 0.01]),
]


def delta(difference, shares):
    return np.searchsorted(np.quantile(difference, np.cumsum(shares)[:-1]), difference)


def drawn(single, preference, hardest, lasting, draws):
    rng = np.random.default_rng(1)
    difficulty = 1 + (hardest - 1) * ((np.arange(draws) % 16 + 0.5) / 16) ** 1.75
    view = np.sqrt(lasting) * rng.normal(size=draws)
    s, p = (
        delta(np.abs(difficulty * (view + np.sqrt(1 - lasting) * rng.normal(size=draws))), shares)
        for shares in (single, preference)
    )
    both = np.sum((s >= 3) & (p >= 3))
    return 2 * both / (np.sum(s >= 3) + np.sum(p >= 3)), np.corrcoef(s, p)[0, 1]


draws = int(sys.argv[1]) if len(sys.argv) > 1 else 4_000_000
for single, preference in RATES:
    print(single, preference)
    for name, hardest, lasting in (("low", 1.5, 0.0), ("high", 3.5, 0.5)):
        overlap, correlation = drawn(single, preference, hardest, lasting, draws)
        print(f"  {name}: overlap {overlap:.4f}, correlation {correlation:.4f}")
