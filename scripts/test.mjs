// `npm test`: installs what is missing (a Chromium and a Firefox too), runs every suite and ends with a line `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root, runTool } from './install.mjs';
import { ensureKernel } from './kernel.mjs';

ensureInstalled();
ensureKernel();
const { ensureChromium } = await import('./chromium.mjs');
const chromiumPath = await ensureChromium();
const { ensureFirefox } = await import('./firefox.mjs');
const firefoxPath = ensureFirefox();

const results = join(root, 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const summary = [];

const record = (suite, passed, failed) => {
  summary.push({ suite, passed, failed });
  console.log(`${suite}: ${passed} passed, ${failed} failed`);
};

/** A suite that is one command: one test, passed if it exits with 0. */
const check = (suite, tool, args) => {
  const ok = runTool(tool, args) === 0;
  record(suite, ok ? 1 : 0, ok ? 0 : 1);
  return ok;
};

/** A report missing or without a test counts as a failure: nothing run is nothing proven. */
const readReport = (path, count) => {
  const totals = existsSync(path) ? count(JSON.parse(readFileSync(path, 'utf8'))) : { passed: 0, failed: 0 };
  return totals.passed + totals.failed > 0 ? totals : { passed: 0, failed: 1 };
};

check('format and lint', 'biome', ['check', '--error-on-warnings', '.']);
for (const part of ['page', 'worker', 'node'])
  check(`types of ${part}`, 'tsc', ['-p', `tsconfig.${part}.json`]);

check('unused files, exports and dependencies', 'knip', []);

const unitReport = join(results, 'unit.json');
const unitStatus = runTool('vitest', [
  'run',
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
]);
const unit = readReport(unitReport, (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
}));
record('unit', unit.passed, unitStatus !== 0 && unit.failed === 0 ? 1 : unit.failed);

if (check('build', 'vite', ['build', '--logLevel', 'warn'])) {
  const again = spawnSync(process.execPath, [join(root, 'scripts', 'reproducible.mjs')], {
    stdio: 'inherit',
  });
  record('the same build again', again.status === 0 ? 1 : 0, again.status === 0 ? 0 : 1);
  const e2eReport = join(results, 'e2e.json');
  const e2eStatus = runTool('playwright', ['test', '--reporter=line,json'], {
    env: {
      ...process.env,
      CHROMIUM_PATH: chromiumPath,
      ...(firefoxPath ? { FIREFOX_PATH: firefoxPath } : {}),
      PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport,
    },
  });
  const e2e = readReport(e2eReport, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
  }));
  record('end to end', e2e.passed, e2eStatus !== 0 && e2e.failed === 0 ? 1 : e2e.failed);
  if (!firefoxPath) console.log('NOT TESTED: Firefox, for none could be found or installed');
} else {
  record('end to end', 0, 1);
}

const total = (key) => summary.reduce((sum, suite) => sum + suite[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') === 0 ? 0 : 1);
