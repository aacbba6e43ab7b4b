/** Names by which the end-to-end tests find the parts of a chart. `name` is the `name` given to the frame. */
export const chartTestIds = {
  frame: (name: string) => `chart-${name}`,
  sentence: (name: string) => `chart-${name}-sentence`,
  picture: (name: string) => `chart-${name}-picture`,
  tableToggle: (name: string) => `chart-${name}-table-toggle`,
  table: (name: string) => `chart-${name}-table`,
  csv: (name: string) => `chart-${name}-csv`,
  json: (name: string) => `chart-${name}-json`,
  svg: (name: string) => `chart-${name}-svg`,
  png: (name: string) => `chart-${name}-png`,
  omitted: (name: string) => `chart-${name}-omitted`,
  mode: (name: string) => `chart-${name}-mode`,
} as const;
