import en from '../../locales/ownShape.en.json';
import zh from '../../locales/ownShape.zh.json';
import { defineViewText, type ViewText } from '../../locales/viewText';

export type OwnShapeText = ViewText;
export const useOwnShapeText = defineViewText('ownShape', { en, zh });
