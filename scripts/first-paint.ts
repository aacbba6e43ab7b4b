import i18next from 'i18next';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Logo } from '../src/app/Logo';
import english from '../src/locales/en.json';
import { keepTogether, parseMarks } from '../src/locales/marks';
import { evaluationView, resolve, uncertaintyView, widthView } from '../src/scenario';
import { firstPaintBand, firstPaintPicture } from '../src/state/firstPaint';
import { viewNames } from '../src/state/scenarioStore';
import { headline, sublines } from '../src/views/energy/sentences';

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

const marked = (sentence: string): string =>
  parseMarks(sentence)
    .map(({ text, tone }) =>
      tone === 'plain'
        ? escapeHtml(text)
        : `<b class="mark mark--${tone}">${escapeHtml(keepTogether(text))}</b>`,
    )
    .join('');

/** Energy per multiply-accumulate against width, log-log, as one line and the digital one: the finding at a glance. */
function picture(): string {
  const { points, current } = widthView(resolve({}), 33);
  const digital = (current.femtojoulesPerMac * current.advantage) as number;
  const costs = points.map(({ femtojoulesPerMac }) => Math.log(femtojoulesPerMac));
  const [low, high] = [Math.min(...costs), Math.max(...costs, Math.log(digital))];
  const widths = points.map(({ width }) => Math.log(width));
  const x = (width: number) =>
    20 + (560 * (Math.log(width) - widths[0]!)) / (widths[widths.length - 1]! - widths[0]!);
  const y = (cost: number) => 20 + (200 * (high - Math.log(cost))) / (high - low);
  const at = (value: number) => value.toFixed(1);
  const line = points.map((point) => `${at(x(point.width))},${at(y(point.femtojoulesPerMac))}`).join(' ');
  return [
    `<svg class="${firstPaintPicture}" viewBox="0 0 600 240" aria-hidden="true">`,
    `<line x1="20" x2="580" y1="${at(y(digital))}" y2="${at(y(digital))}" stroke="var(--digital)" stroke-width="2"/>`,
    `<polyline points="${line}" fill="none" stroke="var(--accent)" stroke-width="2"/>`,
    `<circle cx="${at(x(current.width))}" cy="${at(y(current.femtojoulesPerMac))}" r="4" fill="var(--accent)"/>`,
    '</svg>',
  ].join('');
}

/** The bar above the page, as high as the one that takes its place, so that nothing moves when it does. */
function topBar(): string {
  const views = viewNames.map(
    (view) =>
      `<span class="top-bar__view"${view === 'energy' ? ' aria-current="page"' : ''}>${escapeHtml(english.view[view])}</span>`,
  );
  return [
    `<header class="top-bar"><p class="top-bar__name">${renderToStaticMarkup(createElement(Logo))}`,
    `<span class="top-bar__words">${escapeHtml(english.app.name)}</span></p>`,
    `<div class="top-bar__views">${views.join('')}</div>`,
    '<div class="top-bar__tools first-paint__tools"></div></header>',
  ].join('');
}

/**
 * What the page shows before any script has run: the default story, computed here by the energy model. It is hidden
 * when a link, a saved state or the reader's language says otherwise (`scripts/boot.js`), and replaced by the
 * application, which takes over its band and its picture until it has its own (`src/state/firstPaint.ts`).
 */
export function firstPaintHtml(): string {
  const translations = i18next.createInstance();
  void translations.init({
    lng: 'en',
    initAsync: false,
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
  });
  const scenario = resolve({});
  const { advantage, femtojoulesPerMac } = uncertaintyView(scenario).result;
  const band = { advantage: ends(advantage), femtojoulesPerMac: ends(femtojoulesPerMac) };
  const input = { overrides: {}, scenario, evaluation: evaluationView(scenario).evaluation, band };
  const lines = sublines(input, translations.t, 'en')
    .map((line) => `<span class="subline__part">${marked(line)} </span>`)
    .join('');
  return [
    `<div class="first-paint" data-${firstPaintBand}="${escapeHtml(JSON.stringify(band))}">`,
    topBar(),
    '<div class="shell__body"><div class="first-paint__rail"></div><main class="shell__main"><div class="shell__content">',
    `<h1 class="headline">${marked(headline(input, translations.t, 'en'))}</h1>`,
    `<p class="subline">${lines}</p>`,
    `<div class="chart-grid"><div class="chart-place">${picture()}</div><div class="chart-place"></div></div>`,
    '</div></main></div></div>',
  ].join('');
}

const ends = ({ p05, p95 }: { p05: number; p95: number }) => ({ p05, p95 });
