/**
 * Runs `body`, which sets the output, where `condition` holds; elsewhere the output is 0. A loop of one round rather than
 * a branch: software renderers run both sides of a branch under a mask, but leave a loop that no lane wants.
 */
export const onlyIf = (condition: string, body: string): string => /* glsl */ `
  setOutput(vec4(0));
  for (bool wanted = ${condition}; wanted; wanted = false) {
    ${body}
  }`;
