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
  about: (key: string) => `about-${key}`,
} as const;
