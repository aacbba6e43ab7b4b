import type { SystematicRow } from '../simulation/studyRows';
import { ChartFrame } from './ChartFrame';
import { NoiseMapPicture } from './NoiseMapPicture';
import { levelsOf, place, riseTable } from './noiseLevels';
import type { StudyChartProps } from './studyChart';
import { drawableRows, orNothing } from './tableData';
import { type ChartText, useChartText } from './text';

interface NoiseMapProps extends StudyChartProps {
  rows: readonly SystematicRow[];
}

/**
 * Rise of perplexity over systematic error in feed-forward and projections (across) and in attention (up). Levels are
 * evenly spaced on the axes as they were measured; between them the logarithm of perplexity is interpolated.
 */
export function NoiseMap({ rows: all, status }: NoiseMapProps) {
  const text = useChartText();
  const rows = drawableRows(all, ['standardError', 'minusDigitalStandardError']);
  const linear = levelsOf(rows.map((row) => row.noiseLinear));
  const attention = levelsOf(rows.map((row) => row.noiseAttention));
  const isWhole = rows.length > 0 && rows.length === linear.length * attention.length && linear.length > 1;
  return (
    <ChartFrame
      name="noise-map"
      title={text.t('map.title')}
      sentence={mapSentence(rows, text)}
      data={mapTable(all, text)}
      subject="simulation"
      status={status}
    >
      {(width) => (
        <NoiseMapPicture
          rows={rows}
          linear={linear}
          attention={attention}
          isWhole={isWhole}
          width={width}
          text={text}
        />
      )}
    </ChartFrame>
  );
}

function mapSentence(rows: readonly SystematicRow[], text: ChartText): string {
  const riseAt = riseTable(rows);
  const levels = levelsOf(rows.map((row) => row.noiseLinear)).filter((level) => level > 0);
  const worst = levels[levels.length - 1];
  const linear = rows.find((row) => row.noiseLinear === worst && row.noiseAttention === 0);
  const attention = rows.find((row) => row.noiseAttention === worst && row.noiseLinear === 0);
  if (worst === undefined || !linear || !attention) return text.t('map.sentenceEmpty');
  return text.t('map.sentence', {
    level: text.percent(worst),
    linear: text.percent(Number((riseAt.get(place(linear)) ?? 0).toPrecision(2))),
    attention: text.percent(Number((riseAt.get(place(attention)) ?? 0).toPrecision(2))),
  });
}

function mapTable(rows: readonly SystematicRow[], text: ChartText) {
  const riseAt = riseTable(rows);
  return {
    columns: [
      { key: 'noiseLinear', label: text.t('map.x'), unit: '' },
      { key: 'noiseAttention', label: text.t('map.y'), unit: '' },
      { key: 'perplexity', label: text.t('column.perplexity'), unit: '' },
      { key: 'rise', label: text.t('map.rise'), unit: '' },
      { key: 'loss', label: text.t('column.loss'), unit: 'nat' },
      { key: 'standardError', label: text.t('column.standardError'), unit: 'nat' },
    ],
    rows: [...rows]
      .sort((a, b) => a.noiseLinear - b.noiseLinear || a.noiseAttention - b.noiseAttention)
      .map((row) => ({
        noiseLinear: row.noiseLinear,
        noiseAttention: row.noiseAttention,
        perplexity: row.perplexity,
        rise: riseAt.get(place(row)) ?? null,
        loss: row.loss,
        standardError: orNothing(row.standardError),
      })),
  };
}
