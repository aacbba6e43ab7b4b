import { keepTogether, parseMarks } from '../../locales/marks';

/** A sentence whose marked runs carry the colour of what they are about, and weight, so that colour is not alone. */
export function MarkedText({ text }: { text: string }) {
  return parseMarks(text).map((segment, index) =>
    segment.tone === 'plain' ? (
      segment.text
    ) : (
      // The order of segments is the sentence itself.
      // biome-ignore lint/suspicious/noArrayIndexKey: positions do not move
      <b key={index} className={`mark mark--${segment.tone}`}>
        {keepTogether(segment.text)}
      </b>
    ),
  );
}
