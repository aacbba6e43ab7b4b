import models from '../data/models.json' with { type: 'json' };
import type { Overrides } from '../types';
import type { ModelPreset } from './paperModels';

/**
 * Real models with their published shapes, and three shapes of 10¹⁵ parameters. Ids that the paper's table uses keep
 * the paper's meaning; the published shape of such a model is `real-…`.
 */
export const publishedModels: readonly ModelPreset[] = models.map((model) => ({
  id: model.id,
  name: model.id.startsWith('real-') ? `${model.name}, as published` : model.name,
  family: model.kind === 'hypothetical' ? 'Hypothetical' : 'Published',
  group: model.kind === 'hypothetical' ? ('hypothetical' as const) : ('published' as const),
  values: model.values as Overrides,
  writesNothing: model.kind === 'encoder' || model.kind === 'encoder-vision',
  source: model.source,
  confidence: model.confidence as ModelPreset['confidence'],
  note: model.note,
  parameters: model.parameters,
  activeParameters: model.activeParameters,
  tiedEmbeddings: model.tied,
  publishedContext: model.publishedContext,
  learnedPositions: model.learnedPositions,
  ...(model.year === null ? {} : { year: model.year }),
}));
