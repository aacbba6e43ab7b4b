import { lazy, Suspense, useDeferredValue, useEffect, useMemo } from 'react';
import { splitOverrides } from '../../scenario/comparison';
import { freeSlot } from '../../state/comparisonActions';
import { startComparisonMemory } from '../../state/comparisonMemory';
import { useAsked } from '../../state/questions';
import { useComparison, useOverrides } from '../../state/scenarioStore';
import { HeadlineBlock } from '../energy/Headline';
import './compareTable.css';
import './compareView.css';
import './slotColours.css';
import './slots.css';
import { type Compared, comparedDesigns, pageDesign, requestOf } from './designs';
import { Examples } from './Examples';
import { FreeSlotCard } from './FreeSlotCard';
import './freeSlot.css';
import { SlotCard } from './SlotCards';
import { compareHeadline, compareStrip } from './sentences';
import { compareTestIds } from './testIds';
import { useCompareText } from './text';

const CompareCharts = lazy(() => import('./CompareCharts'));

/** Up to four designs side by side, and why one is cheaper than another. The energy worker evaluates them. */
export default function CompareView() {
  const text = useCompareText();
  const comparison = useComparison();
  const overrides = useOverrides();
  useEffect(startComparisonMemory, []);
  const compared = useMemo((): Compared => ({ comparison, overrides }), [comparison, overrides]);
  const { status, answered, error } = useAsked(
    compared,
    async (api, input: Compared) => await api.compare(requestOf(input)),
  );
  const designs = useMemo(
    () => (answered ? comparedDesigns(answered.input, answered.answer, text) : []),
    [answered, text],
  );
  // The cards follow a slider at once, the charts as soon as there is time.
  const shown = useDeferredValue(designs);
  const baseline = designs.find((design) => design.isBaseline);
  const open = designs.find((design) => design.isOpen);
  const free = freeSlot(comparison);
  const sublines =
    designs.length === 0
      ? [text.t('introduction')]
      : [open ? text.t('editing', { letter: open.letter }) : text.t('notEditing')];
  const state = status === 'idle' && shown !== designs ? 'running' : status;
  return (
    <div data-testid={compareTestIds.view} data-compute-state={state}>
      <HeadlineBlock
        sentence={compareHeadline(designs, text)}
        strip={compareStrip(designs, text)}
        sublines={sublines}
        testIds={compareTestIds}
      />
      {error ? (
        <p className="shell__message" role="alert" data-testid={compareTestIds.error}>
          {error.message}
        </p>
      ) : null}
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
        {answered && free ? (
          <FreeSlotCard
            id={free}
            page={pageDesign(answered.input, answered.answer, text)}
            copyOf={open?.letter ?? null}
          />
        ) : null}
      </div>
      {answered && designs.length === 0 ? <Examples /> : null}
      {answered ? null : <div className="chart-place" aria-busy="true" />}
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
