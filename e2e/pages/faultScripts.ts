/** What `Faults.inside` puts into a worker. Each function stands alone: it runs where nothing of this file is. */

/** Loses the WebGL context around the next readback: before its pixels are asked for, while they are awaited, or once they are there. */
export function loseContext(): void {
  let due = '';
  addEventListener('message', ({ data }) => {
    due = data?.fault ?? due;
  });
  const context = WebGL2RenderingContext.prototype;
  const { readPixels, fenceSync, getBufferSubData } = context;
  const lose = (gl: WebGL2RenderingContext, when: string) => {
    if (due !== when) return;
    due = '';
    gl.getExtension('WEBGL_lose_context')?.loseContext();
  };
  Object.assign(context, {
    readPixels(this: WebGL2RenderingContext, ...args: Parameters<typeof readPixels>) {
      lose(this, 'before');
      readPixels.apply(this, args);
    },
    fenceSync(this: WebGL2RenderingContext, ...args: Parameters<typeof fenceSync>) {
      lose(this, 'during');
      return fenceSync.apply(this, args);
    },
    getBufferSubData(this: WebGL2RenderingContext, ...args: Parameters<typeof getBufferSubData>) {
      getBufferSubData.apply(this, args);
      lose(this, 'after');
    },
  });
}

/** The graphics driver cannot compile any shader any more. */
export function breakShaders(): void {
  let isDue = false;
  addEventListener('message', ({ data }) => {
    isDue ||= data?.fault === 'shader';
  });
  const context = WebGL2RenderingContext.prototype;
  const { shaderSource } = context;
  context.shaderSource = function (shader, source) {
    shaderSource.call(
      this,
      shader,
      isDue ? source.replace('void main', 'this is no shader\nvoid main') : source,
    );
  };
}

/** A graphics processor that renders to 16-bit floats at best. */
export function halfFloatsOnly(): void {
  const context = WebGL2RenderingContext.prototype;
  const { getExtension } = context;
  Object.assign(context, {
    getExtension(this: WebGL2RenderingContext, name: 'WEBGL_multi_draw') {
      return (name as string) === 'EXT_color_buffer_float' ? null : getExtension.call(this, name);
    },
  });
}

/** The kernel computes, but what it says is off by half a nat. */
export function wrongLosses(): void {
  const { instantiate } = WebAssembly;
  Object.assign(WebAssembly, {
    async instantiate(module: WebAssembly.Module, imports: WebAssembly.Imports) {
      const { exports } = await instantiate(module, imports);
      const { windowLoss } = exports as { windowLoss: (...args: number[]) => number };
      return { exports: { ...exports, windowLoss: (...args: number[]) => windowLoss(...args) + 0.5 } };
    },
  });
}

/** The kernel's losses are no numbers once this is due. There are no helpers, which would not know. */
export function lossesThatAreNoNumbers(): void {
  Object.defineProperty(navigator, 'hardwareConcurrency', { value: 1 });
  let isDue = false;
  addEventListener('message', ({ data }) => {
    isDue ||= data?.fault === 'not-finite';
  });
  const { instantiate } = WebAssembly;
  Object.assign(WebAssembly, {
    async instantiate(module: WebAssembly.Module, imports: WebAssembly.Imports) {
      const { exports } = await instantiate(module, imports);
      const { windowLoss } = exports as { windowLoss: (...args: number[]) => number };
      const broken = (...args: number[]) => (isDue ? Number.NaN : windowLoss(...args));
      return { exports: { ...exports, windowLoss: broken } };
    },
  });
}

/** There is no memory for another instance of the kernel. */
export function noMemoryForKernels(): void {
  Object.assign(WebAssembly, {
    async instantiate() {
      throw new RangeError('WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory');
    },
  });
}

/** The kernel runs out of memory in the middle of a window once this is due. There are no helpers. */
export function memoryEnds(): void {
  Object.defineProperty(navigator, 'hardwareConcurrency', { value: 1 });
  let isDue = false;
  addEventListener('message', ({ data }) => {
    isDue ||= data?.fault === 'memory';
  });
  const { instantiate } = WebAssembly;
  Object.assign(WebAssembly, {
    async instantiate(module: WebAssembly.Module, imports: WebAssembly.Imports) {
      const { exports } = await instantiate(module, imports);
      const { windowLoss } = exports as { windowLoss: (...args: number[]) => number };
      const broken = (...args: number[]) => {
        if (isDue) throw new RangeError('Array buffer allocation failed');
        return windowLoss(...args);
      };
      return { exports: { ...exports, windowLoss: broken } };
    },
  });
}

/** The next answer holds something that cannot be copied from one thread to another, once this is due. */
export function answerThatCannotBeCopied(): void {
  let isDue = false;
  addEventListener('message', ({ data }) => {
    isDue ||= data?.fault === 'not-clonable';
  });
  const { postMessage } = globalThis as unknown as { postMessage(message: object, transfer?: unknown): void };
  Object.assign(globalThis, {
    postMessage(message: { type?: string }, transfer: unknown) {
      // Not the messages by which the worker shows that it lives.
      const isAnswer = message.type !== 'shows-life';
      if (isDue && isAnswer) {
        isDue = false;
        postMessage({ ...message, broken: () => undefined });
      } else postMessage(message, transfer);
    },
  });
}

/** Inside a helper: it is gone without a word as soon as it is given windows. */
export function helpersDie(): void {
  addEventListener('message', ({ data }) => {
    if (data?.type !== 'helper-start') return;
    (data.port as MessagePort).addEventListener('message', ({ data: request }) => {
      if (request.type === 'losses') close();
    });
  });
}

/** Inside a helper: it never comes back from the windows that it is given. */
export function helpersHang(): void {
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (this: MessagePort, message: { type?: string }) {
    if (message.type !== 'losses') postMessage.call(this, message);
  };
}
