import { setValue, setView } from '../../../state/scenarioStore';
import { goTo } from '../../goTo';
import type { QuestionId } from './ids';
import { questionTestIds } from './testIds';

/** Opens a question of the energy view and goes to it. */
export function goToQuestion(id: QuestionId): void {
  setView('energy');
  setValue('question', id);
  goTo(questionTestIds.chip(id), 'start');
}
