export { boxMuller, normalAt } from './normal';
export { pcg4d, type Words } from './pcg4d';
export { EXPANSION_FROM, poisson } from './poisson';
export { purposes, streamKey } from './streamKey';
