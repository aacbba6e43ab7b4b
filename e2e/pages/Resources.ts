import type { CDPSession, Page, Worker } from '@playwright/test';

/** What a page holds on to, after everything that nobody needs has been collected. */
export interface Held {
  listeners: number;
  nodes: number;
  heapMegabytes: number;
  workers: number;
  /** Of TensorFlow.js in the simulation worker; 0 where it is not loaded. */
  tensors: number;
  gpuMegabytes: number;
}

/** What TensorFlow.js keeps at the global object of the worker that uses it. */
interface WithTensorFlow {
  _tfengine?: { memory(): { numTensors: number; numBytesInGPU?: number } };
}

/** Where a worker notes the promises whose rejection nobody handled: they do not reach the page. */
interface WithUnhandled {
  unhandled?: string[];
}

/** Counts what the page holds on to, and what went wrong in its workers without anybody noticing. */
export class Resources {
  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  static async of(page: Page): Promise<Resources> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    page.on('worker', (worker) => {
      worker
        .evaluate(() => {
          const unhandled: string[] = [];
          Object.assign(globalThis, { unhandled });
          addEventListener('unhandledrejection', (event) => unhandled.push(String(event.reason)));
        })
        // Gone already.
        .catch(() => undefined);
    });
    return new Resources(page, session);
  }

  /** The newest simulation worker. */
  simulation(): Worker | undefined {
    return this.page
      .workers()
      .filter((worker) => worker.url().includes('simulation.worker'))
      .at(-1);
  }

  async held(): Promise<Held> {
    // What finalisers and weak references let go is collected the second time.
    await this.session.send('HeapProfiler.collectGarbage');
    await this.session.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.session.send('Performance.getMetrics');
    const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
    const gpu = await this.simulation()?.evaluate(() => {
      const memory = (globalThis as WithTensorFlow)._tfengine?.memory();
      return { tensors: memory?.numTensors ?? 0, bytes: memory?.numBytesInGPU ?? 0 };
    });
    return {
      listeners: metric('JSEventListeners'),
      nodes: metric('Nodes'),
      heapMegabytes: metric('JSHeapUsedSize') / 1e6,
      workers: this.page.workers().length,
      tensors: gpu?.tensors ?? 0,
      gpuMegabytes: (gpu?.bytes ?? 0) / 1e6,
    };
  }

  /** Rejections that nobody handled, of all workers that live. */
  async unhandled(): Promise<string[]> {
    const lists = await Promise.all(
      this.page
        .workers()
        .map((worker) => worker.evaluate(() => (globalThis as WithUnhandled).unhandled ?? [])),
    );
    return lists.flat();
  }
}
