export { decodeComparison, encodeComparison, MAX_NAME_LENGTH } from './codec';
export {
  baselineOf,
  type Comparison,
  comparedKeys,
  emptyComparison,
  type Slot,
  type SlotId,
  settle,
  slotIds,
  slotOverrides,
  splitOverrides,
  takenSlots,
} from './types';
export type { ComparedResult, ComparisonRequest, ComparisonView } from './view';
export {
  differingKeys,
  keysOfGroup,
  type Waterfall,
  type WaterfallMeasure,
  waterfall,
  waterfallGroups,
} from './waterfall';
