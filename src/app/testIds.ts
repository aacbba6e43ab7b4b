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
  sharePanel: 'share-panel',
  shareLink: 'share-link',
  shareCopy: (what: string) => `share-copy-${what}`,
  savedName: 'saved-name',
  savedSave: 'saved-save',
  savedItem: 'saved-item',
  savedMessage: 'saved-message',
  savedExport: 'saved-export',
  palette: 'palette',
  paletteOpen: 'palette-open',
  paletteInput: 'palette-input',
  embedOpen: 'embed-open',
  theme: 'theme',
  language: 'language',
  help: 'help',
  rail: 'rail',
  sheet: 'sheet',
  sheetToggle: 'sheet-toggle',
  sheetQuick: (key: string) => `sheet-quick-${key}`,
  errorBoundary: 'error-boundary',
  ...controlTestIds,
  energy: energyTestIds,
} as const;
