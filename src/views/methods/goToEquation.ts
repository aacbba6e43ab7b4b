import { setView } from '../../state/scenarioStore';
import { methodsTestIds } from './testIds';

/** Opens the methods view at an equation and moves the keyboard there, as soon as the view has loaded. */
export function goToEquation(id: string): void {
  setView('methods');
  const place = `[data-testid="${methodsTestIds.equation(id)}"]`;
  const show = () => {
    const card = document.querySelector<HTMLElement>(place);
    card?.scrollIntoView({ block: 'center' });
    card?.focus({ preventScroll: true });
    return card !== null;
  };
  if (show()) return;
  const observer = new MutationObserver(() => {
    if (show()) observer.disconnect();
  });
  observer.observe(document.body, { childList: true, subtree: true });
}
