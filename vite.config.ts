import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstPaint, paintFirst } from './scripts/first-paint-plugin.ts';
import { licences } from './scripts/licences-plugin.ts';
import { offline } from './scripts/offline-plugin.ts';
import { pagePolicy, policy } from './scripts/policy-plugin.ts';

const { collect, write } = licences();

/**
 * The first screen in few files, where by itself every piece that two views share would be one. Each of the first is
 * run as a task of its own (`src/start.ts`).
 */
const firstScripts = [
  // With what every import that waits needs: in another file, the first script would wait for all of it.
  {
    name: 'start',
    test: /index\.html$|[\\/]src[\\/]start\.ts$|vite[\\/](preload-helper|modulepreload-polyfill)/,
    priority: 4,
  },
  { name: 'react', test: /[\\/]node_modules[\\/](react-dom|scheduler)[\\/]/, priority: 3 },
  { name: 'words', test: /[\\/]src[\\/]locales[\\/]i18n\.ts$/, priority: 3 },
  { name: 'widgets', test: /[\\/]node_modules[\\/]@mantine[\\/]/, tags: ['$initial' as const], priority: 3 },
  {
    name: 'state',
    test: /[\\/]src[\\/](state|scenario|energy|units)[\\/]/,
    tags: ['$initial' as const],
    priority: 3,
  },
  { name: 'application', tags: ['$initial' as const], priority: 2 },
  { name: 'charts', test: /[\\/]src[\\/]charts[\\/]all\.ts$/, priority: 1 },
];

/** Relative addresses (`base: './'`) let the build be served from any sub-path of a static host. */
export default defineConfig({
  base: './',
  plugins: [
    react(),
    firstPaint(),
    paintFirst(),
    policy(),
    offline(pagePolicy, collect()),
    collect(),
    write(),
  ],
  worker: { format: 'es', plugins: () => [collect()] },
  build: {
    target: 'es2022',
    sourcemap: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      // What the page begins with and imports later, after the first paint, is a beginning of its own to the bundler.
      input: { index: 'index.html', main: 'src/main.tsx' },
      output: { codeSplitting: { groups: firstScripts } },
      // These floors are pure: without this, whatever one view takes from their index files loads with the first screen.
      treeshake: { moduleSideEffects: [{ test: /\/src\/(units|energy|scenario)\//, sideEffects: false }] },
    },
  },
});
