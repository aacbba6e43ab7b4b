/** Names by which the end-to-end tests find parts of the methods view. */
export const methodsTestIds = {
  view: 'view-methods',
  equation: (id: string) => `equation-${id}`,
  symbol: (key: string) => `symbol-${key}`,
  parameter: (key: string) => `methods-parameter-${key}`,
  jump: (part: string) => `methods-jump-${part}`,
} as const;
