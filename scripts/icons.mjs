// Draws the icons that devices want as PNG from public/icon.svg: `node scripts/icons.mjs`, after that one has changed.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureChromium } from './chromium.mjs';
import { root } from './install.mjs';

const drawing = readFileSync(join(root, 'public/icon.svg'), 'utf8');
/** A maskable icon is cut to any shape by the device: colour to the edge, and the drawing in the inner four fifths. */
const toTheEdge = drawing
  .replace(' rx="5"', '')
  .replace('viewBox="0 0 24 24"', 'viewBox="-2.6 -2.6 29.2 29.2"')
  .replace('<rect width="24" height="24"', '<rect x="-3" y="-3" width="30" height="30"');
const icons = [
  { name: '192', size: 192, svg: drawing },
  { name: '512', size: 512, svg: drawing },
  { name: 'maskable-512', size: 512, svg: toTheEdge },
  { name: 'apple-touch', size: 180, svg: toTheEdge },
];

const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
const page = await browser.newPage();
mkdirSync(join(root, 'public/icons'), { recursive: true });
for (const { name, size, svg } of icons) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${svg}`);
  await page.screenshot({ path: join(root, `public/icons/${name}.png`), omitBackground: true });
}
await browser.close();
