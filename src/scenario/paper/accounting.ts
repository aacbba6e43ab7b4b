import type { Overrides } from '../types';

/** The second reading of what the paper counts: inputs loaded for Q, K and V each, digital steps free. */
export const ACCOUNTING_B: Overrides = { inputLoads: 3, countDigital: false };
