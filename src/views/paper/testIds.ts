/** Names by which the end-to-end tests find parts of the paper view. */
export const paperTestIds = {
  view: 'view-paper',
  error: 'paper-error',
  claim: (id: string) => `claim-${id}`,
  claimOurs: (id: string) => `claim-${id}-ours`,
  claimLink: (id: string) => `claim-${id}-link`,
  inconsistency: (id: string) => `inconsistency-${id}`,
  reading: (id: string, index: number) => `reading-${id}-${index}`,
  readingLink: (id: string, index: number) => `reading-${id}-${index}-link`,
  resetReadings: 'paper-reset-readings',
  never: 'paper-never',
  figures: 'paper-figures',
  figureLink: (number: string) => `paper-figure-${number}`,
} as const;
