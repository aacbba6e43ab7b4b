import type { WritingRow } from '../simulation/studyRows';
import type { ChartText } from './text';
import styles from './Writing.module.css';

interface WrittenTextProps {
  name: string;
  prompt: string;
  rows: readonly WritingRow[];
  side: 'digital' | 'optical';
  /** The step that is looked at. */
  chosen: number;
  onChoose: (step: number) => void;
  text: ChartText;
}

/** Strongest tint of a token, percent of the text's colour: dark enough to tell, light enough to read on. */
const STRONGEST = 26;

/** What one model wrote. The more probable the model held a token, the darker its ground. */
export function WrittenText({ name, prompt, rows, side, chosen, onChoose, text }: WrittenTextProps) {
  const chooseAt = (target: EventTarget) => {
    const step = target instanceof HTMLElement ? target.dataset.step : undefined;
    if (step !== undefined) onChoose(Number(step));
  };
  return (
    <section className={styles.text} aria-label={name}>
      <h3 className={styles.name}>{name}</h3>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the slider below chooses a token by keyboard */}
      <p className={styles.words} onClick={({ target }) => chooseAt(target)}>
        <span className={styles.prompt}>{prompt}</span>
        {rows.map((row) => {
          const { probability, text: word } = row[side];
          const differs = row.differs && side === 'optical';
          const Token = differs ? 'mark' : 'span';
          return (
            <Token
              key={row.step}
              className={[styles.token, differs && styles.differs, row.step === chosen && styles.chosen]
                .filter(Boolean)
                .join(' ')}
              style={{
                backgroundColor: `color-mix(in srgb, var(--chart-ink) ${(STRONGEST * probability).toFixed(1)}%, transparent)`,
              }}
              data-step={row.step}
              title={text.t('writing.probability', { share: shareText(probability, text) })}
            >
              {word}
            </Token>
          );
        })}
      </p>
    </section>
  );
}

/** A probability in percent with two digits. */
export const shareText = (probability: number, text: ChartText): string =>
  text.percent(Number(probability.toPrecision(2)));
