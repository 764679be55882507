/** The swing of the run against what the supply takes, and the chance of a trip. */
import { tripChance } from '../../../app/simValues.ts';
import type { Site } from '../../../sim/index.ts';
import { KeyValue, Meter, Note } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { Num } from '../shared/number.tsx';
import { Section } from '../shared/panel.tsx';

/** A trip within a day that is likelier than this is worth a warning. */
const LIKELY = 0.02;
const HOURS_PER_DAY = 24;

/** Chance of a trip within a day, 0..1. */
const tripWithinDay = ({ power: { swing } }: Site): number => tripChance(swing.tripsPerHour, HOURS_PER_DAY);

/** The same in one line, beside the setting that changes it. */
export function SwingLine({ game, site }: GameProps & { site: Site }) {
  const { text } = game;
  const { stepKW, fitsKW } = site.power.swing;
  if (stepKW <= 0) return null;
  return <p class={`xs ${stepKW > fitsKW ? 'c-bad' : 'muted'}`}>{text.t('panel.power.swingLine', { swing: text.n(stepKW, 'kW'), fits: text.n(fitsKW, 'kW'), chance: text.n(tripWithinDay(site), 'ratio') })}</p>;
}

export function SwingSection({ game, site }: GameProps & { site: Site }) {
  const { text } = game;
  const { swing } = site.power;
  const runs = game.frame.compute.job?.site === site.id;
  if (swing.stepKW <= 0 && swing.trips === 0 && !runs) return null;
  const at = { site: site.id };
  const perDay = tripWithinDay(site);
  const bars = [
    { id: 'step', haveKW: swing.stepKW, fitsKW: swing.fitsKW },
    { id: 'fall', haveKW: swing.fallKW, fitsKW: swing.fitsRareKW },
  ] as const;
  return (
    <div data-guide="power.swing"><Section title={text.t('panel.power.swing')} icon="audio-lines">
      {swing.stepKW <= 0 && <p class="sm muted">{text.t('panel.power.swingSoon')}</p>}
      {perDay > LIKELY && <Note tone="warn">{text.t('panel.power.swingWarn', { chance: text.n(perDay, 'ratio') })}</Note>}
      {bars.map(({ id, haveKW, fitsKW }) => (
        <Meter key={id} label={text.t(`panel.power.swing.${id}`)} value={haveKW} max={Math.max(haveKW, fitsKW, 1)} limit={fitsKW} hue={haveKW > fitsKW ? 'bad' : 'power'} thin
          text={text.t('panel.of', { have: text.n(haveKW, 'kW'), limit: text.n(fitsKW, 'kW') })} />
      ))}
      <KeyValue items={[
        { id: 'swing', label: text.t('panel.power.swingNow'), value: <Num value={swing.stepKW} unit="kW" explain="swing" params={at} /> },
        { id: 'fits', label: text.t('panel.power.swingFits'), value: <Num value={swing.fitsKW} unit="kW" explain="stiffness" params={at} /> },
        { id: 'risk', label: text.t('panel.power.tripRisk'), value: <Num value={perDay} unit="ratio" explain="tripRisk" params={at} /> },
        { id: 'burnt', label: text.t('panel.power.smoothingBurns'), value: <Num value={swing.burntKW} unit="kW" /> },
        { id: 'trips', label: text.t('panel.power.trips'), value: <Num value={swing.trips} unit="count" /> },
      ]} />
    </Section></div>
  );
}
