import { createContext, useContext } from 'react';

/** One input of the computation, as it goes into a CSV. */
export interface ProvenanceInput {
  key: string;
  label: string;
  value: string | number | boolean;
  unit: string;
}

/** Where the numbers of a chart come from: what is stamped into everything that is taken away. */
export interface Provenance {
  /** The full address that shows the same again. */
  link: string;
  modelVersion: string;
  /** Seed of the simulation, where one was used. */
  seed?: number;
  inputs: readonly ProvenanceInput[];
}

/**
 * The page provides a function rather than the value, so that a chart does not have to be drawn again for every
 * change of a parameter it does not show.
 */
export const ProvenanceContext = createContext<() => Provenance>(() => ({
  link: typeof location === 'undefined' ? '' : location.href,
  modelVersion: '',
  inputs: [],
}));

/** Function that tells, at the moment of an export, where the numbers come from. */
export function useProvenance(): () => Provenance {
  return useContext(ProvenanceContext);
}
