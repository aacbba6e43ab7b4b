"""Trains one width from scratch; run it again to resume where it stopped.

    python train.py --width 64 [--steps 4000] [--data …] [--runs runs] [--dtype auto]

Leaves runs/sotu-<width>/state.pt: weights, optimiser, random states, losses so far.
"""

import argparse
import json
import os
import time
from pathlib import Path

import numpy as np
import torch

from corpus import DEFAULT_DATA, prepare, windows
from model import GPT
from recipe import BATCH, BETAS, CLIP, CONTEXT, DROPOUT, LEARNING_RATE, SEED, STEPS, WARM_UP, WEIGHT_DECAY, Schedule

SAVE_EVERY = 200  # steps


def choose_dtype(wanted: str) -> torch.dtype:
    """float32, or bfloat16 autocast where a probe finds its matrix product the faster one."""
    if wanted != "auto":
        return {"float32": torch.float32, "bfloat16": torch.bfloat16}[wanted]

    def seconds(dtype):
        a, b = torch.randn(2048, 64).to(dtype), torch.randn(64, 256).to(dtype)
        a @ b
        start = time.perf_counter()
        for _ in range(5):
            a @ b
        return time.perf_counter() - start

    # bfloat16 without hardware support is emulated and can be many times slower.
    return torch.bfloat16 if seconds(torch.bfloat16) < 0.8 * seconds(torch.float32) else torch.float32


def optimiser_for(model: GPT) -> torch.optim.AdamW:
    """Weight decay on everything with two dimensions, embeddings included."""
    matrices = [p for p in model.parameters() if p.dim() >= 2]
    others = [p for p in model.parameters() if p.dim() < 2]
    groups = [{"params": matrices, "weight_decay": WEIGHT_DECAY}, {"params": others, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=0.0, betas=BETAS, fused=True)


def batch_of(stream: torch.Tensor, generator: torch.Generator):
    """(inputs, targets), BATCH × CONTEXT each, from random places of the stream."""
    starts = torch.randint(len(stream) - CONTEXT, (BATCH, 1), generator=generator)
    rows = stream[starts + torch.arange(CONTEXT + 1)]
    return rows[:, :-1], rows[:, 1:]


@torch.no_grad()
def held_out_loss(model: GPT, held: np.ndarray, products=None) -> float:
    """Mean loss over the whole held-out text, non-overlapping windows (nats per token)."""
    was = model.training
    model.eval()
    if products is not None:
        products.moving = False  # evaluation must not move the ranges
    rows = torch.from_numpy(windows(held).astype(np.int64))
    total = sum(model(r[:, :-1], r[:, 1:], products, "sum").item() for r in rows.split(16))
    model.train(was)
    if products is not None:
        products.moving = was
    return total / (rows.shape[0] * CONTEXT)


def run(model, schedule, stream, held, folder: Path, dtype, products=None, seed=SEED + 1) -> dict:
    """The training loop; `products` routes the matrix products (fine-tuning). Returns the state."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "state.pt"
    optimiser = optimiser_for(model)
    generator = torch.Generator().manual_seed(seed)
    state = {"step": 0, "losses": [], "held": [], "seconds": 0.0}
    if file.exists():
        state = torch.load(file, weights_only=False)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        generator.set_state(state["generator"])
        torch.set_rng_state(state["rng"])
        if products is not None:
            products.load(state["products"])
    model.train()
    start, before = time.perf_counter(), state["seconds"]
    while state["step"] < schedule.steps:
        for group in optimiser.param_groups:
            group["lr"] = schedule.at(state["step"])
        inputs, targets = batch_of(stream, generator)
        with torch.autocast("cpu", torch.bfloat16, enabled=dtype is torch.bfloat16):
            loss = model(inputs, targets, products)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
        optimiser.step()
        state["step"] += 1
        state["losses"].append(loss.item())
        if state["step"] % SAVE_EVERY == 0 or state["step"] == schedule.steps:
            if state["step"] % (4 * SAVE_EVERY) == 0 or state["step"] == schedule.steps:
                state["held"].append((state["step"], held_out_loss(model, held, products)))
            state["seconds"] = before + time.perf_counter() - start
            state |= {"model": model.state_dict(), "optimiser": optimiser.state_dict()}
            state |= {"generator": generator.get_state(), "rng": torch.get_rng_state()}
            state |= {"dtype": str(dtype).split(".")[1], "width": model.width, "steps": schedule.steps}
            state |= {"learningRate": schedule.peak, "warmUp": schedule.warm_up, "dropout": DROPOUT}
            if products is not None:
                state["products"] = products.save()
            torch.save(state, folder / "state.new")
            os.replace(folder / "state.new", file)  # atomic: a kill never leaves half a file
        if state["step"] % 50 == 0:
            line = {"step": state["step"], "loss": round(float(np.mean(state["losses"][-50:])), 4)}
            line |= {"seconds": round(before + time.perf_counter() - start, 1), "held": state["held"][-1:]}
            print(json.dumps(line), flush=True)
    return state


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--width", type=int, required=True, choices=sorted(LEARNING_RATE))
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--runs", type=Path, default=Path(__file__).parent / "runs")
    parser.add_argument("--dtype", choices=["auto", "float32", "bfloat16"], default="auto")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    corpus = prepare(args.data, args.runs / "corpus")
    stream = torch.from_numpy(corpus["train"].astype(np.int64))
    print(json.dumps({"trainTokens": len(stream), "heldOutTokens": len(corpus["held"])}), flush=True)
    torch.manual_seed(SEED)
    model = GPT(args.width)
    schedule = Schedule(LEARNING_RATE[args.width], args.steps, WARM_UP)
    run(model, schedule, stream, corpus["held"], args.runs / f"sotu-{args.width}", choose_dtype(args.dtype))


if __name__ == "__main__":
    main()
