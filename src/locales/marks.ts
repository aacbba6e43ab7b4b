/** A run of text in a sentence and what it is about: the optical side, the digital one, or neither. */
export interface Segment {
  text: string;
  tone: 'plain' | 'optical' | 'digital' | 'strong';
}

const tones: Record<string, Segment['tone']> = { o: 'optical', d: 'digital', b: 'strong' };
const mark = /<([odb])>(.*?)<\/\1>/gs;

/**
 * Splits a translated sentence with the marks `<o>…</o>` (optical), `<d>…</d>` (digital) and `<b>…</b>` (strong)
 * into segments. Whoever writes a sentence in another language sets the marks where that language needs them; no
 * HTML ever comes out of it.
 */
export function parseMarks(sentence: string): Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const match of sentence.matchAll(mark)) {
    if (match.index > end) segments.push({ text: sentence.slice(end, match.index), tone: 'plain' });
    segments.push({ text: match[2] ?? '', tone: tones[match[1] ?? ''] ?? 'plain' });
    end = match.index + match[0].length;
  }
  if (end < sentence.length) segments.push({ text: sentence.slice(end), tone: 'plain' });
  return segments;
}

/** A number does not part from its unit at the end of a line. */
export function keepTogether(text: string): string {
  return text.replace(/(\d) (?=\S)/g, '$1\u00a0');
}

/** The sentence without its marks: for screen readers, the title of the window, and plain-text copies. */
export function withoutMarks(sentence: string): string {
  return parseMarks(sentence)
    .map((segment) => segment.text)
    .join('');
}
