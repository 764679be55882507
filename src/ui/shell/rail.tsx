import { openPanel, togglePanel } from '../../app/actions/play.ts';
import { lockedWords, unlockedPanels } from '../../app/unlocked.ts';
import { useState } from 'preact/hooks';
import { PANEL_IDS, type AlertItem, type PanelId } from '../../app/state.ts';
import { useRoving } from '../a11y/roving.ts';
import { SHELL_TURN, useApp, useT, useTurnState } from '../context.ts';
import { Badge, cx, Icon } from '../widgets/index.ts';
import { isPanel, waits } from './jump.ts';
import { keyLabel, panelKey } from './keyWords.ts';
import { PANEL_ICONS, PHONE_PANELS } from './panelInfo.ts';

/** Doors to the nine panels. A guided mission opens them one by one; a closed door says so. */
export function Rail() {
  const app = useApp();
  const t = useT();
  const { panel, charts, unlocked, waiting } = useTurnState(SHELL_TURN, (state) => ({ panel: state.panel, charts: state.chartsOpen, unlocked: unlockedPanels(app)?.join(' ') ?? null, waiting: waitingByPanel(state.alerts, state.frame?.timeS ?? 0) }), sameRail);
  const roving = useRoving(PANEL_IDS, { axis: 'y', current: panel });
  const open = unlocked === null ? null : new Set(unlocked.split(' '));
  const [all, setAll] = useState(false); // on a phone: the panels that have no tab of their own
  const hidden = PANEL_IDS.filter((id) => !PHONE_PANELS.has(id));
  const elsewhere = hidden.reduce((sum, id) => sum + (waiting[id] ?? 0), 0);
  const go = (id: PanelId): void => {
    setAll(false);
    togglePanel(app, id); // a closed door says why
  };
  return (
    <nav class={cx('rail', all && 'all')} aria-label={t.t('shell.panels')} data-region="rail">
      <ul>
        <li class="ph only">
          <button type="button" aria-pressed={panel === null && !charts && !all ? 'true' : 'false'} onClick={() => { setAll(false); openPanel(app, null); app.store.setState({ chartsOpen: false }); }}><Icon name="map" />{t.t('shell.stageTab')}</button>
        </li>
        {PANEL_IDS.map((id) => {
          const locked = open !== null && !open.has(id);
          const why = locked ? lockedWords(app, id) : null;
          const count = locked ? 0 : waiting[id] ?? 0;
          return (
            <li key={id} class={PHONE_PANELS.has(id) ? 'ph' : undefined}>
              <button
                type="button" aria-pressed={panel === id ? 'true' : 'false'} aria-disabled={locked ? 'true' : undefined} aria-describedby={locked ? 'rail-locked' : undefined}
                title={why ? t.t(why.message, why.params) : keyLabel(t, panelKey(id))} data-guide={`panel.${id}`}
                onClick={() => go(id)} {...roving.item(id)}
              >
                <Icon name={PANEL_ICONS[id]} />{t.t(`shell.panel.${id}`)}
                {locked && <span class="lockmark"><Icon name="lock" /></span>}
                {count > 0 && <Badge count={count} label={t.t('shell.needYou', { n: count })} />}
              </button>
            </li>
          );
        })}
        <li class="ph only">
          <button type="button" aria-expanded={all} aria-pressed={panel !== null && hidden.includes(panel) ? 'true' : 'false'} data-guide={all ? undefined : hidden.map((id) => `panel.${id}`).join(' ')} onClick={() => setAll(!all)}>
            <Icon name="ellipsis" />{t.t('shell.morePanels')}
            {elsewhere > 0 && <Badge count={elsewhere} label={t.t('shell.needYou', { n: elsewhere })} />}
          </button>
        </li>
      </ul>
      <p id="rail-locked" class="vh">{t.t('shell.locked')}</p>
    </nav>
  );
}

type Waiting = Partial<Record<PanelId, number>>;
interface RailState { panel: PanelId | null; charts: boolean; unlocked: string | null; waiting: Waiting }

/** What needs the player and is new, by the panel that shows it: together no more than the alerts' own count. */
export function waitingByPanel(alerts: readonly AlertItem[], timeS: number): Waiting {
  const out: Waiting = {};
  for (const alert of alerts) {
    const { panel } = alert.event;
    if (isPanel(panel) && waits(alert, timeS)) out[panel] = (out[panel] ?? 0) + 1;
  }
  return out;
}

function sameRail(a: RailState, b: RailState): boolean {
  return a.panel === b.panel && a.charts === b.charts && a.unlocked === b.unlocked && PANEL_IDS.every((id) => a.waiting[id] === b.waiting[id]);
}
