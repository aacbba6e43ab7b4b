import { type ModelPreset, paperModels } from './paperModels';
import { publishedModels } from './publishedModels';

export type { ModelPreset } from './paperModels';

/** Every model shape that can be chosen by id. */
export const modelPresets: readonly ModelPreset[] = [...paperModels, ...publishedModels];

const byId = new Map(modelPresets.map((preset) => [preset.id, preset]));

/** The model preset of an id; undefined if there is none. */
export const modelPreset = (id: string): ModelPreset | undefined => byId.get(id);
