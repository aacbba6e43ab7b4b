import { useState } from 'react';
import { ChartFrame } from './ChartFrame';
import { Choice } from './Choice';
import {
  type DigitalLine,
  describeModel,
  digitalLabel,
  type ModelPoint,
  modelLabels,
} from './EnergyVersusMacs';
import { toLogSafe } from './logSafe';
import { PlotBand, PlotGuide, PlotPath } from './plot/drawing';
import { currentMark, diamondMark, dotMark } from './plot/marks';
import { PlotLabels } from './plot/PlotLabels';
import { PlotMarks } from './plot/PlotMarks';
import { XyPlot } from './plot/XyPlot';
import { flat, perMacSentence, ratioOfDoubling } from './sentences';
import { chartTestIds } from './testIds';
import { type ChartText, useChartText } from './text';
import { decadeDomain, paddedLogDomain } from './ticks';

/** A point of the sweep over width, everything else as in the reader's design. */
export interface WidthPoint {
  width: number;
  femtojoulesPerMac: number;
  advantage: number;
  /** 5 and 95 % over the literature's ranges; null where it was not drawn. */
  band?: { femtojoulesPerMac: [number, number]; advantage: [number, number] } | null;
}

export interface PerMacVersusWidthProps {
  curve: readonly WidthPoint[];
  models: readonly ModelPoint[];
  current: ModelPoint;
  digital: readonly DigitalLine[];
}

type Mode = 'perMac' | 'advantage';
const name = 'per-mac-versus-width';
const height = 380;

/** Energy per MAC, or the advantage over digital, against the width of the Transformer; both axes logarithmic. */
export function PerMacVersusWidth(props: PerMacVersusWidthProps) {
  const text = useChartText();
  const [mode, setMode] = useState<Mode>('perMac');
  const isCheaper = (ratioOfDoubling(props.curve, props.current.width) ?? 0) <= flat;
  return (
    <ChartFrame
      name={name}
      title={text.t(`perMac.${mode === 'perMac' ? 'title' : 'titleAdvantage'}${isCheaper ? '' : 'Neutral'}`)}
      sentence={perMacSentence(props.curve, props.current.width, text)}
      data={widthTable(props, text)}
      omitted={toLogSafe(props.curve, ['width', 'femtojoulesPerMac', 'advantage']).omitted}
      controls={
        <Choice
          label={text.t('perMac.mode')}
          value={mode}
          onChange={setMode}
          choices={[
            { value: 'perMac', label: text.t('perMac.modePerMac') },
            { value: 'advantage', label: text.t('perMac.modeAdvantage') },
          ]}
          testId={chartTestIds.mode(name)}
        />
      }
    >
      {(width) => <WidthPlot {...props} width={width} mode={mode} text={text} />}
    </ChartFrame>
  );
}

interface WidthPlotProps extends PerMacVersusWidthProps {
  width: number;
  mode: Mode;
  text: ChartText;
}

function WidthPlot({ curve, models, current, digital, width, mode, text }: WidthPlotProps) {
  const valueIn = (row: { femtojoulesPerMac: number; advantage: number }) =>
    mode === 'perMac' ? row.femtojoulesPerMac : row.advantage;
  const point = (row: { width: number; femtojoulesPerMac: number; advantage: number }) => ({
    x: row.width,
    y: valueIn(row),
  });
  const usable = <Row extends { width: number; femtojoulesPerMac: number; advantage: number }>(
    rows: readonly Row[],
  ) =>
    toLogSafe(rows, ['width', 'femtojoulesPerMac', 'advantage']).rows.filter(
      (row) => row.width !== null && row.femtojoulesPerMac !== null && row.advantage !== null,
    );
  const line = usable(curve).map(point);
  const modelPoints = usable(models).map((model) => ({ ...point(model), model }));
  const [own] = usable([current]).map((model) => ({ ...point(model), model }));
  const band = curve.flatMap((place) => {
    const ends = place.band?.[mode === 'perMac' ? 'femtojoulesPerMac' : 'advantage'];
    return ends ? [{ x: place.width, low: ends[0], high: ends[1] }] : [];
  });
  const x = paddedLogDomain(
    [...line, ...modelPoints, ...(own ? [own] : [])].map((mark) => mark.x),
    0.03,
  );
  const chosen = digital.find((candidate) => candidate.chosen) ?? digital[0];
  const rivals =
    mode === 'perMac'
      ? digital.map((rival) => ({
          ...rival,
          name: digitalLabel(rival, width, text),
          value: rival.femtojoulesPerMac,
        }))
      : [{ name: text.t('perMac.even'), value: 1, chosen: true }];
  const marks = own ? [own, ...modelPoints] : modelPoints;
  const y = decadeDomain([
    ...line.map((mark) => mark.y),
    ...marks.map((mark) => mark.y),
    ...rivals.map((rival) => rival.value),
  ]);
  // A line of slope −1 (energy) or +1 (advantage) through the reader's design: what 1/d alone would give.
  const slope = mode === 'perMac' ? -1 : 1;
  const inverse = own ? x.map((at) => ({ x: at, y: own.y * (at / own.x) ** slope })) : [];
  const base = mode === 'perMac' ? (chosen?.femtojoulesPerMac ?? Number.NaN) : 1;
  const [inverseStart, inverseEnd] = inverse;
  return (
    <XyPlot<(typeof modelPoints)[number]>
      width={width}
      height={height}
      x={{ label: text.t('perMac.x'), domain: x, format: text.compact }}
      y={{
        label: text.t(mode === 'perMac' ? 'perMac.y' : 'perMac.yAdvantage'),
        domain: y,
        format: (tick) => text.number(tick),
      }}
      legend={[
        { label: text.t('legend.yourDesign'), colour: 'optical', mark: 'ring' },
        { label: text.t('legend.opticalCurve'), colour: 'optical', mark: 'line' },
        ...(band.length > 1
          ? [
              {
                label: text.t('legend.band'),
                colour: 'optical' as const,
                mark: 'swatch' as const,
                fill: 'rgb(86 160 220 / 25%)',
              },
            ]
          : []),
        { label: text.t('legend.models'), colour: 'optical', mark: 'dot' },
        { label: text.t('legend.futureModels'), colour: 'optical', mark: 'diamond' },
        { label: text.t('legend.digital'), colour: 'digital', mark: 'dash' },
        { label: text.t('legend.inverseWidth'), colour: 'muted', mark: 'dash' },
      ]}
      explain={({ model }) => describeModel(model, text)}
    >
      <PlotBand band={band} fill="optical" />
      {rivals.map((rival) => (
        <PlotGuide
          key={rival.name}
          from={{ x: x[0], y: rival.value }}
          to={{ x: x[1], y: rival.value }}
          stroke="digital"
          dash={rival.chosen ? undefined : '5 4'}
          strokeWidth={rival.chosen ? 2.5 : 1.5}
        />
      ))}
      {inverseStart && inverseEnd && (
        <PlotGuide from={inverseStart} to={inverseEnd} stroke="muted" dash="2 4" />
      )}
      <PlotPath points={line} stroke="optical" />
      {own && (
        <PlotGuide
          from={{ x: own.x, y: own.y }}
          to={{ x: own.x, y: base }}
          stroke="opticalText"
          dash="3 3"
          strokeWidth={1.5}
        />
      )}
      <PlotMarks data={modelPoints.filter(({ model }) => !model.projected)} shape={dotMark} />
      <PlotMarks data={modelPoints.filter(({ model }) => model.projected)} shape={diamondMark} />
      {own && <PlotMarks data={[own]} shape={currentMark} />}
      <PlotLabels
        labels={[
          ...(own
            ? [
                {
                  id: 'advantage',
                  text: text.ratio(current.advantage),
                  x: own.x,
                  y: Math.sqrt(own.y * base),
                  bold: true,
                  required: true,
                  fill: 'opticalText' as const,
                },
              ]
            : []),
          ...modelLabels(modelPoints, own ?? null, current.name, { early: true }),
        ]}
        guides={rivals.map((rival) => ({
          id: rival.name,
          text: rival.name,
          from: { x: x[0], y: rival.value },
          to: { x: x[1], y: rival.value },
          fill: 'digitalText',
          at: mode === 'perMac' ? 1 : 0,
        }))}
        marks={marks}
        lines={[
          line,
          ...rivals.map((rival) => [
            { x: x[0], y: rival.value },
            { x: x[1], y: rival.value },
          ]),
        ]}
      />
    </XyPlot>
  );
}

function widthTable({ curve, models, current, digital }: PerMacVersusWidthProps, text: ChartText) {
  const row = (source: string, values: WidthPoint) => ({
    source,
    width: values.width,
    perMac: values.femtojoulesPerMac,
    advantage: values.advantage,
    perMacLow: values.band?.femtojoulesPerMac[0] ?? null,
    perMacHigh: values.band?.femtojoulesPerMac[1] ?? null,
    advantageLow: values.band?.advantage[0] ?? null,
    advantageHigh: values.band?.advantage[1] ?? null,
  });
  return {
    columns: [
      { key: 'source', label: text.t('column.source'), unit: '' },
      { key: 'width', label: text.t('column.width'), unit: '' },
      { key: 'perMac', label: text.t('column.perMac'), unit: 'fJ', perMac: true as const },
      { key: 'advantage', label: text.t('column.advantage'), unit: '×' },
      { key: 'perMacLow', label: `${text.t('column.perMac')}, 5 %`, unit: 'fJ', perMac: true as const },
      { key: 'perMacHigh', label: `${text.t('column.perMac')}, 95 %`, unit: 'fJ', perMac: true as const },
      { key: 'advantageLow', label: `${text.t('column.advantage')}, 5 %`, unit: '×' },
      { key: 'advantageHigh', label: `${text.t('column.advantage')}, 95 %`, unit: '×' },
    ],
    rows: [
      row(`${current.name} (${text.t('legend.yourDesign')})`, current),
      ...models.map((model) => row(model.name, model)),
      ...curve.map((values) => row(text.t('legend.opticalCurve'), values)),
      ...digital.map((line) => ({
        source: line.name,
        width: null,
        perMac: line.femtojoulesPerMac,
        advantage: null,
        perMacLow: null,
        perMacHigh: null,
        advantageLow: null,
        advantageHigh: null,
      })),
    ],
  };
}
