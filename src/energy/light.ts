import type { Hardware } from './types';

/** Charge of the electron in coulombs: one electronvolt in joules (exact since 2019). */
export const ELECTRONVOLT = 1.602176634e-19;

/** Power ratio of signal and noise that b bits need: 6.02·b + 1.76 dB. */
const signalToNoise = (bits: number): number => 10 ** ((6.02 * bits + 1.76) / 10);

/**
 * Photons of one dot product, before efficiencies and loss.
 *
 * The paper gives a number. Instead, the receiver can decide (not in the paper): with R the responsivity of a perfect
 * detector (1 / photonEv ampere per watt) and the SNR that outputBits need, shot noise alone asks for S = SNR·2q/R joules
 * and the amplifier's current noise i alone for A = √SNR·i/(R·√bandwidth), one sample per clock. Together they ask for
 * the E at which E² = S·E + A².
 */
export function photonsPerDotProduct(hardware: Hardware): number {
  if (hardware.receiver === 'photons') return hardware.photonsPerDot;
  const ratio = signalToNoise(hardware.outputBits);
  const shot = ratio * 2 * ELECTRONVOLT * hardware.photonEv;
  const noise = hardware.amplifierNoisePa * 1e-12;
  const amplifier =
    hardware.receiver === 'amplifierNoise'
      ? (Math.sqrt(ratio) * noise * hardware.photonEv) / Math.sqrt(hardware.clockGhz * 1e9)
      : 0;
  const joules = shot / 2 + Math.hypot(shot / 2, amplifier);
  return joules / (hardware.photonEv * ELECTRONVOLT);
}
