"""Reads every export of a study as its readers do: see Scripts/try-exports."""
import json
import os
import subprocess
import sys

import datasets
import pandas

demur, work = sys.argv[1], sys.argv[2]
os.chdir(work)
checked = 0


def run(*arguments):
    return subprocess.run([demur, *arguments], check=True, capture_output=True, text=True)


def check(condition, what):
    global checked
    checked += 1
    if not condition:
        sys.exit(f"wrong: {what}")


def study(name, count, text, annotators=6):
    """A simulated study; every 7th instance has no context, every 11th ends with a system turn, ids are numbers with zeros."""
    def context(n):
        turns = [{"role": "user", "content": f"Question {n}? {text}"}, {"role": "assistant", "content": f"Which {n}?"},
                 {"role": "user", "content": f"That one, {n}."}]
        return [] if n % 7 == 0 else turns[:1] if n % 3 else turns
    with open(f"{name}.jsonl", "w", encoding="utf-8") as file:
        for n in range(count):
            b = f"Second {n}.\n\nHuman: And?\n\nAssistant: More." if n % 5 == 0 else f"Second {n}. {text}"
            file.write(json.dumps({"id": f"{n:06}", "context": context(n), "response_a": f"First {n}. {text}",
                                   "response_b": b, "subset": "NA" if n % 2 else "=odd"}) + "\n")
    run("init", name, "--seed", "3", "--washout", "0", "--consent", "none", "--guidelines", "none", "--practice", "none")
    os.environ["DEMUR_STUDY"] = f"{name}.demur"
    run("import", f"{name}.jsonl")
    run("annotators", "add", *[f"p{n}" for n in range(annotators)])
    run("assign")
    run("simulate")


def load_dataset_folder(folder):
    sizes = {}
    for config in datasets.get_dataset_config_names(folder):
        data = datasets.load_dataset(folder, config, split="train")
        sizes[config] = data.num_rows
        check(data.num_rows > 0, f"{folder} {config} has no rows")
        id_column = "id" if config == "instances" else "instance"
        check(all(len(key) == 6 for key in data[id_column]), f"{folder} {config}: ids lost their zeros")
    check(set(sizes) >= {"instances", "ratings", "preferences", "gold"}, f"{folder}: {sizes}")
    check(datasets.load_dataset(folder, split="train").num_rows == sizes["instances"], "the default is the instances")
    return sizes


def pandas_reads(folder):
    ratings = pandas.read_json(f"{folder}/ratings.jsonl", lines=True, dtype={"instance": str})
    check(ratings["rating"].between(1, 5).all(), "ratings in pandas")
    gold = pandas.read_json(f"{folder}/gold.jsonl", lines=True, dtype={"instance": str})
    check(gold["prefer-combined"].abs().max() <= 2, "gold in pandas")
    run("export", "wide", "-o", "wide.csv", "--force")
    wide = pandas.read_csv("wide.csv", dtype={"instance": str}, keep_default_na=False, na_values=[""])
    check({"annotator_1", "rating_a_2", "delta_preference", "decision"} <= set(wide.columns), "wide in pandas")
    check(len(wide) == len(pandas.read_json(f"{folder}/instances.jsonl", lines=True)), "a row an instance")


def training_reads(*arguments, trl_kind):
    name = "pairs-" + "-".join(word.strip("-") for word in arguments if word) + ".jsonl"
    said = run("export", "training", "-o", name, "--force", *arguments).stderr
    data = datasets.load_dataset("json", data_files=name, split="train")
    lines = sum(1 for _ in open(name, encoding="utf-8"))
    check(data.num_rows == lines > 0, f"{name}: {said}")
    check(str(data.features["margin"].dtype) == "float64" and str(data.features["weight"].dtype) == "float64", name)
    frame = pandas.read_json(name, lines=True, dtype={"id": str})
    check(len(frame) == lines, f"{name} in pandas")
    if trl_kind:
        trl_reads(data, name, trl_kind)
    return data


def trl_reads(data, name, kind):
    from trl import data_utils
    example = data[0]
    check(data_utils.is_conversational(example) == (kind != "text"), f"{name}: conversational")
    if "prompt" not in example:
        data = data.map(data_utils.extract_prompt)
        check(all(data["prompt"]), f"{name}: a prompt is found")
    if kind == "text":
        return
    template = (
        "{% for message in messages %}<|{{ message['role'] }}|>{{ message['content'] }}<|end|>{% endfor %}"
        "{% if add_generation_prompt %}<|assistant|>{% endif %}")
    tokenizer = small_tokenizer(template)
    keys = ["chosen", "rejected"] if "chosen" in data.column_names else ["completion"]
    for row in data:
        told = data_utils.apply_chat_template({k: row[k] for k in ["prompt", *keys] + (["label"] if keys == ["completion"] else [])}, tokenizer)
        for key in keys:
            check(told[key] and told["prompt"].endswith("<|assistant|>"), f"{name}: template of {row['id']}")
        for message in [m for key in ["prompt", *keys] for m in row[key]]:
            check("\n\nHuman:" not in message["content"], f"{name}: a marker in a message of {row['id']}")


def small_tokenizer(template):
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast
    tokenizer = Tokenizer(models.WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, unk_token="[UNK]")
    fast.chat_template = template
    return fast


study("small", 120, "")
run("export", "dataset", "small-set", "--source")
print("dataset:", load_dataset_folder("small-set"))
pandas_reads("small-set")
for format_ in ["messages", "text"]:
    for form in [[], ["--implicit"], ["--kto"]]:
        for ambiguous in ["filter", "weight"]:
            training_reads("--format", format_, *form, "--ambiguous", ambiguous, trl_kind=format_)
training_reads("--per-annotator", trl_kind="messages")
training_reads("--by", "single", "--ambiguous", "keep", trl_kind="messages")
run("export", "training", "--split", "0.8", "-o", "split.jsonl")
both = datasets.load_dataset("json", data_files={"train": "split-train.jsonl", "test": "split-test.jsonl"})
check(not set(both["train"]["id"]) & set(both["test"]["id"]), "an instance on both sides of the split")

# Whole and broken margins over several of the reader's chunks of 10 MB.
study("large", 1200, "word " * 3000)
name = "large-pairs.jsonl"
run("export", "training", "--ambiguous", "weight", "-o", name)
check(os.path.getsize(name) > 10 << 20, "the file is over 10 MB")
data = datasets.load_dataset("json", data_files=name, split="train")
check({margin % 1 != 0 for margin in data["margin"]} == {True, False}, "whole and broken margins")
run("export", "dataset", "large-set")
print("large dataset:", load_dataset_folder("large-set"))
print(f"all read; {checked} checks")
