import { cached, Program } from '../program';

/**
 * Cross entropy in nats of each row: [rows, 2] (loss, 0). Inputs `logits` [rows, vocabulary], `tokens` [rows, 2]
 * (token, next token).
 */
export const rowLosses = (): Program =>
  cached(
    'rowLosses',
    () =>
      new Program(
        ['logits', 'tokens'],
        [],
        /* glsl */ `
float logitOf(float token, int row, bool second) {
  int column = int(token + 0.5);
  vec4 texel = texelFetch(logits, ivec2(column >> 1, row), 0);
  vec2 pair = second ? texel.zw : texel.xy;
  return (column & 1) == 0 ? pair.x : pair.y;
}
void main() {
  int row = int(gl_FragCoord.y);
  int pairs = textureSize(logits, 0).x;
  vec2 largest = vec2(-3.0e38);
  for (int i = 0; i < pairs; i++) {
    vec4 v = texelFetch(logits, ivec2(i, row), 0);
    largest = max(largest, max(v.xz, v.yw));
  }
  vec2 sum = vec2(0);
  for (int i = 0; i < pairs; i++) {
    vec4 e = exp(texelFetch(logits, ivec2(i, row), 0) - largest.xxyy);
    sum += e.xz + e.yw;
  }
  vec4 pair = texelFetch(tokens, ivec2(0, row), 0);
  vec2 right = vec2(logitOf(pair.y, row, false), logitOf(pair.w, row, true));
  vec2 losses = largest + log(sum) - right;
  setOutput(vec4(losses.x, 0, losses.y, 0));
}`,
      ),
    {},
  );

/**
 * Mean loss of each slot, and behind the last slot a canary: [2·(slots + 1), 2], texel (value, 0, 0, 0). A lost context
 * reads as zeros, so the canary must come back as it went in. Input `losses` of `rowLosses`; uniforms `context`,
 * `slots`, `canary`.
 */
export const slotLosses = (): Program =>
  cached(
    'slotLosses',
    () =>
      new Program(
        ['losses'],
        [
          { name: 'context', type: 'int' },
          { name: 'slots', type: 'int' },
          { name: 'canary', type: 'float' },
        ],
        /* glsl */ `
void main() {
  int slot = int(gl_FragCoord.y);
  if (slot == slots) {
    setOutput(vec4(canary, 0, 0, 0));
    return;
  }
  vec2 sum = vec2(0);
  int pairs = context / 2;
  for (int i = 0; i < pairs; i++) sum += texelFetch(losses, ivec2(0, slot * pairs + i), 0).xz;
  setOutput(vec4((sum.x + sum.y) / float(context), 0, 0, 0));
}`,
      ),
    {},
  );
