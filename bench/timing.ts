import { setFlagsFromString } from 'node:v8';
import { median } from './report';

/**
 * Makes the engine compile WebAssembly with its optimising compiler at once. Otherwise code starts
 * in a simple form and is replaced in the background when it has run for a while, which on a busy
 * machine takes longer than a measurement. Call before any module is compiled.
 */
export function optimiseAtOnce(): void {
  setFlagsFromString('--no-liftoff');
}

/** Milliseconds on the wall, or of processor time: of this process alone, whatever else runs beside it. */
const clocks = {
  wall: () => performance.now(),
  processor: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

export interface Contender {
  name: string;
  run(): unknown;
}

export interface Timing {
  name: string;
  /** Median milliseconds of one run. */
  milliseconds: number;
  /** Median over rounds of this contender's time over the first one's of the same round. */
  ratio: number;
}

/**
 * Times contenders, all of one thread, in turn, round after round, so that a machine that speeds up or slows down
 * does so for all of them; ratios are formed within a round before medians are taken.
 *
 * @param rounds odd, so that the median is a measured value
 * @param slice least milliseconds of one measurement: short work is repeated
 * @param warmUp milliseconds before the first round
 */
export function alternate(
  contenders: readonly Contender[],
  { rounds = 15, slice = 5, warmUp = 100, clock = 'processor' as keyof typeof clocks } = {},
): Timing[] {
  const now = clocks[clock];
  const repeats = contenders.map(({ run }) => {
    const start = now();
    let runs = 0;
    while (now() - start < warmUp) {
      run();
      runs += 1;
    }
    return Math.max(1, Math.round((slice * runs) / (now() - start)));
  });
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1)
    contenders.forEach(({ run }, i) => {
      const start = now();
      for (let repeat = 0; repeat < repeats[i]!; repeat += 1) run();
      times[i]!.push((now() - start) / repeats[i]!);
    });
  return contenders.map(({ name }, i) => ({
    name,
    milliseconds: median(times[i]!),
    ratio: median(times[i]!.map((time, round) => time / times[0]![round]!)),
  }));
}
