/**
 * `int quotient(int a, int b)`: a / b for 0 ≤ a, 0 < b, both below 2¹⁶. Integer division is slow where it is emulated
 * lane by lane; (a + ½)/b stays at least ½/b away from a whole number, and a float32 quotient errs by less.
 */
export const quotientGlsl = /* glsl */ `
int quotient(int a, int b) {
  return int((float(a) + 0.5) / float(b));
}
`;
