import { useEffect, useRef, useState } from 'preact/hooks';
import { giveOrder, togglePanel, togglePause } from '../../app/actions/play.ts';
import { lockedPanels } from '../../app/unlocked.ts';
import type { Command, Frame, Structure } from '../../sim/index.ts';
import { useApp, useAppFields, useAppState, useT } from '../context.ts';
import { conditionOf, useCheck } from '../panels/shared/order.tsx';
import { Button, Icon, Tag, cx } from '../widgets/index.ts';
import { announce } from '../a11y/live.tsx';
import { IncidentChart, type Sample } from './incidentChart.tsx';
import { useWindowKeys } from './keyHints.ts';
import { findStructure, placeName } from './names.ts';

const KEEP_S = 900;
const RATE_OVER_S = 120;
const LONG_S = 3600;
const SAY_AT_S = [180, 120, 60, 30];

/** Seconds until the hottest hall switches itself off, from how it rises now; null when it does not. */
export function secondsLeft(samples: readonly Sample[], limitC: number): number | null {
  const last = samples.at(-1);
  const first = samples.find((sample) => last !== undefined && last.timeS - sample.timeS <= RATE_OVER_S);
  if (!last || !first || last.timeS <= first.timeS) return null;
  const perS = (last.valueC - first.valueC) / (last.timeS - first.timeS);
  if (perS <= 1e-5) return null;
  return Math.max(0, (limitC - last.valueC) / perS);
}

/** The hall that needs help first: the hottest of those in the incident; with none in it yet, of those at its site. */
export function worstHall(frame: Frame): Structure | null {
  let worst: Structure | null = null;
  const { incident } = frame;
  for (const site of frame.sites) {
    for (const structure of site.structures) {
      if (!structure.hall || (incident && (incident.halls.length > 0 ? !incident.halls.includes(structure.id) : incident.site !== site.id))) continue;
      if (!worst || structure.hall.hottestInletC > (worst.hall?.hottestInletC ?? 0)) worst = structure;
    }
  }
  return worst;
}

export function IncidentPanel() {
  const app = useApp();
  const t = useT();
  const keys = useWindowKeys();
  const { frame, catalog, paused } = useAppState((state) => ({ frame: state.frame, catalog: state.catalog, paused: state.speed === 0 }));
  const samples = useRef<Sample[]>([]);
  const said = useRef(Number.POSITIVE_INFINITY);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const hall = frame ? worstHall(frame) : null;
  const limits = catalog?.constants.cooling;
  if (frame && hall?.hall) {
    const list = samples.current;
    if (list.at(-1)?.timeS !== frame.timeS) list.push({ timeS: frame.timeS, valueC: hall.hall.hottestInletC });
    while (list[0] && frame.timeS - list[0].timeS > KEEP_S) list.shift();
  }
  const limitC = limits?.inletShutdownC ?? 45;
  const left = secondsLeft(samples.current, limitC);
  useEffect(() => {
    if (left === null) return;
    const mark = SAY_AT_S.find((at) => left <= at && said.current > at);
    if (mark === undefined) return;
    said.current = mark;
    announce.digest(t.t('incident.timeLeft', { time: t.n(left, 'seconds') }));
  }, [left]);
  if (!frame?.incident || !catalog || !limits) return null;
  const { incident } = frame;
  const name = hall ? placeName(t, catalog, frame, hall.id) : '';
  const inletC = hall?.hall?.hottestInletC ?? null;
  const over = inletC !== null && inletC >= limitC; // what is left running holds it there
  const soon = !over && left !== null && left <= LONG_S ? left : null;
  // Without a rate yet: whether it will rise is known all the same.
  const stopped = frame.sites.some((site) => site.id === incident.site && site.cooling.tripUntilS > frame.timeS);
  const steady = over ? 'incident.atLimit' : stopped && samples.current.length < 2 ? 'incident.willRise' : left === null ? 'incident.steady' : 'incident.slow';
  const plain = incident.kind === 'power' && (hall?.hall?.poweredGpus ?? 0) === 0; // dark racks do not heat up
  const inContext = { now: t.n(inletC, 'degC'), limit: t.n(limitC, 'degC'), room: t.n(inletC === null ? null : Math.max(0, limitC - inletC), 'kelvin') };
  return (
    <section class="panel incident" aria-labelledby="inc-h" data-region="incident">
      <header>
        <Icon name="siren" class="c-bad" />
        <h2 id="inc-h" ref={heading} tabIndex={-1}>{t.t(`incident.${incident.kind}.title`, { hall: name })}</h2>
        <span class="grow" />
        <Button icon={paused ? 'play' : 'pause'} onPress={() => togglePause(app)}>{t.t(paused ? 'incident.go' : 'shell.pause')} <kbd class="kbdx">{keys('time.toggle')}</kbd></Button>
      </header>
      {incident.kind === 'power' && <Feed frame={frame} site={incident.site} />}
      {!plain && <div class={cx('clk', soon === null && 'calm')}>
        <b class="num" role="timer" aria-label={soon === null ? t.t(steady, inContext) : t.t('incident.timeLeft', { time: t.n(soon, 'seconds') })}>{soon === null ? t.n(inletC, 'degC') : t.n(soon, 'seconds', { compact: true })}</b>
        <span><span class="b lg">{t.t(soon === null ? steady : 'incident.toShutdown')}</span><br /><span class="sm">{t.t(over ? 'incident.over' : soon === null ? 'incident.limit' : 'incident.nowOf', inContext)}</span><br /><span class="sm muted">{t.t('incident.pauseToThink')}</span></span>
      </div>}
      <div class="body" tabIndex={0} role="group" aria-label={t.t('incident.what')}>
        {!plain && (
          <>
            <IncidentChart samples={samples.current} limitC={limitC} title={t.t('incident.inletOf', { hall: name })} />
            <p class="sm">{t.t('incident.worst', { worst: t.n(incident.worstC, 'degC'), damaged: t.n(incident.damagedGpus, 'gpus') })}</p>
          </>
        )}
        <h3 class="hd">{t.t('incident.orders')}</h3>
        <div class="col ords">
          {hall && <Orders hall={hall} />}
        </div>
        {!lockedPanels(frame, catalog.scenarios[frame.scenario]).has('power') && <Button size="sm" kind="quiet" icon="zap" onPress={() => togglePanel(app, 'power')}>{t.t('inspector.openPower')}</Button>}
      </div>
    </section>
  );
}

/** How long the line stays out, why it went, and what that teaches. */
function Feed({ frame, site: id }: { frame: Frame; site: string }) {
  const t = useT();
  const site = frame.sites.find((entry) => entry.id === id);
  if (!site) return null;
  const { power, grid } = site;
  const { swing } = power;
  const leftS = Math.max(0, power.gridOutUntilS - frame.timeS, ...grid.map((phase) => phase.outUntilS - frame.timeS));
  const shaken = power.faultOpen !== true && swing.trips > 0 && (swing.stepKW > swing.fitsKW || swing.fallKW > swing.fitsRareKW);
  return (
    <div class="clk">
      <b class="num" role="timer">{t.n(leftS, 'seconds', { compact: true })}</b>
      <span>
        <span class="b lg">{t.t('incident.power.back')}</span><br />
        <span class="sm">{t.t(shaken ? 'incident.power.swing' : 'incident.power.fault', { swing: t.n(swing.stepKW, 'kW'), fits: t.n(swing.fitsKW, 'kW') })}</span><br />
        <span class="sm muted">{t.t('incident.pauseToThink')}</span>
      </span>
    </div>
  );
}

type IncidentKind = NonNullable<Frame['incident']>['kind'];
interface Emergency { id: string; command: Command }

/** In the order of their keys: what cures the cause first, then gentle before harsh. */
export function emergenciesOf(hall: Structure, site: string, kind: IncidentKind): Emergency[] {
  const capped = (hall.hall?.capRatio ?? 1) <= 0.5;
  const restart: Emergency = { id: 'restart', command: { type: 'emergency.restartCooling', site } };
  return [
    ...(kind === 'cooling' ? [restart] : []),
    { id: capped ? 'uncap' : 'cap', command: { type: 'hall.setCap', hall: hall.id, capRatio: capped ? 1 : 0.5 } },
    ...(hall.hall?.shedByOrder ? [{ id: 'restore', command: { type: 'emergency.restoreHall' as const, hall: hall.id } }]
      : (hall.hall?.poweredGpus ?? 0) > 0 ? [{ id: 'shed', command: { type: 'emergency.shedHall' as const, hall: hall.id } }] : []), // a dark hall has no power to cut
    { id: 'evacuate', command: { type: 'emergency.evacuate' } },
    ...(kind === 'power' ? [restart] : []),
  ];
}

function Orders({ hall }: { hall: Structure }) {
  const frame = useAppState((state) => state.frame);
  const site = findStructure(frame, hall.id)?.site.id ?? '';
  return <>{emergenciesOf(hall, site, frame?.incident?.kind ?? 'cooling').map((order, i) => <Order key={order.id} order={order} index={i} hall={hall} />)}</>;
}

function Order({ order, index, hall }: { order: Emergency; index: number; hall: Structure }) {
  const app = useApp();
  const t = useT();
  const keys = useWindowKeys();
  const { frame, catalog } = useAppFields('frame', 'catalog');
  const verdict = useCheck(order.command);
  const [busy, setBusy] = useState(false);
  const refusal = verdict?.refusal ? conditionOf(t, verdict.refusal) : null;
  const params = { hall: placeName(t, catalog, frame, hall.id), gpus: t.n(hall.hall?.poweredGpus, 'gpus') };
  async function give(): Promise<void> {
    if (refusal || busy) return;
    setBusy(true);
    await giveOrder(app, order.command, { message: 'incident.given', params: { order: t.t(`incident.order.${order.id}`, params) } });
    setBusy(false);
  }
  return (
    <button type="button" class={'ord'} aria-disabled={refusal ? 'true' : undefined} data-order={index + 1} onClick={() => void give()}>
      <kbd class="kbdx">{keys(`order.${index + 1}` as 'order.1')}</kbd>
      <span>
        <b>{t.t(`incident.order.${order.id}`, params)}</b>{order.id === 'restart' && !refusal && <>{' '}<Tag tone="acc" icon={null}>{t.t('incident.cure')}</Tag></>}
        <small>{refusal ? <><Icon name="x" class="c-bad" /> {refusal.text}</> : t.t(`incident.order.${order.id}.effect`, params)}</small>
      </span>
      <b class="num r">{verdict && verdict.check.payCents > 0 ? t.n(verdict.check.payCents, 'cents') : t.t('incident.free')}</b>
    </button>
  );
}
