/** The list of trained models that the site offers. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** One entry of checkpoints/index.json, as far as the page shows it. */
export interface CheckpointEntry {
  id: string;
  width: number;
  parameters: number;
  /** SHA-256 of its weights, hexadecimal; what results kept on the device belong to. */
  modelSha256: string;
  /** Bits that it was fine-tuned for; null for a plain one. */
  quantisationAwareBits: number | null;
}

/** Widths of the checkpoints that studies compare with one: those tuned for the same bits, or for none. */
export function familyWidths(entries: readonly CheckpointEntry[], id: string): number[] {
  const own = entries.find((entry) => entry.id === id);
  return entries
    .filter(({ quantisationAwareBits: bits }) => bits === (own?.quantisationAwareBits ?? null))
    .map(({ width }) => width);
}

export interface CheckpointIndex {
  status: 'idle' | 'loading' | 'ready' | 'error';
  entries: readonly CheckpointEntry[];
}

const indexStore = createStore<CheckpointIndex>()(() => ({ status: 'idle', entries: [] }));

let fetching: Promise<void> | null = null;

/** Fetches the list unless it is there. Never rejects; call again to retry. */
export async function loadCheckpointIndex(): Promise<void> {
  if (indexStore.getState().status === 'ready') return;
  fetching ??= fetchIndex().finally(() => {
    fetching = null;
  });
  await fetching;
}

/** The list, fetched unless it is there; empty where it cannot be had. */
export async function checkpointEntries(): Promise<readonly CheckpointEntry[]> {
  await loadCheckpointIndex();
  return indexStore.getState().entries;
}

async function fetchIndex(): Promise<void> {
  indexStore.setState({ status: 'loading' });
  try {
    const response = await fetch(new URL('checkpoints/index.json', document.baseURI));
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    indexStore.setState({ status: 'ready', entries: entriesOf(await response.json()) });
  } catch {
    indexStore.setState({ status: 'error' });
  }
}

function entriesOf(list: unknown): CheckpointEntry[] {
  if (!Array.isArray(list)) throw new Error('The list of trained models is not a list.');
  return list.flatMap((entry): CheckpointEntry[] =>
    typeof entry?.id === 'string' && typeof entry.width === 'number' && typeof entry.parameters === 'number'
      ? [
          {
            id: entry.id,
            width: entry.width,
            parameters: entry.parameters,
            modelSha256: String(entry.modelSha256 ?? ''),
            quantisationAwareBits:
              typeof entry.quantisationAwareBits === 'number' ? entry.quantisationAwareBits : null,
          },
        ]
      : [],
  );
}

export function useCheckpointIndex(): CheckpointIndex {
  return useStore(indexStore);
}
