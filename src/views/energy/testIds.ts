/** Names by which the end-to-end tests find parts of the energy view. */
export const energyTestIds = {
  view: 'view-energy',
  headline: 'headline',
  headlineStrip: 'headline-strip',
  subline: 'subline',
  error: 'energy-error',
  facts: 'machine-facts',
} as const;
