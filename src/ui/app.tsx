/** The root: one screen at a time, the live regions, toasts and dialogs that all screens share. */
import { Component, type ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import type { App } from '../app/app.ts';
import type { Translator } from '../app/i18n/translate.ts';
import type { Preferences } from '../app/preferences.ts';
import { AppContext, useApp, useAppFields, useAppState } from './context.ts';
import { applyDisplay } from './a11y/display.ts';
import { createKeymap, type KeyOverrides } from './a11y/keymap.ts';
import { LiveRegions } from './a11y/live.tsx';
import { trackRegions } from './a11y/regions.ts';
import { LostPartDialog } from './dialogs/lostPart.tsx';
import { useListener, useMediaQuery } from './hooks.ts';
import { toggleSound } from './screens/preferences.ts';
import { lazyView } from './shell/lazy.tsx';
import { LoadingScreen } from './screens/loading.tsx';
import { RecoveryScreen } from './screens/recovery.tsx';
import { TitleScreen } from './screens/title.tsx';
import { ToastLayer } from './shell/toastLayer.tsx';
import { KeymapContext, TextProvider, TipLayer, tips } from './widgets/index.ts';

const GameScreen = lazyView(() => import('./shell/shell.tsx').then((module) => module.Shell), true);
const BriefingScreen = lazyView(() => import('./screens/briefing.tsx').then((module) => module.BriefingScreen));
const MissionsScreen = lazyView(() => import('./screens/missions.tsx').then((module) => module.MissionsScreen));
const SavesScreen = lazyView(() => import('./screens/saves.tsx').then((module) => module.SavesScreen));
const SettingsScreen = lazyView(() => import('./screens/settings.tsx').then((module) => module.SettingsScreen));
const DebriefScreen = lazyView(() => import('./screens/debrief.tsx').then((module) => module.DebriefScreen));
const WorkbenchScreen = lazyView(() => import('./workbench/workbenchScreen.tsx').then((module) => module.WorkbenchScreen));
const ModelCardScreen = lazyView(() => import('./workbench/modelCardScreen.tsx').then((module) => module.ModelCardScreen));
const ModsScreen = lazyView(() => import('./screens/mods.tsx').then((module) => module.ModsScreen));
const Moments = lazyView(() => import('./moments/momentLayer.tsx').then((module) => module.MomentLayer));
const BrokenScreen = lazyView(() => import('./screens/broken.tsx').then((module) => module.BrokenScreen));

export interface RootProps {
  app: App;
  translator: Translator;
}

export function Root({ app, translator }: RootProps) {
  const context = useMemo(() => ({ app, t: translator }), [app, translator]);
  return (
    <AppContext.Provider value={context}>
      <TextProvider translator={translator}>
        <Boundary onError={(error) => app.store.setState({ crash: { message: error.message, stack: error.stack ?? '' }, speed: 0 })} fallback={<RecoveryScreen />}>
          <Page />
        </Boundary>
      </TextProvider>
    </AppContext.Provider>
  );
}

function Page() {
  const app = useApp();
  const { store } = app;
  const { screen, crash, preferences } = useAppFields('screen', 'crash', 'preferences');
  const keymap = useMemo(() => createKeymap({ overrides: overridesOf(preferences), singleKeys: preferences.singleKeys }), [preferences]);
  useDisplay(preferences);
  // On every screen: who is startled by sound must not have to look for its button.
  useListener<KeyboardEvent>(window, 'keydown', (event) => {
    if (keymap.match(event) !== 'sound.toggle') return;
    event.preventDefault();
    toggleSound(app);
  });
  useEffect(() => trackRegions(), [store]);
  useLayoutEffect(() => tips.clear(), [screen, crash]);
  return (
    <KeymapContext.Provider value={keymap}>
      {crash ? <RecoveryScreen /> : <CurrentScreen screen={screen} />}
      <MomentDoor />
      <LostPartDialog />
      {screen !== 'game' || crash ? <ToastLayer /> : null}
      <LiveRegions />
      <TipLayer />
    </KeymapContext.Provider>
  );
}

/** The scenes of great moments come with the first of them. */
function MomentDoor() {
  const wanted = useAppState((state) => state.moments.now !== null && state.crash === null);
  return wanted ? <Moments /> : null;
}

function CurrentScreen({ screen }: { screen: string }) {
  switch (screen) {
    case 'title': return <TitleScreen />;
    case 'missions': return <MissionsScreen />;
    case 'briefing': return <BriefingScreen />;
    case 'saves': return <SavesScreen />;
    case 'settings': return <SettingsScreen />;
    case 'game': return <GameScreen />;
    case 'debrief': return <DebriefScreen />;
    case 'workbench': return <WorkbenchScreen />;
    case 'modelCard': return <ModelCardScreen />;
    case 'mods': return <ModsScreen />;
    case 'broken': return <BrokenScreen />;
    default: return <LoadingScreen />;
  }
}

function useDisplay(preferences: Preferences): void {
  const light = useMediaQuery('(prefers-color-scheme: light)');
  const contrast = useMediaQuery('(prefers-contrast: more)');
  const { theme, uiScale, motion } = preferences;
  useEffect(() => {
    const resolved = theme !== 'system' ? theme : contrast ? 'contrast' : light ? 'light' : 'dark';
    applyDisplay({ theme: resolved, scale: uiScale, motion: motion === 'off' ? 'off' : 'system' });
  }, [theme, uiScale, motion, light, contrast]);
}

/** Preferences keep one combination a command; the keymap takes lists. */
function overridesOf(preferences: Preferences): KeyOverrides {
  return Object.fromEntries(Object.entries(preferences.keys).map(([command, combination]) => [command, combination === '' ? [] : [combination]])) as KeyOverrides;
}

interface BoundaryProps {
  onError: (error: Error) => void;
  fallback: ComponentChildren;
  children: ComponentChildren;
}
class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };
  override componentDidCatch(error: unknown): void {
    this.setState({ failed: true });
    this.props.onError(error instanceof Error ? error : new Error(String(error)));
  }
  override render(): ComponentChildren {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
