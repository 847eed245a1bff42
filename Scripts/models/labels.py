"""Prints what models said in a study, a line each, in an order that does not depend on when it was asked.

usage: labels.py STUDY
"""

import json
import sqlite3
import sys

connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
lines = []
for name, payload in connection.execute(
    "SELECT name, payload FROM event JOIN annotator ON annotator.id = event.annotator WHERE event.kind = 'model-answer'"
):
    answer = json.loads(payload)["answer"]
    outcome = answer["outcome"]
    said = outcome.get("choice", {}).get("word") or outcome["kind"]
    if "score" in outcome:
        # Tokens within characters are looked up with the server's cache, which rounds otherwise.
        said = f"{outcome['score']['logprob'] / outcome['score']['tokens']:.2f}"
    place = answer.get("response") or answer.get("firstShown")
    lines.append(f"{name}\t{answer['method']}\t{answer['instance']}\t{place}\t{said}")
for row in connection.execute(
    """
    SELECT annotator.name, 'label', instance.key, work.occasion || ifnull(work.response, ''), standing.value
    FROM standing JOIN work ON work.id = standing.work JOIN instance ON instance.id = work.instance
    JOIN annotator ON annotator.id = work.annotator
    """
):
    lines.append("\t".join(map(str, row)))
print("\n".join(sorted(lines)))
