import { Modal } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { goToEquation } from '../methods/goToEquation';
// The titles of the equations come with their view.
import { useMethodsText } from '../methods/text';
import { searchTerms } from './findTerms';
import './glossary.css';
import { closeGlossary } from './glossaryStore';
import { terms } from './terms';
import { glossaryTestIds } from './testIds';
import { useGlossaryText } from './text';

/** Every term of the field, searchable; each with its equation where there is one. */
export default function Glossary({ term }: { term: string | null }) {
  const text = useGlossaryText();
  const methods = useMethodsText();
  const [query, setQuery] = useState('');
  const found = useMemo(
    () =>
      searchTerms(query, (id) => ({
        name: text.t(`term.${id}.name`),
        text: text.t(`term.${id}.text`),
        match: text.t(`term.${id}.match`),
      })),
    [query, text],
  );
  // The same function at every search, so that the list goes to the term when it opens and not again.
  const goTo = useCallback((entry: HTMLElement | null) => entry?.scrollIntoView({ block: 'center' }), []);
  const byId = new Map(terms.map((each) => [each.id, each]));
  return (
    <Modal
      opened
      onClose={closeGlossary}
      title={text.t('title')}
      size="lg"
      closeButtonProps={{ 'aria-label': text.page('app.close') }}
      data-testid={glossaryTestIds.dialog}
    >
      <div className="glossary__find">
        <input
          type="search"
          className="glossary__search"
          data-autofocus={term === null ? true : undefined}
          aria-label={text.t('searchLabel')}
          placeholder={text.t('search')}
          value={query}
          data-testid={glossaryTestIds.search}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            // What is found begins at the top, wherever the list stood.
            event.currentTarget.closest('[role="dialog"]')?.scrollTo({ top: 0 });
          }}
        />
        <p className="glossary__count" role="status">
          {found.length === 0 ? text.t('none', { query }) : text.t('count', { count: found.length })}
        </p>
      </div>
      <dl className="glossary">
        {found.map((id) => {
          const equation = byId.get(id)?.equation;
          return (
            <div
              key={id}
              className="glossary__entry"
              tabIndex={-1}
              data-chosen={id === term}
              data-autofocus={id === term ? true : undefined}
              ref={id === term ? goTo : undefined}
              data-testid={glossaryTestIds.term(id)}
            >
              <dt>{text.t(`term.${id}.name`)}</dt>
              <dd>
                {text.t(`term.${id}.text`)}
                {equation ? (
                  <button
                    type="button"
                    className="glossary__equation"
                    data-testid={glossaryTestIds.equation(id)}
                    onClick={() => {
                      closeGlossary();
                      // The dialog gives the focus back first; then the equation takes it.
                      setTimeout(() => goToEquation(equation));
                    }}
                  >
                    {text.t('equation', { title: methods.t(`equation.${equation}.title`) })}
                  </button>
                ) : null}
              </dd>
            </div>
          );
        })}
      </dl>
    </Modal>
  );
}
