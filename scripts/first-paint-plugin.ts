import { fileURLToPath } from 'node:url';
import { type Plugin, runnerImport } from 'vite';

const place = '<!--first-paint-->';

const style = [
  '.first-paint__rail{min-height:1px}',
  '.first-paint__picture{display:block;width:100%;max-height:100%}',
  ':root[data-opens-link] .first-paint main{visibility:hidden}',
].join('');

/**
 * Puts the first paint into index.html. Its modules are loaded only when the page is built or served in development,
 * so that a preview of the build starts without them.
 */
export function firstPaint(): Plugin {
  return {
    name: 'first-paint',
    async transformIndexHtml(html) {
      if (!html.includes(place)) throw new Error(`index.html has no place for the first paint: ${place}`);
      const { module } = await runnerImport<{ firstPaintHtml(): string }>(
        fileURLToPath(new URL('./first-paint.ts', import.meta.url)),
      );
      return {
        html: html.replace(place, module.firstPaintHtml()),
        tags: [{ tag: 'style', children: style, injectTo: 'head' }],
      };
    },
  };
}

/**
 * Lets the sentence of the first paint go before the scripts: on a slow network they would share the line with the one
 * style sheet that it waits for, and come no sooner themselves.
 */
export function paintFirst(): Plugin {
  return {
    name: 'paint-first',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html.replace(/<(?:script type="module"|link rel="modulepreload")/g, '$& fetchpriority="low"'),
    },
  };
}
