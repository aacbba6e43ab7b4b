"""The simulated optical matrix product: four non-negative passes with noise (paper, Eq. 4).

Shapes: x is B × … × rows × inner (B windows), w is inner × columns, or B × … × inner × columns
where both operands are activations. Photons per MAC are counted at the input of each pass.
"""

from dataclasses import dataclass

import torch


@dataclass(frozen=True)
class Optics:
    """Noise settings. systematic: standard deviation relative to the mean output of a pass."""

    photons: float = float("inf")  # per MAC and pass
    shot_noise: str = "poisson"  # poisson, gaussian or off
    systematic_linear: float = 0.0
    systematic_attention: float = 0.0
    min_transmission: float = 0.0
    input_bits: int = 8
    weight_bits: int = 8
    output_bits: int = 0  # 0: the output is clamped to its range, not rounded


class SecondOperand:
    """w as light sees it: two non-negative parts, each with the least transmission of the device."""

    def __init__(self, w: torch.Tensor, min_transmission: float):
        parts = [w.clamp(min=0), (-w).clamp(min=0)]
        self.maxima = [part.amax((-2, -1), keepdim=True) for part in parts]
        # Zeros are lifted too; a part that is all zero has maximum 0 and stays dark.
        self.parts = [torch.maximum(p, min_transmission * m) for p, m in zip(parts, self.maxima)]
        self.signed = self.parts[0] - self.parts[1]


def safe_divide(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """a / b, and 0 where b is 0 (then a is 0 too: an all-zero row or matrix)."""
    return a / torch.where(b == 0, torch.ones_like(b), b)


def per_window_mean(y: torch.Tensor) -> torch.Tensor:
    """Mean over everything of one window, kept broadcastable: B × 1 × … × 1."""
    return y.mean(dim=tuple(range(1, y.dim())), keepdim=True)


def optical_product(x, second: SecondOperand, optics: Optics, generator, systematic=0.0, non_negative=False):
    """x·w as the optical machine gives it: … × rows × columns."""
    silent = optics.shot_noise == "off" or optics.photons == float("inf")
    if silent and systematic == 0:
        return x @ second.signed
    firsts = [x.clamp(min=0)] if non_negative else [x.clamp(min=0), (-x).clamp(min=0)]
    draw = gaussian if silent or optics.shot_noise == "gaussian" else poisson
    return draw(x, firsts, second, optics, generator, systematic)


def poisson(x, firsts, second, optics, generator, systematic):
    """Pass by pass, literally: counts, their normalisation, and the error of the pass."""
    result = 0.0
    for s, first in enumerate(firsts):
        row_sums = first.sum(-1, keepdim=True)
        row_maxima = first.amax(-1, keepdim=True)
        for t, (part, maximum) in enumerate(zip(second.parts, second.maxima)):
            product = first @ part
            # One photon adds `unit` to the result: g = photons·inner/S photons make y = 1, and
            # rowmax·S is the row's sum.
            unit = row_sums * maximum / (optics.photons * x.shape[-1])
            value = torch.poisson(safe_divide(product, unit), generator=generator) * unit
            if systematic > 0:
                full = row_maxima * maximum  # y = 1 in the units of the result
                mean = per_window_mean(safe_divide(product, full))
                value += normal(value, generator) * (systematic * mean) * full
            result = result + value if s == t else result - value
    return result


def gaussian(x, firsts, second, optics, generator, systematic):
    """All passes at once: the shot noise of a signed output has one further product as its variance."""
    y = x @ second.signed
    variance = torch.zeros(())
    if optics.shot_noise != "off" and optics.photons != float("inf"):
        brightness = sum(first.sum(-1, keepdim=True) * first for first in firsts)  # x″
        transmission = sum(m * part for m, part in zip(second.maxima, second.parts))  # w″
        variance = (brightness @ transmission) / (optics.photons * x.shape[-1])
    if systematic > 0:
        variance = variance + systematic**2 * systematic_variance(firsts, second)
    return y + normal(y, generator) * variance.clamp(min=0).sqrt()


def systematic_variance(firsts, second):
    """Σ over passes of (rowmax·matrixmax·ȳ)², ȳ = Σ_j mean_i(xN_ij)·mean_k(wN_jk) over one window."""
    total = 0.0
    for first in firsts:
        row_maxima = first.amax(-1, keepdim=True)
        mean_row = safe_divide(first, row_maxima).mean(-2, keepdim=True)  # … × 1 × inner
        for part, maximum in zip(second.parts, second.maxima):
            mean_column = safe_divide(part, maximum).mean(-1, keepdim=True)  # … × inner × 1
            mean = per_window_mean(mean_row @ mean_column)  # heads hold equally many outputs
            total = total + (row_maxima * maximum * mean) ** 2
    return total


def normal(like: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    return torch.randn(like.shape, generator=generator)
