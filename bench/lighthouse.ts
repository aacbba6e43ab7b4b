import { spawn } from 'node:child_process';
import { launchOptions } from './chromium';
import { serveCompressed } from './compressing';
import type { BenchLine } from './report';

/**
 * Fetched when it is asked for and no dependency: with it a hundred and more packages would come to everybody who tests
 * the page. The newest major version asks for a Node newer than the project does.
 */
const version = 'lighthouse@12.8.2';
const categories = ['performance', 'accessibility', 'best-practices'] as const;

interface Report {
  categories: Record<(typeof categories)[number], { score: number | null }>;
  audits: Record<string, { displayValue?: string }>;
}

async function* measure(address: string, preset: 'mobile' | 'desktop'): AsyncGenerator<BenchLine> {
  const { categories: scores, audits } = await run(address, preset);
  for (const category of categories)
    yield {
      what: `Lighthouse, ${preset}: ${category}`,
      value: Math.round(100 * (scores[category].score ?? Number.NaN)),
      unit: 'of 100',
      aim: { relation: '≥', value: 95 },
      ...(category === 'performance'
        ? {
            bound: [
              'first-contentful-paint',
              'largest-contentful-paint',
              'total-blocking-time',
              'speed-index',
            ]
              .map((audit) => `${audit} ${audits[audit]?.displayValue ?? '–'}`)
              .join(', '),
          }
        : {}),
    };
}

function run(address: string, preset: 'mobile' | 'desktop'): Promise<Report> {
  const { executablePath } = launchOptions();
  const tool = spawn(
    'npx',
    [
      '--yes',
      version,
      address,
      '--quiet',
      '--output=json',
      `--only-categories=${categories.join()}`,
      '--chrome-flags=--headless=new --no-sandbox',
      ...(preset === 'desktop' ? ['--preset=desktop'] : []),
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...(executablePath ? { CHROME_PATH: executablePath } : {}) },
    },
  );
  return new Promise((resolve, reject) => {
    let text = '';
    tool.stdout.on('data', (part: Buffer) => {
      text += part.toString();
    });
    tool.on('error', reject);
    tool.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(text) as Report);
      else reject(new Error(`Lighthouse ended with ${code}; it is fetched from the registry by npx.`));
    });
  });
}

/** The scores of the built page for a phone (simulated: a slow network, a fourth of the processor) and a desk. */
export async function* measureLighthouse(): AsyncGenerator<BenchLine> {
  const { address, stop } = await serveCompressed();
  try {
    yield* measure(address, 'mobile');
    yield* measure(address, 'desktop');
  } finally {
    stop();
  }
}
