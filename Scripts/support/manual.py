#!/usr/bin/env python3
"""Writes the manual pages: demur(1) and one a command, from the program's own help and key tables.

usage: manual.py PROGRAM DATE FOLDER      DATE as YYYYMMDD
"""
import json, pathlib, subprocess, sys

PROGRAM, DATE, FOLDER = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
WHEN = f"{DATE[:4]}-{DATE[4:6]}-{DATE[6:]}"


def ask(*arguments):
    return subprocess.run([PROGRAM, *arguments], check=True, capture_output=True, text=True).stdout


def escaped(text):
    """Text for roff: no line of it is a request, hyphens and backslashes are themselves."""
    lines = []
    for line in text.split("\n"):
        line = line.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti").replace("^", "\\(ha").replace("`", "\\(ga")
        lines.append("\\&" + line if line[:1] in (".", "'") else line)
    return "\n".join(lines)


def name(argument):
    found = argument["preferredName"]
    return ("--" if found["kind"] == "long" else "-") + found["name"]


def value(argument):
    return argument.get("valueName", "value")


def shown(command):
    return [a for a in command.get("arguments", []) if a.get("shouldDisplay", True)
            and not (a["kind"] == "flag" and a["preferredName"]["name"] in ("version", "help"))]


def usage(path, command):
    parts = [f"\\fB{escaped(' '.join(path))}\\fR"]
    for argument in shown(command):
        if argument["kind"] == "positional":
            part = f"\\fI{escaped(value(argument))}\\fR"
        elif argument["kind"] == "flag":
            part = f"\\fB{escaped(name(argument))}\\fR"
        else:
            part = f"\\fB{escaped(name(argument))}\\fR \\fI{escaped(value(argument))}\\fR"
        if argument.get("isRepeating"):
            part += " ..."
        parts.append(f"[{part}]" if argument.get("isOptional") else part)
    if command.get("subcommands"):
        parts.append("\\fIcommand\\fR")
    return "\n".join(parts)


def describe(argument):
    if argument["kind"] == "positional":
        head = f"\\fI{escaped(value(argument))}\\fR"
    else:
        names = ", ".join(("--" if n["kind"] == "long" else "-") + n["name"] for n in argument["names"])
        head = f"\\fB{escaped(names)}\\fR"
        if argument["kind"] == "option":
            head += f" \\fI{escaped(value(argument))}\\fR"
    text = argument.get("abstract", "") or argument.get("discussion", "") or ""
    if argument.get("defaultValue"):
        text += f" Default: {argument['defaultValue']}."
    if argument.get("allValues"):
        text += " One of: " + ", ".join(argument["allValues"]) + "."
    return f".TP\n{head}\n{escaped(text.strip()) or 'See above.'}"


def examples(path):
    """Pairs of a command line and what it is for, from the end of the command's help."""
    _, found, text = ask(*path[1:], "--help").partition("EXAMPLES:\n")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return list(zip(lines[::2], lines[1::2])) if found else []


def keys(titles):
    parts = []
    for section in KEYS:
        if not any(section["title"].startswith(title) for title in titles):
            continue
        parts.append(f".SS {escaped(section['title'])}")
        parts += [f".TP 14\n\\fB{escaped(line['keys'])}\\fR\n{escaped(line['help'])}" for line in section["keys"]]
    return parts


def page(path, command, siblings):
    title = "-".join(path)
    parts = [
        f".TH {escaped(title.upper())} 1 {WHEN} demur demur", ".nh", ".ad l",
        ".SH NAME", f"{escaped(title)} \\- {escaped(command['abstract'].rstrip('.'))}",
        ".SH SYNOPSIS", usage(path, command),
    ]
    if command.get("discussion"):
        parts += [".SH DESCRIPTION", escaped(command["discussion"]).replace("\n\n", "\n.PP\n")]
    if shown(command):
        parts += [".SH OPTIONS"] + [describe(argument) for argument in shown(command)]
    subcommands = [c for c in command.get("subcommands", []) if c.get("shouldDisplay", True) and c["commandName"] != "help"]
    if subcommands:
        parts += [".SH COMMANDS"]
        for child in subcommands:
            parts += [f".TP\n\\fB{escaped('-'.join(path + [child['commandName']]))}\\fR(1)\n{escaped(child['abstract'])}"]
    wanted = {("demur", "annotate"): ["Rating", "Comparing", "Why", "A comment", "Search", "Help", "Leaving", "The end"],
              ("demur", "review"): ["Review"], ("demur", "status"): ["Status"]}.get(tuple(path))
    if wanted:
        parts += [".SH KEYS"] + keys(wanted)
    if len(path) == 1:
        parts += [".SH EXIT STATUS", "0: done. 1: an error. 2: wrong usage. 3: a gate failed. 130: interrupted.",
                  ".SH ENVIRONMENT", ".TP\n\\fBDEMUR_STUDY\\fR\nThe study's file, where \\fB\\-\\-study\\fR names none.",
                  ".TP\n\\fBNO_COLOR\\fR\nNo colours, whatever the terminal can show."]
    lines = examples(path)
    if lines:
        parts += [".SH EXAMPLES"]
        for line, what in lines:
            parts += [f".TP\n\\fB{escaped(line)}\\fR\n{escaped(what)}"]
    others = [f"\\fB{escaped('-'.join(p))}\\fR(1)" for p in siblings if p != path]
    if others:
        parts += [".SH SEE ALSO", ",\n".join(others)]
    FOLDER.joinpath(f"{title}.1").write_text("\n".join(parts) + "\n")
    for child in subcommands:
        page(path + [child["commandName"]], child, [["demur"], path] if path != ["demur"] else [["demur"]])


KEYS = json.loads(ask("keys", "--format", "json"))
FOLDER.mkdir(parents=True, exist_ok=True)
page(["demur"], json.loads(ask("--experimental-dump-help"))["command"], [])
