import { createElement, type ReactNode, useMemo } from 'react';
import { type MathNode, parseMath } from './parse';

/** A formula, typeset by the browser. */
export function Formula({ source, display = false }: { source: string; display?: boolean }) {
  const tree = useMemo(() => parseMath(source), [source]);
  return createElement('math', display ? { display: 'block' } : {}, render(tree, 0));
}

function render({ tag, text, children }: MathNode, key: number): ReactNode {
  return createElement(tag, { key }, text ?? children?.map(render));
}
