import { memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withoutMarks } from '../../locales/marks';
import './headline.css';
import { MarkedText } from './MarkedText';
import { headline, type SentenceInput, shortHeadline, sublines } from './sentences';
import { energyTestIds } from './testIds';

/** A screen reader hears the sentence once the values rest, not at every step of a drag. */
const announceAfter = 700;

/** The result of the energy model in one sentence. */
export const Headline = memo(function Headline({ input }: { input: SentenceInput }) {
  const { t, i18n } = useTranslation();
  const locale = i18n.language;
  return (
    <HeadlineBlock
      sentence={headline(input, t, locale)}
      strip={shortHeadline(input, t, locale)}
      sublines={sublines(input, t, locale)}
      testIds={energyTestIds}
    />
  );
});

interface HeadlineBlockProps {
  /** All three with the marks of `parseMarks`. */
  sentence: string;
  strip: string;
  sublines: readonly string[];
  testIds: { headline: string; headlineStrip: string; subline: string };
}

/** The result of a view in one sentence; when it has scrolled away, a strip of one line takes its place. */
export function HeadlineBlock({ sentence, strip, sublines, testIds }: HeadlineBlockProps) {
  const element = useRef<HTMLHeadingElement>(null);
  const isInSight = useIsInSight(element);
  const announced = useSettled(withoutMarks(sentence), announceAfter);
  return (
    <>
      <h1 className="headline" ref={element} data-testid={testIds.headline}>
        <MarkedText text={sentence} />
      </h1>
      <p className="subline" data-testid={testIds.subline}>
        {sublines.map((part) => (
          <span className="subline__part" key={part}>
            {/* One run of text, as in the first paint: no larger, so that the browser does not count a second one. */}
            <MarkedText text={`${part} `} />
          </span>
        ))}
      </p>
      {isInSight ? null : (
        <div className="headline-strip" aria-hidden="true" data-testid={testIds.headlineStrip}>
          <MarkedText text={strip} />
        </div>
      )}
      <div className="visually-hidden" aria-live="polite">
        {announced}
      </div>
    </>
  );
}

/** The value, once it has not changed for a while; empty until the first change. */
function useSettled(value: string, after: number): string {
  const [settled, setSettled] = useState('');
  const first = useRef(value);
  useEffect(() => {
    if (value === first.current) return;
    const timer = setTimeout(() => {
      first.current = '';
      setSettled(value);
    }, after);
    return () => clearTimeout(timer);
  }, [value, after]);
  return settled;
}

function useIsInSight(element: React.RefObject<HTMLElement | null>): boolean {
  const [isInSight, setInSight] = useState(true);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting ?? true));
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return isInSight;
}
