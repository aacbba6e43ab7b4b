import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstPaint, paintFirst } from './scripts/first-paint-plugin.ts';
import { licences } from './scripts/licences-plugin.ts';
import { offline } from './scripts/offline-plugin.ts';
import { pagePolicy, policy } from './scripts/policy-plugin.ts';

const { collect, write } = licences();

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
    // These floors are pure: without this, whatever one view takes from their index files loads with the first screen.
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /\/src\/(units|energy|scenario)\//, sideEffects: false }] },
    },
  },
});
