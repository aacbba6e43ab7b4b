import { setView } from '../../state/scenarioStore';
import { goTo } from '../goTo';
import { methodsTestIds } from './testIds';

/** Opens the methods view at an equation. */
export function goToEquation(id: string): void {
  setView('methods');
  goTo(methodsTestIds.equation(id), 'center');
}
