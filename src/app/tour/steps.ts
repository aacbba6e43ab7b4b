import { chartTestIds } from '../../charts/testIds';
import { controlTestIds } from '../../controls/testIds';
import { formulaTestIds } from '../../views/formula/testIds';
import { testIds } from '../testIds';

/** What the tour points to, in its order: names of parts of the page, the first of each that is on screen. */
export const tourSteps: readonly { id: string; targets: readonly string[] }[] = [
  { id: 'sentence', targets: [testIds.energy.headline] },
  { id: 'sliders', targets: [controlTestIds.control('width'), testIds.sheet] },
  { id: 'chart', targets: [chartTestIds.sentence('per-mac-versus-width')] },
  { id: 'formula', targets: [formulaTestIds.words] },
  { id: 'views', targets: [testIds.viewLink('lessons')] },
  { id: 'share', targets: [testIds.share] },
];

/** The part of the page that a step points to; null where it is not (yet) there. */
export function targetOf(step: number): HTMLElement | null {
  for (const name of tourSteps[step]?.targets ?? []) {
    for (const element of document.querySelectorAll<HTMLElement>(`[data-testid="${name}"]`))
      if (element.getClientRects().length > 0) return element;
  }
  return null;
}
