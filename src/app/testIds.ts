import { controlTestIds } from '../controls/testIds';
import { energyTestIds } from '../views/energy/testIds';

/** Names by which the end-to-end tests find parts of the page. */
export const testIds = {
  viewLink: (name: string) => `view-link-${name}`,
  notice: 'notice',
  noticeDismiss: 'notice-dismiss',
  undo: 'undo',
  redo: 'redo',
  share: 'share',
  theme: 'theme',
  language: 'language',
  help: 'help',
  menu: 'menu',
  rail: 'rail',
  sheet: 'sheet',
  sheetToggle: 'sheet-toggle',
  sheetQuick: (key: string) => `sheet-quick-${key}`,
  errorBoundary: 'error-boundary',
  ...controlTestIds,
  energy: energyTestIds,
} as const;
