import type { RowBody } from '../types';
import { OPTIONAL_IDENTIFIER, rowsOf } from './build';

const view = rowsOf('view');
const question = rowsOf('question');

/** What is on screen, and the questions that views ask of the model. */
export const pageRows = {
  view: view.text('energy', 32, OPTIONAL_IDENTIFIER, { label: 'View', help: 'The view that is open.' }),
  lang: view.text('', 16, OPTIONAL_IDENTIFIER, {
    label: 'Language',
    help: 'Language of the page; empty follows the browser.',
  }),
  embed: view.boolean(false, { label: 'Embedded', help: 'Only the chart, for use inside another page.' }),
  controls: view.text('', 200, /^([A-Za-z]+(-[A-Za-z]+)*)?$/, {
    label: 'Controls of an embedded view',
    help: 'Names of the parameters below an embedded chart, joined by hyphens, such as width-dacPj; none shows none; empty shows the main ones.',
  }),
  bars: view.choice(
    'perMac',
    [
      { value: 'perMac', label: 'Energy per MAC' },
      { value: 'perPass', label: 'Energy per pass' },
    ],
    { label: 'Bars of a comparison', help: 'What the bars of a comparison are long by.' },
  ),
  against: view.text('', 1, /^[abcd]?$/, {
    label: 'Waterfall of a comparison',
    help: 'The design that the waterfall leads to from the baseline; empty: the first of the others.',
  }),
  lesson: view.text('', 64, OPTIONAL_IDENTIFIER, { label: 'Lesson', help: 'The lesson that is open.' }),
  step: view.integer(0, 0, 1000, { label: 'Step', help: 'Step of the lesson.' }),
  lock: view.choice(
    0,
    [
      { value: 0, label: 'Free' },
      { value: 1, label: 'Locked' },
      { value: 2, label: 'Hidden' },
    ],
    {
      label: 'Controls of the lesson',
      help: 'A teacher’s link can lock the controls of a lesson or hide them.',
    },
  ),
  question: view.text('', 16, OPTIONAL_IDENTIFIER, {
    label: 'Question',
    help: 'The question that is open below the charts of the energy view.',
  }),
  readings: view.text('', 64, /^(I\d\.\d(-I\d\.\d)*)?$/, {
    label: 'Readings of the paper',
    help: 'Which reading of each inconsistency the paper view takes, such as I1.1; empty as printed.',
  }),
  sweepX: question.text('width', 32, OPTIONAL_IDENTIFIER, {
    label: 'Sweep along x',
    help: 'Parameter that the chart varies along its horizontal axis.',
  }),
  sweepY: question.text('', 32, OPTIONAL_IDENTIFIER, {
    label: 'Sweep along y',
    help: 'Second parameter of a map; empty draws a line.',
  }),
  uncertainty: question.choice(
    'loguniform',
    [
      { value: 'off', label: 'Off' },
      { value: 'loguniform', label: 'Log-uniform' },
      { value: 'triangular', label: 'Triangular' },
    ],
    {
      label: 'Uncertainty',
      help: 'How parameters are drawn from their literature ranges; independent of one another.',
    },
  ),
  around: question.choice(
    'design',
    [
      { value: 'design', label: 'The design, as widely as the literature' },
      { value: 'literature', label: 'The literature’s own values' },
    ],
    {
      label: 'Draw around',
      help: 'Each value of the design times the relative range of the literature, or the literature’s range as it is.',
    },
  ),
  draws: question.integer(10_000, 100, 1_000_000, {
    label: 'Draws',
    help: 'Draws of the uncertainty.',
    scale: 'log',
  }),
  photonsLow: question.number(0, 0, 1e12, {
    label: 'Measured photons, low',
    help: 'Lower end of the 95 % interval of photons per dot product measured by simulation; 0: none was measured.',
  }),
  photonsHigh: question.number(0, 0, 1e12, {
    label: 'Measured photons, high',
    help: 'Upper end of the 95 % interval of photons per dot product measured by simulation; 0: none was measured.',
  }),
  photonsFrom: question.text('', 64, OPTIONAL_IDENTIFIER, {
    label: 'Measured on',
    help: 'The trained Transformer that the photons per dot product were measured on.',
  }),
  solve: question.text('', 32, OPTIONAL_IDENTIFIER, {
    label: 'Solve for',
    help: 'Parameter to change until the target is met.',
  }),
  target: question.number(1000, 0.001, 1e9, {
    label: 'Target advantage',
    help: 'How many times less energy than digital.',
    unit: '×',
    scale: 'log',
  }),
} satisfies Record<string, RowBody>;
