import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Scenario } from '../../scenario';
import { hashOf } from '../../state/link';
import { useOverrides } from '../../state/scenarioStore';
import { lessonTestIds } from './testIds';
import { useLessonText } from './text';

const locks: readonly Scenario['lock'][] = [0, 1, 2];

/** The link that opens at this step, with the controls free, locked or hidden. */
export function TeacherLinks() {
  const text = useLessonText();
  const overrides = useOverrides();
  const [lock, setLock] = useState<Scenario['lock']>(0);
  const [said, setSaid] = useState('');
  const { lock: _, ...others } = overrides;
  const hash = hashOf({ view: 'lessons', overrides: lock === 0 ? others : { ...others, lock } });
  const link = `${location.origin}${location.pathname}${location.search}${hash}`;
  const copy = () => {
    navigator.clipboard.writeText(link).then(
      () => setSaid(text.t('ui.copied')),
      () => setSaid(text.t('ui.copyFailed')),
    );
  };
  return (
    <details className="teacher" data-testid={lessonTestIds.teacher}>
      <summary>{text.t('ui.teacher')}</summary>
      <p className="lesson__note">{text.t('ui.teacherHint')}</p>
      <div className="segments" role="radiogroup" aria-label={text.t('ui.teacher')}>
        {locks.map((value) => (
          <label key={value} className="segments__choice">
            <input
              type="radio"
              name="lesson-lock"
              checked={value === lock}
              onChange={() => setLock(value)}
              data-testid={lessonTestIds.lock(value)}
            />
            <span>{text.t(`ui.lock.${value}`)}</span>
          </label>
        ))}
      </div>
      <div className="teacher__link">
        <input
          type="text"
          readOnly
          value={link}
          aria-label={text.t('ui.teacherLink')}
          onFocus={(event) => event.currentTarget.select()}
          data-testid={lessonTestIds.teacherLink}
        />
        <Button size="compact-sm" data-testid={lessonTestIds.copy} onClick={copy}>
          {text.t('ui.copy')}
        </Button>
        <span role="status">{said}</span>
      </div>
    </details>
  );
}
