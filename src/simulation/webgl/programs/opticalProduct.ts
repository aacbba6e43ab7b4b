import { onlyIf } from '../glsl/onlyIf';
import { cached, Program, type UniformSpec } from '../program';
import { addressing, type Geometry } from './productAddressing';
import { epilogue, type Finish, finishInputs, finishUniforms } from './productFinish';
import { isNoisy, type NoiseKind, noise, noiseInputs, noiseUniforms } from './productNoise';

/** Everything that is decided when a product's program is compiled. */
export interface ProductOptions {
  geometry: Geometry;
  noise: NoiseKind;
  finish: Finish;
}

/**
 * One optical matrix product as one program: a single pass over the operands accumulates the signed product and what
 * its noise needs (the product of the second-order operands, or the four pass products); then the noise is drawn from
 * the counters, and the result clamped, biased, added to a residual and rounded for the next product.
 *
 * Inputs and uniforms are those of the parts: `productAddressing`, `productNoise`, `productFinish`.
 */
export const opticalProduct = (options: ProductOptions): Program => cached('opticalProduct', build, options);

function build({ geometry, noise: kind, finish }: ProductOptions): Program {
  const where = addressing(geometry, isNoisy(kind));
  const light = noise(kind, geometry);
  const after = epilogue(finish);
  const uniforms: UniformSpec[] = [
    ...where.uniforms,
    ...noiseUniforms(kind, geometry),
    ...finishUniforms(finish),
  ];
  const term = /* glsl */ `{
      vec4 a = texture(operandX, ${where.sampleX});
      vec4 b = texture(operandW, ${where.sampleW});
      ${light.accumulate(where.multiplyAdd)}
    }`;
  const body = /* glsl */ `
  ${light.prepare}
  ${light.declare}
  for (float i = 0.5; i < steps; i += ${where.unrolled}.0) {
    // Multiplied afresh in every round, so that coordinates do not drift over long sums.
    float alongX = startX + i * stepX;
    float alongW = startW + i * stepW;
    ${Array.from({ length: where.unrolled }, () => term).join(`
    alongX += stepX;
    alongW += stepW;`)}
  }
  ${light.finish}
  ${after.code}
  setOutput(result);`;
  return new Program(
    ['operandX', 'operandW', ...noiseInputs(kind, geometry), ...finishInputs(finish)],
    uniforms,
    /* glsl */ `${where.functions}${light.functions}${after.functions}
void main() {
  ${where.locate}
  ${where.wanted ? onlyIf(where.wanted, body) : body}
}`,
  );
}
