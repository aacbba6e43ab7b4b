"""What happens around a matrix product: observing its ranges, and rounding to b bits.

Both classes are called as `products(name, x, w)` → y by the model, x: … × rows × inner,
w: … × inner × columns (a weight matrix, or per window and head Kᵀ or V). y is the raw
product, before the bias and before 1/√headDim. Names are "layer.operation", operations
q k v qk av o up down.
"""

import torch

from recipe import EMA

# Data that cannot be negative lies on [0, m]: a quantiser symmetric about 0 would turn the
# exact zeros of masked attention into small leaks (and waste half of its codes).
NON_NEGATIVE = ("av", "down")


def extreme(name: str, part: str, lo: float, hi: float) -> tuple[float, bool]:
    """(m, signed): signed data is represented on [−m, m], non-negative data on [0, m]."""
    signed = not (part == "x" and name.split(".")[1] in NON_NEGATIVE)
    return (max(abs(lo), abs(hi)) if signed else hi), signed


def quantise(v: torch.Tensor, m: float, signed: bool, bits: int) -> torch.Tensor:
    """v on the 2^bits codes of its range; ties away from −∞ (floor of + 0.5)."""
    top = 2**bits - 1
    # In place on the fresh tensor: this is most of the time of a rounded forward pass.
    if signed:
        return (v + m).div_(2 * m).clamp_(0, 1).mul_(top).add_(0.5).floor_().div_(top).mul_(2 * m).sub_(m)
    return (v / m).clamp_(0, 1).mul_(top).add_(0.5).floor_().div_(top).mul_(m)


class Observer:
    """Exponential moving average of minimum and maximum, window by window.

    Weights do not move with the data: they have their own present minimum and maximum.
    """

    def __init__(self, ranges: dict | None = None):
        self.ranges = {n: {p: list(r) for p, r in parts.items()} for n, parts in (ranges or {}).items()}

    def __call__(self, name: str, x: torch.Tensor, w: torch.Tensor) -> torch.Tensor:
        y = x @ w
        self.observe(name, "x", x)
        self.observe(name, "w", w)
        self.observe(name, "y", y)
        return y

    @torch.no_grad()
    def observe(self, name: str, part: str, value: torch.Tensor) -> None:
        known = self.ranges.setdefault(name, {})
        if value.dim() == 2:  # a weight matrix
            known[part] = [value.min().item(), value.max().item()]
            return
        lows, highs = (f(value.flatten(1), dim=1).tolist() for f in (torch.amin, torch.amax))
        lo, hi = known.get(part, (lows[0], highs[0]))
        for low, high in zip(lows, highs):
            lo, hi = EMA * lo + (1 - EMA) * low, EMA * hi + (1 - EMA) * high
        known[part] = [lo, hi]

    def save(self) -> dict:
        return self.ranges

    def load(self, ranges: dict) -> None:
        self.__init__(ranges)


class FakeQuantiser(Observer):
    """Rounds x, w and y to `bits`; the gradient passes straight through inside the range.

    While training, the running ranges go on moving; in evaluation set `moving` to False.
    """

    def __init__(self, ranges: dict, bits: int):
        super().__init__(ranges)
        self.bits = bits
        self.moving = True

    def load(self, ranges: dict) -> None:
        super().__init__(ranges)

    def __call__(self, name: str, x: torch.Tensor, w: torch.Tensor) -> torch.Tensor:
        y = self.through(name, "x", x) @ self.through(name, "w", w)
        return self.through(name, "y", y)

    def through(self, name: str, part: str, v: torch.Tensor) -> torch.Tensor:
        if self.moving:
            self.observe(name, part, v)
        m, signed = extreme(name, part, *self.ranges[name][part])
        # clamp keeps its own gradient (0 outside the range); rounding is given gradient 1.
        clamped = v.clamp(-m if signed else 0.0, m)
        with torch.no_grad():
            correction = quantise(v, m, signed, self.bits).sub_(clamped)
        return clamped + correction
