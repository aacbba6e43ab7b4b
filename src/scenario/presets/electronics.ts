import electronics from '../data/electronics.json' with { type: 'json' };

/** One device or figure of merit as the literature reports it. Low to high as found, not a distribution. */
export interface ElectronicsRow {
  id: string;
  name: string;
  unit: string;
  low: number | null;
  nominal: number | null;
  high: number | null;
  conditions: string;
  source: string;
  confidence: string;
  note: string;
}

/** Published energies and efficiencies of converters, memories, modulators, detectors and lasers. */
export const electronicsRows: readonly ElectronicsRow[] = electronics;
