import { useMemo } from 'react';
import type { Evaluation } from '../../energy';
import { keepTogether } from '../../locales/marks';
import { type Scenario, toDesign } from '../../scenario';
import { Formula } from '../methods/math/Formula';
import './formula.css';
import { advantageMath, derivations, symbolic, termMath, writer } from './mathOf';
import { type FormulaTerm, perMacFormula } from './terms';
import { formulaTestIds } from './testIds';
import { type FormulaText, useFormulaText } from './text';

interface FormulaCardProps {
  scenario: Scenario;
  evaluation: Evaluation;
}

/** The headline as an equation, with the numbers of the design in the place of its letters. */
export function FormulaCard({ scenario, evaluation }: FormulaCardProps) {
  const text = useFormulaText();
  const formula = useMemo(() => perMacFormula(toDesign(scenario), evaluation), [scenario, evaluation]);
  const write = writer(text);
  const joules = (value: number) => text.quantity(value, 'J');
  // All terms in the unit of their sum, so that a reader can add them up.
  const added = inUnitOf(formula.perMac, text);
  const largest = formula.terms.reduce<FormulaTerm | undefined>(
    (best, term) => (best && best.share >= term.share ? best : term),
    undefined,
  );
  return (
    <article className="formula" aria-label={text.t('title')} data-testid={formulaTestIds.card}>
      <h2 className="formula__title">{text.t('title')}</h2>
      <p className="formula__words" data-testid={formulaTestIds.words}>
        {text.t('words', {
          load: joules(formula.costs.load),
          perLoad: text.number(Math.round(formula.macsPerLoad)),
          detect: joules(formula.costs.detect),
          perDetection: text.number(Math.round(formula.macsPerDetection)),
          largest: largest ? text.t(`term.${largest.id}`) : '',
          share: text.percent(largest?.share ?? 0, 2),
        })}
      </p>
      <section
        className="formula__symbols"
        aria-label={text.t('inLetters')}
        data-testid={formulaTestIds.symbols}
      >
        {symbolic(formula).map((part) => (
          <Formula key={part} source={part} />
        ))}
      </section>
      <ol className="formula__terms" aria-label={text.t('inNumbers')}>
        {formula.terms.map(({ id, joules: value, share }) => (
          <li key={id} className={`formula__term formula__term--${id}`} data-testid={formulaTestIds.term(id)}>
            <span className="formula__math" data-testid={formulaTestIds.termMath(id)}>
              <Formula source={termMath(id, formula, scenario, write)} />
            </span>
            <span className="formula__value">
              ={'\u00a0'}
              <b data-testid={formulaTestIds.termValue(id)}>{added(value)}</b>
            </span>
            <span className="formula__name">
              {text.t(`term.${id}`)}, {keepTogether(text.percent(share, 2))}
            </span>
          </li>
        ))}
        <li className="formula__term formula__term--total">
          <span className="formula__math">{text.t('sum')}</span>
          <span className="formula__value">
            ={'\u00a0'}
            <b data-testid={formulaTestIds.total}>{joules(formula.perMac)}</b>
          </span>
          <span className="formula__name">{text.t('perMac')}</span>
        </li>
      </ol>
      <section
        className="formula__line"
        aria-label={text.t('advantage')}
        data-testid={formulaTestIds.advantage}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
        tabIndex={0}
      >
        <span className="formula__label">{text.t('advantage')}</span>{' '}
        <Formula source={advantageMath(formula, write)} display />
      </section>
      <details className="formula__more" data-testid={formulaTestIds.details}>
        <summary>{text.t('where')}</summary>
        {derivations(formula, scenario, write).map(({ id, math }) => (
          <section
            key={id}
            className="formula__line"
            aria-label={text.t(`from.${id}`)}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
            tabIndex={0}
          >
            <span className="formula__label">{text.t(`from.${id}`)}</span>
            <Formula source={math} display />
          </section>
        ))}
        {formula.plain ? null : <p className="formula__words">{text.t('notPlain')}</p>}
      </details>
    </article>
  );
}

/** Writes joules with the prefix that a value of reference has. */
function inUnitOf(reference: number, text: FormulaText): (value: number) => string {
  const unit = text.quantity(reference, 'J').split(/\s/).at(-1) ?? 'J';
  const exponent = Math.floor(Math.log10(Number(reference.toPrecision(3))) / 3 + 1e-12) * 3;
  return (value) => `${text.number(value / 10 ** exponent)}\u00a0${unit}`;
}
