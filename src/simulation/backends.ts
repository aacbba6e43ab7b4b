import { createCpuBackend } from './cpu/backend';
import { asError } from './errors';
import type { PassedOver, ProbeReport } from './protocol';
import { selfTest } from './selfTest';
import type { BackendFactory, BackendName } from './types';
import { probeWebgl } from './webgl/context';

/** A backend that works here, and why it was chosen. */
export interface BackendChoice {
  create: BackendFactory;
  report: ProbeReport;
}

/** The ladder, fastest first. Each is imported only when it is tried: TensorFlow.js is large. */
const factories: Readonly<Record<BackendName, BackendFactory>> = {
  webgl: async (checkpoint) => (await import('./webgl/backend')).createWebglBackend(checkpoint),
  wasm: async (checkpoint) => (await import('./wasm/backend')).createWasmBackend(checkpoint),
  cpu: createCpuBackend,
};

const ladder: readonly BackendName[] = ['webgl', 'wasm', 'cpu'];

export interface ChooseOptions {
  /** Tried first, whatever the probe says; the rest of the ladder is what to fall back to. */
  force?: BackendName | undefined;
  /** Passed over: a backend that has failed here. */
  except?: readonly BackendName[];
}

/**
 * Finds the backend to use in this worker or program: WebGL where a graphics processor does the
 * work, else WebAssembly SIMD (software WebGL is several times slower), else plain TypeScript.
 * Each candidate has to pass the numeric self-test. The CPU always does: this never fails.
 */
export async function chooseBackend({ force, except = [] }: ChooseOptions = {}): Promise<BackendChoice> {
  const passedOver: PassedOver[] = [];
  const order = force ? [force, ...ladder.filter((name) => name !== force && name !== 'webgl')] : ladder;
  for (const name of order) {
    if (except.includes(name)) continue;
    const webgl = name === 'webgl' ? probeWebgl() : undefined;
    if (webgl && (!webgl.usable || (webgl.software && force !== 'webgl'))) {
      const reason = webgl.usable ? 'software' : 'unsupported';
      passedOver.push({ backend: name, reason, message: webgl.detail });
      continue;
    }
    try {
      const create = factories[name];
      const selfTestError = await selfTest(create);
      return { create, report: { backend: name, detail: webgl?.detail ?? '', passedOver, selfTestError } };
    } catch (error) {
      const { kind, message } = asError(error);
      passedOver.push({ backend: name, reason: kind, message });
    }
  }
  return {
    create: createCpuBackend,
    report: { backend: 'cpu', detail: '', passedOver, selfTestError: 0 },
  };
}
