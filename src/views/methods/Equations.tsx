import { type Equation, equations, sections, symbols } from './equations';
import { Formula } from './math/Formula';
import { methodsTestIds } from './testIds';
import { type MethodsText, useMethodsText } from './text';

/** Every equation, with its source, and the parameters that stand in it. */
export function Equations({ onShow }: { onShow: (key: string) => void }) {
  const text = useMethodsText();
  return (
    <section className="equations" aria-label={text.t('equations.title')}>
      {sections.map((section) => (
        <section key={section} aria-label={text.t(`section.${section}`)}>
          <h2 className="methods__title">{text.t(`section.${section}`)}</h2>
          <div className="equations__list">
            {equations
              .filter((equation) => equation.section === section)
              .map((equation) => (
                <EquationCard key={equation.id} equation={equation} text={text} onShow={onShow} />
              ))}
          </div>
        </section>
      ))}
    </section>
  );
}

interface EquationCardProps {
  equation: Equation;
  text: MethodsText;
  onShow: (key: string) => void;
}

function EquationCard({ equation, text, onShow }: EquationCardProps) {
  const { id, source, basis, lines, keys } = equation;
  const title = text.t(`equation.${id}.title`);
  return (
    <article className="equation" aria-label={title} tabIndex={-1} data-testid={methodsTestIds.equation(id)}>
      <header className="equation__head">
        <h3 className="equation__title">{title}</h3>
        <span className={`equation__source equation__source--${basis}`}>
          {[source, text.t(`basis.${basis}`)].filter(Boolean).join(' · ')}
        </span>
      </header>
      {/* A long formula scrolls by itself on a phone. */}
      <section
        className="equation__lines"
        aria-label={text.t('formulaOf', { title })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
        tabIndex={0}
      >
        {lines.map((line) => (
          <Formula key={line} source={line} display />
        ))}
      </section>
      <p className="equation__words">{text.t(`equation.${id}.words`)}</p>
      {keys.length > 0 ? (
        <ul className="equation__symbols" aria-label={text.t('where')}>
          {keys.map((key) => (
            <li key={key}>
              <button
                type="button"
                className="equation__symbol"
                data-testid={methodsTestIds.symbol(`${id}-${key}`)}
                onClick={() => onShow(key)}
              >
                <Formula source={symbols[key] ?? key} /> {text.page(`parameters.${key}.label`)}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </article>
  );
}
