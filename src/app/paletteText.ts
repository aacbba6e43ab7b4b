import english from '../locales/palette.en.json';
import chinese from '../locales/palette.zh.json';
import { defineViewText } from '../locales/viewText';

/** Words by which views and commands are found besides their names, in the language of the page. */
defineViewText('paletteWords', { en: english, zh: chinese });
