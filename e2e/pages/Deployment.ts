import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preview } from 'vite';

/** A copy of the built page on a server of its own, that can be replaced by a newer version while it is open. */
export class Deployment {
  private constructor(
    private readonly folder: string,
    readonly address: string,
    private readonly stop: () => Promise<void>,
  ) {}

  static async start(): Promise<Deployment> {
    const folder = mkdtempSync(join(tmpdir(), 'deployment-'));
    cpSync('dist', folder, { recursive: true });
    const server = await preview({
      base: '/another/path/',
      logLevel: 'silent',
      build: { outDir: folder },
      preview: { port: 0, host: 'localhost' },
    });
    return new Deployment(folder, server.resolvedUrls!.local[0]!, () => server.close());
  }

  /** Publishes version 2: the page says so, and every script has another name, as after a real change. */
  publishNext(): void {
    const assets = join(this.folder, 'assets');
    const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
    const rename = (text: string) =>
      scripts.reduce((changed, name) => changed.replaceAll(name, `second-${name}`), text);
    for (const name of scripts) {
      writeFileSync(join(assets, `second-${name}`), rename(readFileSync(join(assets, name), 'utf8')));
      rmSync(join(assets, name));
    }
    this.edit('index.html', (text) =>
      rename(text).replace('<title>', '<meta name="version" content="2"><title>'),
    );
    this.edit('service-worker.js', (text) =>
      rename(text).replaceAll(/(index\.html[`'"],revision:[`'"])\w+/g, '$1second'),
    );
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private edit(name: string, change: (text: string) => string): void {
    const path = join(this.folder, name);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }
}
