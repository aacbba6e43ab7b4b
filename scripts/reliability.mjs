// `npm run reliability`: runs the suites behind docs/reliability.md, of plain logic and of the built page, and prints their
// figures, one line a file, and what `npm audit` says. With `-- --logic` without the page.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root, runTool } from './install.mjs';
import { ensureKernel } from './kernel.mjs';

ensureInstalled();
ensureKernel();

const results = join(root, 'test-results');
mkdirSync(results, { recursive: true });
/** File, status of each of its tests, seconds. */
const rows = [];
let failed = 0;

/** Runs a tool that writes a report, and reads it; null where it wrote none. */
function reported(path, run) {
  rmSync(path, { force: true });
  failed += run();
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

const units = [
  'tests/fuzz',
  'tests/ends.test.ts',
  'tests/supply.test.ts',
  'src/charts/notFinite.test.ts',
  'src/state/workerService.test.ts',
  'src/state/simulationClient.test.ts',
  'src/simulation/checkpoint',
  'src/simulation/pool',
  'src/simulation/selfTest.test.ts',
  'src/simulation/service.test.ts',
];
const unitReport = join(results, 'reliability-unit.json');
const unit = reported(unitReport, () =>
  runTool('vitest', ['run', '--reporter=json', `--outputFile.json=${unitReport}`, ...units]),
);
for (const { name, startTime, endTime, assertionResults } of unit?.testResults ?? []) {
  const statuses = assertionResults.map(({ status }) => (status === 'pending' ? 'skipped' : status));
  rows.push([name.slice(root.length + 1), statuses, (endTime - startTime) / 1000]);
}

const pages = [
  'faults',
  'workerFaults',
  'checkpointFaults',
  'load',
  'mainJob',
  'firefox',
  'offline',
  'webgl',
  'policy',
];
/** All tests of a suite of Playwright's report, those of suites inside it too. */
const testsOf = ({ specs = [], suites = [] }) => [
  ...specs.flatMap(({ tests }) => tests),
  ...suites.flatMap(testsOf),
];
const statusOf = { expected: 'passed', flaky: 'passed', unexpected: 'failed', skipped: 'skipped' };
if (!process.argv.includes('--logic') && runTool('vite', ['build', '--logLevel', 'warn']) === 0) {
  const { ensureChromium } = await import('./chromium.mjs');
  const { ensureFirefox } = await import('./firefox.mjs');
  const pageReport = join(results, 'reliability-page.json');
  const env = {
    ...process.env,
    CHROMIUM_PATH: await ensureChromium(),
    FIREFOX_PATH: ensureFirefox() ?? '',
    PLAYWRIGHT_JSON_OUTPUT_NAME: pageReport,
  };
  const files = pages.map((name) => `e2e/${name}.spec.ts`);
  const page = reported(pageReport, () =>
    runTool('playwright', ['test', '--reporter=line,json', ...files], { env }),
  );
  for (const suite of page?.suites ?? []) {
    const tests = testsOf(suite);
    const milliseconds = tests
      .flatMap((test) => test.results)
      .reduce((sum, { duration }) => sum + duration, 0);
    rows.push([`e2e/${suite.file}`, tests.map(({ status }) => statusOf[status]), milliseconds / 1000]);
  }
}

for (const [name, statuses, seconds] of rows) {
  const count = (status) => statuses.filter((each) => each === status).length;
  const [passed, broken, skipped] = ['passed', 'failed', 'skipped'].map(count);
  console.log(`${name}: ${passed} passed, ${broken} failed, ${skipped} skipped, ${seconds.toFixed(1)} s`);
}
console.log(`npm audit (reported, not gating): ${audit()}`);
process.exit(failed === 0 ? 0 : 1);

/** What is known against the packages; some registries do not answer this question. */
function audit() {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8', timeout: 120_000 });
  try {
    const { metadata, error, message } = JSON.parse(stdout);
    if (metadata) return JSON.stringify(metadata.vulnerabilities);
    return `no answer (${String(error?.summary || message || 'unknown').slice(0, 120)})`;
  } catch {
    return 'no answer';
  }
}
