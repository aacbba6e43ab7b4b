import { Button } from '@mantine/core';
import type { Overrides } from '../../scenario';
import type { SlotId } from '../../scenario/comparison';
import { replaceComparison } from '../../state/comparisonActions';
import { compareTestIds } from './testIds';
import { useCompareText } from './text';

/** A question to begin with: designs whose names are translated by their key. */
interface Example {
  key: string;
  slots: readonly { name: string; overrides: Overrides }[];
}

const examples: readonly Example[] = [
  {
    key: 'future',
    slots: [
      { name: 'today', overrides: {} },
      { name: 'future', overrides: { hardware: 'paper-future' } },
      { name: 'once', overrides: { hardware: 'future-bits-once' } },
    ],
  },
  {
    key: 'sizes',
    slots: [
      { name: '', overrides: { model: 'gpt2-1.5b' } },
      { name: '', overrides: {} },
      { name: '', overrides: { model: 'mt-nlg-530b' } },
      { name: '', overrides: { model: 'future-16t' } },
    ],
  },
  {
    key: 'phases',
    slots: [
      { name: 'prefill', overrides: {} },
      { name: 'decode', overrides: { phase: 'decode' } },
      { name: 'decodeDram', overrides: { phase: 'decode', kvInDram: true } },
    ],
  },
];

/** Questions to begin with, each a comparison ready made. */
export function Examples() {
  const text = useCompareText();
  const start = ({ slots }: Example) => {
    const ids: readonly SlotId[] = ['a', 'b', 'c', 'd'];
    replaceComparison(
      Object.fromEntries(
        slots.map(({ name, overrides }, index) => [
          ids[index],
          { name: name ? text.t(`exampleName.${name}`) : '', overrides },
        ]),
      ),
    );
  };
  return (
    <section className="examples" aria-label={text.t('examples')}>
      <h2 className="examples__title">{text.t('examples')}</h2>
      <div className="examples__list">
        {examples.map((example) => (
          <Button
            key={example.key}
            variant="default"
            radius="xl"
            data-testid={compareTestIds.example(example.key)}
            onClick={() => start(example)}
          >
            {text.t(`example.${example.key}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
