import { expose } from 'comlink';
import { energyApi } from '../src/scenario/energyApi';
import { showLife } from './life';

export type { EnergyApi, Result } from '../src/scenario/energyApi';

/** The energy model off the main thread: a thin face, everything it does is in src/energy and src/scenario. */
expose(energyApi);
showLife();
