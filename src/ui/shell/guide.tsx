import { useState } from 'preact/hooks';
import { giveOrder, openPanel, setSpeed } from '../../app/actions/play.ts';
import type { Speed } from '../../app/simValues.ts';
import { PANEL_IDS, type PanelId } from '../../app/state.ts';
import { shallowEqual } from '../../lib/shallowEqual.ts';
import { useApp, useAppState, useT } from '../context.ts';
import { unlockedPanels } from '../../app/unlocked.ts';
import { meanwhileOf, offersOf } from './guideMeanwhile.ts';
import { StopNote } from './stopNote.tsx';
import { useInterval } from '../hooks.ts';
import { Button, Icon } from '../widgets/index.ts';

const POINT_EVERY_MS = 300;
/** Orders whose step moves on with them: if it has not, there is more of the same to order. */
const AT_ONCE: ReadonlySet<string> = new Set(['hall.placeRow', 'site.open', 'train.start']);
/** What is left to press when an order has been given and its answer is there. */
const THEN: Readonly<Record<string, string>> = { 'finance.openRound': 'capital.sign' };
/** The tab that holds an order, by the id of its button. */
const TAB_OF: Readonly<Record<string, string>> = {
  'hall.moveRow': 'p-power-tab-air', 'hall.blank': 'p-power-tab-air', 'hall.contain': 'p-power-tab-air', 'hall.fitDoors': 'p-power-tab-air', 'hall.moveCooling': 'p-power-tab-air',
  'hall.placeRow': 'p-build-tab-hall', 'hall.buyCooling': 'p-build-tab-hall', 'site.build': 'p-build-tab-catalogue', 'site.convert': 'p-build-tab-catalogue', 'site.open': 'p-build-tab-sites',
  'compute.order': 'p-cluster-tab-machines', 'network.order': 'p-cluster-tab-network', 'site.requestGrid': 'p-power-tab-supply', 'finance.openRound': 'p-capital-tab-sheets',
  'train.start': 'p-training-tab-plan', 'power.swing': 'p-power-tab-supply', 'power.smoothing': 'p-power-tab-halls', 'build.structure.battery-trailer': 'p-build-tab-catalogue',
};

/** The step at hand, the one before it, and how to open its panel. */
function useStep() {
  const app = useApp();
  const { step, scenario, skipped, panel, locks } = useAppState((state) => ({
    locks: unlockedPanels(app) !== null, step: state.frame?.guide.step ?? 0, skipped: state.frame?.guide.skipped ?? true, scenario: state.frame ? state.catalog?.scenarios[state.frame.scenario] : undefined, panel: state.panel,
  }));
  const steps = scenario?.steps ?? [];
  const now = skipped ? undefined : steps[step];
  const wanted = (PANEL_IDS as readonly string[]).includes(now?.panel ?? '') ? (now?.panel as PanelId) : null;
  const closed = wanted === panel ? null : wanted;
  const open = (): void => {
    const tab = TAB_OF[now?.highlight ?? '']?.split('-tab-')[1];
    if (!closed) return;
    if (tab) app.store.setState({ panelTab: { ...app.store.getState().panelTab, [closed]: tab } });
    openPanel(app, closed);
  };
  return { step, steps, now, before: steps[step - 1], closed, open, opened: locks ? now?.unlock ?? [] : [], fastest: (scenario?.maxSpeed ?? 4) as Speed };
}

/** What the step waits for, in words; null while it still asks for an order. */
function useWaiting(wanted: string | null): string | null {
  const t = useT();
  const { waiting, epochDay } = useAppState(({ frame }) => ({ waiting: frame ? meanwhileOf(frame, wanted) : null, epochDay: frame?.epochDay ?? 0 }), (a, b) => a.epochDay === b.epochDay && shallowEqual(a.waiting, b.waiting));
  return waiting && t.t(waiting.message, { n: waiting.amount, date: waiting.atS === null ? '' : t.date(epochDay + Math.floor(waiting.atS / 86_400), 0, 'date') });
}

function useOffers(wanted: string | null): string | null {
  const t = useT();
  const n = useAppState(({ frame }) => (frame ? offersOf(frame, wanted) : 0));
  return n > 0 ? t.t('guide.offers', { n }) : null;
}

/** So many steps say at length that a new one stops time. */
const TELLS_STOPS = 2;

/** The guided steps of a mission: what to do now, what the last step changed, and where to press. */
export function Guide() {
  const app = useApp();
  const t = useT();
  const { step, steps, now, before, closed, open, opened, fastest } = useStep();
  const { busy, paused, speed, fresh, given, stopped } = useAppState((state) => ({
    stopped: state.stoppedBy !== null,
    // Told with the first steps; later ones only mention it.
    fresh: state.frame !== null && state.frame.guide.step > 0 && state.frame.guide.step <= TELLS_STOPS && state.frame.guide.stepSinceS === state.frame.timeS,
    busy: state.tool !== null || (state.frame?.incident != null && state.frame.incident.endedS < 0), paused: state.speed === 0, speed: state.speed, given: state.lastOrder?.timeS === state.frame?.timeS ? state.lastOrder?.type ?? null : null,
  }));
  const waiting = useWaiting(now?.highlight ?? null);
  const offers = useOffers(now?.highlight ?? null);
  const [hint, setHint] = useState(-1);
  const [folded, setSmall] = useState(false);
  const small = folded || busy; // with a tool in hand, the floor matters more; in an incident, the hall
  // The order of this step is given: what is left is to let time run, not to give it again.
  const counts = waiting !== null || (given !== null && given === now?.highlight && !AT_ONCE.has(given));
  const target = counts ? (paused ? 'speed' : null) : closed ? `panel.${closed}` : now?.highlight ?? null;
  useInterval(() => pointAt(target), now ? POINT_EVERY_MS : null);
  if (!now) {
    pointAt(null);
    return null;
  }
  return (
    <section class="guide" data-covers aria-labelledby="guide-h" data-region="guide">
      <header class="row">
        <Icon name="graduation-cap" class="c-accent" />
        <h2 id="guide-h" class={small ? '' : 'grow'}>{t.t('guide.step', { step: step + 1, of: steps.length })}</h2>
        {small && <p class="grow sm cut">{t.t(now.text)}</p>}
        {!small && <Button size="sm" kind="quiet" class="skipguide" onPress={() => void giveOrder(app, { type: 'guide.skip' })}>{t.t('guide.skip')}</Button>}
        {!busy && <Button size="sm" kind="quiet" icon={small ? 'chevron-up' : 'chevron-down'} label={t.t(small ? 'guide.unfold' : 'guide.fold')} expanded={!small} onPress={() => setSmall(!folded)} />}
      </header>
      {!small && (
        <div aria-live="polite">
          {before && waiting === null && <p class="sm muted after"><Icon name="circle-check" class="c-good" /><span>{t.t(before.after)}</span></p>}
          <p class="now">{t.t(now.text)}</p>
          {opened.length > 0 && <p class="sm opened"><Icon name="lock-open" /><span>{opened.length > 1 ? t.t('guide.openedMore', { panels: t.list(opened.map((id) => t.t(`shell.panel.${id}`))) }) : t.t('guide.opened', { panel: t.t(`shell.panel.${opened[0]}`), what: t.t(`guide.does.${opened[0]}`) })}</span></p>}
          <StopNote />
          {waiting !== null && <p class="sm note"><Icon name="hourglass" /><span>{waiting}</span></p>}
          {offers !== null && !stopped && <p class="sm note"><Icon name="signature" /><span>{offers}</span></p>}
          {paused && !stopped && waiting === null && offers === null && <p class={fresh ? 'sm note' : 'xs muted'}>{fresh && <Icon name="pause" />}<span>{t.t(fresh ? 'guide.pausedNew' : 'guide.paused')}</span></p>}
          {hint === step && <p class="sm note"><Icon name="info" /><span>{t.t(now.hint)}</span></p>}
          <div class="row">
            {closed && <Button size="sm" kind={counts ? undefined : 'primary'} onPress={open}>{t.t('guide.open', { panel: t.t(`shell.panel.${closed}`) })}</Button>}
            {now.panel === null && paused && !counts && <Button size="sm" kind="primary" icon="play" onPress={() => setSpeed(app, 1)}>{t.t('guide.run')}</Button>}
            {counts && speed < fastest && <Button size="sm" kind={paused ? 'primary' : undefined} icon="fast-forward" onPress={() => setSpeed(app, fastest)}>{t.t('guide.forward')}</Button>}
            <Button size="sm" expanded={hint === step} onPress={() => setHint(hint === step ? -1 : step)}>{t.t('guide.hint')}</Button>
          </div>
        </div>
      )}
    </section>
  );
}

/** The step in one line, for panels that cover the stage and the guide on it. */
export function GuideLine() {
  const t = useT();
  const { step, steps, now, closed, open } = useStep();
  const offers = useOffers(now?.highlight ?? null);
  const waiting = useWaiting(now?.highlight ?? null) ?? offers;
  if (!now) return null;
  return (
    <section class="guide-line sm" aria-labelledby="guide-line-h">
      <Icon name="graduation-cap" class="c-accent" />
      <h3 id="guide-line-h">{t.t('guide.step', { step: step + 1, of: steps.length })}</h3>
      <p class="grow">{t.t(now.text)}{waiting !== null && <> <span class="muted">{waiting}</span></>}</p>
      {closed && <Button size="sm" kind="primary" onPress={open}>{t.t('guide.open', { panel: t.t(`shell.panel.${closed}`) })}</Button>}
    </section>
  );
}

/** Marks the control that the step speaks of, or the tab behind which it stands; panels come and go, so it is looked for again and again. */
function pointAt(id: string | null): void {
  const find = (word: string): Element[] => [...document.querySelectorAll(`[data-guide~="${CSS.escape(word)}"]`)].filter((element) => element.checkVisibility?.() ?? true);
  const named = id === null ? [] : find(id);
  // An item of the catalogue that is open has its order below it.
  const opened = named.some((element) => element.matches('.pitem[aria-expanded=true]'));
  const own = opened ? find('site.build') : named;
  const here = own.length === 0 && id !== null && THEN[id] ? find(THEN[id]) : own;
  const behind = here.length === 0 && id !== null && TAB_OF[id] ? document.getElementById(TAB_OF[id]) : null;
  const tab = behind?.getAttribute('aria-selected') === 'true' ? null : behind;
  const best = tab ?? here.find((element) => element.querySelector('.pri')) ?? here[0];
  const wanted = best ? [best] : [];
  for (const element of document.querySelectorAll('[data-guided]')) if (!wanted.includes(element)) element.removeAttribute('data-guided');
  for (const element of wanted) {
    if (element.hasAttribute('data-guided')) continue;
    element.setAttribute('data-guided', '');
    if (element.closest('.panel')) element.scrollIntoView?.({ block: 'nearest' });
  }
}
