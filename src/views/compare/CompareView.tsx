import { Button } from '@mantine/core';
import { lazy, Suspense, useDeferredValue, useEffect, useMemo } from 'react';
import { type SlotId, splitOverrides } from '../../scenario/comparison';
import { freeSlot, replaceComparison } from '../../state/comparisonActions';
import { startComparisonMemory } from '../../state/comparisonMemory';
import { useComparison, useOverrides } from '../../state/scenarioStore';
import { HeadlineBlock } from '../energy/Headline';
import './compareView.css';
import { comparedDesigns, type Example, examples, pageDesign } from './designs';
import { FreeSlotCard, SlotCard } from './SlotCards';
import { compareHeadline, compareStrip } from './sentences';
import { compareTestIds } from './testIds';
import { type CompareText, useCompareText } from './text';

const CompareCharts = lazy(() => import('./CompareCharts'));

/** Up to four designs side by side, and why one is cheaper than another. */
export default function CompareView() {
  const text = useCompareText();
  const comparison = useComparison();
  const overrides = useOverrides();
  useEffect(startComparisonMemory, []);
  const designs = useMemo(() => comparedDesigns(comparison, overrides, text), [comparison, overrides, text]);
  // The cards follow a slider at once, the charts as soon as there is time.
  const shown = useDeferredValue(designs);
  const baseline = designs.find((design) => design.isBaseline);
  const open = designs.find((design) => design.isOpen);
  const free = freeSlot(comparison);
  const page = pageDesign(overrides, text);
  const sublines =
    designs.length === 0
      ? [text.t('introduction')]
      : [open ? text.t('editing', { letter: open.letter }) : text.t('notEditing')];
  return (
    <div data-testid={compareTestIds.view} data-compute-state={shown === designs ? 'idle' : 'running'}>
      <HeadlineBlock
        sentence={compareHeadline(designs, text)}
        strip={compareStrip(designs, text)}
        sublines={sublines}
        testIds={compareTestIds}
      />
      <div className="slots">
        {baseline
          ? designs.map((design) => (
              <SlotCard
                key={design.id}
                design={design}
                baseline={baseline}
                canReplace={!open && !isSame(design.overrides, overrides)}
              />
            ))
          : null}
        {free ? (
          <FreeSlotCard
            id={free}
            name={page.name}
            femtojoulesPerMac={page.evaluation.femtojoulesPerMac}
            advantage={page.evaluation.advantage}
            copyOf={open?.letter ?? null}
          />
        ) : null}
      </div>
      {designs.length === 0 ? <Examples text={text} /> : null}
      {shown.length > 0 ? (
        <Suspense fallback={<div className="chart-place" aria-busy="true" />}>
          <CompareCharts designs={shown} />
        </Suspense>
      ) : null}
    </div>
  );
}

function isSame(slot: object, page: object): boolean {
  return JSON.stringify(slot) === JSON.stringify(splitOverrides(page).compared);
}

/** Questions to begin with, each a comparison ready made. */
function Examples({ text }: { text: CompareText }) {
  const start = ({ slots }: Example) => {
    const ids: readonly SlotId[] = ['a', 'b', 'c', 'd'];
    replaceComparison(
      Object.fromEntries(
        slots.map(({ name, overrides }, index) => [
          ids[index],
          { name: name ? text.t(`exampleName.${name}`) : '', overrides },
        ]),
      ),
    );
  };
  return (
    <section className="examples" aria-label={text.t('examples')}>
      <h2 className="examples__title">{text.t('examples')}</h2>
      <div className="examples__list">
        {examples.map((example) => (
          <Button
            key={example.key}
            variant="default"
            radius="xl"
            data-testid={compareTestIds.example(example.key)}
            onClick={() => start(example)}
          >
            {text.t(`example.${example.key}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
