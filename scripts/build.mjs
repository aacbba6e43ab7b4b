// Builds the page into dist/ (or the folder given with --outDir).
import { ensureInstalled, runTool } from './install.mjs';
import { ensureKernel } from './kernel.mjs';

ensureInstalled();
ensureKernel();
process.exit(runTool('vite', ['build', ...process.argv.slice(2)]));
