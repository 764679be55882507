/** The frame of the game: facts on top, rail, panel, stage, inspector and alerts, waterfall. */
import { useEffect, useRef } from 'preact/hooks';
import { enterSite, setDepth } from '../../app/actions/play.ts';
import { GameDialogs } from '../dialogs/gameDialogs.tsx';
import { useApp, useAppState, useT } from '../context.ts';
import { cx } from '../widgets/index.ts';
import { useDigest } from './digest.ts';
import { DigestCard } from './digestCard.tsx';
import { Feed } from './feed.tsx';
import { Fall } from './fall.tsx';
import { IncidentPanel } from './incidentPanel.tsx';
import { Inspector } from './inspector.tsx';
import { useGameKeys } from './keyboard.ts';
import { lazyView } from './lazy.tsx';
import { FULL_PANELS } from './panelInfo.ts';
import { Rail } from './rail.tsx';
import { Stage } from './stage.tsx';
import { ToastLayer } from './toastLayer.tsx';
import { TopBar } from './topBar.tsx';
import type { PanelId } from '../../app/state.ts';

const PANEL_VIEWS: Partial<Record<PanelId, ReturnType<typeof lazyView>>> = {};
function panelView(id: PanelId): ReturnType<typeof lazyView> {
  return (PANEL_VIEWS[id] ??= lazyView(() => import('../panels/index.ts').then((module) => module.PANELS[id])));
}
const ChartsPage = lazyView(() => import('./chartsPage.tsx').then((module) => module.ChartsPage));

export function Shell() {
  const app = useApp();
  const t = useT();
  const { panel, chartsOpen, picked, placing, live, tableOpen, scenario, noCanvas, ready, placed } = useAppState((state) => ({
    panel: state.panel, chartsOpen: state.chartsOpen, picked: state.selection !== null, placing: state.tool !== null, tableOpen: state.tableOpen, ready: state.frame !== null, placed: (state.frame?.sites.length ?? 0) > 0, live: state.frame?.incident != null && state.frame.incident.endedS < 0,
    scenario: state.frame ? state.catalog?.scenarios[state.frame.scenario] ?? null : null, noCanvas: !state.preferences.canvas || state.canvasFailed !== null,
  }));
  useGameKeys();
  useDigest();
  // An incident takes the place of the panel; any panel can be opened over it again.
  // Without a site there is no campus to look at.
  const homeless = useRef(false);
  useEffect(() => {
    const { frame, view } = app.store.getState();
    if (homeless.current && placed && view.depth === 'world' && frame?.sites[0]) enterSite(app, frame.sites[0].id);
    homeless.current = ready && !placed;
  }, [ready, placed, app]);
  useEffect(() => { if (ready && !placed && app.store.getState().view.depth !== 'world') setDepth(app, 'world'); }, [ready, placed, app]);
  useEffect(() => { if (live) app.store.setState({ panel: null, chartsOpen: false }); }, [live, app]);
  if (!ready) return <main class="boot" aria-busy="true"><p role="status">{t.t('screen.loading')}</p></main>;
  const full = chartsOpen || (panel !== null && FULL_PANELS.has(panel));
  const View = panel === null ? null : panelView(panel);
  return (
    <div class={cx('shell', full && 'fold', live && 'in-incident', (chartsOpen || panel !== null || live) && 'opened', picked && 'picked', placing && 'has-tool', (noCanvas || tableOpen) && 'as-tables')}>
      <a class="skip" href="#work" onClick={(event) => { event.preventDefault(); document.getElementById('work')?.focus(); }}>{t.t('shell.skip')}</a>
      <TopBar title={scenario ? t.t(scenario.name) : ''} />
      <Rail />
      <main class={cx('work', full && 'covered')} id="work" tabIndex={-1} aria-label={t.t('shell.work')}>
        {chartsOpen ? <ChartsPage /> : View ? <View key={panel} /> : live && <IncidentPanel />}
        <Stage tables={noCanvas || tableOpen} covered={full} />
      </main>
      <aside class="side" aria-label={t.t('shell.side')}>
        <DigestCard />
        <Inspector />
        <Feed />
      </aside>
      <ToastLayer inShell />
      <Fall />
      <GameDialogs />
    </div>
  );
}
