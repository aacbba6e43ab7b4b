/**
 * Text with every half of a character (an unpaired surrogate) replaced by U+FFFD. A text cut in the wrong place or a
 * file of another program can hold one, and no address can carry it.
 */
export const wholeCharacters = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** The first `length` UTF-16 units of a text at most, without half a character at the end. */
export const cutText = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

/** A text as it stands in a link: percent-encoded, but for what a hash may hold anyway. Never throws. */
export const escapeText = (text: string): string =>
  encodeURIComponent(wholeCharacters(text)).replace(/%2C/g, ',').replace(/%3A/g, ':').replace(/%2F/g, '/');

/** The text that stands in a link as `escaped`; null where its percent signs mean nothing. */
export function readEscaped(escaped: string): string | null {
  try {
    return wholeCharacters(decodeURIComponent(escaped));
  } catch {
    return null;
  }
}
