"""A small study, and the program with `faulty.c` between it and its files."""
import json, os, pathlib, sqlite3, struct, subprocess, tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
HEAD = struct.Struct("<cIqI")


def program():
    """$DEMUR, or the debug build."""
    if "DEMUR" in os.environ:
        return os.path.abspath(os.environ["DEMUR"])
    shown = subprocess.run(["swift", "build", "--show-bin-path", "--package-path", str(ROOT)], check=True, capture_output=True, text=True)
    return shown.stdout.strip() + "/demur"


def instance(number):
    return json.dumps({"id": f"h-{number}", "subset": "s", "context": f"Question {number}?", "response_a": f"First {number}.", "response_b": f"Second {number}."})


def make_study(demur, folder, instances=8, people=("ann", "bob"), name="small"):
    """A study in which `ann` can begin at once; the path."""
    def run(*words, **options):
        subprocess.run([demur, *words], cwd=folder, check=True, stdout=subprocess.DEVNULL, **options)
    (pathlib.Path(folder) / "instances.jsonl").write_text("\n".join(instance(n) for n in range(instances)) + "\n")
    run("init", name, "--seed", "1", "--consent", "none", "--guidelines", "none", "--practice", "none", "--washout", "0", "--guard", "0")
    run("import", "--study", f"{name}.demur", "instances.jsonl")
    run("annotators", "add", "--study", f"{name}.demur", *people)
    run("assign", "--study", f"{name}.demur")
    return pathlib.Path(folder) / f"{name}.demur"


class Faulty:
    """The library, built once into a folder of its own."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.library = self.folder / "faulty.so"
        subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", self.library, HERE / "faulty.c", "-ldl"], check=True)

    def run(self, command, folder, input="", fail=0, kind="*", code=0, lasting=False, timeout=120):
        """The outcome of a command, and what it did to the files of `folder`."""
        log = self.folder / "log"
        log.unlink(missing_ok=True)
        settings = [f"folder {os.path.realpath(folder)}", f"log {log}", f"fail {fail}", f"kind {kind}", f"errno {code}", f"lasting {int(lasting)}"]
        (self.folder / "faulty.so.conf").write_text("\n".join(settings) + "\n")
        environment = dict(os.environ, LD_PRELOAD=str(self.library), SWIFT_BACKTRACE="enable=no", LC_ALL="C.UTF-8", TERM="xterm-256color", HOME=str(self.folder))
        outcome = subprocess.run(command, cwd=folder, input=input, text=True, capture_output=True, env=environment, timeout=timeout, errors="replace")
        return outcome, list(records(log))


def records(log):
    """(kind, path, offset, data), as `faulty.c` wrote them."""
    if not log.exists():
        return
    bytes_ = log.read_bytes()
    at = 0
    while at + HEAD.size <= len(bytes_):
        kind, path, offset, count = HEAD.unpack_from(bytes_, at)
        at += HEAD.size
        yield kind.decode(), bytes_[at:at + path].decode(), offset, bytes_[at + path:at + path + count]
        at += path + count


def ratings(path):
    """The ratings in the order of saving, after SQLite has mended the file; None where it cannot be read."""
    try:
        connection = sqlite3.connect(path)
        try:
            if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                return None
            return [row[0] for row in connection.execute("SELECT rating FROM event WHERE kind = 'label' ORDER BY sequence")]
        finally:
            connection.close()
    except sqlite3.Error:
        return None
