import { type ComponentType, lazy, Suspense, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useView, type ViewName } from '../state/scenarioStore';
import { EnergyView } from '../views/energy/EnergyView';
import { ErrorBoundary } from './ErrorBoundary';
import { useKeyboard } from './keyboard';
import { LinkNotice } from './LinkNotice';
import { Rail } from './Rail';
import { Sheet } from './Sheet';
import { TopBar } from './TopBar';
import { useCopyLink } from './useCopyLink';
import { useIsPhone } from './useMediaQuery';
import './shell.css';

const HelpSheet = lazy(() => import('./HelpSheet'));
const CompareView = lazy(() => import('../views/compare/CompareView'));
const NoiseView = lazy(() => import('../views/noise/NoiseView'));

const views: Partial<Record<ViewName, ComponentType>> = {
  energy: EnergyView,
  noise: NoiseView,
  compare: CompareView,
};

/** The page: top bar, parameters, and the view that the link names. */
export function App() {
  const { t } = useTranslation();
  const view = useView();
  const isPhone = useIsPhone();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const searchRef = useRef<HTMLInputElement>(null);
  const mainRef = useRef<HTMLElement>(null);
  const { copy, said } = useCopyLink();
  const onHelp = useCallback(() => setHelpOpen(true), []);
  const onSearch = useCallback(() => searchRef.current?.focus(), []);
  useKeyboard({ onSearch, onHelp });
  const View = views[view] ?? EnergyView;

  return (
    <>
      {/* A link to an anchor would overwrite the hash, which is the state. */}
      <button type="button" className="skip-link" onClick={() => mainRef.current?.focus()}>
        {t('app.skip')}
      </button>
      <TopBar onHelp={onHelp} onShare={copy} />
      <div className="shell__body">
        {isPhone ? null : <Rail searchRef={searchRef} />}
        <main className="shell__main" ref={mainRef} tabIndex={-1}>
          <div className="shell__content">
            <LinkNotice />
            <ErrorBoundary key={view}>
              <Suspense fallback={<p className="shell__message">{t('app.loading')}</p>}>
                <View />
              </Suspense>
            </ErrorBoundary>
          </div>
        </main>
        {isPhone ? <Sheet /> : null}
      </div>
      <div className={said ? 'toast toast--shown' : 'toast'} role="status">
        {said}
      </div>
      <Suspense>{isHelpOpen ? <HelpSheet onClose={() => setHelpOpen(false)} /> : null}</Suspense>
    </>
  );
}
