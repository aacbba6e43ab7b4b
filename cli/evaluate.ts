import { pathToFileURL } from 'node:url';
import { evaluateDesign } from '../src/energy';
import { decode, MODEL_VERSION, NotALinkError, resolve, toDesign } from '../src/scenario';

/**
 * The headless face of the energy model: takes a link of the page, or its hash, and prints one JSON object.
 * Energies in joules of one pass. Exit code 2 with one line on stderr for text that is no link at all.
 */
export function evaluateLink(link: string) {
  const { overrides, warnings } = decode(link);
  const scenario = resolve(overrides);
  const evaluation = evaluateDesign(toDesign(scenario));
  return {
    modelVersion: MODEL_VERSION,
    scenario,
    warnings,
    macs: evaluation.macs,
    energyJoules: evaluation.energyJoules,
    femtojoulesPerMac: evaluation.femtojoulesPerMac,
    digitalFemtojoulesPerMac: evaluation.digitalFemtojoulesPerMac,
    advantage: evaluation.advantage,
    byComponent: evaluation.byComponent,
    byOperation: evaluation.byOperation,
    coresPerProduct: evaluation.coresPerProduct,
    coresForAllWeights: evaluation.coresForAllWeights,
  };
}

function main(): void {
  const link = process.argv[2];
  if (link === undefined) {
    process.stderr.write("Usage: npm run --silent evaluate -- '<link or its hash>'\n");
    process.exitCode = 2;
    return;
  }
  try {
    process.stdout.write(`${JSON.stringify(evaluateLink(link), null, 2)}\n`);
  } catch (error) {
    if (!(error instanceof NotALinkError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
