"""An independent implementation of the simulated optical Transformer, for comparison.

    python reference.py ../public/checkpoints/sotu-64            writes reference.json there
    python reference.py … --json --noise poisson --photons 100   prints JSON, writes nothing
    python reference.py … --bench                                prints tokens per second

It shares nothing with the page: it reads the shipped files and computes in float32.
"""

import argparse
import hashlib
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file

from optical import Optics, SecondOperand, optical_product
from products import extreme, quantise

PHOTONS = (10, 30, 100, 300, 1000, 3000, 10000)  # per MAC
BATCH = 24  # windows computed at once
PRESETS = {"scaling-2023": (0.0, 0.0, 0.0), "hardware-2023": (0.02004, 0.021, 0.0565)}


class Checkpoint:
    """The shipped files of one model: weights in float32, ranges, held-out rows."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.config = json.loads((folder / "config.json").read_text())
        self.ranges = json.loads((folder / "ranges.json").read_text())
        file = folder / "model.safetensors"
        self.sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
        self.weights = {k.removeprefix("transformer."): v.float() for k, v in load_file(file).items()}
        rows = np.fromfile(folder / "heldout.bin", "<u2").reshape(-1, self.config["n_positions"] + 1)
        self.rows = torch.from_numpy(rows.astype(np.int64))


class Machine:
    """Does the products: exactly (nothing set), digitally at some bits, or optically."""

    def __init__(self, checkpoint: Checkpoint, digital_bits: int = 0, optics: Optics | None = None, seed: int = 0):
        self.ranges, self.bits, self.optics = checkpoint.ranges, digital_bits, optics
        self.generator = torch.Generator().manual_seed(seed)
        self.seconds: dict[str, SecondOperand] = {}  # weight matrices are prepared once

    def limits(self, name, part):
        return extreme(name, part, *self.ranges[name][part])

    def product(self, name: str, x: torch.Tensor, w: torch.Tensor) -> torch.Tensor:
        """x·w of operation "layer.operation"; w a matrix, or per window and head."""
        if self.bits:
            x, w = (quantise(v, *self.limits(name, p), self.bits) for v, p in ((x, "x"), (w, "w")))
            return quantise(x @ w, *self.limits(name, "y"), self.bits)
        if self.optics is None:
            return x @ w
        optics, (top, signed) = self.optics, self.limits(name, "x")
        x = quantise(x, top, signed, optics.input_bits)
        second = self.seconds.get(name)
        if second is None:
            second = SecondOperand(quantise(w, *self.limits(name, "w"), optics.weight_bits), optics.min_transmission)
            if w.dim() == 2:
                self.seconds[name] = second
        error = optics.systematic_linear if w.dim() == 2 else optics.systematic_attention
        y = optical_product(x, second, optics, self.generator, error, non_negative=not signed)
        top = self.limits(name, "y")[0]
        return quantise(y, top, True, optics.output_bits) if optics.output_bits else y.clamp(-top, top)


@torch.no_grad()
def forward(checkpoint: Checkpoint, machine: Machine, tokens: torch.Tensor) -> torch.Tensor:
    """Logits (B × T × vocabulary) of tokens (B × T); only the products go through the machine."""
    w, config = checkpoint.weights, checkpoint.config
    (b, t), d, heads = tokens.shape, config["n_embd"], config["n_head"]
    mask = torch.full((t, t), -math.inf).triu(1)

    def norm(x, name):
        return F.layer_norm(x, (d,), w[name + ".weight"], w[name + ".bias"], config["layer_norm_epsilon"])

    x = w["wte.weight"][tokens] + w["wpe.weight"][:t]
    for layer in range(config["n_layer"]):
        at, op = f"h.{layer}.", f"{layer}."
        a = norm(x, at + "ln_1")
        split = zip("qkv", w[at + "attn.c_attn.weight"].split(d, 1), w[at + "attn.c_attn.bias"].split(d))
        # Each of the three is a matrix of its own on the machine, then B × heads × T × head size.
        q, k, v = (
            (machine.product(op + name, a, m.contiguous()) + bias).view(b, t, heads, -1).transpose(1, 2)
            for name, m, bias in split
        )
        scores = machine.product(op + "qk", q, k.transpose(2, 3)) / math.sqrt(d // heads)
        mixed = machine.product(op + "av", (scores + mask).softmax(-1), v)
        mixed = mixed.transpose(1, 2).reshape(b, t, d)
        x = x + machine.product(op + "o", mixed, w[at + "attn.c_proj.weight"]) + w[at + "attn.c_proj.bias"]
        inside = machine.product(op + "up", norm(x, at + "ln_2"), w[at + "mlp.c_fc.weight"]) + w[at + "mlp.c_fc.bias"]
        x = x + machine.product(op + "down", F.relu6(inside), w[at + "mlp.c_proj.weight"]) + w[at + "mlp.c_proj.bias"]
    return norm(x, "ln_f") @ w["wte.weight"].t()


def window_losses(checkpoint: Checkpoint, machine: Machine, windows: int) -> np.ndarray:
    """Loss of each of the first `windows` held-out rows: mean over its predictions, in nats."""
    losses = []
    for rows in checkpoint.rows[:windows].split(BATCH):
        logits = forward(checkpoint, machine, rows[:, :-1])
        loss = F.cross_entropy(logits.flatten(0, 1), rows[:, 1:].flatten(), reduction="none")
        losses.append(loss.view(len(rows), -1).mean(1))
    return torch.cat(losses).double().numpy()


def statistics(values: np.ndarray, key: str = "loss", error: str = "standardError") -> dict:
    """Mean over windows and its standard error."""
    deviation = values.std(ddof=1) / math.sqrt(len(values)) if len(values) > 1 else 0.0
    return {key: round(float(values.mean()), 6), error: round(float(deviation), 6)}


def study(checkpoint: Checkpoint, noises, budgets, windows: int, seeds: int, settings: dict) -> dict:
    """Everything of reference.json. Optical losses of a window are means over the seeds."""
    per_window = {
        "digitalFloat": window_losses(checkpoint, Machine(checkpoint), windows),
        "digital8": window_losses(checkpoint, Machine(checkpoint, digital_bits=8), windows),
    }
    result = {
        "label": "computed offline", "modelSha256": checkpoint.sha256, "windows": windows,
        "windowTokens": checkpoint.config["n_positions"], "seeds": seeds, "unit": "nats per token", **settings,
        "digitalFloat": statistics(per_window["digitalFloat"]), "digital8": statistics(per_window["digital8"]),
    }  # fmt: skip
    for noise in noises:
        result[noise], per_window[noise] = [], {}
        for photons in budgets:
            optics = Optics(photons=photons, shot_noise=noise, **settings_to_optics(settings))
            runs = [window_losses(checkpoint, Machine(checkpoint, optics=optics, seed=s), windows) for s in range(1, seeds + 1)]
            losses = np.mean(runs, axis=0)
            paired = statistics(losses - per_window["digital8"], "minusDigital8", "minusDigital8StandardError")
            result[noise].append({"photonsPerMac": photons, **statistics(losses), **paired})
            per_window[noise][f"{photons:g}"] = losses
    rounded = lambda v: {k: rounded(x) for k, x in v.items()} if isinstance(v, dict) else [round(float(x), 6) for x in v]  # noqa: E731
    return {**result, "perWindow": rounded(per_window)}


def settings_to_optics(settings: dict) -> dict:
    return {
        "min_transmission": settings["minTransmission"], "systematic_linear": settings["noiseLinear"],
        "systematic_attention": settings["noiseAttention"], "input_bits": settings["inputBits"],
        "weight_bits": settings["weightBits"], "output_bits": settings["outputBits"],
    }  # fmt: skip


def bench(checkpoint: Checkpoint, settings: dict, photons: float, seconds: float = 4.0) -> dict:
    """Tokens per second of the whole forward, head included, in batches of 16 windows."""
    tokens = checkpoint.rows[:16, :-1]
    speeds = {}
    for kind in ("clean", "gaussian", "poisson"):
        optics = None if kind == "clean" else Optics(photons=photons, shot_noise=kind, **settings_to_optics(settings))
        machine = Machine(checkpoint, optics=optics)
        forward(checkpoint, machine, tokens)  # warm
        start, runs = time.perf_counter(), 0
        while runs < 2 or time.perf_counter() - start < seconds:
            forward(checkpoint, machine, tokens)
            runs += 1
        speeds[kind] = round(runs * tokens.numel() / (time.perf_counter() - start), 1)
    return {"tokensPerSecond": speeds, "threads": torch.get_num_threads()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--json", action="store_true", help="print instead of writing reference.json")
    parser.add_argument("--bench", action="store_true")
    parser.add_argument("--windows", type=int, default=24)
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--noise", choices=["poisson", "gaussian", "off", "both"], default="both")
    parser.add_argument("--photons", type=float, nargs="+", default=PHOTONS, help="per MAC and pass")
    parser.add_argument("--optics", choices=sorted(PRESETS), default="scaling-2023")
    parser.add_argument("--input-bits", type=int, default=8)
    parser.add_argument("--weight-bits", type=int, default=8)
    parser.add_argument("--output-bits", type=int, default=0, help="0: outputs are clamped, not rounded")
    parser.add_argument("--min-transmission", type=float)
    parser.add_argument("--noise-linear", type=float)
    parser.add_argument("--noise-attention", type=float)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    checkpoint = Checkpoint(args.checkpoint)
    given = (args.min_transmission, args.noise_linear, args.noise_attention)
    preset = [p if g is None else g for g, p in zip(given, PRESETS[args.optics])]
    settings = dict(zip(("minTransmission", "noiseLinear", "noiseAttention"), preset))
    settings |= {"inputBits": args.input_bits, "weightBits": args.weight_bits, "outputBits": args.output_bits}
    if args.bench:
        print(json.dumps(bench(checkpoint, settings, args.photons[len(args.photons) // 2])))
        return
    noises = ("poisson", "gaussian") if args.noise == "both" else (args.noise,)
    result = study(checkpoint, noises, args.photons, args.windows, args.seeds, settings)
    if args.json:
        print(json.dumps(result))
    elif Checkpoint(args.checkpoint).sha256 != checkpoint.sha256:
        raise SystemExit("The weights were replaced while this ran: nothing written.")
    else:
        (args.checkpoint / "reference.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
