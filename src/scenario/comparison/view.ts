/** Everything that a comparison shows, computed in one go: the energy worker answers it. */
import { type Evaluation, evaluateDesign, type Summary, type WidthPoint, withWidth } from '../../energy';
import { toDesign } from '../design';
import type { Scenario } from '../types';
import { uncertaintyView } from '../views/uncertainty';
import { widthView } from '../views/width';
import { type Waterfall, type WaterfallMeasure, waterfall } from './waterfall';

export interface ComparisonRequest {
  /** At most four, in their order. */
  designs: readonly Scenario[];
  /** Which of them the others are measured against; −1 where there is none. */
  baseline: number;
  /** The page's own design, which may be taken in next. */
  page: Scenario;
}

export interface ComparedResult {
  evaluation: Evaluation;
  /** Energy per multiply-accumulate against width. */
  curve: WidthPoint[];
  /** Femtojoules per multiply-accumulate at the width of the baseline. */
  atBaselineWidth: number;
  /** The way from the baseline to this design. */
  falls: Record<WaterfallMeasure, Waterfall>;
  /** Advantage over the literature's ranges around this design; null where nothing of it is uncertain. */
  band: Summary | null;
}

export interface ComparisonView {
  designs: ComparedResult[];
  page: Evaluation;
}

/** In the logarithm a curve is nearly straight, so few points are enough while a slider moves. */
const CURVE_POINTS = 25;
/** Ends of the 90 % interval good to about three percent. */
const BAND_DRAWS = 2000;

type Own = Pick<ComparedResult, 'evaluation' | 'curve' | 'band'>;

/** While one design is edited, the others stay as they are: what is known of them is kept. */
const known = new Map<string, Own>();
const mostKnown = 16;

function ownOf(scenario: Scenario): Own {
  const key = JSON.stringify(scenario);
  let own = known.get(key);
  if (!own) {
    const { parameters, result } = uncertaintyView({ ...scenario, draws: BAND_DRAWS });
    own = {
      evaluation: evaluateDesign(toDesign(scenario)),
      curve: widthView(scenario, CURVE_POINTS).points,
      band: parameters.length > 0 ? result.advantage : null,
    };
    if (known.size >= mostKnown) known.clear();
    known.set(key, own);
  }
  return own;
}

/** Evaluates the designs of a comparison, each by itself and against the baseline. */
export function comparisonView({ designs, baseline, page }: ComparisonRequest): ComparisonView {
  const base = designs[baseline];
  return {
    designs: designs.map((scenario): ComparedResult => {
      const from = base ?? scenario;
      const design = toDesign(scenario);
      const atWidth = evaluateDesign({ ...design, shape: withWidth(design.shape, from.width) });
      return {
        ...ownOf(scenario),
        atBaselineWidth: atWidth.femtojoulesPerMac,
        falls: {
          perMac: waterfall(from, scenario, 'perMac'),
          perPass: waterfall(from, scenario, 'perPass'),
        },
      };
    }),
    page: evaluateDesign(toDesign(page)),
  };
}
