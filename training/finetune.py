"""Short quantisation-aware fine-tuning of a trained width; run again to resume.

    python finetune.py --width 64 [--steps 400] [--runs runs] [--checkpoints ../public/checkpoints]

Starts from runs/sotu-<width>, leaves runs/sotu-<width>-q8/state.pt. Inputs, weights and
outputs of all eight products are rounded to 8 bits, gradients pass straight through, and the
ranges go on as running minima and maxima from those of the shipped model.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from corpus import DEFAULT_DATA, prepare
from model import GPT
from products import FakeQuantiser
from recipe import LEARNING_RATE, QAT_BITS, QAT_LEARNING_RATE, QAT_STEPS, QAT_WARM_UP, SEED, Schedule
from train import choose_dtype, run


def main() -> None:
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--width", type=int, required=True, choices=sorted(LEARNING_RATE))
    parser.add_argument("--steps", type=int, default=QAT_STEPS)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--runs", type=Path, default=here / "runs")
    parser.add_argument("--checkpoints", type=Path, default=here.parent / "public/checkpoints")
    parser.add_argument("--dtype", choices=["auto", "float32", "bfloat16"], default="auto")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    name = f"sotu-{args.width}"
    corpus = prepare(args.data, args.runs / "corpus")
    torch.manual_seed(SEED + 3)
    model = GPT(args.width)
    model.load_state_dict(torch.load(args.runs / name / "state.pt", weights_only=False)["model"])
    quantiser = FakeQuantiser(json.loads((args.checkpoints / name / "ranges.json").read_text()), QAT_BITS)
    schedule = Schedule(QAT_LEARNING_RATE * LEARNING_RATE[args.width], args.steps, QAT_WARM_UP)
    stream = torch.from_numpy(corpus["train"].astype(np.int64))
    folder = args.runs / f"{name}-q{QAT_BITS}"
    run(model, schedule, stream, corpus["held"], folder, choose_dtype(args.dtype), quantiser, seed=SEED + 4)


if __name__ == "__main__":
    main()
