import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { loadCheckpoint } from '../src/simulation/checkpoint/load';
import { SimulationError } from '../src/simulation/errors';
import { syntheticCheckpoint } from '../src/simulation/testing/syntheticCheckpoint';
import type { Checkpoint } from '../src/simulation/types';

/** Folder of a shipped checkpoint, or undefined when it is not there. */
export function checkpointFolder(id: string): string | undefined {
  const folder = fileURLToPath(new URL(`../public/checkpoints/${id}`, import.meta.url));
  return existsSync(`${folder}/card.json`) ? folder : undefined;
}

/** The shipped checkpoint of a width, or an untrained one of the same shape. */
export async function checkpointOfWidth(width: number): Promise<Checkpoint> {
  const id = `sotu-${width}`;
  const folder = checkpointFolder(id);
  if (!folder) return syntheticCheckpoint({ layers: 4, heads: 4, width, context: 256, vocab: 1024 });
  return loadCheckpoint(id, {
    async read(name) {
      try {
        return new Uint8Array(await readFile(`${folder}/${name}`)).buffer;
      } catch {
        throw new SimulationError('not-found', `${name} of ${id}`);
      }
    },
  });
}
