import { lazy, Suspense } from 'react';
import { useGlossary } from './glossaryStore';
import { useOpenDialog } from './useOpenDialog';

const Glossary = lazy(() => import('./Glossary'));

/** Where the glossary opens over the page; its words are loaded with the first term that is asked for. */
export function GlossaryPlace() {
  const { isOpen, term } = useGlossary();
  useOpenDialog(isOpen);
  return isOpen ? (
    <Suspense>
      <Glossary term={term} />
    </Suspense>
  ) : null;
}
