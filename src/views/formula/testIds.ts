/** Names by which the end-to-end tests find parts of the formula with numbers. */
export const formulaTestIds = {
  card: 'formula',
  words: 'formula-words',
  symbols: 'formula-symbols',
  term: (id: string) => `formula-term-${id}`,
  termMath: (id: string) => `formula-term-${id}-math`,
  termValue: (id: string) => `formula-term-${id}-value`,
  total: 'formula-total',
  advantage: 'formula-advantage',
  details: 'formula-details',
} as const;
