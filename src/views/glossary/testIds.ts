/** Names by which the end-to-end tests find parts of the glossary. */
export const glossaryTestIds = {
  dialog: 'glossary',
  search: 'glossary-search',
  term: (id: string) => `glossary-term-${id}`,
  equation: (id: string) => `glossary-equation-${id}`,
  /** A term in running text. */
  link: (id: string) => `term-${id}`,
} as const;
