import { createCpuBackend } from '../src/simulation/cpu/backend';
import { pairedDifference } from '../src/simulation/statistics';
import { createWasmBackend } from '../src/simulation/wasm/backend';
import { checkpointOfWidth } from './checkpoints';
import { optical } from './forwards';
import type { BenchLine } from './report';

/** So many that the standard error is a fifth of the norm's 10⁻³ nats. */
const WINDOWS = 96;

/**
 * How far the WebAssembly kernel's mean loss lies from that of the float64 reference at 50 photons per MAC, where single
 * windows scatter most (values on a rounding edge fall to either side). Takes minutes: the reference is slow.
 */
export async function* measureAgreement(): AsyncGenerator<BenchLine> {
  const checkpoint = await checkpointOfWidth(64);
  const windows = Array.from({ length: WINDOWS }, (_, window) => window);
  const settings = { ...optical('gaussian'), photonsPerMac: 50 };
  const [reference, kernel] = [await createCpuBackend(checkpoint), await createWasmBackend(checkpoint)];
  const { mean, standardError } = pairedDifference(
    await kernel.windowLosses(windows, settings),
    await reference.windowLosses(windows, settings),
  );
  const what = `wasm against float64, Gaussian at 50 photons per MAC, ${WINDOWS} windows:`;
  yield {
    what: `${what} mean difference, either way`,
    value: Math.abs(mean) * 1e3,
    unit: '× 10⁻³ nats',
    aim: { relation: '≤', value: 1 },
  };
  yield { what: `${what} its standard error`, value: standardError * 1e3, unit: '× 10⁻³ nats' };
}
