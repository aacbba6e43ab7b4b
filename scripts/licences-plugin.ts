import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

interface Package {
  name: string;
  version: string;
  license: string;
  text: string;
}

/** Folder of the package that a bundled module belongs to; undefined for a module of our own. */
export function packageFolder(moduleId: string): string | undefined {
  const clean = moduleId.replace(/^\0/, '').replace(/\?.*$/, '').replaceAll('\\', '/');
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(clean)?.[0];
}

function readPackage(folder: string): Package {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  return { name, version, license, text: file ? readFileSync(join(folder, file), 'utf8').trim() : '' };
}

/** Every package once, with its licence's name and, where it ships one, the full text. */
function written(packages: readonly Package[]): string {
  const parts = packages.map(({ name, version, license, text }) => {
    const head = `## ${name} ${version}: ${license}`;
    return text ? `${head}\n\n${text}` : `${head}\n\nThe package brings no text of its licence.`;
  });
  return `# Licences of what this page contains\n\n${parts.join('\n\n')}\n`;
}

/**
 * Writes `licences.txt` beside the page: the packages bundled into the page, its workers and its service worker. Vite's
 * own `build.license` sees the page's chunks only, and the largest packages are in the workers.
 */
export function licences() {
  const folders = new Set<string>();
  let outDir = '';
  const collect = (): Plugin => ({
    name: 'licences-collect',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue;
        for (const id of part.moduleIds) {
          const folder = packageFolder(id);
          if (folder && existsSync(join(folder, 'package.json'))) folders.add(folder);
        }
      }
    },
  });
  const write = (): Plugin => ({
    name: 'licences-write',
    apply: 'build',
    configResolved({ root, build }) {
      outDir = resolve(root, build.outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        const packages = [...folders].map(readPackage).sort((a, b) => (a.name < b.name ? -1 : 1));
        writeFileSync(join(outDir, 'licences.txt'), written(packages));
      },
    },
  });
  return { collect, write };
}
