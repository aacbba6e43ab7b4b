import { fileURLToPath } from 'node:url';
import { type HtmlTagDescriptor, type Plugin, runnerImport } from 'vite';

const place = '<!--first-paint-->';

const style = [
  '.first-paint__rail{min-height:1px}',
  '.first-paint__tools{height:2.25rem}',
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

/** What the first visit runs, each with all that it imports: the application, and the charts of its first view. */
const application = '/src/main.tsx';
const firstCharts = '/src/views/energy/EnergyCharts.tsx';

interface Piece {
  facadeModuleId: string | null;
  fileName: string;
  imports: string[];
  viteMetadata?: { importedCss: Set<string> };
}

/** A script and everything that it imports. */
function withImports(piece: Piece, pieces: ReadonlyMap<string, Piece>, found = new Set<Piece>()): Set<Piece> {
  if (found.has(piece)) return found;
  found.add(piece);
  for (const name of piece.imports) {
    const imported = pieces.get(name);
    if (imported) withImports(imported, pieces, found);
  }
  return found;
}

/**
 * The document waits for the style sheet of the application, which its first script (`src/start.ts`) imports only after
 * the first paint. What else the first visit needs stands in a template, which that script unpacks: asked for at once,
 * the scripts would share a slow line with the style sheet; asked for one by one, each would wait for the one before.
 * `data-part` tells those of the charts from what the sentence and the sliders need.
 */
export function paintFirst(): Plugin {
  return {
    name: 'paint-first',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const pieces = new Map<string, Piece>(
          Object.values(bundle).flatMap((file) =>
            file.type === 'chunk' ? [[file.fileName, file as Piece]] : [],
          ),
        );
        const neededBy = (module: string): Piece[] => {
          const piece = [...pieces.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith(module));
          if (!piece) throw new Error(`The build has no script that begins with ${module}.`);
          return [...withImports(piece, pieces)];
        };
        const first = neededBy(application);
        const styles = new Set(first.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
        const asked = new Set(first);
        const charts = neededBy(firstCharts).filter((piece) => !asked.has(piece));
        const scripts = [
          ...first
            .filter(({ fileName }) => !html.includes(`"./${fileName}"`))
            .map(({ fileName }) => link({ rel: 'modulepreload', href: `./${fileName}` })),
          ...charts.map(({ fileName }) =>
            link({ rel: 'modulepreload', 'data-part': 'charts', href: `./${fileName}` }),
          ),
        ];
        return [
          ...[...styles].map((name) => ({
            ...link({ rel: 'stylesheet', href: `./${name}` }),
            injectTo: 'head' as const,
          })),
          { tag: 'template', attrs: { id: 'scripts' }, children: scripts, injectTo: 'body' as const },
        ];
      },
    },
  };
}

const link = (attrs: Record<string, string>): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { crossorigin: true, ...attrs },
});
