import { type ComponentType, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { embeddedKeys } from '../controls/groups';
import { ParameterControl } from '../controls/ParameterControl';
import { isShown } from '../scenario';
import { hashOf } from '../state/link';
import { useOverrides, type ViewName } from '../state/scenarioStore';
import { useScenario } from '../state/selectors';
import './embedded.css';
import { ErrorBoundary } from './ErrorBoundary';
import { testIds } from './testIds';

/** Sentence, chart and main sliders, for use inside another page. It keeps nothing on the reader's device. */
export function Embedded({ view, View }: { view: ViewName; View: ComponentType }) {
  const { t } = useTranslation();
  const scenario = useScenario();
  const { embed: _embed, controls: _controls, ...overrides } = useOverrides();
  const keys = embeddedKeys(view, scenario.controls).filter((key) => isShown(key, scenario));
  return (
    <main className="embedded" data-view={view}>
      <ErrorBoundary key={view}>
        <Suspense fallback={<p>{t('app.loading')}</p>}>
          <View />
        </Suspense>
      </ErrorBoundary>
      <div className="embedded__controls">
        {keys.map((key) => (
          <ParameterControl key={key} rowKey={key} />
        ))}
      </div>
      <a
        className="embedded__open"
        href={hashOf({ view, overrides })}
        target="_blank"
        rel="noopener"
        data-testid={testIds.embedOpen}
      >
        {t('app.name')}: {t('embed.open')}
      </a>
    </main>
  );
}
