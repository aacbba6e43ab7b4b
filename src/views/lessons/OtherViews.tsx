import { Button } from '@mantine/core';
import { useState } from 'react';
import { cutText } from '../../scenario';
import { MAX_NAME_LENGTH } from '../../scenario/comparison';
import { setView } from '../../state/scenarioStore';
import { openGlossary } from '../glossary/glossaryStore';
import { takeIntoComparison } from './comparing';
import type { OpenStep } from './navigation';
import { lessonTestIds } from './testIds';
import { textKey, useLessonText } from './text';

/** Where the same values can be worked with in full. */
export function OtherViews({ open }: { open: OpenStep }) {
  const text = useLessonText();
  const [isFull, setFull] = useState(false);
  const isNoise = ['perplexity', 'dots', 'writing'].includes(open.step.chart);
  const compare = () => {
    const name = text.t('ui.compareTitle', { title: text.t(textKey(open, 'title')) });
    setFull(!takeIntoComparison(cutText(name, MAX_NAME_LENGTH)));
  };
  return (
    <div className="lesson__views">
      <Button size="compact-sm" variant="light" onClick={() => setView(isNoise ? 'noise' : 'energy')}>
        {text.t(isNoise ? 'ui.openNoise' : 'ui.openEnergy')}
      </Button>
      {isNoise ? null : (
        <Button size="compact-sm" variant="light" data-testid={lessonTestIds.compare} onClick={compare}>
          {text.t('ui.openCompare')}
        </Button>
      )}
      <Button size="compact-sm" variant="light" onClick={() => openGlossary()}>
        {text.t('ui.glossary')}
      </Button>
      <span role="status">{isFull ? text.t('ui.compareFull') : ''}</span>
    </div>
  );
}
