/** Names by which the end-to-end tests find a control; the key is the one of the table of parameters. */
export const controlTestIds = {
  search: 'parameter-search',
  resetAll: 'reset-all',
  differences: 'differences',
  difference: (key: string) => `difference-${key}`,
  differenceReset: (key: string) => `difference-reset-${key}`,
  group: (name: string) => `group-${name}`,
  control: (key: string) => `control-${key}`,
  slider: (key: string) => `slider-${key}`,
  field: (key: string) => `field-${key}`,
  reset: (key: string) => `reset-${key}`,
  topsPerWatt: (key: string) => `tops-per-watt-${key}`,
  about: (key: string) => `about-${key}`,
  ownShape: {
    toggle: 'own-shape',
    panel: 'own-shape-panel',
    field: 'own-shape-field',
    file: 'own-shape-file',
    problem: 'own-shape-problem',
    found: 'own-shape-found',
    apply: 'own-shape-apply',
  },
} as const;
