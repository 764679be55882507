/**
 * A moment as a scene of its own: the stage turns to the place, a band across the page says it, and the light follows. It takes neither focus nor clicks nor
 * the clock: any key and any press ends it and still does what it always does.
 */
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { enterHall, enterSite, setDepth } from '../../app/actions/play.ts';
import type { App } from '../../app/app.ts';
import type { Moment } from '../../app/moments.ts';
import type { View } from '../../app/state.ts';
import { announce } from '../a11y/live.tsx';
import { useApp, useAppState, useT } from '../context.ts';
import { Icon, type IconName } from '../widgets/index.ts';
import { MomentArt } from './momentArt.tsx';
import './moments.css';

const SHOWN_MS = 9_000;
/** A key that is held down when the scene comes must not end it at once. */
const DEAF_MS = 600;
const ICONS: Record<Moment['id'], IconName> = { firstToken: 'message-square-text', runFinished: 'brain-circuit', placeOne: 'trophy', unison: 'cpu', bankrupt: 'banknote', controlLost: 'users', meltdown: 'flame' };
const SAD: readonly Moment['id'][] = ['bankrupt', 'controlLost', 'meltdown'];

export function MomentLayer() {
  const moment = useAppState((state) => (state.screen === 'game' || state.screen === 'debrief' ? state.moments.now : null));
  return moment ? <Scene key={moment.id} moment={moment} /> : null;
}

function Scene({ moment }: { moment: Moment }) {
  const app = useApp();
  const t = useT();
  const { id, params } = moment;
  const title = t.t(`moment.${id}.title`, params);
  const line = t.t(`moment.${id}.line`, params);
  useEffect(() => {
    announce.status(`${title}. ${line}`);
    const since = performance.now();
    const end = (): void => { if (performance.now() - since > DEAF_MS) close(app, moment); };
    const late = setTimeout(() => close(app, moment), SHOWN_MS);
    window.addEventListener('keydown', end, true);
    window.addEventListener('pointerdown', end, true);
    return () => {
      clearTimeout(late);
      window.removeEventListener('keydown', end, true);
      window.removeEventListener('pointerdown', end, true);
    };
  }, [app, moment, title, line]);
  useLayoutEffect(() => turnStage(app, moment), [app, moment]);
  return (
    <div class={`moment m-${id}${SAD.includes(id) ? ' sad' : ''}`} aria-hidden="true">
      <div class="moment-band">
        <div class="moment-art"><MomentArt id={id} word={id === 'firstToken' ? t.t('moment.firstToken.word') : t.n(1, 'count')} /></div>
        <div class="moment-words">
          <p class="moment-kind"><Icon name={ICONS[id]} />{t.t(`moment.${id}.kind`)}</p>
          <p class="moment-title">{title}</p>
          <p class="moment-line">{line}</p>
          <p class="moment-skip">{t.t('moment.skip')}</p>
        </div>
      </div>
    </div>
  );
}

function close(app: App, moment: Moment): void {
  const { moments } = app.store.getState();
  if (moments.now === moment) app.store.setState({ moments: { ...moments, now: null } });
}

/** Looks at the place, unless the player's hands are full; looks back when the player has not looked elsewhere since. */
function turnStage(app: App, { place }: Moment): (() => void) | undefined {
  const { tool, plan, photo, view, panel, screen, canvasReady } = app.store.getState();
  if (tool || photo || plan.on || panel || screen !== 'game' || !canvasReady) return;
  if (place === null) setDepth(app, 'world');
  else if (place.hall === null) enterSite(app, place.site);
  else enterHall(app, place.site, place.hall);
  const there: View = app.store.getState().view;
  return () => { if (app.store.getState().view === there) app.store.setState({ view }); };
}
