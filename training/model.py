"""GPT-2 with ReLU6; parameter names, layouts and shapes are those of GPT2LMHeadModel.

Shapes: B windows, T tokens, d width, H heads, a = d/H. Every matrix product that the
optical hardware would do can be routed through `products(name, x, w)`, so that ranges can
be observed or operands quantised; without it the fast fused attention is used.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn

from recipe import CONTEXT, DROPOUT, HEADS, LAYER_NORM_EPSILON, LAYERS, VOCAB


class Conv1D(nn.Module):
    """A linear layer whose weight is stored in × out, as GPT-2 stores it."""

    def __init__(self, inner: int, outer: int, deviation: float = 0.02):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(inner, outer) * deviation)
        self.bias = nn.Parameter(torch.zeros(outer))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.linear(x, self.weight.t(), self.bias)


class Attention(nn.Module):
    def __init__(self, width: int, number: int):
        super().__init__()
        self.number = number
        self.c_attn = Conv1D(width, 3 * width)
        # Residual branches add up over 2·LAYERS of them: GPT-2's smaller start.
        self.c_proj = Conv1D(width, width, 0.02 / math.sqrt(2 * LAYERS))

    def forward(self, x: torch.Tensor, products=None) -> torch.Tensor:
        b, t, d = x.shape
        heads = lambda y: y.view(b, t, HEADS, d // HEADS).transpose(1, 2)  # noqa: E731
        if products is None:
            q, k, v = map(heads, self.c_attn(x).split(d, dim=2))
            y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
            return self.c_proj(y.transpose(1, 2).reshape(b, t, d))
        name = f"{self.number}."
        parts = zip("qkv", self.c_attn.weight.split(d, dim=1), self.c_attn.bias.split(d))
        q, k, v = (heads(products(name + p, x, w) + bias) for p, w, bias in parts)
        scores = products(name + "qk", q, k.transpose(2, 3)) / math.sqrt(d // HEADS)
        mask = torch.ones(t, t, dtype=torch.bool, device=x.device).triu(1)
        weights = scores.masked_fill(mask, float("-inf")).softmax(dim=-1)
        y = products(name + "av", weights, v).transpose(1, 2).reshape(b, t, d)
        return products(name + "o", y, self.c_proj.weight) + self.c_proj.bias


class FeedForward(nn.Module):
    def __init__(self, width: int, number: int):
        super().__init__()
        self.number = number
        self.c_fc = Conv1D(width, 4 * width)
        self.c_proj = Conv1D(4 * width, width, 0.02 / math.sqrt(2 * LAYERS))

    def forward(self, x: torch.Tensor, products=None) -> torch.Tensor:
        if products is None:
            return self.c_proj(F.relu6(self.c_fc(x)))
        name = f"{self.number}."
        inside = F.relu6(products(name + "up", x, self.c_fc.weight) + self.c_fc.bias)
        return products(name + "down", inside, self.c_proj.weight) + self.c_proj.bias


class Block(nn.Module):
    def __init__(self, width: int, number: int):
        super().__init__()
        self.ln_1 = nn.LayerNorm(width, eps=LAYER_NORM_EPSILON)
        self.attn = Attention(width, number)
        self.ln_2 = nn.LayerNorm(width, eps=LAYER_NORM_EPSILON)
        self.mlp = FeedForward(width, number)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, x: torch.Tensor, products=None) -> torch.Tensor:
        x = x + self.drop(self.attn(self.ln_1(x), products))
        return x + self.drop(self.mlp(self.ln_2(x), products))


class GPT(nn.Module):
    """tokens (B × T) → logits (B × T × VOCAB); with targets → mean loss in nats per token."""

    def __init__(self, width: int):
        super().__init__()
        self.width = width
        self.drop = nn.Dropout(DROPOUT)
        self.transformer = nn.ModuleDict(
            {
                "wte": nn.Embedding(VOCAB, width),
                "wpe": nn.Embedding(CONTEXT, width),
                "h": nn.ModuleList(Block(width, i) for i in range(LAYERS)),
                "ln_f": nn.LayerNorm(width, eps=LAYER_NORM_EPSILON),
            }
        )
        for embedding in (self.transformer["wte"], self.transformer["wpe"]):
            nn.init.normal_(embedding.weight, std=0.02)

    def forward(self, tokens, targets=None, products=None, reduction="mean"):
        part = self.transformer
        x = self.drop(part["wte"](tokens) + part["wpe"].weight[: tokens.shape[1]])
        for block in part["h"]:
            x = block(x, products)
        logits = F.linear(part["ln_f"](x), part["wte"].weight)  # the tied head
        if targets is None:
            return logits
        return F.cross_entropy(logits.flatten(0, 1).float(), targets.flatten(), reduction=reduction)
