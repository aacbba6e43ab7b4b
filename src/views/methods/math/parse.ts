/** A node of presentation MathML: either text or children. */
export interface MathNode {
  tag:
    | 'mi'
    | 'mn'
    | 'mo'
    | 'mrow'
    | 'msub'
    | 'msup'
    | 'msubsup'
    | 'munder'
    | 'munderover'
    | 'mfrac'
    | 'msqrt'
    | 'mtext';
  text?: string;
  children?: MathNode[];
}

const identifiers: Readonly<Record<string, string>> = {
  eta: 'η',
  sigma: 'σ',
  epsilon: 'ε',
  lambda: 'λ',
  ell: 'ℓ',
};

const operators: Readonly<Record<string, string>> = {
  cdot: '·',
  times: '×',
  sum: '∑',
  max: 'max',
  min: 'min',
  ln: 'ln',
  le: '≤',
  ge: '≥',
  sim: '∼',
  approx: '≈',
  lceil: '⌈',
  rceil: '⌉',
  lfloor: '⌊',
  rfloor: '⌋',
  partial: '∂',
};

const token = /\\([a-zA-Z]+)|"([^"]*)"|([A-Za-z]+)|(\d+(?:\.\d+)?)|([{}_^])|([^\s])/gy;

interface Token {
  kind: 'command' | 'text' | 'name' | 'number' | 'brace' | 'operator';
  text: string;
}

function tokenise(source: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  let at = 0;
  while (at < source.length) {
    if (/\s/.test(source[at]!)) {
      at += 1;
      continue;
    }
    token.lastIndex = at;
    const match = token.exec(source);
    if (!match) throw new Error(`Cannot read “${source.slice(at)}”.`);
    at = token.lastIndex;
    const [, command, text, name, number, brace, operator] = match;
    if (command !== undefined) tokens.push({ kind: 'command', text: command });
    else if (text !== undefined) tokens.push({ kind: 'text', text });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (brace !== undefined) tokens.push({ kind: 'brace', text: brace });
    else tokens.push({ kind: 'operator', text: operator ?? '' });
  }
  return tokens;
}

/**
 * Reads a small part of TeX into presentation MathML: scripts, `\frac`, `\sqrt`, `\sum`, Greek letters, `"words"`,
 * and numbers with separators or units as `"12,288"`.
 * A run of letters is one identifier, upright as MathML sets it (`E_{load}`); single letters side by side are factors.
 *
 * @throws Error where a brace is missing or a command is unknown
 */
export function parseMath(source: string): MathNode {
  const tokens = tokenise(source);
  let at = 0;

  function row(end: string | null): MathNode {
    const children: MathNode[] = [];
    while (true) {
      const next = tokens[at];
      if (!next) {
        if (end === null) break;
        throw new Error(`“${end}” is missing in “${source}”.`);
      }
      if (next.kind === 'brace' && next.text === '}') {
        if (end !== '}') throw new Error(`“}” without “{” in “${source}”.`);
        at += 1;
        break;
      }
      children.push(scripted());
    }
    return children.length === 1 ? children[0]! : { tag: 'mrow', children };
  }

  function scripted(): MathNode {
    const base = atom();
    let below: MathNode | null = null;
    let above: MathNode | null = null;
    while (tokens[at]?.kind === 'brace' && '_^'.includes(tokens[at]!.text)) {
      const isBelow = tokens[at]!.text === '_';
      at += 1;
      if (isBelow) below = atom();
      else above = atom();
    }
    const hasLimits = base.tag === 'mo' && base.text === '∑';
    if (below && above) return { tag: hasLimits ? 'munderover' : 'msubsup', children: [base, below, above] };
    if (below) return { tag: hasLimits ? 'munder' : 'msub', children: [base, below] };
    if (above) return { tag: 'msup', children: [base, above] };
    return base;
  }

  function atom(): MathNode {
    const next = tokens[at];
    if (!next) throw new Error(`Something is missing at the end of “${source}”.`);
    at += 1;
    switch (next.kind) {
      case 'command':
        return command(next.text);
      case 'text':
        // A number as the language of the page writes it, with its unit: one token, so that screen readers read it whole.
        if (/^[−-]?\d/.test(next.text)) return { tag: 'mn', text: next.text };
        // MathML sets no space between a word and its neighbours.
        return { tag: 'mtext', text: `\u2009${next.text.replaceAll('  ', '\u2003')}\u2009` };
      case 'name':
        return { tag: 'mi', text: next.text };
      case 'number':
        return { tag: 'mn', text: next.text };
      case 'operator':
        return { tag: 'mo', text: next.text === '-' ? '−' : next.text };
      case 'brace':
        if (next.text === '{') return row('}');
        throw new Error(`“${next.text}” without a base in “${source}”.`);
    }
  }

  function command(name: string): MathNode {
    if (name === 'frac') return { tag: 'mfrac', children: [atom(), atom()] };
    if (name === 'sqrt') return { tag: 'msqrt', children: [atom()] };
    const identifier = identifiers[name];
    if (identifier) return { tag: 'mi', text: identifier };
    const operator = operators[name];
    if (operator) return { tag: 'mo', text: operator };
    throw new Error(`Unknown command “\\${name}” in “${source}”.`);
  }

  return row(null);
}
