"""Annotators as processes of `demur annotate --plain`, and how long their labels take from the line written to the line
that says that they are saved."""
import asyncio, csv, io, os, re, subprocess, sys
from collections import Counter

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAVED = re.compile(r"^Saved: ([1-5])\b")
PLACE = re.compile(r"^Rate the response, ")


def program():
    """$DEMUR, or the release build, which is made first."""
    if "DEMUR" in os.environ:
        return os.environ["DEMUR"]
    build = ["swift", "build", "-c", "release", "--product", "demur"]
    subprocess.run(build, cwd=ROOT, check=True, stdout=sys.stderr)
    shown = subprocess.run(build + ["--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    return os.path.join(shown.stdout.strip(), "demur")


class Annotator:
    """One process of `demur annotate --plain`."""

    def __init__(self, demur, study, name):
        self.demur, self.study, self.name = demur, study, name
        self.given, self.waits, self.errors = [], [], []

    async def start(self):
        self.process = await asyncio.create_subprocess_exec(
            self.demur, "annotate", "--plain", "--study", self.study, "--annotator", self.name,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT)
        await self.read_until(PLACE)

    async def read_until(self, wanted):
        while line := await self.process.stdout.readline():
            text = line.decode()
            if found := wanted.match(text):
                return found
            if text.startswith("demur:") or "not saved" in text.lower() and not text.startswith("Waiting"):
                self.errors.append(text.strip())
        self.errors.append("ended")
        raise EOFError(self.name)

    async def label(self, value):
        began = asyncio.get_running_loop().time()
        self.process.stdin.write(f"{value}\n".encode())
        found = await self.read_until(SAVED)
        self.waits.append(asyncio.get_running_loop().time() - began)
        assert int(found[1]) == value
        self.given.append(value)

    async def leave(self):
        self.process.stdin.write(b"q\n")
        self.process.stdin.close()
        await self.process.stdout.read()
        if await self.process.wait() != 0:
            self.errors.append(f"exit {self.process.returncode}")


async def gather(people, worker):
    """Does `worker` for everybody at once; what it throws is an error of theirs."""
    results = await asyncio.gather(*(worker(person) for person in people), return_exceptions=True)
    for person, result in zip(people, results):
        if isinstance(result, BaseException):
            person.errors.append(repr(result))


async def start(people):
    gate = asyncio.Semaphore(8)

    async def begin(person):
        async with gate:
            await person.start()
    await gather(people, begin)


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(share * len(values)))] if values else float("nan")


def times(waits):
    return (f"p50 {1000 * percentile(waits, .5):.1f} ms, p99 {1000 * percentile(waits, .99):.1f} ms, "
            f"longest {1000 * max(waits, default=0):.0f} ms")


def instance(number, words=60):
    text = " ".join(f"word{number * 7 % 1000}" for _ in range(words))
    return {"id": f"i{number}", "context": [{"role": "user", "content": f"Question {number}? {text}"}],
            "response_a": f"First {number}. {text}", "response_b": f"Second {number}. {text}", "subset": "s"}


def check(demur, study, people):
    """Whether what was said to be saved is what the study holds; how many annotators differ, and whether it verifies."""
    exported = subprocess.run([demur, "export", "ratings", "--study", study, "--annotators", "names"],
                              check=True, capture_output=True, text=True).stdout
    held = {}
    for row in csv.DictReader(io.StringIO(exported)):
        held.setdefault(row["annotator"], Counter())[int(row["rating"])] += 1
    wrong = sum(held.get(person.name, Counter()) != Counter(person.given) for person in people)
    verified = subprocess.run([demur, "verify", "--study", study], capture_output=True, text=True)
    print(f"{sum(len(p.given) for p in people)} said to be saved, "
          f"{sum(sum(held.get(p.name, Counter()).values()) for p in people)} held; "
          f"{wrong} annotators differ; {verified.stdout.splitlines()[0] if verified.stdout else verified.stderr.strip()}")
    return wrong + verified.returncode
