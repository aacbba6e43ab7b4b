/** Names by which the end-to-end tests find the questions of the energy view. */
export const questionTestIds = {
  list: 'questions',
  chip: (question: string) => `question-${question}`,
  panel: (question: string) => `question-panel-${question}`,
  error: 'question-error',
  answer: 'question-answer',
  select: (name: string) => `question-select-${name}`,
  apply: 'question-apply',
} as const;
