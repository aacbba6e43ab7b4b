import { useRef } from 'react';
import { digitalRows, MODEL_VERSION, modelPresets, table } from '../../scenario';
import { HeadlineBlock } from '../energy/Headline';
import { Equations } from './Equations';
import { equations } from './equations';
import './methodsView.css';
import { ParameterTable } from './ParameterTable';
import { SourceTables } from './SourceTables';
import { methodsTestIds } from './testIds';
import { useMethodsText } from './text';

const headlineTestIds = {
  headline: 'methods-headline',
  headlineStrip: 'methods-headline-strip',
  subline: 'methods-subline',
};

/** How every number comes about: equations, parameters, and the sources of all values. */
export default function MethodsView() {
  const text = useMethodsText();
  const view = useRef<HTMLDivElement>(null);
  /** Brings a part of the view into sight and moves the keyboard there; a hash of its own would replace the link. */
  const show = (testId: string) => {
    const target = view.current?.querySelector<HTMLElement>(`[data-testid="${testId}"]`);
    target?.scrollIntoView({ block: 'center', inline: 'nearest' });
    target?.focus({ preventScroll: true });
  };
  const parts = ['parameters', 'digital', 'others', 'models', 'hardware', 'optics', 'electronics'];
  return (
    <div className="methods" ref={view} data-testid={methodsTestIds.view} data-compute-state="idle">
      <HeadlineBlock
        sentence={text.t('headline', {
          equations: equations.length,
          parameters: table.length,
          models: modelPresets.length,
          processors: digitalRows.length,
        })}
        strip={text.t('title')}
        sublines={[text.t('introduction', { version: MODEL_VERSION })]}
        testIds={headlineTestIds}
      />
      <nav className="methods__parts" aria-label={text.t('parts')}>
        {parts.map((part) => (
          <button
            key={part}
            type="button"
            className="methods__part"
            data-testid={methodsTestIds.jump(part)}
            onClick={() => showTable(view.current, part)}
          >
            {text.t(`${part}.title`)}
          </button>
        ))}
      </nav>
      <Equations onShow={(key) => show(methodsTestIds.parameter(key))} />
      <ParameterTable />
      <SourceTables />
    </div>
  );
}

function showTable(view: HTMLElement | null, part: string): void {
  const card = view?.querySelector<HTMLElement>(`[data-testid="table-methods-${part}"]`);
  card?.scrollIntoView({ block: 'start' });
  card?.querySelector<HTMLElement>('section[tabindex]')?.focus({ preventScroll: true });
}
