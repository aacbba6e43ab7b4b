import { useId } from 'react';
import type { InconsistencyResult, Readings } from '../../scenario';
import { paperTestIds } from './testIds';
import { type PaperText, usePaperText } from './text';

interface InconsistenciesProps {
  list: readonly InconsistencyResult[];
  chosen: Readings;
  onChoose: (chosen: Readings) => void;
}

/** Where the paper disagrees with itself: switches, each reading with what it does, and what follows for the claims above. */
export function Inconsistencies({ list, chosen, onChoose }: InconsistenciesProps) {
  const text = usePaperText();
  const count = Object.values(chosen).filter(Boolean).length;
  return (
    <section className="inconsistencies" aria-label={text.t('inconsistencies.title')}>
      <h2 className="paper__title">{text.t('inconsistencies.title')}</h2>
      <p className="paper__sentence">
        {text.t('inconsistencies.sentence')}{' '}
        {count > 0 ? (
          <button
            type="button"
            className="paper__reset"
            data-testid={paperTestIds.resetReadings}
            onClick={() => onChoose({})}
          >
            {text.t('inconsistencies.reset', { count })}
          </button>
        ) : null}
      </p>
      <div className="inconsistencies__list">
        {list.map((inconsistency) => (
          <Card
            key={inconsistency.id}
            inconsistency={inconsistency}
            index={chosen[inconsistency.id] ?? 0}
            text={text}
            onChoose={(index) => onChoose({ ...chosen, [inconsistency.id]: index })}
          />
        ))}
      </div>
    </section>
  );
}

interface CardProps {
  inconsistency: InconsistencyResult;
  index: number;
  text: PaperText;
  onChoose: (index: number) => void;
}

function Card({ inconsistency, index, text, onChoose }: CardProps) {
  const { id, title, text: words, readings, isSwitch } = inconsistency;
  const titleId = useId();
  const most = Math.max(1, ...readings.map(({ advantage }) => advantage));
  return (
    <article className="inconsistency" aria-labelledby={titleId} data-testid={paperTestIds.inconsistency(id)}>
      <h3 className="inconsistency__title" id={titleId}>
        <span className="inconsistency__id">{id}</span>{' '}
        {text.t(`inconsistency.${id}.title`, { defaultValue: title })}
      </h3>
      <p className="inconsistency__text">{text.t(`inconsistency.${id}.text`, { defaultValue: words })}</p>
      {readings.length > 0 ? (
        <fieldset aria-labelledby={titleId} className="inconsistency__readings">
          {readings.map((reading, at) => {
            const label = text.t(`inconsistency.${id}.reading${at}`, { defaultValue: reading.label });
            const factor = reading.advantage / (readings[reading.against]?.advantage ?? 1);
            return (
              <div className="reading" key={reading.label}>
                {isSwitch ? (
                  <label className="reading__choice">
                    <input
                      type="radio"
                      name={titleId}
                      checked={at === index}
                      data-testid={paperTestIds.reading(id, at)}
                      onChange={() => onChoose(at)}
                    />
                    <span>{label}</span>
                  </label>
                ) : (
                  <span className="reading__choice">{label}</span>
                )}
                <a
                  className="reading__advantage"
                  href={`#${reading.link}`}
                  aria-label={text.t('openReading', { label, advantage: text.ratio(reading.advantage) })}
                  data-testid={paperTestIds.readingLink(id, at)}
                >
                  {text.ratio(reading.advantage)}
                </a>
                <span className="reading__factor">
                  {at === reading.against ? text.t('asPrinted') : changeText(factor, text)}
                </span>
                <span className="reading__track" aria-hidden="true">
                  <span
                    className="reading__bar"
                    style={{ width: `${Math.max(0.5, (100 * reading.advantage) / most)}%` }}
                  />
                </span>
              </div>
            );
          })}
        </fieldset>
      ) : (
        <p className="inconsistency__none">{text.t('inconsistencies.noEffect')}</p>
      )}
    </article>
  );
}

/** A change in percent while it is small, as a factor when it is not. */
function changeText(factor: number, text: PaperText): string {
  const change = factor - 1;
  if (Math.abs(change) < 5e-5) return text.t('none');
  if (factor > 2 || factor < 0.5) return `× ${text.number(factor, 2)}`;
  return `${change < 0 ? '−' : '+'}${text.percent(Math.abs(change), 2)}`;
}
