import { useState } from 'react';
import { ChartFrame } from './ChartFrame';
import { Choice } from './Choice';
import { type Component, type ComponentBars, componentKinds, components, componentTotal } from './components';
import { StackedBars } from './plot/StackedBars';
import { byComponentSentence } from './sentences';
import { chartTestIds } from './testIds';
import { type ChartText, useChartText } from './text';

export interface BreakdownByComponentProps {
  current: ComponentBars;
  /** A few others to compare with. */
  others: readonly ComponentBars[];
}

type Mode = 'shares' | 'absolute';
const name = 'breakdown-by-component';

/** What the energy is spent on, as shares of a pass or in femtojoules per MAC. */
export function BreakdownByComponent({ current, others }: BreakdownByComponentProps) {
  const text = useChartText();
  const [mode, setMode] = useState<Mode>('shares');
  const designs = [current, ...others.filter((other) => other.name !== current.name)];
  const bars = designs.map((design) => ({
    name: design.name,
    own: design === current,
    parts: partsOf(design, mode),
    total: text.quantity(componentTotal(design.byComponent) / design.macs, 'J'),
  }));
  return (
    <ChartFrame
      name={name}
      title={text.t(lightShare(current) < 0.1 ? 'byComponent.title' : 'byComponent.titleLight')}
      sentence={byComponentSentence(current, text)}
      data={componentTable(designs, text)}
      controls={
        <Choice
          label={text.t('byComponent.mode')}
          value={mode}
          onChange={setMode}
          choices={[
            { value: 'shares', label: text.t('byComponent.modeShares') },
            { value: 'absolute', label: text.t('byComponent.modeAbsolute') },
          ]}
          testId={chartTestIds.mode(name)}
        />
      }
    >
      {(width) => (
        <StackedBars
          width={width}
          bars={bars}
          max={mode === 'shares' ? 1 : undefined}
          xLabel={text.t(mode === 'shares' ? 'byComponent.xShares' : 'byComponent.xAbsolute')}
          formatTick={(tick) => (mode === 'shares' ? text.percent(tick) : text.number(tick))}
          kinds={componentKinds((component) => text.t(`component.${component}`))}
          formatPart={(value) =>
            mode === 'shares' ? text.percent(value) : text.quantity(value * 1e-15, 'J')
          }
        />
      )}
    </ChartFrame>
  );
}

function lightShare(design: ComponentBars): number {
  return design.byComponent.optical / componentTotal(design.byComponent);
}

/** Parts of one bar: shares of 1, or femtojoules per MAC. */
function partsOf(design: ComponentBars, mode: Mode): Record<Component, number> {
  const scale = mode === 'shares' ? 1 / componentTotal(design.byComponent) : 1e15 / design.macs;
  return Object.fromEntries(
    components.map((component) => [component, design.byComponent[component] * scale]),
  ) as Record<Component, number>;
}

function componentTable(designs: readonly ComponentBars[], text: ChartText) {
  return {
    columns: [
      { key: 'model', label: text.t('column.model'), unit: '' },
      { key: 'component', label: text.t('column.component'), unit: '' },
      { key: 'energy', label: text.t('column.energy'), unit: 'J' },
      { key: 'perMac', label: text.t('column.perMac'), unit: 'fJ' },
      { key: 'share', label: text.t('column.share'), unit: '' },
    ],
    rows: designs.flatMap((design) =>
      components.map((component) => ({
        model: design.name,
        component: text.t(`component.${component}`),
        energy: design.byComponent[component],
        perMac: (design.byComponent[component] / design.macs) * 1e15,
        share: design.byComponent[component] / componentTotal(design.byComponent),
      })),
    ),
  };
}
