/** Why time stands still: what stopped it, and the way there. Incidents say so in a panel of their own, guided steps in the guide. */
import { setSpeed } from '../../app/actions/play.ts';
import { useApp, useAppState, useT } from '../context.ts';
import { Button, Icon } from '../widgets/index.ts';
import { jumpToEvent, leadsSomewhere } from './jump.ts';
import { eventText } from './names.ts';

function useStop() {
  return useAppState((state) => (state.speed === 0 && state.tool === null && state.frame?.outcome.state === 'playing' && !(state.frame.incident !== null && state.frame.incident.endedS < 0) ? state.stoppedBy : null));
}

/** Inside another card, or (`bar`) across the head of a panel that covers the stage. */
export function StopNote({ bar }: { bar?: boolean }) {
  const app = useApp();
  const t = useT();
  const stop = useStop();
  const panel = useAppState((state) => state.panel);
  if (!stop) return null;
  const goes = stop.panel !== panel && leadsSomewhere(app, stop);
  return (
    <div class={bar ? 'guide-line stop sm' : 'note stop sm'}>
      <Icon name="pause" />
      <p class="grow"><b>{t.t('stop.title')}</b> {eventText(t, stop)}</p>
      {goes && <Button size="sm" iconAfter="arrow-right" onPress={() => jumpToEvent(app, stop)}>{t.t('stop.go')}</Button>}
    </div>
  );
}

/** On the stage, where no guide says it. */
export function StopCard() {
  const app = useApp();
  const t = useT();
  const stop = useStop();
  const { resume, guided } = useAppState((state) => ({ resume: state.resumeSpeed, guided: state.frame ? !state.frame.guide.skipped && state.frame.guide.step < (state.catalog?.scenarios[state.frame.scenario]?.steps.length ?? 0) : false }));
  if (!stop || guided) return null;
  return (
    <section class="guide stopcard" aria-label={t.t('stop.title')}>
      <StopNote />
      <Button size="sm" icon="play" onPress={() => setSpeed(app, resume)}>{t.t('guide.run')}</Button>
    </section>
  );
}
