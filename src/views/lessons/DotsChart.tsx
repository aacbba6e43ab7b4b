import { scaleLinear } from 'd3-scale';
import { useMemo } from 'react';
import { ChartFrame } from '../../charts/ChartFrame';
import { colour } from '../../charts/palette';
import { layoutLegend } from '../../charts/plot/legendLayout';
import { usePlotFontSize, usePlotHeight } from '../../charts/plot/projection';
import { SvgLegend } from '../../charts/plot/SvgLegend';
import { type DotProducts, dotProducts } from '../../lessons';
import type { Scenario } from '../../scenario';
import { type LessonText, useLessonText } from './text';

const usualHeight = 380;

/** Dot products of random vectors: what light gives against the exact result, simulated now. */
export function DotsChart({ scenario }: { scenario: Scenario }) {
  const text = useLessonText();
  const products = useMemo(() => dotProducts(scenario), [scenario]);
  const { inner, exact, light, relativeError, bits } = products;
  return (
    <ChartFrame
      name="lesson-dots"
      subject="simulation"
      title={text.t('chart.dotsTitle', { length: text.number(inner) })}
      sentence={text.t('chart.dotsSentence', {
        photons: text.number(scenario.photonsPerMac),
        error: text.percent(relativeError, 2),
        bits: text.number(bits, 2),
      })}
      data={{
        columns: [
          { key: 'exact', label: text.t('chart.column.exact'), unit: '' },
          { key: 'light', label: text.t('chart.column.light'), unit: '' },
          { key: 'error', label: text.t('chart.column.error'), unit: '' },
        ],
        rows: [...exact].map((value, i) => ({
          exact: value,
          light: light[i] ?? null,
          error: (light[i] ?? Number.NaN) - value,
        })),
      }}
    >
      {(width) => <DotsPlot products={products} width={width} text={text} />}
    </ChartFrame>
  );
}

function DotsPlot({ products, width, text }: { products: DotProducts; width: number; text: LessonText }) {
  const { exact, light } = products;
  const fontSize = usePlotFontSize(width);
  const height = usePlotHeight(usualHeight);
  const legend = layoutLegend(
    [
      { label: text.t('chart.dotsMark'), colour: 'optical', mark: 'measured' },
      { label: text.t('chart.dotsLine'), colour: 'muted', mark: 'dash' },
    ],
    width - 16,
    fontSize,
  );
  // The axis follows the exact results, not the noise: a change of light must show as scatter, not as another scale.
  const most = 1.5 * Math.max(...exact.map(Math.abs));
  const left = fontSize * 3.4;
  const top = legend.height + fontSize + 14;
  const bottom = height - fontSize * 3.4;
  const x = scaleLinear([-most, most], [left, width - 12]);
  const y = scaleLinear([-most, most], [bottom, top]);
  const ticks = x.ticks(width < 480 ? 4 : 6);
  const inside = (value: number) => Math.min(most, Math.max(-most, value));
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <SvgLegend layout={legend} left={8} top={0} fontSize={fontSize} />
      <text x={8} y={legend.height + fontSize + 2} fontSize={fontSize} fill={colour('muted')}>
        {text.t('chart.dotsY')}
      </text>
      {ticks.map((tick) => (
        <g key={tick} fontSize={fontSize} fill={colour('muted')}>
          <line x1={x(tick)} x2={x(tick)} y1={top} y2={bottom} stroke={colour('grid')} />
          <line x1={left} x2={width - 12} y1={y(tick)} y2={y(tick)} stroke={colour('grid')} />
          <text x={x(tick)} y={bottom + fontSize + 4} textAnchor="middle">
            {text.number(tick)}
          </text>
          <text x={left - 6} y={y(tick) + fontSize * 0.35} textAnchor="end">
            {text.number(tick)}
          </text>
        </g>
      ))}
      <line
        x1={x(-most)}
        y1={y(-most)}
        x2={x(most)}
        y2={y(most)}
        stroke={colour('muted')}
        strokeWidth={1.5}
        strokeDasharray="5 4"
      />
      {[...exact].map((value, i) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: dot products have no other name than their place
          key={i}
          cx={x(value)}
          cy={y(inside(light[i] ?? 0))}
          r={3}
          fill={colour('optical')}
          fillOpacity={0.65}
        />
      ))}
      <text
        x={(left + width) / 2}
        y={height - 6}
        fontSize={fontSize}
        textAnchor="middle"
        fill={colour('muted')}
      >
        {text.t('chart.dotsX')}
      </text>
    </svg>
  );
}
