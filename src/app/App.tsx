import {
  type ComponentType,
  lazy,
  memo,
  Suspense,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { groupsOf } from '../controls/groups';
import { linkNoticeStore } from '../state/link';
import { useView, type ViewName } from '../state/scenarioStore';
import { useScenarioValue } from '../state/selectors';
import { EnergyView } from '../views/energy/EnergyView';
import { GlossaryPlace } from '../views/glossary/GlossaryPlace';
import { useOpenDialog } from '../views/glossary/useOpenDialog';
import { useAppearance } from './appearance';
import { Embedded } from './Embedded';
import { ErrorBoundary } from './ErrorBoundary';
import { useKeyboard } from './keyboard';
import { PageFoot } from './PageFoot';
import { Rail } from './Rail';
import { Sheet } from './Sheet';
import { TopBar } from './TopBar';
import { TourPlace } from './tour/TourPlace';
import { UpdateNotice } from './UpdateNotice';
import { useIsPhone } from './useMediaQuery';
import './shell.css';
import './forcedColors.css';

const LinkNotice = lazy(() => import('./LinkNotice'));
const HelpSheet = lazy(() => import('./HelpSheet'));
const SharePanel = lazy(() => import('./SharePanel'));
const Palette = lazy(() => import('./Palette'));
const CompareView = lazy(() => import('../views/compare/CompareView'));
const LessonsView = lazy(() => import('../views/lessons/LessonsView'));
const MethodsView = lazy(() => import('../views/methods/MethodsView'));
const NoiseView = lazy(() => import('../views/noise/NoiseView'));
const PaperView = lazy(() => import('../views/paper/PaperView'));

const views: Partial<Record<ViewName, ComponentType>> = {
  energy: EnergyView,
  noise: NoiseView,
  compare: CompareView,
  lessons: LessonsView,
  paper: PaperView,
  methods: MethodsView,
};

/** What opens over the page; one at a time. */
type Panel = 'help' | 'share' | 'palette';

/** The page as the link names it: whole, or embedded in another one. */
export function App() {
  // The link that was pressed answers at once; the view behind it is built in pieces that let the reader in between.
  const view = useDeferredValue(useView());
  const isEmbedded = useScenarioValue('embed');
  const View = views[view] ?? EnergyView;
  return (
    <>
      {isEmbedded ? <Embedded view={view} View={View} /> : <Page view={view} View={View} />}
      <GlossaryPlace />
    </>
  );
}

/** Top bar, parameters, the view, and what opens over them. Not drawn anew while the view is still on its way. */
const Page = memo(function Page({ view, View }: { view: ViewName; View: ComponentType }) {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const hasNotice = useStore(linkNoticeStore, (state) => state.notice !== null);
  // A view that brings its own controls (the lessons) has no list of parameters beside it.
  const hasParameters = groupsOf(view).length > 0;
  const [panel, setPanel] = useState<Panel | null>(null);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const { toNext: onAppearance } = useAppearance();
  const searchRef = useRef<HTMLInputElement>(null);
  const mainRef = useRef<HTMLElement>(null);
  const actions = useMemo(
    () => ({
      onHelp: () => setPanel('help'),
      onShare: () => setPanel('share'),
      onPalette: () => setPanel('palette'),
      onSearch: () => searchRef.current?.focus(),
      onShowParameters: () => setSheetOpen(true),
    }),
    [],
  );
  const commands = useMemo(() => ({ ...actions, onAppearance }), [actions, onAppearance]);
  const close = useCallback(() => setPanel(null), []);
  useOpenDialog(panel !== null);
  useKeyboard(actions);
  // Names the entries of the browser's history.
  useEffect(() => {
    document.title = `${t(`view.${view}`)} · ${t('app.name')}`;
  }, [t, view]);

  return (
    <>
      {/* A link to an anchor would overwrite the hash, which is the state. */}
      <button type="button" className="skip-link" onClick={() => mainRef.current?.focus()}>
        {t('app.skip')}
      </button>
      <TopBar onHelp={actions.onHelp} onPalette={actions.onPalette} onShare={actions.onShare} />
      <div className={hasParameters ? 'shell__body' : 'shell__body shell__body--wide'}>
        {isPhone || !hasParameters ? null : <Rail view={view} searchRef={searchRef} />}
        <main className="shell__main" ref={mainRef} tabIndex={-1} data-view={view}>
          <div className="shell__content">
            <UpdateNotice />
            {hasNotice ? (
              <Suspense fallback={null}>
                <LinkNotice />
              </Suspense>
            ) : null}
            <ErrorBoundary key={view}>
              <Suspense fallback={<p className="shell__message">{t('app.loading')}</p>}>
                <View />
              </Suspense>
            </ErrorBoundary>
            <PageFoot onHelp={actions.onHelp} />
          </div>
        </main>
        {isPhone && hasParameters ? <Sheet view={view} isOpen={isSheetOpen} onToggle={setSheetOpen} /> : null}
      </div>
      <TourPlace />
      <Suspense>
        {panel === 'help' ? <HelpSheet onClose={close} onPalette={actions.onPalette} /> : null}
        {panel === 'share' ? <SharePanel onClose={close} /> : null}
        {panel === 'palette' ? <Palette commands={commands} onClose={close} /> : null}
      </Suspense>
    </>
  );
});
