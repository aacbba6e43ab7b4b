import { setValue, setView } from '../../../state/scenarioStore';
import type { QuestionId } from './ids';
import { questionTestIds } from './testIds';

/** Opens a question of the energy view and goes to it, as soon as the view has loaded. */
export function goToQuestion(id: QuestionId): void {
  setView('energy');
  setValue('question', id);
  const place = `[data-testid="${questionTestIds.chip(id)}"]`;
  const show = () => {
    const chip = document.querySelector<HTMLElement>(place);
    chip?.scrollIntoView({ block: 'start' });
    chip?.focus({ preventScroll: true });
    return chip !== null;
  };
  if (show()) return;
  const observer = new MutationObserver(() => {
    if (show()) observer.disconnect();
  });
  observer.observe(document.body, { childList: true, subtree: true });
}
