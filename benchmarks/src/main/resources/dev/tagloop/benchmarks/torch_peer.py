"""The peer of benchmarks/run fine-tuning: BERT written by hand over PyTorch, trained on given batches.

Usage: torch_peer.py MODEL_FOLDER BATCHES_JSON EPOCHS THREADS

Prints one line of JSON: the seconds of the last epoch, its mean loss, and the most memory held.
"""

import json
import math
import resource
import struct
import sys
import time
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

IGNORED = -100
DROPOUT = 0.1


def weights(folder):
    """The tensors of model.safetensors by their names without the model's prefix."""
    data = bytearray((folder / "model.safetensors").read_bytes())
    (size,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + size])
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        if entry["dtype"] != "F32":
            raise SystemExit(f"{name} is {entry['dtype']}, not F32")
        begin, end = entry["data_offsets"]
        flat = torch.frombuffer(data, dtype=torch.float32, count=(end - begin) // 4, offset=8 + size + begin)
        tensors[name.removeprefix("bert.")] = flat.reshape(entry["shape"]).clone()
    return tensors


class Bert(nn.Module):
    def __init__(self, config, tensors, classes):
        super().__init__()
        self.heads = config["num_attention_heads"]
        self.layers = config["num_hidden_layers"]
        self.eps = config.get("layer_norm_eps", 1e-12)
        self.names = {name: f"w{i}" for i, name in enumerate(tensors)}
        for name, tensor in tensors.items():
            self.register_parameter(self.names[name], nn.Parameter(tensor))
        self.head = nn.Linear(config["hidden_size"], classes)

    def get(self, name):
        return getattr(self, self.names[name])

    def linear(self, x, name):
        return F.linear(x, self.get(name + ".weight"), self.get(name + ".bias"))

    def norm(self, x, name):
        weight = self.get(name + ".weight")
        return F.layer_norm(x, weight.shape, weight, self.get(name + ".bias"), self.eps)

    def drop(self, x):
        return F.dropout(x, DROPOUT, self.training)

    def attention(self, x, mask, name):
        rows, length, width = x.shape

        def split(part):
            y = self.linear(x, f"{name}.self.{part}")
            return y.view(rows, length, self.heads, width // self.heads).transpose(1, 2)

        query, key, value = split("query"), split("key"), split("value")
        scores = query @ key.transpose(2, 3) / math.sqrt(width // self.heads) + mask
        context = self.drop(scores.softmax(-1)) @ value
        context = context.transpose(1, 2).reshape(rows, length, width)
        return self.norm(x + self.drop(self.linear(context, name + ".output.dense")), name + ".output.LayerNorm")

    def forward(self, ids, shown):
        x = F.embedding(ids, self.get("embeddings.word_embeddings.weight"))
        x = x + self.get("embeddings.position_embeddings.weight")[: ids.shape[1]]
        x = x + self.get("embeddings.token_type_embeddings.weight")[0]
        x = self.drop(self.norm(x, "embeddings.LayerNorm"))
        mask = torch.where(shown, 0.0, torch.finfo(torch.float32).min)[:, None, None, :]
        for i in range(self.layers):
            layer = f"encoder.layer.{i}"
            x = self.attention(x, mask, layer + ".attention")
            inner = F.gelu(self.linear(x, layer + ".intermediate.dense"))
            x = self.norm(x + self.drop(self.linear(inner, layer + ".output.dense")), layer + ".output.LayerNorm")
        return self.head(self.drop(x))


def tensors_of(batch, pad):
    longest = max(len(ids) for ids in batch["ids"])
    ids = torch.tensor([row + [pad] * (longest - len(row)) for row in batch["ids"]])
    labels = torch.tensor([row + [IGNORED] * (longest - len(row)) for row in batch["labels"]])
    lengths = torch.tensor([len(row) for row in batch["ids"]])
    return ids, labels, torch.arange(longest)[None, :] < lengths[:, None]


def main(folder, batches_file, epochs, threads):
    torch.set_num_threads(threads)
    torch.manual_seed(42)
    given = json.loads(Path(batches_file).read_text())
    config = json.loads((folder / "config.json").read_text())
    model = Bert(config, weights(folder), given["classes"])
    decayed = [p for p in model.parameters() if p.ndim > 1]
    plain = [p for p in model.parameters() if p.ndim <= 1]
    optimizer = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}], lr=2e-4, eps=1e-8
    )
    batches = [tensors_of(batch, config.get("pad_token_id", 0)) for batch in given["batches"]]
    for _ in range(epochs):
        begin = time.perf_counter()
        losses = 0.0
        for ids, labels, shown in batches:
            loss = F.cross_entropy(model(ids, shown).flatten(0, 1), labels.flatten(), ignore_index=IGNORED)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            losses += loss.item()
        seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "loss": losses / len(batches), "peak_mb": peak, "torch": torch.__version__}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
