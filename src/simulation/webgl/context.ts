import { SimulationError } from '../errors';

/** What a throw-away context says of WebGL here, without loading TensorFlow.js. */
export interface WebglSupport {
  /** WebGL 2 with float32 render targets: what the backend needs. */
  usable: boolean;
  /** Whether the renderer is a CPU in disguise (SwiftShader, llvmpipe, Microsoft Basic Render Driver). */
  software: boolean;
  /** The renderer's name, or why WebGL cannot be used. */
  detail: string;
}

const softwareRenderers = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/**
 * Looks at WebGL in this worker or page. Never throws: where it cannot be used, `detail` says why. Cheap: one canvas
 * of one pixel, given back at once (browsers allow few contexts).
 */
export function probeWebgl(): WebglSupport {
  if (typeof OffscreenCanvas === 'undefined')
    return { usable: false, software: false, detail: 'no OffscreenCanvas here' };
  let gl: WebGL2RenderingContext | null = null;
  try {
    gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  } catch {
    // Some browsers throw where others return null.
  }
  if (!gl) return { usable: false, software: false, detail: 'no WebGL 2 here' };
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const detail = String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  const usable = gl.getExtension('EXT_color_buffer_float') !== null;
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return usable
    ? { usable, software: softwareRenderers.test(detail), detail }
    : { usable, software: false, detail: `${detail}: no float32 render targets` };
}

/** A promise that rejects when the context is lost, and whether it is already. */
export interface ContextWatch {
  readonly lost: boolean;
  /** Throws a SimulationError `context-lost` when the context is gone. */
  check(): void;
  /** Never resolves; rejects with the same error when the context goes. */
  readonly whenLost: Promise<never>;
}

const contextLost = () =>
  new SimulationError('context-lost', 'the graphics driver took the WebGL context away');

/** Listens for the loss of a context. A lost context gives zeros, not errors: nothing may be read unchecked. */
export function watchContext(gl: WebGL2RenderingContext): ContextWatch {
  // The type library of workers leaves the canvas out.
  const { canvas } = gl as unknown as { canvas: EventTarget };
  let lost = false;
  const whenLost = new Promise<never>((_, reject) => {
    canvas.addEventListener('webglcontextlost', () => {
      lost = true;
      reject(contextLost());
    });
  });
  // Nobody may be waiting when it happens.
  whenLost.catch(() => undefined);
  const isLost = () => lost || gl.isContextLost();
  return {
    get lost() {
      return isLost();
    },
    check() {
      if (isLost()) throw contextLost();
    },
    whenLost,
  };
}
