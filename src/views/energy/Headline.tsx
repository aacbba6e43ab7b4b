import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withoutMarks } from '../../locales/marks';
import './headline.css';
import { MarkedText } from './MarkedText';
import { headline, type SentenceInput, shortHeadline, sublines } from './sentences';
import { energyTestIds } from './testIds';

/** A screen reader hears the sentence once the values rest, not at every step of a drag. */
const announceAfter = 700;

/** The result in one sentence; when it has scrolled away, a strip of one line takes its place. */
export function Headline({ input }: { input: SentenceInput }) {
  const { t, i18n } = useTranslation();
  const locale = i18n.language;
  const sentence = headline(input, t, locale);
  const element = useRef<HTMLHeadingElement>(null);
  const isInSight = useIsInSight(element);
  const announced = useSettled(withoutMarks(sentence), announceAfter);
  return (
    <>
      <h1 className="headline" ref={element} data-testid={energyTestIds.headline}>
        <MarkedText text={sentence} />
      </h1>
      <p className="subline" data-testid={energyTestIds.subline}>
        {sublines(input, t, locale).map((part) => (
          <span className="subline__part" key={part}>
            <MarkedText text={part} />{' '}
          </span>
        ))}
      </p>
      {isInSight ? null : (
        <div className="headline-strip" aria-hidden="true" data-testid={energyTestIds.headlineStrip}>
          <MarkedText text={shortHeadline(input, t, locale)} />
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
