"""One measured figure beside what it is compared with."""

from dataclasses import dataclass
from typing import Optional


@dataclass
class Row:
    what: str
    #: The measured value as text, with its unit.
    ours: str
    #: What it is compared with, as text; empty where a bound stands alone.
    against: str = ""
    #: The figure that the bound is about: mostly ours / theirs.
    ratio: Optional[float] = None
    #: `ratio` is to be at most, or at least, this.
    at_most: Optional[float] = None
    at_least: Optional[float] = None
    unit: str = "×"
    case: str = ""

    @property
    def is_missed(self):
        if self.ratio is None:
            return False
        too_much = self.at_most is not None and self.ratio > self.at_most
        return too_much or (self.at_least is not None and self.ratio < self.at_least)

    @property
    def figure(self):
        return "" if self.ratio is None else f"{self.ratio:.3g} {self.unit}"

    @property
    def bound(self):
        if self.at_most is not None:
            return f"≤ {self.at_most:g}"
        return "" if self.at_least is None else f"≥ {self.at_least:g}"

    def line(self):
        words = [self.what + ":", self.ours]
        if self.against:
            words.append(f"against {self.against}")
        if self.figure:
            words.append(f"= {self.figure}")
        if self.bound:
            words.append(f"({self.bound}{', MISSED' if self.is_missed else ''})")
        return " ".join(words)
