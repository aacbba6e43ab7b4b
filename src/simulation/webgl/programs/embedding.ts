import { cached, Program } from '../program';

/**
 * Token and position embeddings added: rows (slot, position) × width.
 * Inputs: `tokens` [rows, 2] (token, next token), `wte` [vocabulary, width], `wpe` [context, width].
 * Uniform: `context`, rows per slot.
 */
export const embedding = (): Program =>
  cached(
    'embedding',
    () =>
      new Program(
        ['tokens', 'wte', 'wpe'],
        [{ name: 'context', type: 'int' }],
        /* glsl */ `
vec2 tokenValues(float token, int columnPair) {
  int row = int(token + 0.5);
  vec4 pair = texelFetch(wte, ivec2(columnPair, row >> 1), 0);
  return (row & 1) == 0 ? pair.xy : pair.zw;
}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  vec4 pair = texelFetch(tokens, ivec2(0, at.y), 0);
  int position = (2 * at.y) % context;
  vec4 places = texelFetch(wpe, ivec2(at.x, position >> 1), 0);
  setOutput(vec4(tokenValues(pair.x, at.x), tokenValues(pair.z, at.x)) + places);
}`,
      ),
    {},
  );
