"""Computes the perplexities that demur stored a second time, in numpy from the model's file, and compares.

Nothing of llama.cpp is used but its file: the weights are unpacked with the `gguf` package, tokenised texts come from the
server's `/tokenize` (which demur does not decide), and the model is written down here from the description of Llama
(Touvron et al. 2023) with grouped queries, in 32-bit numbers throughout.

An engine that computes with packed weights rounds what it multiplies them with to 8 bits, which moves the perplexity of a
short text by up to 2 % either way; so of those the mean is checked. With weights unpacked by `unpack.py` each is.

usage: check.py STUDY PORT COUNT packed|unpacked
"""

import json
import math
import sqlite3
import sys
import urllib.request

import gguf
import numpy as np

import serve


class Llama:
    def __init__(self, path):
        reader = gguf.GGUFReader(path)
        field = lambda name: reader.fields["llama." + name].contents()  # noqa: E731
        self.weights = {
            tensor.name: gguf.quants.dequantize(tensor.data, tensor.tensor_type).astype(np.float32)
            for tensor in reader.tensors
        }
        self.layers = field("block_count")
        self.heads, self.groups = field("attention.head_count"), field("attention.head_count_kv")
        self.epsilon = field("attention.layer_norm_rms_epsilon")
        self.width = field("embedding_length") // self.heads
        self.frequencies = field("rope.freq_base") ** (-np.arange(0, self.width, 2) / self.width)

    def times(self, x, name):
        return x @ self.weights[name].T

    def norm(self, x, name):
        return x / np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + self.epsilon) * self.weights[name]

    def rotated(self, x):
        """Positions turn pairs of neighbours."""
        angles = np.arange(x.shape[0])[:, None] * self.frequencies[None, :]
        cosine, sine = np.cos(angles)[:, None, :], np.sin(angles)[:, None, :]
        even, odd = x[..., 0::2], x[..., 1::2]
        result = np.empty_like(x)
        result[..., 0::2] = even * cosine - odd * sine
        result[..., 1::2] = even * sine + odd * cosine
        return result

    def logprobs(self, tokens):
        """log P(next) after each token, one row each."""
        weights, count = self.weights, len(tokens)
        x = weights["token_embd.weight"][tokens]
        hidden = np.triu(np.full((count, count), -np.inf, dtype=np.float32), 1)
        for layer in range(self.layers):
            name = f"blk.{layer}."
            h = self.norm(x, name + "attn_norm.weight")
            q = self.rotated((self.times(h, name + "attn_q.weight")).reshape(count, self.heads, self.width))
            k = self.rotated((self.times(h, name + "attn_k.weight")).reshape(count, self.groups, self.width))
            v = (self.times(h, name + "attn_v.weight")).reshape(count, self.groups, self.width)
            k, v = (np.repeat(part, self.heads // self.groups, axis=1) for part in (k, v))
            scores = np.einsum("qhd,khd->hqk", q, k) / math.sqrt(self.width) + hidden
            scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
            scores /= scores.sum(axis=-1, keepdims=True)
            x = x + self.times(
                np.einsum("hqk,khd->qhd", scores, v).reshape(count, -1), name + "attn_output.weight")
            h = self.norm(x, name + "ffn_norm.weight")
            gate = self.times(h, name + "ffn_gate.weight")
            up = self.times(h, name + "ffn_up.weight")
            x = x + self.times(gate / (1 + np.exp(-gate)) * up, name + "ffn_down.weight")
        logits = self.times(self.norm(x, "output_norm.weight"), "token_embd.weight")
        logits = logits - logits.max(axis=-1, keepdims=True)
        return logits - np.log(np.exp(logits).sum(axis=-1, keepdims=True))


def tokenise(port, text, is_start):
    body = json.dumps({"content": text, "add_special": is_start, "parse_special": False}).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}/tokenize", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as reply:
        return json.load(reply)["tokens"]


SPEAKERS = {"user": "Human", "assistant": "Assistant", "system": "System"}


def with_blank(text):
    return text if not text or text[0].isspace() else " " + text


def main():
    study, port, count, is_packed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "packed"
    connection = sqlite3.connect(f"file:{study}?mode=ro", uri=True)
    answers = [
        json.loads(payload)["answer"]
        for (payload,) in connection.execute(
            "SELECT payload FROM event WHERE kind = 'model-answer' AND payload LIKE '%\"kind\":\"perplexity\"%'"
        )
    ]
    model = Llama(str(serve.model_path()))
    ratios = []
    for answer in answers[:count]:
        context, a, b = connection.execute(
            "SELECT context, responseA, responseB FROM instance WHERE key = ?", (answer["instance"],)
        ).fetchone()
        before = "".join(f"\n\n{SPEAKERS[turn['role']]}:{with_blank(turn['content'])}" for turn in json.loads(context))
        before += "\n\nAssistant:"
        after = with_blank(a if answer["response"] == "A" else b)
        prompt, whole = tokenise(port, before, True), tokenise(port, before + after, True)
        score = answer["outcome"]["score"]
        assert whole[: len(prompt)] == prompt and not score["isSplit"] and score["tokens"] == len(whole) - len(prompt)
        ours = math.exp(-score["logprob"] / score["tokens"])
        rows = model.logprobs(np.array(whole))
        total = sum(float(rows[place - 1, whole[place]]) for place in range(len(prompt), len(whole)))
        theirs = math.exp(-total / score["tokens"])
        ratios.append(ours / theirs)
        print(
            f"{answer['instance']} {answer['response']}  demur {ours:10.4f}  numpy {theirs:10.4f} ({ratios[-1] - 1:+.3%})",
            flush=True)
    mean, worst = np.mean(ratios), max(abs(ratio - 1) for ratio in ratios)
    print(f"{len(ratios)} perplexities, mean ratio {mean:.5f}, worst {worst:.3%}")
    if is_packed and abs(mean - 1) > 0.02:
        sys.exit("the perplexities differ by more than 2 % on average")
    if not is_packed and worst > 0.002:
        sys.exit("a perplexity differs by more than 0.2 %")


if __name__ == "__main__":
    main()
