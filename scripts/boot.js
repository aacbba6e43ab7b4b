// Before the first paint: the appearance chosen on this device, and whether something else than the default story is
// about to be shown (a link is opened, or the last state of this device returns); the sentence in the page waits then.
(() => {
  const root = document.documentElement;
  let chosen = null;
  let last = null;
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value');
    last = localStorage.getItem('optical-transformer-explorer.last');
  } catch {
    // Storage may be forbidden; the system's appearance is used.
  }
  const isDark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
  if (location.hash.length > 1 || last) root.setAttribute('data-opens-link', '');
})();
