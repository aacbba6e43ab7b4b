/** Finds terms of the glossary in running text and in a search. Pure. */
import { terms } from './terms';

/** A run of text, and the term that it names. */
export interface TextPart {
  text: string;
  term: string | null;
}

/** More marks than this make a paragraph hard to read. */
const markedAtMost = 4;

/** How the words of a term are written in running text, by term; alternatives are separated by `|`. */
export type Spellings = Readonly<Record<string, string>>;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Splits a text at the first place of each term, the longest spelling first: “shot noise” is not “noise”. A word of a
 * language with spaces must stand alone.
 */
export function findTerms(text: string, spellings: Spellings): TextPart[] {
  const words = terms
    .flatMap(({ id }) => (spellings[id] ?? '').split('|').map((word) => ({ id, word })))
    .filter(({ word }) => word !== '')
    .sort((a, b) => b.word.length - a.word.length);
  const byWord = new Map(words.map(({ id, word }) => [word.toLowerCase(), id]));
  const pattern = new RegExp(
    words.map(({ word }) => (/^\w.*\w$/.test(word) ? `\\b${escaped(word)}\\b` : escaped(word))).join('|'),
    'gi',
  );
  const parts: TextPart[] = [];
  const seen = new Set<string>();
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const id = byWord.get(match[0].toLowerCase());
    if (id === undefined || seen.has(id) || seen.size >= markedAtMost) continue;
    seen.add(id);
    if (match.index > end) parts.push({ text: text.slice(end, match.index), term: null });
    parts.push({ text: match[0], term: id });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), term: null });
  return parts;
}

/** The terms whose name, spelling or text holds every word of the query; names that begin with it come first. */
export function searchTerms(
  query: string,
  read: (id: string) => { name: string; text: string; match: string },
): string[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const first = words[0] ?? '';
  return terms
    .map(({ id }, order) => {
      const { name, text, match } = read(id);
      const title = `${name} ${match}`.toLocaleLowerCase();
      const all = `${id.toLowerCase()} ${title} ${text.toLocaleLowerCase()}`;
      const rank = name.toLocaleLowerCase().startsWith(first)
        ? 0
        : words.every((word) => title.includes(word))
          ? 1
          : 2;
      return { id, order, rank, isFound: words.every((word) => all.includes(word)) };
    })
    .filter(({ isFound }) => isFound)
    .sort((a, b) => (words.length === 0 ? 0 : a.rank - b.rank) || a.order - b.order)
    .map(({ id }) => id);
}
