// Before the first paint: the appearance chosen on this device, and whether something else than the default story is
// about to be shown (a link is opened, the last state of this device returns, or the reader's language is not English);
// the sentence in the page waits then.
(() => {
  const root = document.documentElement;
  let chosen = null;
  let last = null;
  let language = null;
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value');
    last = localStorage.getItem('optical-transformer-explorer.last');
    language = localStorage.getItem('optical-transformer-explorer.language');
  } catch {
    // Storage may be forbidden; the system's appearance is used.
  }
  const isDark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
  // As `preferredLanguage` in src/app/preferences.ts has it.
  language ??= navigator.languages
    .map((tag) => tag.split('-')[0])
    .find((code) => code === 'en' || code === 'zh');
  if (location.hash.length > 1 || last || language === 'zh') root.setAttribute('data-opens-link', '');
})();

// The browser loads what it knows of languages at the first number that it writes. Here it does so while it
// waits for the style sheet, and not between the first paint and the first slider.
new Intl.NumberFormat('en').format(0);
