import type { GPGPUProgram } from '@tensorflow/tfjs-backend-webgl';

type UniformType = 'float' | 'vec2' | 'vec4' | 'int';

/** A uniform of a program; `length` makes it an array. */
export interface UniformSpec {
  name: string;
  type: UniformType;
  length?: number;
}

/**
 * One fragment program in the form that the WebGL backend of TensorFlow.js runs: packed textures in and out, a
 * texel being 2 × 2 values (r0c0, r0c1, r1c0, r1c1). All tensors here have two even dimensions, so that texel
 * (column / 2, row / 2) of the texture is where a value lies, whatever the shape; programs address texels
 * directly (`gl_FragCoord`, `texelFetch`) and take sizes from `textureSize` or uniforms. That is why
 * `enableShapeUniforms` may be on: one compilation serves every number of windows.
 */
export class Program implements GPGPUProgram {
  readonly packedInputs = true;
  readonly packedOutput = true;
  readonly enableShapeUniforms = true;
  readonly customUniforms: GPGPUProgram['customUniforms'];
  outputShape: number[] = [2, 2];

  constructor(
    readonly variableNames: string[],
    readonly uniforms: readonly UniformSpec[],
    readonly userCode: string,
  ) {
    this.customUniforms = uniforms.map(({ name, type, length }) => ({
      name,
      type,
      ...(length ? { arrayIndex: length } : {}),
    }));
  }
}

const made = new Map<string, Program>();

/** The program made by `make`, kept under its name and options: source text is put together once. */
export function cached<Options>(
  name: string,
  make: (options: Options) => Program,
  options: Options,
): Program {
  const key = `${name} ${JSON.stringify(options)}`;
  let program = made.get(key);
  if (!program) {
    program = make(options);
    made.set(key, program);
  }
  return program;
}
