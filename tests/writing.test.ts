import { describe, expect, it } from 'vitest';
import { loadShippedCheckpoint } from '../cli/checkpointFiles';
import { createTokenizer } from '../src/simulation/checkpoint/tokenizer';
import { runStudy } from '../src/simulation/studies';
import type { StudyRow } from '../src/simulation/studyRows';
import { request, studyContext } from '../src/simulation/testing/studyContext';
import { createWasmBackend } from '../src/simulation/wasm/backend';

const checkpoint = await loadShippedCheckpoint('sotu-64');

/** What both models write; `lightFor` may change the photons at a step. */
async function write(change: Parameters<typeof request>[0], lightFor?: (step: number) => number) {
  let step = 0;
  const context = {
    ...studyContext(await createWasmBackend(checkpoint), checkpoint),
    ...(lightFor ? { photonsPerMac: () => lightFor(step) } : {}),
  };
  const rows: Extract<StudyRow, { kind: 'writing' }>[] = [];
  for await (const update of runStudy(context, request({ study: 'writing', tokens: 256, ...change })))
    if (update.type === 'row' && update.row.kind === 'writing') {
      rows.push(update.row);
      step = rows.length;
    }
  return rows;
}

describe('writing side by side', () => {
  const prompt = 'The Congress of the United States';

  it('is the same twice, names what differs, and gives probabilities', async () => {
    const rows = await write({ prompt, photonsPerMac: 5 });
    expect(await write({ prompt, photonsPerMac: 5 })).toEqual(rows);
    expect(rows.length).toBe(80);
    for (const { digital, optical, differs } of rows) {
      expect(differs).toBe(digital.token !== optical.token);
      for (const { probability } of [digital, optical]) {
        expect(probability).toBeGreaterThan(0);
        expect(probability).toBeLessThanOrEqual(1);
      }
    }
    expect(rows.some(({ differs }) => differs)).toBe(true);
    const text = createTokenizer(checkpoint.tokenizer, checkpoint.config.vocab).decode(
      rows.map(({ digital }) => digital.token),
    );
    expect(text).toMatch(/[a-z]{3,} [a-z]{2,}/);
  });

  it('writes the same as digital under bright light for longer than under dim light', async () => {
    const firstDifference = async (photonsPerMac: number) => {
      const rows = await write({ prompt, photonsPerMac, shotNoise: 'gaussian', outputBits: 8 });
      const at = rows.findIndex(({ differs }) => differs);
      return at < 0 ? rows.length : at;
    };
    expect(await firstDifference(1e6)).toBeGreaterThan(await firstDifference(0.5));
  });

  it('takes up changed light with the next token', async () => {
    const rows = await write({ prompt, photonsPerMac: 5 }, (step) => (step < 3 ? 1000 : 2));
    expect(rows.slice(0, 5).map(({ photonsPerMac }) => photonsPerMac)).toEqual([1000, 1000, 1000, 2, 2]);
  });
});
