import { digitalRows } from '../presets/digital';
import type { RowBody } from '../types';
import { rowsOf } from './build';

const { number, choice } = rowsOf('digital');

/** The digital processor to compare with. */
export const digitalParameterRows = {
  digital: choice(
    'paper-300',
    digitalRows.map(({ id, name }) => ({ value: id, label: name })),
    {
      label: 'Digital processor',
      help: 'What the light is compared with. Peak rows: dense rate at rated power.',
      source: 'Optical Transformers, arXiv:2302.10360, App. D',
      confidence: 'read',
    },
  ),
  digitalFjPerMac: number(300, 0.001, 1e9, {
    label: 'Digital energy',
    help: "Energy of one digital multiply-accumulate. A value of your own replaces the chosen row, its memory floor included. A data sheet's words are read too: 6.7 TOPS/W, or 1979 TOPS at 700 W.",
    unit: 'fJ/MAC',
    scale: 'log',
    auto: true,
    perMac: true,
    source: 'the chosen row',
    confidence: 'derived',
  }),
  year: number(2023, 1990, 2060, {
    label: 'Year of the digital processor',
    help: 'Digital improves tenfold in seven years from the year of its row. Automatic: the year of the row.',
    step: 1,
    auto: true,
    calendar: true,
    source: 'Shankar and Reuther 2022, as quoted in Optical Transformers §6',
    confidence: 'second-hand',
  }),
} satisfies Record<string, RowBody>;
