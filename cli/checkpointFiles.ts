import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { loadCheckpoint, loadFamily } from '../src/simulation/checkpoint/load';
import { checkIntegrity, type FileSource } from '../src/simulation/checkpoint/sources';
import { SimulationError } from '../src/simulation/errors';
import type { Checkpoint } from '../src/simulation/types';

/** The checkpoints that ship with the page. */
export const shippedCheckpoints = fileURLToPath(new URL('../public/checkpoints/', import.meta.url));

/** A checkpoint's files on the disk, checked like the ones from the network. */
export function diskSource(folder: string): FileSource {
  return {
    async read(name, facts, onBytes) {
      const buffer = await readFile(`${folder}/${name}`).catch((error: NodeJS.ErrnoException) => {
        throw new SimulationError(
          error.code === 'ENOENT' ? 'not-found' : 'network',
          `${folder}/${name}: ${error.message}`,
        );
      });
      const bytes = new Uint8Array(buffer).buffer;
      if (facts) await checkIntegrity(name, bytes, facts);
      onBytes?.(bytes.byteLength);
      return bytes;
    },
  };
}

/** Loads a shipped checkpoint in Node; throws as `loadCheckpoint` does. */
export function loadShippedCheckpoint(id: string, root = shippedCheckpoints): Promise<Checkpoint> {
  return loadCheckpoint(id, diskSource(`${root}${id}`));
}

/** The checkpoints that ship with the page, from index.json. */
export const shippedFamily = () => loadFamily(diskSource(shippedCheckpoints));
