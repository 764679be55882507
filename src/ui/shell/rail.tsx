import { togglePanel } from '../../app/actions/play.ts';
import { unlockedPanels } from '../../app/unlocked.ts';
import { showToast } from '../../app/actions/toasts.ts';
import { PANEL_IDS, type PanelId } from '../../app/state.ts';
import { useRoving } from '../a11y/roving.ts';
import { useApp, useAppState, useT } from '../context.ts';
import { Badge, Icon } from '../widgets/index.ts';
import { keyLabel, panelKey } from './keyWords.ts';
import { PANEL_ICONS, PHONE_PANELS } from './panelInfo.ts';

/** Doors to the nine panels. A guided mission opens them one by one; a closed door says so. */
export function Rail() {
  const app = useApp();
  const t = useT();
  const { panel, unlocked, waiting } = useAppState((state) => ({ panel: state.panel, unlocked: unlockedPanels(app)?.join(' ') ?? null, waiting: waitingByPanel(state.alerts) }), sameRail);
  const roving = useRoving(PANEL_IDS, { axis: 'y', current: panel });
  const open = unlocked === null ? null : new Set(unlocked.split(' '));
  return (
    <nav class="rail" aria-label={t.t('shell.panels')} data-region="rail">
      <ul>
        {PANEL_IDS.map((id) => {
          const locked = open !== null && !open.has(id);
          const count = locked ? 0 : waiting[id] ?? 0;
          return (
            <li key={id} class={PHONE_PANELS.has(id) ? 'ph' : undefined}>
              <button
                type="button" aria-pressed={panel === id ? 'true' : 'false'} aria-disabled={locked ? 'true' : undefined} aria-describedby={locked ? 'rail-locked' : undefined}
                title={locked ? t.t('shell.locked') : keyLabel(t, panelKey(id))} data-guide={`panel.${id}`}
                onClick={() => (locked ? showToast(app, 'shell.locked', {}, 'info') : togglePanel(app, id))} {...roving.item(id)}
              >
                <Icon name={PANEL_ICONS[id]} />{t.t(`shell.panel.${id}`)}
                {locked && <span class="lockmark"><Icon name="lock" /></span>}
                {count > 0 && <Badge count={count} label={t.t('shell.waiting', { n: count })} />}
              </button>
            </li>
          );
        })}
      </ul>
      <p id="rail-locked" class="vh">{t.t('shell.locked')}</p>
    </nav>
  );
}

type Waiting = Partial<Record<PanelId, number>>;
interface RailState { panel: PanelId | null; unlocked: string | null; waiting: Waiting }

/** Offers and decisions that wait, by panel. */
function waitingByPanel(alerts: readonly { read: boolean; event: { panel: string | null; priority: string } }[]): Waiting {
  const out: Waiting = {};
  for (const { read, event } of alerts) {
    if (read || event.priority !== 'warn' || !(PANEL_IDS as readonly string[]).includes(event.panel ?? '')) continue;
    const id = event.panel as PanelId;
    out[id] = (out[id] ?? 0) + 1;
  }
  return out;
}

function sameRail(a: RailState, b: RailState): boolean {
  return a.panel === b.panel && a.unlocked === b.unlocked && PANEL_IDS.every((id) => a.waiting[id] === b.waiting[id]);
}
