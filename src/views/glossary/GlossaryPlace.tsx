import { lazy, Suspense } from 'react';
import { useGlossary } from './glossaryStore';
import { useReturnFocus } from './useReturnFocus';

const Glossary = lazy(() => import('./Glossary'));

/** Where the glossary opens over the page; its words are loaded with the first term that is asked for. */
export function GlossaryPlace() {
  const { isOpen, term } = useGlossary();
  useReturnFocus(isOpen);
  return isOpen ? (
    <Suspense>
      <Glossary term={term} />
    </Suspense>
  ) : null;
}
