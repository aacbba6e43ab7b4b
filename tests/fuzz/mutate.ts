import fc from 'fast-check';

/** Pieces that break careless readers: names of the language, ends of number types, halves of characters, markup. */
const hostile = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'NaN',
  'Infinity',
  '-Infinity',
  '1e999',
  '-1e999',
  '5e-324',
  '-0',
  '9007199254740993',
  '1e308',
  '0x10',
  '1e',
  'null',
  'undefined',
  'true',
  '[]',
  '{}',
  '%',
  '%00',
  '%E0%A4%A',
  '%F0%9F%98%80',
  '%2526',
  '&&',
  '=',
  '#',
  '+',
  '\u0000',
  '\ud83d',
  '\ude00',
  '😀',
  '\u202e',
  '<img src=x onerror=alert(1)>',
  '"',
  '\\',
  '\r\n',
  ',',
];

/** One change of a text: where (a part of its length), what kind, and with what. */
type TextChange = readonly [kind: number, at: number, length: number, piece: string];

// Without bias: fast-check prefers the ends of a range, and a link that is always cut at its beginning tests nothing.
const textChange: fc.Arbitrary<TextChange> = fc.tuple(
  fc.noBias(fc.nat(15)),
  fc.noBias(fc.nat(9999)).map((place) => place / 9999),
  fc.noBias(fc.nat(12)),
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...hostile) },
    fc.string({ maxLength: 6, unit: 'binary' }),
  ),
);

function changeText(text: string, [kind, part, length, piece]: TextChange): string {
  const at = Math.floor(part * text.length);
  if (kind === 0) return text.slice(0, at);
  if (kind === 1) return text.slice(at) + text.slice(0, at);
  if (kind <= 3) return text.slice(0, at) + text.slice(at, at + length).repeat(3) + text.slice(at);
  if (kind <= 6) return text.slice(0, at) + text.slice(at + length);
  if (kind <= 11) return text.slice(0, at) + piece + text.slice(at);
  return text.slice(0, at) + piece + text.slice(at + length);
}

/** A valid text with one to six changes. */
export function mutatedText(valid: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...valid), fc.array(textChange, { minLength: 1, maxLength: 6 }))
    .map(([text, changes]) => changes.reduce(changeText, text));
}

/** What stands where another value was. */
const hostileValues: readonly unknown[] = [
  null,
  true,
  '',
  '__proto__',
  '\ud83d',
  '<script>',
  'a'.repeat(100),
  [],
  {},
  [1, 2],
  [[[]]],
  { length: -1 },
  0,
  -0,
  -1,
  0.5,
  1e-320,
  1e15,
  2 ** 53,
  1e308,
  -1e308,
];

type TreeChange = readonly [kind: number, path: readonly number[], value: unknown, key: string];

const treeChange: fc.Arbitrary<TreeChange> = fc.tuple(
  fc.nat(4),
  fc.array(fc.noBias(fc.nat(60)), { minLength: 1, maxLength: 4 }),
  fc.constantFrom(...hostileValues),
  fc.constantFrom(...hostile),
);

type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Changes one member of the tree in place; `path` leads down from the root by positions of members. */
function changeTree(root: Tree, [kind, path, value, key]: TreeChange): void {
  let holder = root;
  let name = '';
  for (const step of path) {
    const names = Object.keys(holder);
    if (names.length === 0) return;
    name = names[step % names.length]!;
    const next = holder[name];
    if (!isTree(next) || step === path.at(-1)) break;
    holder = next;
  }
  if (name === '') return;
  const define = (member: string, what: unknown) =>
    Object.defineProperty(holder, member, {
      value: structuredClone(what),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  if (kind === 0) delete holder[name];
  else if (kind === 1) define(Array.isArray(holder) ? '0' : key, holder[name]);
  else if (kind === 2) define(Array.isArray(holder) ? '0' : key, value);
  else define(name, value);
}

/** The JSON text of a valid value with one to five members changed, taken away or added. */
export function mutatedJson(valid: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...valid), fc.array(treeChange, { minLength: 1, maxLength: 5 }))
    .map(([text, changes]) => {
      const tree = JSON.parse(text) as Tree;
      for (const change of changes) changeTree(tree, change);
      return JSON.stringify(tree);
    });
}

/** Mutants of a JSON text: most are JSON still, some are torn. */
export const mutatedFile = (valid: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 3, arbitrary: mutatedJson(valid) }, mutatedText(valid));
