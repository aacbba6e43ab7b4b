import { describe, it } from 'vitest';
import { kernelCases } from '../testing/kernelCases';
import { syntheticCheckpoint } from '../testing/syntheticCheckpoint';
import { createWasmBackend } from './backend';

const backend = createWasmBackend(syntheticCheckpoint());

describe('the optical product in WebAssembly', () => {
  it.each(kernelCases)('$name', async ({ check }) => check(await backend));
});
