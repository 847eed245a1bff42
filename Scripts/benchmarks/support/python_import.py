"""What `demur import` is compared with: HH-RLHF lines into a table of instances, with json and executemany.

Arguments: the JSONL file, the database to make.
"""

import json
import os.path
import random
import sqlite3
import sys

MARK = "\n\nAssistant:"


def instances(path):
    coin = random.Random(7)
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            pair = json.loads(line)
            chosen, rejected = pair["chosen"], pair["rejected"]
            start = os.path.commonprefix([chosen, rejected]).rfind(MARK)
            context, end = chosen[:start], start + len(MARK)
            first, second = chosen[end:].strip(), rejected[end:].strip()
            source = "A"
            if coin.random() < 0.5:
                first, second, source = second, first, "B"
            yield f"all-{number}", "all", context, first, second, source


def main(source, database):
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(
        "CREATE TABLE instance(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, subset TEXT NOT NULL, "
        "context TEXT NOT NULL, responseA TEXT NOT NULL, responseB TEXT NOT NULL, source TEXT) STRICT")
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        "INSERT INTO instance(key, subset, context, responseA, responseB, source) VALUES (?, ?, ?, ?, ?, ?)",
        instances(source))
    connection.execute("COMMIT")


main(*sys.argv[1:])
