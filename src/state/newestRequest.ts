/**
 * Keeps one request under way and remembers only the newest of those that arrive meanwhile: a slider may move faster
 * than the worker answers, and what lies between the first and the last position is of no interest to anyone.
 */
export function newestRequest<Request>(run: (request: Request) => Promise<void>): (request: Request) => void {
  let busy = false;
  let waiting: { request: Request } | null = null;

  async function drain(request: Request): Promise<void> {
    busy = true;
    let next: { request: Request } | null = { request };
    while (next) {
      await run(next.request);
      next = waiting;
      waiting = null;
    }
    busy = false;
  }

  return (request) => {
    if (busy) waiting = { request };
    else void drain(request);
  };
}
