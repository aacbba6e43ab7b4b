import { describe, expect, it } from 'vitest';
import type { StudyRequest } from '../simulation/protocol';
import type { JobEnd, JobEvent } from './simulationClient';
import { createSimulationDriver, liveHold, requestKey } from './simulationDriver';

const base: StudyRequest = {
  study: 'live',
  checkpoint: 'sotu-64',
  tokens: 256,
  seed: 1,
  seeds: 1,
  photonsPerMac: 100,
  shotNoise: 'poisson',
  noiseLinear: 0,
  noiseAttention: 0,
  minTransmission: 0,
  inputBits: 8,
  weightBits: 8,
  outputBits: 0,
};
const live = (photonsPerMac: number): StudyRequest => ({ ...base, photonsPerMac });
const study = (change: Partial<StudyRequest> = {}): StudyRequest => ({
  ...base,
  study: 'photons',
  ...change,
});
const somePoint: JobEvent = {
  type: 'point',
  point: {
    photonsPerMac: 1,
    loss: 3,
    standardError: 0.1,
    perplexity: Math.exp(3),
    minusDigital: 0,
    minusDigitalStandardError: 0,
    windows: 1,
    seeds: 1,
  },
};

/** A client whose jobs run until the test ends them or the driver aborts them. */
function bench() {
  const jobs: {
    request: StudyRequest;
    signal: AbortSignal;
    tell: (event: JobEvent) => void;
    end: (end: JobEnd) => void;
  }[] = [];
  const ends: [string, JobEnd['type']][] = [];
  let clock = 0;
  const adjusted: number[] = [];
  const driver = createSimulationDriver(
    {
      adjust: (photonsPerMac) => adjusted.push(photonsPerMac),
      run: (request, signal, tell) =>
        new Promise((resolve) => {
          jobs.push({ request, signal, tell, end: resolve });
          signal.addEventListener('abort', () => resolve({ type: 'cancelled' }));
        }),
    },
    {
      started: () => undefined,
      event: () => undefined,
      ended: (kind, _request, end) => ends.push([kind, end.type]),
    },
    () => clock,
  );
  return {
    driver,
    jobs,
    ends,
    adjusted,
    pass: (milliseconds: number) => {
      clock += milliseconds;
    },
    settle: () => new Promise((resolve) => setTimeout(resolve, 0)),
  };
}

describe('the driver', () => {
  it('leaves a live job running until its first answer, then takes the newest request and drops those between', async () => {
    const { driver, jobs, settle } = bench();
    for (const photons of [1, 2, 3, 4]) driver.want(live(photons), null);
    expect(jobs).toHaveLength(1);
    expect(jobs[0]?.signal.aborted).toBe(false);
    jobs[0]?.tell(somePoint);
    await settle();
    expect(jobs[0]?.signal.aborted).toBe(true);
    expect(jobs.map((job) => job.request.photonsPerMac)).toEqual([1, 4]);
  });

  it('does not wait for an answer for ever', async () => {
    const { driver, jobs, pass, settle } = bench();
    driver.want(live(1), null);
    pass(liveHold + 1);
    driver.want(live(2), null);
    await settle();
    expect(jobs.map((job) => job.request.photonsPerMac)).toEqual([1, 2]);
  });

  it('runs the study after the live number, gives way to a new live number, and takes the study up again', async () => {
    const { driver, jobs, ends, settle } = bench();
    driver.want(live(1), study());
    jobs[0]?.end({ type: 'done' });
    await settle();
    expect(jobs[1]?.request.study).toBe('photons');
    driver.want(live(2), study({ photonsPerMac: 2 }));
    await settle();
    expect(jobs[1]?.signal.aborted).toBe(true);
    expect(jobs[2]?.request).toEqual(live(2));
    jobs[2]?.end({ type: 'done' });
    await settle();
    expect(jobs[3]?.request.study).toBe('photons');
    jobs[3]?.end({ type: 'done' });
    await settle();
    expect(jobs).toHaveLength(4);
    expect(ends).toEqual([
      ['live', 'done'],
      ['study', 'cancelled'],
      ['live', 'done'],
      ['study', 'done'],
    ]);
  });

  it('stops the study when it is no longer wanted, and everything when nothing is', async () => {
    const { driver, jobs, settle } = bench();
    driver.want(live(1), study());
    jobs[0]?.end({ type: 'done' });
    await settle();
    driver.want(live(1), null);
    await settle();
    expect(jobs[1]?.signal.aborted).toBe(true);
    expect(jobs).toHaveLength(2);
    driver.want(live(2), null);
    driver.want(null, null);
    await settle();
    expect(jobs[2]?.signal.aborted).toBe(true);
    expect(jobs).toHaveLength(3);
  });

  it('starts the study again when what it depends on changes, not when the chosen budget does', async () => {
    const { driver, jobs, settle } = bench();
    driver.want(live(1), study());
    jobs[0]?.end({ type: 'done' });
    await settle();
    driver.want({ ...live(1), seed: 2 }, study({ seed: 2 }));
    await settle();
    jobs[2]?.end({ type: 'done' });
    await settle();
    expect(jobs[3]?.request).toEqual(study({ seed: 2 }));
    expect(requestKey(study({ photonsPerMac: 5 }))).toBe(requestKey(study()));
    expect(requestKey(live(5))).not.toBe(requestKey(live(6)));
  });

  it('lets a text be written to its end while the light changes', async () => {
    const { driver, jobs, adjusted, settle } = bench();
    const writing = (photonsPerMac: number): StudyRequest => ({ ...live(photonsPerMac), study: 'writing' });
    driver.want(live(100), writing(100));
    jobs[0]?.end({ type: 'done' });
    await settle();
    driver.want(live(5), writing(5));
    await settle();
    expect(jobs[1]?.signal.aborted).toBe(false);
    expect(adjusted).toEqual([5]);
    jobs[1]?.end({ type: 'done' });
    await settle();
    expect(jobs[2]?.request).toEqual(live(5));
  });

  it('keeps a failure until a retry, and does not start a study that would fail as well', async () => {
    const { driver, jobs, settle } = bench();
    driver.want(live(1), study());
    jobs[0]?.end({ type: 'error', error: { kind: 'network', message: 'no' } });
    await settle();
    expect(jobs).toHaveLength(1);
    driver.want(live(1), study());
    expect(jobs).toHaveLength(1);
    driver.retry();
    await settle();
    expect(jobs[1]?.request).toEqual(live(1));
  });

  it('computes everything again after a change of backend', async () => {
    const { driver, jobs, settle } = bench();
    driver.want(live(1), null);
    jobs[0]?.end({ type: 'done' });
    await settle();
    const order: string[] = [];
    driver.restart(() => order.push(`changed after ${jobs.length} jobs`));
    await settle();
    expect(order).toEqual(['changed after 1 jobs']);
    expect(jobs).toHaveLength(2);
  });
});
