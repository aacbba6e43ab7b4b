/** The parameters of one design as they stand in a link, in order: keys, and values that are still escaped. */
export type LinkParameters = readonly (readonly [key: string, value: string])[];

/**
 * Takes a design from one version of the link format to the next: renames keys, and writes out what had another default
 * before, so that the link shows the same as when it was made. Parameters that it does not know it passes on.
 */
export type LinkMigration = (parameters: LinkParameters) => LinkParameters;

/** In order: the first leads from version 1 to version 2. A published one is never changed. */
export const linkMigrations: readonly LinkMigration[] = [];
