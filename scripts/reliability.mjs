// `npm run reliability`: runs the suites of plain logic behind docs/reliability.md and prints their figures, one line a file.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root, runTool } from './install.mjs';
import { ensureKernel } from './kernel.mjs';

ensureInstalled();
ensureKernel();

const results = join(root, 'test-results');
mkdirSync(results, { recursive: true });
const rows = [];
let failed = 0;

const unitReport = join(results, 'reliability-unit.json');
rmSync(unitReport, { force: true });
const units = [
  'tests/fuzz',
  'tests/ends.test.ts',
  'tests/supply.test.ts',
  'src/state/workerService.test.ts',
  'src/simulation/checkpoint',
  'src/simulation/selfTest.test.ts',
];
failed += runTool('vitest', ['run', '--reporter=json', `--outputFile.json=${unitReport}`, ...units]);
for (const { name, startTime, endTime, assertionResults } of JSON.parse(readFileSync(unitReport, 'utf8'))
  .testResults)
  rows.push([name.slice(root.length + 1), assertionResults, (endTime - startTime) / 1000]);

for (const [name, tests, seconds] of rows) {
  const count = (status) => tests.filter((each) => each.status === status).length;
  const [passed, broken, skipped] = ['passed', 'failed', 'skipped'].map(count);
  console.log(`${name}: ${passed} passed, ${broken} failed, ${skipped} skipped, ${seconds.toFixed(1)} s`);
}
process.exit(failed === 0 ? 0 : 1);
