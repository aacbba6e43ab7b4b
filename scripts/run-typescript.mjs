// Runs one of the project's TypeScript programs in Node: `node scripts/run-typescript.mjs cli/evaluate.ts …`.
import { ensureInstalled, runTool } from './install.mjs';
import { ensureKernel } from './kernel.mjs';

ensureInstalled();
ensureKernel();
process.exit(runTool('tsx', process.argv.slice(2)));
