import { useState } from 'react';
import type { WritingRow } from '../simulation/studyRows';
import { ChartFrame } from './ChartFrame';
import type { StudyChartProps } from './studyChart';
import { type ChartText, useChartText } from './text';
import styles from './Writing.module.css';
import { shareText, WrittenText } from './WrittenText';

interface WritingProps extends StudyChartProps {
  rows: readonly WritingRow[];
  /** What both continue. */
  prompt: string;
}

/** A prompt continued by digital and by light from the same draws, side by side; where they differ is underlined, how probable each token was is its ground. */
export function Writing({ rows, prompt, status }: WritingProps) {
  const text = useChartText();
  const [chosen, setChosen] = useState<number | null>(null);
  // Until the reader chooses one: where the texts part, which is what they are compared for.
  const looked = rows[chosen ?? -1] ?? rows.find((row) => row.differs) ?? rows[0];
  const shared = { prompt, rows, chosen: looked?.step ?? -1, onChoose: setChosen, text };
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
        <>
          <div className={styles.texts}>
            <WrittenText name={text.t('writing.digital')} side="digital" {...shared} />
            <WrittenText
              name={rows.length > 0 ? text.t('writing.optical', { photons }) : text.t('legend.optical')}
              side="optical"
              {...shared}
            />
          </div>
          {looked && <TokenDetail rows={rows} chosen={looked} onChoose={setChosen} text={text} />}
        </>
      )}
    </ChartFrame>
  );
}

/** The token looked at, with what each model gave it: chosen with a slider, which keyboard and finger can use. */
function TokenDetail({
  rows,
  chosen,
  onChoose,
  text,
}: {
  rows: readonly WritingRow[];
  chosen: WritingRow;
  onChoose: (step: number) => void;
  text: ChartText;
}) {
  const words = text.t('writing.detail', {
    step: chosen.step + 1,
    count: rows.length,
    digital: chosen.digital.text.trim(),
    digitalShare: shareText(chosen.digital.probability, text),
    optical: chosen.optical.text.trim(),
    opticalShare: shareText(chosen.optical.probability, text),
  });
  return (
    <div className={styles.detail}>
      <input
        type="range"
        className={styles.slider}
        min={0}
        max={rows.length - 1}
        value={chosen.step}
        onChange={({ currentTarget }) => onChoose(Number(currentTarget.value))}
        aria-label={text.t('writing.choose')}
        aria-valuetext={words}
      />
      <p className={styles.given}>{words}</p>
      <p className={styles.legend}>{text.t('writing.shading')}</p>
    </div>
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
