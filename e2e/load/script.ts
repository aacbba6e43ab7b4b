import { pcg4d } from '../../src/random';

/** One thing that a restless reader does. Positions are shares of a slider, so that a script fits any page. */
export type Step =
  | { kind: 'drag'; slider: number; positions: number[] }
  | { kind: 'view'; view: string }
  | { kind: 'study'; study: string }
  | { kind: 'start' }
  | { kind: 'stop' };

const views = ['energy', 'noise', 'noise', 'compare', 'lessons', 'paper', 'methods'] as const;
const studies = ['photons', 'signal', 'errors', 'precision', 'systematic', 'writing'] as const;
const mostMoves = 12;

/** Moves of sliders, changes of views and studies, starts and stops that a step stands for. */
export const movesOf = (step: Step): number => (step.kind === 'drag' ? step.positions.length : 1);

/** The same steps for the same seed, without end. */
export function* script(seed: number): Generator<Step, never> {
  const words = new Uint32Array(4);
  let drawn = 0;
  /** The next random number in [0, 1). */
  const next = () => {
    drawn += 1;
    return pcg4d(drawn, 0, 0, seed, words)[0]! / 2 ** 32;
  };
  const oneOf = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)]!;
  for (;;) {
    const what = next();
    if (what < 0.55) {
      const slider = next();
      const length = 1 + Math.floor(next() * mostMoves);
      yield { kind: 'drag', slider, positions: Array.from({ length }, next) };
    } else if (what < 0.72) yield { kind: 'view', view: oneOf(views) };
    else if (what < 0.8) yield { kind: 'study', study: oneOf(studies) };
    else if (what < 0.92) yield { kind: 'start' };
    else yield { kind: 'stop' };
  }
}
