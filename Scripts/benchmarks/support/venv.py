"""A Python of its own with the libraries that a case is compared with, outside of the project: $DEMUR_BENCH_VENV, or
~/.cache/demur-bench. Made once, by pip."""

import os
import pathlib
import subprocess
import sys


def python(*packages):
    folder = pathlib.Path(os.environ.get("DEMUR_BENCH_VENV", pathlib.Path.home() / ".cache" / "demur-bench"))
    program = folder / "bin" / "python"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True, stdout=sys.stderr)
    names = [package.split("==")[0] for package in packages]
    known = subprocess.run([program, "-m", "pip", "show", "--quiet", *names], capture_output=True, check=False)
    if known.returncode != 0 or b"not found" in known.stderr:
        subprocess.run([program, "-m", "pip", "install", "--quiet", *packages], check=True, stdout=sys.stderr)
    return program
