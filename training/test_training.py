"""Self-test: `python -m pytest training` or `python test_training.py`. No corpus needed."""

import json
import sys
import unittest
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).resolve().parent))
from model import GPT  # noqa: E402
from optical import Optics, SecondOperand, optical_product  # noqa: E402
from products import FakeQuantiser, Observer, extreme, quantise  # noqa: E402
from recipe import CONTEXT, HEADS, LAYERS, VOCAB, Schedule  # noqa: E402

DRAWS = 20000


def operands(kind: str):
    """x: 1 × 5 × 12 (one window), w: 12 × 7."""
    generator = torch.Generator().manual_seed(7)
    x, w = (torch.randn(s, generator=generator) for s in ((1, 5, 12), (12, 7)))
    if kind == "non-negative x":
        x = x.clamp(min=0)
    if kind == "sparse":
        x, w = x * (x > 0.8), w * (w < -0.5)  # w has no positive part at all
    return x, w


def formula(x, w, optics, systematic):
    """Mean and variance of every output, written out pass by pass in float64."""
    x, w = x.double(), w.double()
    mean = variance = 0.0
    for s, xs in ((1, x.clamp(min=0)), (-1, (-x).clamp(min=0))):
        for t, wt in ((1, w.clamp(min=0)), (-1, (-w).clamp(min=0))):
            wmax = wt.max()
            if wmax == 0:
                continue
            wt = wt.clamp(min=optics.min_transmission * wmax)
            xmax = xs.amax(-1, keepdim=True)
            xn = torch.nan_to_num(xs / xmax)
            y = xn @ (wt / wmax)
            shot = y * xn.sum(-1, keepdim=True) / (optics.photons * x.shape[-1])
            mean = mean + s * t * xmax * wmax * y
            variance = variance + (xmax * wmax) ** 2 * (shot + (systematic * y.mean()) ** 2)
    return mean[0], variance[0]


class Noise(unittest.TestCase):
    def test_mean_and_variance(self):
        """Fixed seeds; bounds of 6 standard errors: false alarm in about 1 of 10^5 runs of the whole set."""
        for kind in ("signed", "non-negative x", "sparse"):
            for noise in ("poisson", "gaussian"):
                for photons, systematic, floor in ((0.5, 0, 0), (20, 0, 0.02), (20, 0.05, 0.02), (1000, 0.1, 0)):
                    with self.subTest(kind=kind, noise=noise, photons=photons, systematic=systematic):
                        x, w = operands(kind)
                        optics = Optics(photons=photons, shot_noise=noise, min_transmission=floor)
                        second = SecondOperand(w, floor)
                        many = x.expand(DRAWS, -1, -1).contiguous()
                        generator = torch.Generator().manual_seed(1)
                        positive = kind == "non-negative x"
                        y = optical_product(many, second, optics, generator, systematic, positive).double()
                        mean, variance = formula(x, w, optics, systematic)
                        error = (variance / DRAWS).sqrt()
                        self.assertTrue(((y.mean(0) - mean).abs() <= 6 * error + 1e-5).all())
                        self.assertLess((y.var(0).sum() / variance.sum() - 1).abs(), 0.02)
                        seen, ok = y.var(0), variance > 1e-12
                        # An entry's variance estimate scatters by √(kurtosis/draws): more at few photons.
                        self.assertTrue(((seen / variance)[ok] - 1).abs().max() < (0.25 if photons < 1 else 0.1))

    def test_dark_rows_and_matrices_are_silent(self):
        x, w = operands("signed")
        x[0, 2] = 0
        for noise in ("poisson", "gaussian"):
            optics = Optics(photons=1, shot_noise=noise)
            y = optical_product(x, SecondOperand(w, 0.02), optics, torch.Generator(), 0.1)
            self.assertTrue((y[0, 2] == 0).all())
            y = optical_product(x, SecondOperand(w * 0, 0.02), optics, torch.Generator(), 0.1)
            self.assertTrue((y == 0).all())

    def test_attention_mean_is_over_all_heads(self):
        generator = torch.Generator().manual_seed(3)
        x = torch.rand(2, 3, 5, 4, generator=generator) * torch.tensor([1.0, 2.0, 5.0]).view(1, 3, 1, 1)
        w = torch.rand(2, 3, 4, 6, generator=generator)
        noises = []
        for shot in ("gaussian", "poisson"):  # 10^12 photons: only the systematic error is left
            optics = Optics(photons=1e12, shot_noise=shot)
            draws = [optical_product(x, SecondOperand(w, 0), optics, generator, 0.05, True) for _ in range(4000)]
            noises.append(torch.stack(draws).var(0))
        self.assertLess((noises[0] / noises[1] - 1).abs().max().item(), 0.15)
        self.assertLess((noises[0].mean() / noises[1].mean() - 1).abs().item(), 0.01)

    def test_many_photons(self):
        x, w = operands("signed")
        for optics in (Optics(photons=1e12), Optics(photons=1e12, shot_noise="gaussian"), Optics(shot_noise="off")):
            y = optical_product(x, SecondOperand(w, 0), optics, torch.Generator())
            self.assertLess((y - x @ w).abs().max().item(), 1e-4)


class Rounding(unittest.TestCase):
    def test_codes(self):
        v = torch.linspace(-2, 2, 4001)
        signed, positive = quantise(v, 1.5, True, 8), quantise(v, 1.5, False, 8)
        self.assertEqual((len(signed.unique()), len(positive.unique())), (256, 256))
        self.assertLessEqual((signed - v.clamp(-1.5, 1.5)).abs().max(), 1.5 / 255 + 1e-6)
        self.assertLessEqual((positive - v.clamp(0, 1.5)).abs().max(), 0.75 / 255 + 1e-6)
        self.assertEqual(quantise(torch.zeros(1), 1.0, False, 8).item(), 0.0)

    def test_ranges(self):
        self.assertEqual(extreme("0.av", "x", 0.0, 0.5), (0.5, False))
        self.assertEqual(extreme("0.av", "w", -2.0, 0.5), (2.0, True))
        observer = Observer()
        x = torch.tensor([[[1.0, -1.0]], [[3.0, -2.0]]])
        observer("0.q", x, torch.eye(2))
        self.assertAlmostEqual(observer.ranges["0.q"]["x"][1], 0.999 * 1 + 0.001 * 3, places=6)
        self.assertEqual(observer.ranges["0.q"]["w"], [0.0, 1.0])

    def test_gradient_passes_straight_through(self):
        x = torch.tensor([[[0.3, 5.0]]], requires_grad=True)
        fake = FakeQuantiser({"0.q": {"x": [-1, 1], "w": [0, 1], "y": [-1, 1]}}, 8)
        fake.moving = False
        fake("0.q", x, torch.eye(2)).sum().backward()
        self.assertEqual(x.grad.flatten().tolist(), [1.0, 0.0])


class Model(unittest.TestCase):
    def test_both_paths_agree_and_are_causal(self):
        torch.manual_seed(0)
        model = GPT(64).eval()
        tokens = torch.randint(VOCAB, (2, CONTEXT))
        fast, observed = model(tokens), model(tokens, products=Observer())
        self.assertLess((fast - observed).abs().max().item(), 1e-4)
        observer = Observer()
        model(tokens, products=observer)
        fake = FakeQuantiser(observer.ranges, 8)
        fake.moving = False
        later = tokens.clone()
        later[:, 100:] = (later[:, 100:] + 1) % VOCAB
        a, b = (model(t, products=fake)[:, :100] for t in (tokens, later))
        self.assertTrue(torch.equal(a, b))

    def test_keys_and_shapes_are_gpt2s(self):
        d, shapes = 64, {k: tuple(v.shape) for k, v in GPT(64).state_dict().items()}
        expected = {"wte.weight": (VOCAB, d), "wpe.weight": (CONTEXT, d), "ln_f.weight": (d,), "ln_f.bias": (d,)}
        for i in range(LAYERS):
            for name, inner, outer in (("attn.c_attn", d, 3 * d), ("attn.c_proj", d, d), ("mlp.c_fc", d, 4 * d), ("mlp.c_proj", 4 * d, d)):
                expected |= {f"h.{i}.{name}.weight": (inner, outer), f"h.{i}.{name}.bias": (outer,)}
            expected |= {f"h.{i}.{n}.{p}": (d,) for n in ("ln_1", "ln_2") for p in ("weight", "bias")}
        self.assertEqual(shapes, {f"transformer.{k}": v for k, v in expected.items()})
        self.assertEqual(d % HEADS, 0)

    def test_schedule(self):
        schedule = Schedule(1.0, 1000, 100)
        self.assertAlmostEqual(schedule.at(99), 1.0)
        self.assertAlmostEqual(schedule.at(999), 0.1)


class Shipped(unittest.TestCase):
    def test_reference_reads_every_checkpoint_as_the_model_does(self):
        from reference import Checkpoint, Machine, window_losses

        for folder in sorted(p.parent for p in (Path(__file__).parent.parent / "public/checkpoints").glob("*/card.json")):
            with self.subTest(folder.name):
                checkpoint = Checkpoint(folder)
                model = GPT(checkpoint.config["n_embd"]).eval()
                model.load_state_dict({f"transformer.{k}": v for k, v in checkpoint.weights.items()})
                rows = checkpoint.rows[:4]
                digital = FakeQuantiser(checkpoint.ranges, 8)
                digital.moving = False
                with torch.no_grad():
                    for products, bits in ((None, 0), (digital, 8)):
                        own = model(rows[:, :-1], rows[:, 1:], products).item()
                        self.assertAlmostEqual(own, window_losses(checkpoint, Machine(checkpoint, bits), 4).mean(), places=4)
                card = json.loads((folder / "card.json").read_text())
                self.assertEqual(card["files"]["model.safetensors"]["sha256"], checkpoint.sha256)


if __name__ == "__main__":
    unittest.main()
