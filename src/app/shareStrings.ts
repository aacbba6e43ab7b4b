/** Makes the strings of the share panel known: imported by what shows them, so that they load with the panel. */
import english from '../locales/share.en.json';
import chinese from '../locales/share.zh.json';
import { defineViewText } from '../locales/viewText';

defineViewText('share', { en: english.share, zh: chinese.share });
defineViewText('saved', { en: english.saved, zh: chinese.saved });
