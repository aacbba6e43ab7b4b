import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { buildCsv } from '../../src/charts/csv';
import { buildJson } from '../../src/charts/json';
import { MAX_CONFIG_LENGTH, parseHuggingFaceConfig, resolve, withShape } from '../../src/scenario';
import { hashOf, readHash } from '../../src/state/link';
import { readScenarioFile, scenarioFile } from '../../src/state/scenarioFile';
import { scenarioStore } from '../../src/state/scenarioStore';
import { requireCleanPrototypes, requireWholeCharacters, requireWithinBounds } from './expectations';
import { mutatedFile, mutatedText } from './mutate';

afterAll(requireCleanPrototypes);

const links = [
  'v=1&dacPj=3&model=future-16t&layers=7',
  'v=1&view=compare&a.name=%F0%9F%98%80&a.layers=9&b.dacPj=5&b.open=1',
];
const provenance = (link: string) => ({
  link: `https://example.org/p/#${link}`,
  modelVersion: '1',
  seed: 3,
  inputs: [{ key: 'dacPj', label: 'D-A converter', value: 3, unit: 'pJ' }],
});
const data = {
  columns: [
    { key: 'x', label: 'width', unit: '' },
    { key: 'y', label: 'energy', unit: 'J' },
  ],
  rows: [
    { x: 64, y: 1e-15 },
    { x: 'a,b "c"', y: null },
  ],
};

/** Opening a file is opening its link: what it says is within bounds, and its own address says it again. */
function readFile(text: string): void {
  const read = readScenarioFile(text);
  if (!read.ok) return;
  const { notice, ...state } = readHash(read.hash);
  if (notice?.kind === 'refused') throw new Error('a file was taken whose link is refused');
  requireWithinBounds(state.overrides);
  requireWholeCharacters(read.name);
  const again = readHash(hashOf(state));
  if (again.notice) throw new Error(JSON.stringify(again.notice));
}

describe('mutated scenario files', () => {
  const scenarios = links.map((link) => {
    scenarioStore.setState(readHash(link));
    return JSON.stringify(scenarioFile('My design'));
  });
  const charts = links.map((link) => buildJson('Bars', 'A sentence.', data, provenance(link)));
  const tables = links.map((link) => buildCsv('Bars', data, provenance(link)));

  it('as JSON open within bounds or are refused, whole or torn', () => {
    for (const valid of [...scenarios, ...charts]) expect(readScenarioFile(valid).ok).toBe(true);
    fc.assert(fc.property(mutatedFile([...scenarios, ...charts]), readFile), { numRuns: 4_000 });
  });

  it('as CSV likewise', () => {
    for (const valid of tables) expect(readScenarioFile(valid).ok).toBe(true);
    fc.assert(fc.property(mutatedText(tables), readFile), { numRuns: 3_000 });
  });

  it('are not parsed beyond their largest size', () => {
    expect(readScenarioFile(`${'['.repeat(5_000_001)}`)).toEqual({ ok: false, reason: 'tooLarge' });
    // Nested as deep as the size allows: refused, not a full stack.
    expect(readScenarioFile('['.repeat(1_000_000))).toEqual({ ok: false, reason: 'notJson' });
  });
});

describe('mutated config.json', () => {
  const valid = [
    {
      model_type: 'gpt2',
      n_ctx: 1024,
      n_embd: 768,
      n_head: 12,
      n_layer: 12,
      n_positions: 1024,
      vocab_size: 50257,
    },
    {
      model_type: 'deepseek_v3',
      _name_or_path: 'org/DeepSeek-V3 𐐀',
      hidden_size: 7168,
      num_hidden_layers: 61,
      num_attention_heads: 128,
      num_key_value_heads: 128,
      kv_lora_rank: 512,
      q_lora_rank: 1536,
      qk_rope_head_dim: 64,
      qk_nope_head_dim: 128,
      v_head_dim: 128,
      n_routed_experts: 256,
      num_experts_per_tok: 8,
      n_shared_experts: 1,
      moe_intermediate_size: 2048,
      intermediate_size: 18432,
      first_k_dense_replace: 3,
      vocab_size: 129280,
      max_position_embeddings: 163840,
    },
    {
      model_type: 'gemma3',
      text_config: {
        model_type: 'gemma3_text',
        hidden_size: 2560,
        num_hidden_layers: 34,
        num_attention_heads: 8,
        num_key_value_heads: 4,
        head_dim: 256,
        sliding_window: 1024,
        layer_types: ['sliding_attention', 'full_attention'],
        intermediate_size: 10240,
      },
    },
    {
      model_type: 'vit',
      hidden_size: 768,
      num_hidden_layers: 12,
      num_attention_heads: 12,
      image_size: 224,
      patch_size: 16,
      id2label: { 0: 'a', 1: 'b' },
    },
  ].map((config) => JSON.stringify(config));

  it('give a shape within bounds that a link can carry, or say what is wrong', () => {
    for (const text of valid) expect(parseHuggingFaceConfig(text)).not.toHaveProperty('message');
    let read = 0;
    fc.assert(
      fc.property(mutatedFile(valid), (text) => {
        const parsed = parseHuggingFaceConfig(text);
        if (!parsed.ok) {
          if (parsed.message === '' || parsed.code === '') throw new Error('refused without a word');
          return;
        }
        read += 1;
        const overrides = withShape({}, parsed.overrides, parsed.name);
        requireWithinBounds(overrides);
        if (!Object.values(resolve(overrides)).every((value) => value !== undefined && !Number.isNaN(value)))
          throw new Error('not a number');
        const hash = hashOf({ view: 'energy', overrides });
        const again = readHash(hash);
        if (again.notice) throw new Error(JSON.stringify(again.notice));
        if (hashOf(again) !== hash) throw new Error(`${hash} lost a setting`);
      }),
      { numRuns: 4_000 },
    );
    // Else the mutants would be so broken that nothing behind the parser was tested.
    expect(read).toBeGreaterThan(400);
  });

  it('are not parsed beyond their largest size', () => {
    expect(parseHuggingFaceConfig(' '.repeat(MAX_CONFIG_LENGTH + 1))).toMatchObject({ code: 'tooLong' });
  });
});
