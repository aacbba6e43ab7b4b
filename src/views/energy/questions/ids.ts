/** The questions to the energy model, in the order in which they are shown; the open one stands in the link. */
export const questionIds = [
  'dominates',
  'sure',
  'matters',
  'take',
  'scale',
  'build',
  'when',
  'shape',
] as const;

export type QuestionId = (typeof questionIds)[number];
