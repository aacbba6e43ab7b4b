import { ELECTRONVOLT, photonsPerDotProduct } from './light';
import type { Hardware } from './types';

const PICO = 1e-12;
const FEMTO = 1e-15;

/** Energies of the elementary steps, in joules. */
export interface Costs {
  read: number;
  /** Bring one value from memory to a converter, or back. */
  wire: number;
  dac: number;
  modulator: number;
  /** Read, convert and modulate one operand (Eq. 5). */
  load: number;
  amplifier: number;
  adc: number;
  /** Amplify, convert and write one output (Eq. 6). */
  detect: number;
  /** Hold one weight for the time of one multiply-accumulate. */
  maintainPerMac: number;
  /** Light of one multiply-accumulate. */
  lightPerMac: number;
  /** What DRAM adds to the read of one activation. */
  dramRead: number;
  /** Load one weight again from DRAM. */
  weightReload: number;
}

/**
 * Energies of the elementary steps for a machine, in joules.
 *
 * Eq. 5 and 6 and App. D of the paper: writing costs as much as reading, converters double per bit. The paper spends
 * photonsPerDot / width photons on each multiply-accumulate, in attention too; efficiencies, loss and the four sign
 * passes are not in the paper and multiply the light only. Wires and heaters are not in the paper either.
 */
export function elementaryCosts(hardware: Hardware, width: number, signPasses: number): Costs {
  const read = hardware.memoryBits * hardware.sramPjPerBit * PICO;
  const dac = hardware.dacPj * 2 ** (hardware.inputBits - hardware.dacReferenceBits) * PICO;
  const modulator = hardware.inputBits * hardware.modulatorFjPerBit * FEMTO;
  const amplifier = hardware.amplifierPj * PICO;
  const adc = hardware.adcPj * 2 ** (hardware.outputBits - hardware.adcReferenceBits) * PICO;
  const wire = hardware.memoryBits * hardware.wireFjPerBitMm * hardware.wireMm * FEMTO;
  // A heater's milliwatts for one cycle of a gigahertz clock are picojoules.
  const held = hardware.maintenanceFjPerMac * FEMTO * 10 + hardware.holdMilliwatts * PICO;
  const delivered = hardware.laserEfficiency * hardware.detectorEfficiency * 10 ** (-hardware.lossDb / 10);
  return {
    read,
    wire,
    dac,
    modulator,
    load: read + wire + dac + modulator,
    amplifier,
    adc,
    detect: amplifier + adc + wire + read,
    maintainPerMac: held / hardware.clockGhz / hardware.utilisation,
    lightPerMac:
      ((photonsPerDotProduct(hardware) / width) * hardware.photonEv * ELECTRONVOLT * signPasses) / delivered,
    dramRead: hardware.memoryBits * hardware.dramPjPerBit * PICO,
    weightReload: hardware.weightBits * hardware.dramPjPerBit * PICO + dac + modulator,
  };
}
