import type { WritingRow } from '../simulation/studyRows';
import { ChartFrame } from './ChartFrame';
import type { StudyChartProps } from './studyChart';
import { type ChartText, useChartText } from './text';
import styles from './Writing.module.css';

interface WritingProps extends StudyChartProps {
  rows: readonly WritingRow[];
  /** What both continue. */
  prompt: string;
}

/** A prompt continued by digital and by light from the same draws, side by side; where they differ is underlined. */
export function Writing({ rows, prompt, status }: WritingProps) {
  const text = useChartText();
  const light = rows.map((row) => row.photonsPerMac);
  const [least, most] = [Math.min(...light), Math.max(...light)];
  const photons = least === most ? text.number(least) : `${text.number(least)}–${text.number(most)}`;
  return (
    <ChartFrame
      name="writing"
      title={text.t('writing.title')}
      sentence={writingSentence(rows, text)}
      data={writingTable(rows, text)}
      subject="simulation"
      status={status}
      isText
    >
      {() => (
        <div className={styles.texts}>
          <Text name={text.t('writing.digital')} prompt={prompt} rows={rows} side="digital" text={text} />
          <Text
            name={rows.length > 0 ? text.t('writing.optical', { photons }) : text.t('legend.optical')}
            prompt={prompt}
            rows={rows}
            side="optical"
            text={text}
          />
        </div>
      )}
    </ChartFrame>
  );
}

interface TextProps {
  name: string;
  prompt: string;
  rows: readonly WritingRow[];
  side: 'digital' | 'optical';
  text: ChartText;
}

function Text({ name, prompt, rows, side, text }: TextProps) {
  return (
    <section className={styles.text} aria-label={name}>
      <h3 className={styles.name}>{name}</h3>
      <p className={styles.words}>
        <span className={styles.prompt}>{prompt}</span>
        {rows.map((row) => {
          const word = row[side];
          const title = text.t('writing.probability', {
            share: text.percent(Number(word.probability.toPrecision(2))),
          });
          return row.differs && side === 'optical' ? (
            <mark key={row.step} className={styles.differs} title={title}>
              {word.text}
            </mark>
          ) : (
            <span key={row.step} title={title}>
              {word.text}
            </span>
          );
        })}
      </p>
    </section>
  );
}

function writingSentence(rows: readonly WritingRow[], text: ChartText): string {
  if (rows.length === 0) return text.t('writing.sentenceEmpty');
  const different = rows.filter((row) => row.differs).length;
  const first = rows.find((row) => row.differs);
  if (!first) return text.t('writing.sentenceSame', { count: rows.length });
  return text.t('writing.sentence', { first: first.step + 1, different, count: rows.length });
}

function writingTable(rows: readonly WritingRow[], text: ChartText) {
  return {
    columns: [
      { key: 'step', label: text.t('writing.step'), unit: '' },
      { key: 'photonsPerMac', label: text.t('column.photonsPerMac'), unit: '' },
      { key: 'digital', label: text.t('writing.digital'), unit: '' },
      { key: 'digitalProbability', label: text.t('writing.digitalProbability'), unit: '' },
      { key: 'optical', label: text.t('legend.optical'), unit: '' },
      { key: 'opticalProbability', label: text.t('writing.opticalProbability'), unit: '' },
      { key: 'differs', label: text.t('writing.differs'), unit: '' },
    ],
    rows: rows.map((row) => ({
      step: row.step + 1,
      photonsPerMac: row.photonsPerMac,
      digital: row.digital.text,
      digitalProbability: row.digital.probability,
      optical: row.optical.text,
      opticalProbability: row.optical.probability,
      differs: row.differs ? text.t('writing.yes') : '',
    })),
  };
}
