export { boundsOf } from './bounds';
export { type DecodedLink, decode, encode, type LinkWarning, MAX_LINK_LENGTH, NotALinkError } from './codec';
export { hardwareKeys, packScenario, toDesign } from './design';
export { type EnergyApi, energyApi, type Result } from './energyApi';
export {
  MAX_CONFIG_LENGTH,
  type ParsedConfig,
  parseHuggingFaceConfig,
  type Remark,
  withShape,
} from './huggingFace';
export { type LiteratureKey, literature } from './literature';
export { type MeasuredPhotons, measuredPhotons, withMeasuredPhotons } from './measuredPhotons';
export { type Difference, differences, normalise, withoutValue, withValue } from './overrides';
export { type PackedVary, packedVary } from './packedVary';
export * from './paper';
export {
  type DigitalRow,
  digitalRow,
  digitalRows,
  exchangeFjPerMacAndTopsPerWatt,
  type MachineKind,
  type MachineRow,
  machineRows,
  otherMachines,
} from './presets/digital';
export { type HardwarePreset, hardwarePreset, hardwarePresets } from './presets/hardware';
export { type ModelPreset, modelPreset, modelPresets } from './presets/models';
export { type OpticsPreset, opticsPreset, opticsPresets } from './presets/optics';
export { paperModels } from './presets/paperModels';
export { publishedModels } from './presets/publishedModels';
export { isAutomatic, keysOfPreset, type PresetKey, presetKeys, presetValue, resolve } from './resolve';
export { isShown } from './shown';
export { findRow, rowOf, table } from './table';
export type * from './types';
export { type UncertainParameter, uncertainParameters } from './uncertain';
export { type Checked, checkValue, parseValue, printValue } from './validate';
export { type Vary, vary } from './vary';
export { LINK_VERSION, MODEL_VERSION } from './version';
export * from './views';
