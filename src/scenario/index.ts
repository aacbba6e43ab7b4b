export { boundsOf } from './bounds';
export { decode, encode, type LinkWarning, MAX_LINK_LENGTH, MAX_WARNINGS, NotALinkError } from './codec';
export { hardwareKeys, toDesign } from './design';
export { type EnergyApi, energyApi, type Result } from './energyApi';
export {
  MAX_CONFIG_LENGTH,
  type ParsedConfig,
  parseHuggingFaceConfig,
  withShape,
} from './huggingFace';
export { cutText, wholeCharacters } from './linkText';
export { type LiteratureKey, literature } from './literature';
export { type MeasuredPhotons, measuredPhotons, withMeasuredPhotons } from './measuredPhotons';
export { differences, withoutValue, withValue } from './overrides';
export { packedVary } from './packedVary';
export * from './paper';
export {
  digitalRow,
  digitalRows,
  type MachineRow,
  machineRows,
  otherMachines,
} from './presets/digital';
export { hardwarePreset, hardwarePresets } from './presets/hardware';
export { modelPreset, modelPresets } from './presets/models';
export { opticsPresets } from './presets/optics';
export { paperModels } from './presets/paperModels';
export { publishedModels } from './presets/publishedModels';
export { isAutomatic, presetKeys, presetValue, resolve } from './resolve';
export { isShown } from './shown';
export { findRow, rowOf, table } from './table';
export type * from './types';
export { type UncertainParameter, uncertainParameters } from './uncertain';
export { checkValue, parseValue } from './validate';
export { vary } from './vary';
export { MODEL_VERSION } from './version';
export * from './views';
