import type { Page } from '@playwright/test';

/** Workers that the page has started, by their names; the newest of a name is the one that is asked. */
type WithWorkers = typeof globalThis & { startedWorkers: { name: string; worker: Worker }[] };

/** Injects faults into the built page. Install before the page is opened. */
export class Faults {
  private constructor(private readonly page: Page) {}

  static async install(page: Page): Promise<Faults> {
    await page.addInitScript(() => {
      const started: WithWorkers['startedWorkers'] = [];
      const Original = Worker;
      Object.assign(globalThis, {
        startedWorkers: started,
        Worker: class extends Original {
          constructor(address: string | URL, options?: WorkerOptions) {
            super(address, options);
            started.push({ name: options?.name ?? '', worker: this });
          }
        },
      });
    });
    return new Faults(page);
  }

  /** Takes the newest worker of a name away, without any event, as a browser that runs out of memory does. */
  async kill(name: string): Promise<void> {
    await this.page.evaluate((wanted) => {
      (globalThis as WithWorkers).startedWorkers
        .filter((each) => each.name === wanted)
        .at(-1)!
        .worker.terminate();
    }, name);
  }

  /** The newest worker of a name reports an error that nothing caught. */
  async crash(name: string): Promise<void> {
    await this.page.evaluate((wanted) => {
      const { worker } = (globalThis as WithWorkers).startedWorkers
        .filter((each) => each.name === wanted)
        .at(-1)!;
      worker.dispatchEvent(new ErrorEvent('error', { message: 'thrown on purpose' }));
    }, name);
  }

  /** The newest worker of a name sends what the page cannot read. */
  async sendUnreadable(name: string): Promise<void> {
    await this.page.evaluate((wanted) => {
      const { worker } = (globalThis as WithWorkers).startedWorkers
        .filter((each) => each.name === wanted)
        .at(-1)!;
      worker.dispatchEvent(new MessageEvent('messageerror'));
    }, name);
  }

  /** How many workers of a name have been started. */
  async started(name: string): Promise<number> {
    return this.page.evaluate(
      (wanted) => (globalThis as WithWorkers).startedWorkers.filter((each) => each.name === wanted).length,
      name,
    );
  }

  /**
   * Runs a function inside every worker of a name before the worker's own code: scripts of the page do not reach there.
   * It cannot see anything outside of itself.
   */
  async inside(name: 'energy' | 'simulation' | 'kernel', script: () => void): Promise<void> {
    await this.page.route(new RegExp(`/${name}\\.worker[^/]*\\.js$`), async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `(${script})();\n${await response.text()}` });
    });
  }

  /** Tells the newest worker of a name that a fault is due; what `inside` has put there listens. */
  async due(name: string, fault: string): Promise<void> {
    await this.page.evaluate(
      ([wanted, fault]) => {
        (globalThis as WithWorkers).startedWorkers
          .filter((each) => each.name === wanted)
          .at(-1)!
          .worker.postMessage({ fault });
      },
      [name, fault] as const,
    );
  }
}
