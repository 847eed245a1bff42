"""What the cases share: the program, a folder on the disk, whole-process timing, studies that are made once."""

import os
import statistics
import subprocess
import time

from support.instances import instance_lines


class Bench:
    def __init__(self, demur, folder, quick=False):
        self.demur = demur
        #: A folder of this run, on the disk that holds the project.
        self.folder = folder
        self.quick = quick
        self._made = {}

    def demur_run(self, *arguments, cwd=None):
        """Runs demur, which must end well; its output."""
        done = subprocess.run([self.demur, *arguments], cwd=cwd or self.folder, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"demur {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def once(self, name, make):
        """The value that `make` returned the first time that `name` was asked for."""
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]

    def instances(self, count):
        """A JSONL file of that many instances in HH-RLHF's form: real text repeated, or text made up."""
        def make():
            path = self.folder / f"instances-{count}.jsonl"
            with open(path, "w", encoding="utf-8") as file:
                file.writelines(line + "\n" for line in instance_lines(count))
            return path
        return self.once(f"instances-{count}", make)

    def study(self, count, people=33, options=("--guard", "0")):
        """A folder with an assigned study of that many instances: the work comes at once, with no washout."""
        def make():
            folder = self.folder / f"study-{count}-{people}"
            folder.mkdir()
            none = ["--consent", "none", "--guidelines", "none", "--practice", "none", "--washout", "0"]
            self.demur_run("init", "study", "--seed", "7", *none, *options, cwd=folder)
            self.demur_run("import", "--subset", f"all={self.instances(count)}", cwd=folder)
            self.demur_run("annotators", "add", "--count", str(people), cwd=folder)
            self.demur_run("assign", cwd=folder)
            return folder
        return self.once(f"study-{count}-{people}", make)


class Timed:
    """One whole process: seconds of the clock and of the processor, and its largest memory in MB."""

    def __init__(self, command, cwd, stdin=subprocess.DEVNULL):
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        self.wall = time.perf_counter() - start
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"{command}: {errors.decode(errors='replace')}")


def median(values):
    return statistics.median(values)


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
