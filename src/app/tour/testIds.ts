/** Names by which the end-to-end tests find parts of the tour. */
export const tourTestIds = {
  card: 'tour',
  start: 'tour-start',
  skip: 'tour-skip',
  back: 'tour-back',
  next: 'tour-next',
  open: 'tour-open',
  glossary: 'glossary-open',
} as const;
