import { memo } from 'react';
import '../formula/formula.css';
import { Formula } from '../methods/math/Formula';
import { type NoiseAnswer, noiseFormulas } from './formulas';
import { noiseTestIds } from './testIds';
import { useNoiseText } from './text';

/** From the light to the perplexity of the headline, as equations with the numbers of the answer that is shown. */
export const NoiseFormulas = memo(function NoiseFormulas({ answer }: { answer: NoiseAnswer }) {
  const text = useNoiseText();
  return (
    <article className="formula" aria-label={text.t('formula.title')} data-testid={noiseTestIds.formulas}>
      <h2 className="formula__title">{text.t('formula.title')}</h2>
      <p className="formula__words">{text.t('formula.words')}</p>
      {noiseFormulas(answer, text).map(({ id, math }) => (
        <section
          key={id}
          className="formula__line"
          aria-label={text.t(`formula.${id}`)}
          data-testid={noiseTestIds.formula(id)}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long formula scrolls by itself on a phone, and must be reachable
          tabIndex={0}
        >
          <span className="formula__label">{text.t(`formula.${id}`)}</span>
          <Formula source={math} display />
        </section>
      ))}
    </article>
  );
});
