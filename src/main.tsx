import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app/mantine.css';
import './app/tokens.css';
import { App } from './app/App';
import { preferredLanguage } from './app/preferences';
import { theme } from './app/theme';
import { startTranslations } from './locales/i18n';
import { startEnergy } from './state/energyResults';
import { startLinkSync } from './state/linkSync';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element to render into.');

const language = preferredLanguage();
document.documentElement.lang = language;
startTranslations(language);
startLinkSync();
startEnergy();

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <App />
    </MantineProvider>
  </StrictMode>,
);
