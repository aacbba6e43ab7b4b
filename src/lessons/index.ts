import { budget } from './content/budget';
import { design } from './content/design';
import { fair } from './content/fair';
import { attention, converters } from './content/machine';
import { fourPasses, noise } from './content/noise';
import { photon } from './content/photon';
import { quadrillion } from './content/quadrillion';
import { sure } from './content/sure';
import { width } from './content/width';
import type { Lesson } from './types';

/** The lessons, in the order in which they build on each other. Their texts stand in the locales by id. */
export const lessons: readonly Lesson[] = [
  width,
  photon,
  noise,
  fourPasses,
  attention,
  converters,
  budget,
  fair,
  quadrillion,
  sure,
  design,
];

/** The lesson of an id; undefined if there is none. */
export const findLesson = (id: string): Lesson | undefined => lessons.find((lesson) => lesson.id === id);

export { fewestPhotons, firstDifference } from './content/budget';
export { type DotProducts, dotProducts } from './dotProducts';
export { formatMeasure, formatMeasures, isNear } from './measures';
export type * from './types';
