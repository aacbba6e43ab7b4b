import type { PaperFigure } from '../../scenario';
import { paperTestIds } from './testIds';
import { type PaperText, usePaperText } from './text';

/** How each number of a figure is written. */
const written: Readonly<Record<string, (value: number, text: PaperText) => string>> = {
  '5': (value, text) => text.ratio(value),
  '6': (value, text) => text.percent(value, 2),
  '9': (value, text) => text.percent(value, 2),
  '11': (value, text) => (Number.isInteger(value) ? text.number(value) : text.ratio(value)),
  '12': (value, text) => text.ratio(value),
};

/** The paper's figures: what each draws, what the same shows here, and where it is drawn. */
export function Figures({ figures }: { figures: readonly PaperFigure[] }) {
  const text = usePaperText();
  return (
    <section className="paper__never" aria-label={text.t('figures.title')} data-testid={paperTestIds.figures}>
      <h2 className="paper__title">{text.t('figures.title')}</h2>
      <p className="paper__sentence">{text.t('figures.sentence')}</p>
      <dl className="paper__figures">
        {figures.map(({ number, link, values, names }) => {
          const put = written[number];
          const numbers = Object.fromEntries(
            Object.entries(values).map(([key, value]) => [key, put ? put(value, text) : text.number(value)]),
          );
          const named = Object.fromEntries(Object.entries(names).map(([key, name]) => [`${key}Name`, name]));
          return (
            <div key={number}>
              <dt>
                <a href={`#${link}`} data-testid={paperTestIds.figureLink(number)}>
                  {text.t('figures.number', { number })}
                </a>
                {`: ${text.t(`figures.${number}.draws`)}`}
              </dt>
              <dd>{text.t(`figures.${number}.here`, { ...numbers, ...named })}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
