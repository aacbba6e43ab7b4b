import { Button } from '@mantine/core';
import { ParameterControl } from '../../controls/ParameterControl';
import { evaluateDesign } from '../../energy';
import { dotProducts } from '../../lessons';
import { isShown, toDesign } from '../../scenario';
import { useOverrides } from '../../state/scenarioStore';
import { useScenario } from '../../state/selectors';
import { goToStep, isMoved, type OpenStep } from './navigation';
import { lessonTestIds } from './testIds';
import { textKey, useLessonText } from './text';

interface ControlsProps {
  open: OpenStep;
  /** The numbers of the step as its sentences write them. */
  values: Record<string, string>;
  isAnswered: boolean;
}

/** The parameters that matter in a step, live, with what they give now and what the reader may try. */
export function Controls({ open, values, isAnswered }: ControlsProps) {
  const text = useLessonText();
  const scenario = useScenario();
  const overrides = useOverrides();
  const { step, lesson, index } = open;
  const keys = step.controls.filter((key) => isShown(key, scenario));
  const isLocked = scenario.lock === 1;
  const isHidden = scenario.lock === 2;
  const isTaskDone = step.task?.(scenario) ?? false;
  return (
    <section
      className="lesson-controls"
      aria-label={text.t('ui.controls')}
      data-testid={lessonTestIds.controls}
    >
      {isHidden ? null : (
        <>
          <h2 className="lesson-controls__title">{text.t('ui.controls')}</h2>
          {isLocked ? <p className="lesson-controls__note">{text.t('ui.controlsLocked')}</p> : null}
          {/* Inert: seen, but neither reached nor moved. */}
          <div className="lesson-controls__rows" inert={isLocked} data-locked={isLocked}>
            {keys.map((key) => (
              <ParameterControl key={key} rowKey={key} />
            ))}
          </div>
        </>
      )}
      {/* The numbers of the step would give its answer away; those of the reader's own values do not. */}
      {isAnswered || isMoved(overrides, open) ? (
        <p className="lesson-controls__now" data-testid={lessonTestIds.now}>
          <Now open={open} />
        </p>
      ) : null}
      {step.task && !isHidden && !isLocked ? (
        <p
          className="lesson-controls__task"
          data-done={isTaskDone}
          data-testid={lessonTestIds.task}
          role="status"
        >
          <strong>{text.t('ui.try')}:</strong> {text.t(textKey(open, 'task'), values)}{' '}
          {isTaskDone ? <span className="lesson-controls__done">✓ {text.t('ui.tryDone')}</span> : null}
        </p>
      ) : null}
      {isMoved(overrides, open) && !isLocked ? (
        <Button
          size="compact-sm"
          variant="default"
          data-testid={lessonTestIds.restore}
          onClick={() => goToStep(lesson, index)}
        >
          {text.t('ui.restore')}
        </Button>
      ) : null}
    </section>
  );
}

/** What the page's values give at this moment. */
function Now({ open }: { open: OpenStep }) {
  const text = useLessonText();
  const scenario = useScenario();
  if (open.step.chart === 'perplexity' || open.step.chart === 'writing') return null;
  if (open.step.chart === 'dots') {
    const { relativeError, bits } = dotProducts(scenario);
    return text.t('ui.nowDots', { error: text.percent(relativeError, 2), bits: text.number(bits, 2) });
  }
  const { femtojoulesPerMac, advantage } = evaluateDesign(toDesign(scenario));
  return text.t('ui.now', {
    perMac: text.quantity(femtojoulesPerMac * 1e-15, 'J'),
    advantage: text.ratio(advantage),
  });
}
