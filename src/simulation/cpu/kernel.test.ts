import { describe, it } from 'vitest';
import { kernelCases } from '../testing/kernelCases';
import { syntheticCheckpoint } from '../testing/syntheticCheckpoint';
import { createCpuBackend } from './backend';

const backend = createCpuBackend(syntheticCheckpoint());

describe('the optical product on the CPU', () => {
  it.each(kernelCases)('$name', async ({ check }) => check(await backend));
});
