"""What `demur label` makes of a server that answers in a fixed time: requests kept under way, and memory over many."""

import asyncio
import json
import pathlib
import subprocess
import sys
import urllib.request

from support.bench import Timed
from support.row import Row

TITLE = "demur label against a server that answers in 50 ms, and its memory over many instances"
ORDER = 6
SERVER = pathlib.Path(__file__).resolve().parents[1] / "support" / "model_server.py"


class Server:
    def __init__(self, milliseconds):
        self.process = subprocess.Popen(
            [sys.executable, SERVER, str(milliseconds)], stdout=subprocess.PIPE, text=True)
        self.address = f"http://127.0.0.1:{self.process.stdout.readline().strip()}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def study(bench, count, name):
    folder = bench.folder / name
    folder.mkdir()
    none = ["--consent", "none", "--guidelines", "none", "--practice", "none"]
    bench.demur_run("init", "study", "--seed", "7", *none, cwd=folder)
    bench.demur_run("import", "--subset", f"all={bench.instances(count)}", cwd=folder)
    return folder


def label(bench, server, folder, *options):
    return Timed([bench.demur, "label", "--server", server.address, *options], folder)


def served(server):
    with urllib.request.urlopen(server.address + "/served") as reply:
        return json.load(reply)["rate"]


async def ask(address, requests):
    """One connection that sends the same request again and again: what could not be done faster."""
    host, port = address.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    body = json.dumps({"content": "word " * 200, "add_special": True}).encode()
    for _ in range(requests):
        writer.write(b"POST /tokenize HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(int(head.split(b"Content-Length: ")[1].split(b"\r\n")[0]))
    writer.close()


async def ask_bare(address, concurrency, requests):
    await asyncio.gather(*[ask(address, requests) for _ in range(concurrency)])


def run(bench):
    seconds = 4 if bench.quick else 20
    for concurrency in (1, 4, 16):
        with Server(50) as server:
            asyncio.run(ask_bare(server.address, concurrency, 5 * seconds))
            bare = served(server)
        with Server(50) as server:
            # Three requests a response: two for its tokens, one for its score.
            folder = study(bench, max(2, concurrency * 20 * seconds // 6), f"models-{concurrency}")
            label(
                bench, server, folder, "--method", "perplexity", "--concurrency", str(concurrency), "--name", "bench")
            rate = served(server)
        ideal = concurrency / 0.05
        yield Row(
            f"requests a second, {concurrency} under way (nothing but sending: {bare:.0f}/s)", f"{rate:.1f}/s",
            f"{ideal:.0f}/s", rate / ideal, at_least=0.9)
    count = 8_000 if bench.quick else 100_000
    # One request an instance, answered at once.
    options = ["--method", "preference", "--driver", "chat", "--concurrency", "16"]
    with Server(0) as server:
        small = label(bench, server, study(bench, count // 10, "models-small"), *options).memory
        large = label(bench, server, study(bench, count, "models-large"), *options).memory
    yield Row(
        f"largest memory of label, {count} instances against a tenth", f"{large:.1f} MB", f"{small:.1f} MB",
        large / small, at_most=1.25)
    with Server(0) as server:
        folder = study(bench, count, "models-rate")
        options[-1] = "64"
        first = label(bench, server, folder, *options)
        yield Row(
            f"questions a second, {count} with 64 under way", f"{count / first.wall:.0f}/s", ratio=count / first.wall,
            at_least=700, unit="/s")
        again = label(bench, server, folder, *options)
        yield Row(
            f"a further start where {count} are answered", f"{again.wall:.1f} s", ratio=again.wall, at_most=5, unit="s")
