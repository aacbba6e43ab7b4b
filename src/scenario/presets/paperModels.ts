import type { Overrides } from '../types';

/** A model shape. `values` sets what differs from the plain GPT block; what it leaves out is automatic. */
export interface ModelPreset {
  id: string;
  name: string;
  family: string;
  /** `paper`: the 32 rows of the paper's Table 6, as printed. */
  group: 'paper' | 'published' | 'hypothetical';
  values: Overrides;
  source: string;
  confidence: 'read' | 'second-hand' | 'recalled' | 'derived';
  note: string;
  /** Published total and active parameters, where there are any. */
  parameters?: number;
  activeParameters?: number;
  year?: number;
  /** Input and output embedding are one matrix. */
  tiedEmbeddings?: boolean;
  /** Longest context the model was published with; the preset itself starts at 8192 at most. */
  publishedContext?: number;
  /** An encoder alone: it reads, and generates no tokens. */
  writesNothing?: boolean;
  /** One learned vector per position of the published context. */
  learnedPositions?: boolean;
}

const TABLE = 'Optical Transformers, arXiv:2302.10360, Table 6';

/** id, name, context n, width d, heads h, layers L, as printed. */
type Printed = readonly [
  id: string,
  name: string,
  context: number,
  width: number,
  heads: number,
  layers: number,
];

const printed: Record<string, { vocab: number; rows: readonly Printed[] }> = {
  'GPT-2': {
    vocab: 50257,
    rows: [
      ['gpt2-117m', 'GPT-2 117M', 1024, 768, 12, 12],
      ['gpt2-345m', 'GPT-2 345M', 1024, 1024, 16, 24],
      ['gpt2-762m', 'GPT-2 762M', 1024, 1280, 20, 36],
      ['gpt2-1.5b', 'GPT-2 1.5B', 1024, 1600, 25, 48],
    ],
  },
  Megatron: {
    vocab: 51200,
    rows: [
      ['megatron-1.2b', 'Megatron 1.2B', 2048, 1536, 16, 40],
      ['megatron-2.5b', 'Megatron 2.5B', 2048, 1920, 20, 54],
      ['megatron-4.2b', 'Megatron 4.2B', 2048, 2304, 24, 64],
      ['megatron-8.3b', 'Megatron 8.3B', 2048, 3072, 32, 72],
    ],
  },
  'GPT-3': {
    vocab: 50257,
    rows: [
      ['gpt3-125m', 'GPT-3 125M', 2048, 768, 12, 32],
      ['gpt3-350m', 'GPT-3 350M', 2048, 1024, 16, 24],
      ['gpt3-760m', 'GPT-3 760M', 2048, 1536, 16, 24],
      ['gpt3-1.3b', 'GPT-3 1.3B', 2048, 2048, 24, 24],
      ['gpt3-2.7b', 'GPT-3 2.7B', 2048, 2560, 32, 32],
      ['gpt3-6.7b', 'GPT-3 6.7B', 2048, 4096, 32, 32],
      ['gpt3-13b', 'GPT-3 13B', 2048, 5140, 40, 40],
      ['gpt3-175b', 'GPT-3 175B', 2048, 12288, 96, 96],
    ],
  },
  Turing: {
    vocab: 51200,
    rows: [
      ['turing-nlg-17b', 'Turing-NLG 17B', 1024, 4256, 28, 78],
      ['mt-nlg-530b', 'MT-NLG 530B', 2048, 20480, 128, 105],
    ],
  },
  Chinchilla: {
    vocab: 32000,
    rows: [
      ['chinchilla-73m', 'Chinchilla 73M', 2048, 640, 10, 10],
      ['chinchilla-305m', 'Chinchilla 305M', 2048, 1024, 16, 20],
      ['chinchilla-552m', 'Chinchilla 552M', 2048, 1280, 10, 24],
      ['chinchilla-1.1b', 'Chinchilla 1.1B', 2048, 1792, 14, 26],
      ['chinchilla-1.6b', 'Chinchilla 1.6B', 2048, 2048, 16, 28],
      ['chinchilla-6.8b', 'Chinchilla 6.8B', 2048, 3584, 28, 40],
      ['chinchilla-70b', 'Chinchilla 70B', 2048, 8192, 64, 80],
    ],
  },
  'PaLM-like': {
    vocab: 256000,
    rows: [
      ['palm-like-8b', 'PaLM-like 8B', 2048, 4096, 16, 32],
      ['palm-like-62b', 'PaLM-like 62B', 2048, 8192, 32, 64],
      ['palm-like-540b', 'PaLM-like 540B', 2048, 18432, 48, 118],
    ],
  },
  Future: {
    vocab: 50257,
    rows: [
      ['future-2.4t', 'FUTURE-2.4T', 2048, 40960, 80, 120],
      ['future-16t', 'FUTURE-16T', 2048, 81920, 128, 200],
      ['future-129t', 'FUTURE-129T', 2048, 163840, 160, 400],
      ['future-4q', 'FUTURE-4q', 2048, 655360, 512, 800],
    ],
  },
};

const notes: Record<string, string> = {
  'gpt3-125m': 'Printed with 32 layers; the published model has 12 (inconsistency I4).',
  'gpt3-13b': 'Printed with width 5140; implementations use 5120 (inconsistency I4).',
  'gpt3-1.3b': 'Printed with 24 heads; 24 × 128 is not 2048, so a head has 85⅓ dimensions here.',
};

/** The 32 models of the paper, exactly as printed; the head dimension is width / heads and real where it must be. */
export const paperModels: readonly ModelPreset[] = Object.entries(printed).flatMap(
  ([family, { vocab, rows }]) =>
    rows.map(([id, name, context, width, heads, layers]) => ({
      id,
      name,
      family,
      group: 'paper' as const,
      values: { layers, width, heads, vocab, context },
      source: TABLE,
      confidence: 'read' as const,
      note: [notes[id], 'The vocabulary is not in the table and counts only with the output head.']
        .filter(Boolean)
        .join(' '),
    })),
);
