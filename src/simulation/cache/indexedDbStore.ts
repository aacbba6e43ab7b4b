import { type LossStore, memoryLossStore } from './lossStore';

// A database of its own: one that another part of the page had opened first would lack the table.
const DATABASE = 'optical-transformer-explorer-losses';
const TABLE = 'windowLosses';

/** Some 2 kB each: about 10 MB before everything is thrown away and collected anew. */
const MOST_RECORDS = 5000;

/**
 * Keeps results on the device, with a memory in front. Where IndexedDB is missing, forbidden or
 * full, the memory alone does: results are then computed again on the next visit. Nobody waits for
 * the disk: writing goes on behind the answer, and what the device does not have is not asked for.
 */
export function deviceLossStore(): LossStore {
  const memory = memoryLossStore();
  const device = openDevice().catch(() => undefined);
  return {
    async read(key) {
      const near = await memory.read(key);
      if (near) return near;
      const { database, keys } = (await device) ?? {};
      if (!database || !keys?.has(key)) return undefined;
      const kept = await settled<unknown>(database.transaction(TABLE).objectStore(TABLE).get(key)).catch(
        () => undefined,
      );
      if (!(kept instanceof Float64Array)) return undefined;
      await memory.write(key, kept);
      return kept;
    },
    async write(key, losses) {
      await memory.write(key, losses);
      void device
        .then((opened) =>
          opened?.database.transaction(TABLE, 'readwrite').objectStore(TABLE).put(losses, key),
        )
        .catch(() => undefined);
    },
  };
}

/** The database and the keys that it had when it was opened. */
async function openDevice(): Promise<{ database: IDBDatabase; keys: ReadonlySet<unknown> }> {
  const database = await openDatabase();
  const keys = await settled(database.transaction(TABLE).objectStore(TABLE).getAllKeys());
  return { database, keys: new Set<unknown>(keys) };
}

async function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(TABLE);
  const db = await settled(opening);
  // Another tab with a newer layout must not wait for this one.
  db.onversionchange = () => db.close();
  const table = db.transaction(TABLE, 'readwrite').objectStore(TABLE);
  if ((await settled(table.count())) > MOST_RECORDS) await settled(table.clear());
  return db;
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
