import { type LossStore, memoryLossStore } from './lossStore';

const DATABASE = 'optical-transformer-explorer';
const TABLE = 'windowLosses';

/** Some 2 kB each: about 10 MB before everything is thrown away and collected anew. */
const MOST_RECORDS = 5000;

/**
 * Keeps results on the device, with a memory in front. Where IndexedDB is missing, forbidden or
 * full, the memory alone does: results are then computed again on the next visit.
 */
export function deviceLossStore(): LossStore {
  const memory = memoryLossStore();
  const database = openDatabase().catch(() => undefined);
  return {
    async read(key) {
      const near = await memory.read(key);
      if (near) return near;
      const db = await database;
      if (!db) return undefined;
      const kept = await settled<unknown>(db.transaction(TABLE).objectStore(TABLE).get(key)).catch(
        () => undefined,
      );
      if (!(kept instanceof Float64Array)) return undefined;
      await memory.write(key, kept);
      return kept;
    },
    async write(key, losses) {
      await memory.write(key, losses);
      const db = await database;
      if (!db) return;
      await settled(db.transaction(TABLE, 'readwrite').objectStore(TABLE).put(losses, key)).catch(
        () => undefined,
      );
    },
  };
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
