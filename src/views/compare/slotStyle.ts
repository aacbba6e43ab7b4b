import type { ChartColour } from '../../charts/palette';
import type { LegendMark } from '../../charts/plot/legendLayout';
import type { SlotId } from '../../scenario/comparison';

interface SlotStyle {
  colour: ChartColour;
  /** Dash of its curve; every slot also carries its letter, so colour is never alone. */
  dash: string | undefined;
  legend: LegendMark;
}

export const slotStyle: Readonly<Record<SlotId, SlotStyle>> = {
  a: { colour: 'slotA', dash: undefined, legend: 'line' },
  b: { colour: 'slotB', dash: '9 4', legend: 'dash' },
  c: { colour: 'slotC', dash: '2 4', legend: 'dots' },
  d: { colour: 'slotD', dash: '10 4 2 4', legend: 'dash' },
};
