"""A server that speaks llama.cpp's language and answers every question after a fixed time, for measuring what asks it.

usage: model_server.py MILLISECONDS; prints its port. `/served` tells how many it answered, and how many a second in the
middle four fifths: a run begins with a probe, one request after the other, and ends with fewer and fewer under way.
"""

import asyncio
import json
import re
import sys
import time

DELAY = float(sys.argv[1]) / 1000
PROPS = json.dumps({"default_generation_settings": {"n_ctx": 100000}, "build_info": "bench"}).encode()
MODELS = json.dumps({"data": [{"id": "bench", "owned_by": "llamacpp"}]}).encode()


SERVED = []


def answer(path, body):
    if path == "/served":
        middle = SERVED[len(SERVED) // 10: -len(SERVED) // 10]
        rate = (len(middle) - 1) / (middle[-1] - middle[0]) if len(middle) > 1 else 0
        return json.dumps({"count": len(SERVED), "rate": rate}).encode(), 0
    if path == "/props":
        return PROPS, 0
    if path == "/v1/models":
        return MODELS, 0
    if path == "/tokenize":
        text = body["content"]
        # A token a word, its number that of its letters; the same for the same word.
        words = re.findall(r"\s*\S+|\s+$", text)
        tokens = [{"id": 1 + sum(word.encode()) % 1000, "piece": word} for word in words]
        return json.dumps({"tokens": ([{"id": 0, "piece": ""}] if body["add_special"] else []) + tokens}).encode(), DELAY
    if path == "/v1/chat/completions":
        word = body["grammar"].split('"')[1]
        return json.dumps({"choices": [{"message": {"content": word}}]}).encode(), DELAY
    forced = [int(number) for number in re.findall(r"<\[(\d+)\]>", body.get("grammar", ""))]
    entries = [
        {"id": number, "token": " it", "logprob": -1.5, "top_logprobs": []} for number in forced or [sum(b" it") % 1000 + 1]
    ]
    return json.dumps({"content": " it", "completion_probabilities": entries}).encode(), DELAY


async def serve(reader, writer):
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            length = int(next((m.group(1) for m in [re.search(r"content-length: *(\d+)", head, re.I)] if m), 0))
            body = json.loads(await reader.readexactly(length)) if length else {}
            content, delay = answer(head.split(" ")[1], body)
            if delay:
                await asyncio.sleep(delay)
                SERVED.append(time.monotonic())
            writer.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(content) + content)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
