"""Runs the SQL of a page on exported labels and compares with demur's own figures: see Scripts/try-duckdb."""
import json
import os
import re
import resource
import subprocess
import sys
import time

import duckdb

demur, page, work, labels = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
blocks = re.findall(r"```sql\n(.*?)```", open(page, encoding="utf-8").read(), re.S)
statements = [s for block in blocks for s in block.split(";") if s.strip()]


def run(*arguments, cwd=work):
    return subprocess.run([demur, *arguments], cwd=cwd, check=True, capture_output=True, text=True).stdout


def figure(tree, path):
    """A figure's value in a report, and its symmetric value if it has one; 0 for a label that nobody gave."""
    for name in path.split("."):
        tree = tree.get(name, 0) if isinstance(tree, dict) else 0
    if not isinstance(tree, dict):
        return tree, None
    symmetric = tree.get("symmetric")
    return tree["value"], symmetric["value"] if isinstance(symmetric, dict) else symmetric


def close(one, other):
    return one is not None and other is not None and abs(float(one) - float(other)) < 1e-9


def compare(folder, report, what):
    """Runs the page in a folder; how many values are compared, and the connection."""
    os.chdir(folder)
    connection, compared, wrong = duckdb.connect(), 0, []
    begun = time.time()
    for statement in statements:
        result = connection.execute(statement)
        names = [column[0] for column in result.description or []]
        if names[:1] != ["figure"]:
            continue
        for row in result.fetchall():
            value, symmetric = figure(report, row[0])
            compared += 1
            if not close(value, row[1]) or (len(row) > 2 and not close(symmetric, row[2])):
                wrong.append((row, value, symmetric))
    print(f"{what}: {compared} figures compared, {len(wrong)} differ; SQL took {time.time() - begun:.1f} s")
    for line in wrong:
        print("  differs:", *line)
    if wrong or compared < 50:
        sys.exit(1)
    return connection


def study():
    texts = [
        {"id": f"i{n}", "context": [{"role": "user", "content": f"Question {n}?"}], "response_a": f"First {n}.",
         "response_b": f"Second {n}.", "subset": "s"} for n in range(400)]
    with open(f"{work}/texts.jsonl", "w", encoding="utf-8") as file:
        file.writelines(json.dumps(text) + "\n" for text in texts)
    study = ["--study", "simulated.demur"]
    run("init", "simulated", "--seed", "3", "--washout", "0", "--consent", "none", "--guidelines", "none",
        "--practice", "none")
    run("import", "texts.jsonl", *study)
    run("annotators", "add", *study, *[f"p{n}" for n in range(12)])
    run("assign", *study)
    run("simulate", *study)
    run("export", "dataset", "folder", "--study", "simulated.demur")
    report = json.loads(run("report", "--study", "simulated.demur", "--format", "json", "--no-intervals"))
    connection = compare(f"{work}/folder", report, "a study's folder")
    differing = connection.execute("""
        SELECT count(*) FROM gold FULL JOIN read_json('gold.jsonl') AS theirs USING (instance)
        WHERE combined IS DISTINCT FROM theirs."prefer-combined" OR rating_a IS DISTINCT FROM theirs."rating-a"
          OR gold.rating_b IS DISTINCT FROM theirs."rating-b"
          OR single_combined IS DISTINCT FROM theirs."single-combined"
          OR gold.preferences IS DISTINCT FROM theirs.preferences
          OR (CASE gold.preference WHEN -1 THEN 'A' WHEN 1 THEN 'B' WHEN 0 THEN 'N' END)
            IS DISTINCT FROM theirs.preference
    """).fetchone()[0]
    rows = connection.execute("SELECT count(*) FROM gold").fetchone()[0]
    print(f"gold: {rows} instances, {differing} differ")
    if differing or not rows:
        sys.exit(1)


def files():
    """As many simulated labels in two files, nine of an instance, three annotators each."""
    os.makedirs(f"{work}/files")
    run("simulate", "--instances", str(labels // 9 + 1), "--annotators", "200", "--per-instance", "3",
        "--ratings", "r.csv", "--preferences", "p.csv")
    for short, name in [("r", "ratings"), ("p", "preferences")]:
        duckdb.connect().execute(f"""
            COPY (SELECT *, 'original' AS occasion FROM read_csv('{work}/{short}.csv', header = true, all_varchar = true))
            TO '{work}/files/{name}.jsonl' (FORMAT json)""")
    begun = time.time()
    report = json.loads(run(
        "report", "--ratings", "r.csv", "--preferences", "p.csv", "--format", "json",
        "--no-intervals"))
    count = report["study"]["ratings"] + report["study"]["preferences"]
    print(f"demur report of {count} labels: {time.time() - begun:.1f} s")
    compare(f"{work}/files", report, "two files")


study()
files()
print(f"all equal; {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB in DuckDB")
