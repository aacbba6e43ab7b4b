import { describe, expect, it } from 'vitest';
import { fakeBackend, request, studyContext } from '../testing/studyContext';
import { syntheticCheckpoint } from '../testing/syntheticCheckpoint';
import { runStudy } from './index';
import { workOf } from './work';

describe('how much work a study is', () => {
  // Four windows of 24 tokens, three seeds; one checkpoint of width 16 is the whole family.
  it.each(['live', 'photons', 'systematic', 'precision', 'scaling'] as const)(
    'is what %s really takes',
    async (study) => {
      const asked = request({ study, tokens: 96, seeds: study === 'live' ? 1 : 3 });
      const backend = fakeBackend((window, { mode, photonsPerMac }) =>
        mode === 'optical' ? window + 1 / photonsPerMac : window,
      );
      for await (const _ of runStudy(studyContext(backend), asked));
      const told = workOf(asked, 24, 16, [16]);
      // The digital models of the checkpoint at hand are known when the family comes to it.
      expect(told - backend.calls.length).toBe(study === 'scaling' ? 8 : 0);
    },
  );

  it('is within a factor of two of a search for the need that has to add windows', async () => {
    const asked = request({ study: 'need', tokens: 96, seeds: 3 });
    const backend = fakeBackend((window, { mode, photonsPerMac }) =>
      mode === 'optical' ? 0.5 / photonsPerMac + 0.02 * (((window * 29) % 64) / 63 - 0.5) - 0.001 : 0,
    );
    for await (const _ of runStudy(studyContext(backend, syntheticCheckpoint({}, 64)), asked));
    const told = workOf(asked, 24, 16, [16]);
    expect(told / backend.calls.length).toBeGreaterThan(0.5);
    expect(told / backend.calls.length).toBeLessThan(2);
  });

  it('grows with the width of the family, and more for a narrow checkpoint', () => {
    const asked = request({ study: 'need', tokens: 96, seeds: 3 });
    const narrow = workOf(asked, 24, 64, [64, 128, 256]);
    expect(narrow).toBeGreaterThan(3 * workOf(asked, 24, 64, [64]));
    expect(narrow).toBeGreaterThan(workOf(asked, 24, 256, [64, 128, 256]));
  });
});
