import type { StudyUpdate } from '../protocol';
import type { FamilyMember, StudyContext } from './context';

/**
 * The checkpoints to compare with the one in hand: those tuned for the same bits (or for none),
 * narrow ones first, because the answer for them is there soonest.
 */
export async function kin(context: StudyContext): Promise<FamilyMember[]> {
  const family = await context.family();
  const own = family.find(({ id }) => id === context.checkpoint.id);
  return family
    .filter(({ quantisationAwareBits }) => quantisationAwareBits === (own?.quantisationAwareBits ?? null))
    .sort((a, b) => a.width - b.width);
}

/** Runs a part of a study on another checkpoint, which is given back afterwards whatever happens. */
export async function* withCheckpoint<T>(
  context: StudyContext,
  id: string,
  run: (context: StudyContext) => AsyncGenerator<StudyUpdate, T>,
): AsyncGenerator<StudyUpdate, T> {
  if (id === context.checkpoint.id) return yield* run(context);
  const opened = await context.open(id);
  try {
    return yield* run({ ...context, ...opened });
  } finally {
    opened.backend.dispose();
  }
}
