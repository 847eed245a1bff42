"""Instances in HH-RLHF's form, as many as asked for: the text of the files in DEMUR_DATA (or beside the project) again
and again, each time with another number in it, or text made of common words where there are no files."""

import gzip
import json
import os
import pathlib
import random

ROOT = pathlib.Path(__file__).resolve().parents[3]
WORDS = (
    "the of and to in is you that it for was on are as with they at be this have from or one had by word but not what "
    "all were we when your can said there use an each which she do how their if will up other about out many then them"
).split()


def instance_lines(count):
    pairs = real_pairs() or made_pairs()
    for number in range(count):
        chosen, rejected = pairs[number % len(pairs)]
        mark = f"\n\nHuman: [{number}] "
        chosen = chosen.replace("\n\nHuman: ", mark, 1)
        rejected = rejected.replace("\n\nHuman: ", mark, 1)
        yield json.dumps({"chosen": chosen, "rejected": rejected}, ensure_ascii=False)


def real_pairs():
    folder = pathlib.Path(os.environ.get("DEMUR_DATA", ROOT.parent / "shared" / "data"))
    pairs = []
    for path in sorted(folder.glob("hh-rlhf-*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            pairs += [(line["chosen"], line["rejected"]) for line in map(json.loads, file)]
    # What demur would leave out of a study (an empty response, equal ones) would make two counts differ.
    return [pair for pair in pairs if is_whole(pair)]


def is_whole(pair):
    ends = [text.rpartition("\n\nAssistant:") for text in pair]
    return ends[0][0] == ends[1][0] and all(end[2].strip() for end in ends) and ends[0][2] != ends[1][2]


def made_pairs(count=2_000):
    draw = random.Random(7)

    def said(longest):
        return " ".join(draw.choices(WORDS, k=draw.randint(5, longest))).capitalize() + "."

    pairs = []
    for _ in range(count):
        turns = "".join(f"\n\nHuman: {said(40)}\n\nAssistant: {said(80)}" for _ in range(draw.randint(0, 2)))
        start = f"{turns}\n\nHuman: {said(40)}\n\nAssistant: "
        pairs.append((start + said(120), start + said(120)))
    return pairs
