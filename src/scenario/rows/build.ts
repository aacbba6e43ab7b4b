import type {
  BooleanBody,
  Choice,
  ChoiceBody,
  Confidence,
  Group,
  LiteratureRange,
  NumberBody,
  TextBody,
} from '../types';

/** Where a row comes from; the parts of a row that are the same for most. */
interface Origin {
  source?: string;
  confidence?: Confidence;
  since?: string;
}

interface Text extends Origin {
  label: string;
  help: string;
  extension?: true;
}

interface NumberText extends Text {
  unit?: string;
  literature?: LiteratureRange | null;
  scale?: 'linear' | 'log';
  step?: number;
  usual?: readonly [low: number, high: number];
  auto?: true;
  perMac?: true;
  calendar?: true;
  none?: string;
}

const origin = ({ source = 'choice of this model', confidence = 'choice', since = '1.0.0' }: Origin) => ({
  source,
  confidence,
  since,
});

/** Makers of rows for one group: number(default, min, max, text) and so on. */
export function rowsOf(group: Group) {
  const numeric =
    (kind: 'number' | 'integer') =>
    (value: number | null, min: number, max: number, text: NumberText): NumberBody => ({
      unit: '',
      literature: null,
      scale: 'linear',
      ...text,
      ...origin(text),
      kind,
      group,
      default: value,
      min,
      max,
    });
  return {
    number: numeric('number'),
    integer: numeric('integer'),
    choice: (value: string | number, choices: readonly Choice[], text: Text): ChoiceBody => ({
      unit: '',
      literature: null,
      ...text,
      ...origin(text),
      kind: 'choice',
      group,
      default: value,
      choices,
    }),
    boolean: (value: boolean, text: Text): BooleanBody => ({
      unit: '',
      literature: null,
      ...text,
      ...origin(text),
      kind: 'boolean',
      group,
      default: value,
    }),
    text: (value: string, maxLength: number, pattern: RegExp | undefined, text: Text): TextBody => ({
      unit: '',
      literature: null,
      ...text,
      ...origin(text),
      kind: 'text',
      group,
      default: value,
      maxLength,
      ...(pattern ? { pattern } : {}),
    }),
  };
}

/** Identifiers of presets, views and checkpoints. */
export const IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
/** An identifier or nothing. */
export const OPTIONAL_IDENTIFIER = /^[A-Za-z0-9._-]*$/;
