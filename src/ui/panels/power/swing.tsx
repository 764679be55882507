/** The swing of the run against what the supply takes: now, and under settings that are only tried. Both are the simulation's own rule. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { giveOrder, openPanel } from '../../../app/actions/play.ts';
import { tripChance } from '../../../app/simValues.ts';
import type { BatteryDef, Site, SwingChange, SwingOutlook } from '../../../sim/index.ts';
import { useInterval } from '../../hooks.ts';
import { Button, Meter, Note, Slider, Table } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { Num } from '../shared/number.tsx';
import { Section } from '../shared/panel.tsx';
import { LEAST_CAP } from './limits.ts';

/** A trip within a day that is likelier than this is worth a warning. */
const LIKELY = 0.02;
const HOURS_PER_DAY = 24;
const REASK_MS = 500;
const MOST_UNITS = 10;

/** What the rule says of a change: asked at once when it changes, then as time goes on. */
function useOutlook({ app }: Game, site: string, change: SwingChange): SwingOutlook | null {
  const key = JSON.stringify([site, change]);
  const [held, setHeld] = useState<SwingOutlook | null>(null);
  const asked = useRef({ key: '', version: -1 });
  function ask(): void {
    asked.current = { key, version: app.store.getState().frameVersion };
    app.engine.ask({ type: 'swing', site, change }).then((outlook) => { if (asked.current.key === key) setHeld(outlook); }, () => undefined);
  }
  useEffect(ask, [key]);
  useInterval(() => { if (app.store.getState().frameVersion !== asked.current.version) ask(); }, REASK_MS);
  return held;
}

const tooMuch = ({ stepKW, fallKW, fits }: SwingOutlook): boolean => stepKW > fits.stepKW || fallKW > fits.rareKW;

/** The same in one line, beside the settings of a hall: it follows the hand, before anything is ordered. */
export function SwingLine({ game, site, hall, smoothingRatio, capRatio }: GameProps & { site: Site; hall: number; smoothingRatio: number; capRatio: number }) {
  const { text } = game;
  const then = useOutlook(game, site.id, { hall, smoothingRatio, capRatio, batteryKW: 0 });
  if (!then || then.stepKW <= 0) return null;
  const params = {
    swing: text.n(then.stepKW, 'kW'), fits: text.n(then.fits.stepKW, 'kW'), fall: text.n(then.fallKW, 'kW'), rare: text.n(then.fits.rareKW, 'kW'), hour: text.n(tripChance(then.tripsPerHour, 1), 'ratio'),
    chance: text.n(tripChance(then.tripsPerHour, HOURS_PER_DAY), 'ratio'), burnt: text.n(then.burntCentsPerDay, 'cents'), pace: text.n(then.clockRatio, 'ratio'),
  };
  return <p role="status" class={`xs ${tooMuch(then) ? 'c-bad' : 'muted'}`}>{text.t(then.planned ? 'panel.power.swingLinePlanned' : 'panel.power.swingLine', params)}</p>;
}

/** The battery that is here soonest. */
function soonest({ catalog }: Game): BatteryDef | null {
  let best: BatteryDef | null = null;
  for (const def of Object.values(catalog.structures)) if (def.kind === 'battery' && (best === null || def.leadDays < best.leadDays)) best = def;
  return best;
}

interface Tried { smoothing: number; cap: number; units: number }

export function SwingSection({ game, site }: GameProps & { site: Site }) {
  const { text, app, catalog } = game;
  const halls = site.structures.flatMap(({ id, hall, stage }) => (hall && stage === 'ready' ? [{ id, hall }] : []));
  const first = halls[0]?.hall;
  const [tried, setTried] = useState<Tried | null>(null);
  const [busy, setBusy] = useState(false);
  const battery = soonest(game);
  const set = tried ?? { smoothing: first?.smoothingRatio ?? 0, cap: first?.capRatio ?? 1, units: 0 };
  const now = useOutlook(game, site.id, { hall: null, smoothingRatio: null, capRatio: null, batteryKW: 0 });
  const then = useOutlook(game, site.id, { hall: null, smoothingRatio: tried ? set.smoothing : null, capRatio: tried ? set.cap : null, batteryKW: set.units * (battery?.powerKW ?? 0) });
  if (!now || !then || (now.stepKW <= 0 && site.power.swing.trips === 0)) return null;
  const at = { site: site.id };
  const perDay = tripChance(now.tripsPerHour, HOURS_PER_DAY);
  const bars = [
    { id: 'step', value: then.stepKW, limit: then.fits.stepKW },
    { id: 'fall', value: then.fallKW, limit: then.fits.rareKW },
  ] as const;
  const rows = [
    { id: 'depth', of: (it: SwingOutlook) => <Num value={it.depthKW} unit="kW" /> },
    { id: 'swingNow', of: (it: SwingOutlook) => <Num value={it.stepKW} unit="kW" />, explain: 'swing' },
    { id: 'swingFits', of: (it: SwingOutlook) => <Num value={it.fits.stepKW} unit="kW" />, explain: 'stiffness' },
    { id: 'tripHour', of: (it: SwingOutlook) => <Num value={tripChance(it.tripsPerHour, 1)} unit="ratio" /> },
    { id: 'tripRisk', of: (it: SwingOutlook) => <Num value={tripChance(it.tripsPerHour, HOURS_PER_DAY)} unit="ratio" />, explain: 'tripRisk' },
    { id: 'smoothingBurns', of: (it: SwingOutlook) => <Num value={it.burntKW} unit="kW" /> },
    { id: 'burntCost', of: (it: SwingOutlook) => <Num value={it.burntCentsPerDay} unit="cents" /> },
    { id: 'pace', of: (it: SwingOutlook) => <Num value={it.clockRatio} unit="ratio" /> },
  ];
  const nowOf = (row: typeof rows[number]) => {
    const { swing } = site.power;
    if (!row.explain || now.planned) return row.of(now);
    const value = row.explain === 'swing' ? swing.stepKW : row.explain === 'stiffness' ? swing.fitsKW : tripChance(swing.tripsPerHour, HOURS_PER_DAY);
    return <Num value={value} unit={row.explain === 'tripRisk' ? 'ratio' : 'kW'} explain={row.explain} params={at} />;
  };
  const change = (part: Partial<Tried>): void => setTried({ ...set, ...part });
  async function order(): Promise<void> {
    setBusy(true);
    for (const { id, hall } of halls) {
      if (hall.smoothingRatio !== set.smoothing) await giveOrder(app, { type: 'hall.setSmoothing', hall: id, smoothingRatio: set.smoothing });
      if (hall.capRatio !== set.cap) await giveOrder(app, { type: 'hall.setCap', hall: id, capRatio: set.cap });
    }
    setTried(set.units > 0 ? { ...set } : null);
    setBusy(false);
  }
  const differs = halls.some(({ hall }) => hall.smoothingRatio !== set.smoothing || hall.capRatio !== set.cap);
  return (
    <div data-guide="power.swing"><Section title={text.t('panel.power.swing')} icon="audio-lines">
      {now.planned && <p class="sm muted">{text.t('panel.power.swingPlanned')}</p>}
      {perDay > LIKELY && <Note tone="warn">{text.t('panel.power.swingWarn', { chance: text.n(perDay, 'ratio') })}</Note>}
      {bars.map(({ id, value, limit }) => (
        <Meter key={id} label={text.t(`panel.power.swing.${id}`)} value={value} max={Math.max(value, limit, 1)} limit={limit} hue={value > limit ? 'bad' : 'power'} estimated={tried !== null} thin
          text={text.t('panel.of', { have: text.n(value, 'kW'), limit: text.n(limit, 'kW') })} />
      ))}
      <div class="g2">
        <Slider label={text.t('panel.power.trySmoothing')} value={set.smoothing} min={0} max={catalog.constants.swing.smoothingMaxRatio} step={0.05} unit="ratio" onChange={(smoothing) => change({ smoothing })} />
        <Slider label={text.t('panel.power.tryCap')} value={set.cap} min={LEAST_CAP} max={1} step={0.01} unit="ratio" onChange={(cap) => change({ cap })} />
      </div>
      {battery && <Slider label={text.t('panel.power.tryBatteries', { name: text.t(battery.name) })} value={set.units} min={0} max={MOST_UNITS} step={1} unit="count" onChange={(units) => change({ units })}
        hint={set.units > 0 ? text.t('panel.power.tryBatteriesCost', { once: text.n(battery.priceCents * set.units, 'cents'), monthly: text.n(battery.rentCentsPerMonth * set.units, 'centsPerMonth'), days: text.n(battery.leadDays, 'days') })
          : then.comingKW > 0 ? text.t('panel.power.batteriesComing', { power: text.n(then.comingKW, 'kW') }) : undefined} />}
      <Table caption={text.t('panel.power.swing')} tight rows={rows} rowKey={(row) => row.id} columns={[
        { id: 'what', head: text.t('panel.power.col.swing'), cell: (row) => text.t(`panel.power.${row.id}`) },
        { id: 'now', head: text.t('panel.power.col.now'), number: true, cell: nowOf },
        { id: 'then', head: text.t('panel.power.col.tried'), number: true, cell: (row) => (tried ? row.of(then) : '–') },
      ]} />
      <div class="row wrap">
        <Button size="sm" kind="primary" disabled={!tried || !differs} busy={busy} onPress={() => void order()}>{text.t('panel.power.tryOrder')}</Button>
        <Button size="sm" kind="ghost" disabled={set.units === 0} onPress={() => openPanel(app, 'build')}>{text.t('panel.power.tryBuild')}</Button>
        {tried && <Button size="sm" kind="quiet" onPress={() => setTried(null)}>{text.t('panel.power.tryReset')}</Button>}
        <span class="grow" /><span class="xs muted">{text.t('panel.power.tripsSince', { n: site.power.swing.trips })}</span>
      </div>
    </Section></div>
  );
}
