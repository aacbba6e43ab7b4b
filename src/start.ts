/**
 * The first script. It lets the browser paint what the document says, then asks for the rest, and runs it in pieces,
 * each a task of its own: as one, they would keep a slow device from answering.
 */

/** A frame embedded out of sight is not painted at all, and must still answer its host. */
const longestWait = 500;

/** After the next frame; at once where the page is hidden. */
const afterPaint = () =>
  new Promise<void>((resolve) => {
    if (document.visibilityState === 'hidden') return resolve();
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, longestWait);
  });

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

/** What the application stands on; it imports each of them itself. */
const foundations = [
  () => import('react-dom/client'),
  () => import('./locales/i18n'),
  () => import('./state/energyResults'),
  () => import('./app/PageTheme'),
];

async function start(): Promise<void> {
  await afterPaint();
  // Where the build has listed the scripts (`scripts/first-paint-plugin.ts`); in development there is none.
  const scripts = document.querySelector<HTMLTemplateElement>('template#scripts');
  if (scripts) document.head.append(scripts.content);
  for (const bring of foundations) {
    await bring();
    await nextTask();
  }
  await import('./main');
}

/** In every language of the page: their words are among what has not come. */
const failure =
  'The rest of the page could not be loaded. Please check the connection and reload. 页面的其余部分未能加载，请检查网络后刷新。';

function tellFailure(cause: unknown): void {
  console.error(cause);
  const message = document.createElement('p');
  message.className = 'shell__message';
  message.role = 'alert';
  message.textContent = failure;
  document.getElementById('root')?.prepend(message);
}

start().catch(tellFailure);
