/** The table of saved scenarios on this device. */
import type { UseStore } from 'idb-keyval';

const DATABASE = 'optical-transformer-explorer';
const TABLE = 'scenarios';
/** What the simulation once kept in a database of the same name: whichever came first left the other without its table. */
const FORMER_TABLE = 'windowLosses';

let opening: Promise<IDBDatabase> | null = null;

function open(version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, version);
    request.onupgradeneeded = () => {
      const { objectStoreNames } = request.result;
      if (!objectStoreNames.contains(TABLE)) request.result.createObjectStore(TABLE);
      if (objectStoreNames.contains(FORMER_TABLE)) request.result.deleteObjectStore(FORMER_TABLE);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('another tab of this page is in the way'));
  });
}

/** Opens the database; one that lacks the table gets it as its next version. */
async function openWithTable(): Promise<IDBDatabase> {
  let database = await open();
  if (!database.objectStoreNames.contains(TABLE)) {
    database.close();
    database = await open(database.version + 1);
  }
  // Another tab with a newer layout must not wait for this one, and a closed connection is opened again.
  database.onversionchange = () => {
    database.close();
    opening = null;
  };
  database.onclose = () => {
    opening = null;
  };
  return database;
}

/** The table for `idb-keyval`, opened with its first use. */
export const scenarioDatabase: UseStore = async (mode, callback) => {
  opening ??= openWithTable();
  try {
    return await callback((await opening).transaction(TABLE, mode).objectStore(TABLE));
  } catch (cause) {
    opening = null;
    throw cause;
  }
};
