import { useMemo } from 'react';
import { findTerms } from './findTerms';
import './glossary.css';
import { openGlossary } from './glossaryStore';
import { terms } from './terms';
import { glossaryTestIds } from './testIds';
import { useGlossaryText } from './text';

/** Running text whose terms, where they first stand, open the glossary. */
export function TermText({ children }: { children: string }) {
  const text = useGlossaryText();
  const spellings = useMemo(
    () => Object.fromEntries(terms.map(({ id }) => [id, text.t(`term.${id}.match`)])),
    [text],
  );
  const parts = useMemo(() => findTerms(children, spellings), [children, spellings]);
  return parts.map(({ text: words, term }, at) =>
    term ? (
      <button
        // biome-ignore lint/suspicious/noArrayIndexKey: a part has no other name than its place
        key={at}
        type="button"
        className="term"
        title={text.t('open', { term: text.t(`term.${term}.name`) })}
        data-testid={glossaryTestIds.link(term)}
        onClick={() => openGlossary(term)}
      >
        {words}
      </button>
    ) : (
      words
    ),
  );
}
