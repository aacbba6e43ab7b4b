import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import './app/mantine.css';
import './app/tokens.css';
import { App } from './app/App';
import { startEmbedMessages } from './app/embedMessages';
import { startOffline } from './app/offline';
import { PageTheme } from './app/PageTheme';
import { linkedLanguage, preferredLanguage, startFollowingLanguage } from './app/preferences';
import { startWatchingForUpdates } from './app/staleness';
import { showLanguage, startTranslations } from './locales/i18n';
import { startEnergy } from './state/energyResults';
import { keepFirstPaint } from './state/firstPaint';
import { startRememberingLastState } from './state/lastState';
import { startLinkSync } from './state/linkSync';
import { scenarioStore } from './state/scenarioStore';
import { restoreUndo } from './state/undoMemory';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element to render into.');

keepFirstPaint(document);
startWatchingForUpdates();
startLinkSync();
restoreUndo();
const isEmbedded = scenarioStore.getState().overrides.embed === true;
if (isEmbedded) startEmbedMessages();
else {
  startRememberingLastState();
  if (import.meta.env.PROD) startOffline();
}
const language = linkedLanguage() ?? preferredLanguage();
startTranslations();
startFollowingLanguage();
startEnergy();

function render(into: HTMLElement): void {
  const page = createRoot(into);
  // Built in pieces, behind what the document itself shows: a reader who scrolls meanwhile is not kept waiting.
  startTransition(() =>
    page.render(
      <StrictMode>
        <PageTheme>
          <App />
        </PageTheme>
      </StrictMode>,
    ),
  );
}

// Another language is loaded first, so that the page does not change its words before the reader's eyes.
if (language === 'en') render(root);
else void showLanguage(language).then(() => render(root));
