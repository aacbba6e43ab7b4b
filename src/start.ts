/**
 * The first script. It lets the browser paint what the document says, and then brings the application in pieces, each
 * a task of its own: as one, they would keep a slow device from answering for a third of a second.
 */

/** After the next frame; at once where the page is not being painted. */
const afterPaint = () =>
  new Promise<void>((resolve) => {
    if (document.visibilityState === 'hidden') resolve();
    else requestAnimationFrame(() => setTimeout(resolve));
  });

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

/** What the application stands on; it imports each of them itself. */
const foundations = [() => import('react-dom/client'), () => import('./locales/i18n')];

async function start(): Promise<void> {
  await afterPaint();
  for (const bring of foundations) {
    await bring();
    await nextTask();
  }
  await import('./main');
}

void start();
