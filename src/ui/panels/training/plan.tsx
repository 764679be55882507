/** A run before it starts: what it takes, what it loses, when it ends, how good it could be. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RunPlan } from '../../../sim/index.ts';
import { useInterval, useMediaQuery } from '../../hooks.ts';
import { Button, EmptyState, Meter, Note, Select, Slider, Stats, Stepper, Table, Text, TextInput } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { dateOf, nameIn, siteName } from '../shared/names.ts';
import { Figure, Num } from '../shared/number.tsx';
import { OrderButton } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';
import { aboutOf, chosenOf, inputOf, type Spec } from './spec.ts';
import { StepFields, StepSection } from './step.tsx';
import { WasteChart } from './wasteChart.tsx';
import { What } from '../shared/what.tsx';

const REPLAN_MS = 1000;
const SETTLE_MS = 500;
const BILLION = 1e9;
const TRILLION = 1e12;

/** The engine's plan for a spec, asked again while time goes on. The last one stays until the next is there. */
export function usePlan(game: Game, spec: Spec | null): RunPlan | null {
  const { app } = game;
  const [plan, setPlan] = useState<RunPlan | null>(null);
  const asked = useRef({ n: 0, version: -1, ms: -Infinity });
  const key = spec ? JSON.stringify(inputOf(spec)) : '';
  function ask(): void {
    if (!spec) return;
    const n = (asked.current.n += 1);
    asked.current.version = app.store.getState().frameVersion;
    asked.current.ms = performance.now();
    app.engine.ask({ type: 'plan', spec: inputOf(spec) }).then((next) => { if (n === asked.current.n) setPlan(next); }, () => undefined);
  }
  useEffect(() => {
    // While time runs each plan can find other machines ready, which asks for the next: not in a loop as fast as the engine answers.
    const waitMs = app.store.getState().speed > 0 ? asked.current.ms + SETTLE_MS - performance.now() : 0;
    if (waitMs <= 0) return ask();
    const timer = setTimeout(ask, waitMs);
    return () => clearTimeout(timer);
  }, [key]);
  useInterval(() => { if (app.store.getState().frameVersion !== asked.current.version) ask(); }, spec ? REPLAN_MS : null);
  return plan;
}

/** Sliders over a wide range move in steps of equal ratio. */
const LOG_STEPS = 60;
const toStep = (value: number, low: number, high: number): number => Math.round(LOG_STEPS * Math.log(value / low) / Math.log(high / low));
const fromStep = (step: number, low: number, high: number): number => Math.round(low * (high / low) ** (step / LOG_STEPS));

export function PlanTab({ game, onStarted }: GameProps & { onStarted?: (() => void) | undefined }) {
  const { text, frame } = game;
  const first = frame.sites[0]?.id ?? '';
  const chosen = useRef(false);
  const touched = useRef(false);
  const [spec, setSpec] = useState<Spec>(() => startingSpec(game, first, Math.max(8, Math.floor(frame.waterfall.healthy))));
  const set = (change: Partial<Spec>): void => {
    touched.current = true;
    setSpec((now) => ({ ...now, ...change }));
  };
  /** Another site has other machines: neither the kinds chosen here nor their number mean anything there. */
  function moveTo(site: string): void {
    touched.current = true;
    chosen.current = false;
    setSpec(({ leastKind: _, ...now }) => ({ ...now, site }));
  }
  const site = frame.sites.some((entry) => entry.id === spec.site) ? spec.site : first;
  const plan = usePlan(game, site === '' ? null : { ...spec, site });
  if (site === '') return <EmptyState icon="brain-circuit" title={text.t('panel.build.noSite')}>{text.t('panel.build.noSiteHint')}</EmptyState>;
  const low = LEAST_CHECKPOINT_S;
  const high = 14_400;
  // Until a hand chooses, the run takes what is ready, and is of a size for that.
  const ready = plan?.gpusNow ?? 0;
  useEffect(() => { if (ready > 0 && !chosen.current) setSpec((now) => (touched.current ? { ...now, gpus: ready } : startingSpec(game, first, ready, plan?.optimalCheckpointS))); }, [ready, site]);
  return (
    <>
      <div class="tr">
        <div class="col pform">
          <TextInput label={text.t('panel.training.name')} value={spec.name} onChange={(name) => set({ name })} error={spec.name.trim() === '' ? text.t('panel.training.nameMissing') : null} />
          {frame.sites.length > 1 && <Select label={text.t('panel.site')} value={site} onChange={moveTo} options={frame.sites.map((entry) => ({ id: entry.id, label: siteName(game, entry.id) }))} />}
          <Stepper label={text.t('panel.training.params')} showLabel value={spec.params / BILLION} min={0.01} max={100_000} step={spec.params >= 100 * BILLION ? 10 : 1} digits={2} unit={text.t('panel.unit.billionParams')} onChange={(value) => set({ params: value * BILLION })} />
          <Stepper label={text.t('panel.training.tokens')} showLabel value={spec.tokens / TRILLION} min={0.0001} max={1000} step={spec.tokens >= TRILLION ? 0.5 : 0.05} digits={4} unit={text.t('panel.unit.trillionTokens')} onChange={(value) => set({ tokens: value * TRILLION })} />
          <Button icon="scale" kind="ghost" disabled={!plan} onPress={() => { if (plan) set({ params: roundTo(plan.optimal.params), tokens: roundTo(plan.optimal.tokens) }); }}>{text.t('panel.training.optimal')}</Button>
          {plan && <p class="xs muted"><Text id="panel.training.optimalIs" slots={{ split: <Num value={plan.optimal.params} unit="params" explain="optimalSplit" params={aboutOf({ ...spec, site })}>{text.t('panel.training.split', { params: plan.optimal.params, tokens: plan.optimal.tokens })}</Num> }} /></p>}
          <Stepper label={text.t('panel.training.gpus')} showLabel value={spec.gpus} min={1} max={10_000_000} step={8} unit={text.t('panel.unit.gpus')} onChange={(gpus) => { chosen.current = true; set({ gpus }); }} />
          <KindSelect game={game} plan={plan} value={spec.leastKind} onChange={(leastKind, gpus) => { chosen.current = true; set({ leastKind, gpus }); }} />
          <div class="row wrap">
            <Button size="sm" kind="ghost" disabled={!plan} onPress={() => { if (plan) set({ gpus: Math.max(1, plan.gpusNow) }); }}>{text.t('panel.training.allReady', { gpus: plan?.gpusNow ?? 0 })}</Button>
          </div>
          <Slider label={text.t('panel.training.checkpoint')} value={toStep(spec.checkpointS, low, high)} min={0} max={LOG_STEPS} format={(step) => text.n(fromStep(step, low, high), 'seconds')} onChange={(step) => set({ checkpointS: fromStep(step, low, high) })} />
          {plan && (
            <div class="row wrap">
              <Button size="sm" kind="ghost" onPress={() => set({ checkpointS: Math.max(low, Math.round(plan.optimalCheckpointS)) })}>{text.t('panel.training.useOptimum', { time: text.n(plan.optimalCheckpointS, 'seconds') })}</Button>
            </div>
          )}
          <StepFields game={game} spec={spec} plan={plan} onChange={set} />
        </div>
        <div class="col pout">
          {plan ? <Outcome game={game} plan={plan} spec={{ ...spec, site }} /> : <p class="muted" aria-busy="true">{text.t('widget.explain.loading')}</p>}
        </div>
      </div>
      <OrderButton
        label={text.t('panel.training.start')} kind="primary" size="lg" icon="play" guide="training.start" command={{ type: 'train.start', name: spec.name.trim(), site, params: spec.params, tokens: spec.tokens, gpus: spec.gpus, checkpointS: spec.checkpointS, ...chosenOf(spec) }}
        done={null} onDone={onStarted} class="pbar"
      />
    </>
  );
}

/** Which kinds of GPU a run takes, where a site has several: the slowest that takes part sets the pace of all. */
export function KindSelect({ game, plan, value, onChange }: GameProps & { plan: RunPlan | null; value: string | undefined; onChange: (leastKind: string, gpus: number) => void }) {
  const { text } = game;
  const choices = plan?.choices ?? [];
  if (choices.length < 2) return null;
  const options = choices.map(({ leastKind, gpus }, i) => ({ id: leastKind, label: text.t(i === 0 ? 'panel.training.kindsAll' : 'panel.training.kindsFrom', { name: nameIn(game, 'accelerators', leastKind), gpus }) }));
  return <Select label={text.t('panel.training.leastKind')} value={value ?? choices[0]!.leastKind} options={options} onChange={(id) => onChange(id, Math.max(1, choices.find((choice) => choice.leastKind === id)?.gpus ?? 1))} />;
}

function roundTo(value: number): number {
  return Number(value.toPrecision(3));
}

/** Seconds between checkpoints of a run that nobody thought about. A large one would spend its days redoing what was lost since the last: see `startingSpec`. */
const USUAL_CHECKPOINT_S = 1800;
const LEAST_CHECKPOINT_S = 30;

/** A first run that the machines could end in about a month, split the best way; its checkpoints never come later than is best for it. */
function startingSpec(game: Game, site: string, gpus: number, bestCheckpointS = USUAL_CHECKPOINT_S): Spec {
  const { text, frame } = game;
  const kind = frame.compute.stock[0]?.accelerator;
  const def = kind === undefined ? undefined : game.catalog.accelerators[kind];
  const flops = gpus * (def?.peakTflops ?? 1000) * 1e12 * 0.35 * 30 * 86_400;
  const params = roundTo(Math.max(1e8, Math.sqrt(flops / 120)));
  return { name: text.t('panel.training.defaultName', { n: frame.compute.models.length + 1 }), site, params, tokens: roundTo(20 * params), gpus, checkpointS: Math.max(LEAST_CHECKPOINT_S, Math.min(USUAL_CHECKPOINT_S, Math.round(bestCheckpointS))) };
}

function Outcome({ game, plan, spec }: GameProps & { plan: RunPlan; spec: Spec }) {
  const { text, frame } = game;
  const narrow = useMediaQuery('(max-width: 47.5rem)');
  const about = aboutOf(spec);
  const leader = frame.race.frontier;
  const terms = [
    { id: 'kernels', value: plan.terms.kernels }, { id: 'parallel', value: plan.terms.parallel }, { id: 'crew', value: plan.terms.crew },
    { id: 'key', value: plan.terms.key }, { id: 'straggler', value: plan.terms.straggler }, { id: 'time', value: plan.timeRatio },
  ];
  const why = (
    <div class="g2">
      <Section title={text.t('panel.training.terms')} icon="align-horizontal-distribute-center" card>
        <Table caption={text.t('panel.training.terms')} tight class="mfu" rows={terms} rowKey={(row) => row.id} columns={[
          { id: 'term', head: text.t('widget.explain.term'), cell: (row) => text.t(`panel.training.term.${row.id}`) },
          { id: 'bar', head: text.t('widget.explain.bar'), hideHead: true, width: '38%', cell: (row) => <Meter bare thin label={text.t(`panel.training.term.${row.id}`)} value={row.value} max={Math.max(1, row.value)} text={text.n(row.value, 'factor')} /> },
          { id: 'value', head: text.t('widget.explain.value'), number: true, cell: (row) => <Num value={row.value} unit="factor" /> },
        ]} />
        <StepSection game={game} plan={plan} spec={spec} />
        <p class="xs muted">{text.t('panel.training.useful', { flops: text.n(plan.flopsPerS, 'flops') })}</p>
      </Section>
      <Section title={text.t('panel.training.waste')} icon="chart-line" card>
        <WasteChart game={game} plan={plan} checkpointS={spec.checkpointS} />
      </Section>
    </div>
  );
  return (
    <>
      <Stats class="g4">
        <Figure label={text.t('panel.training.compute')} value={plan.flops} unit="flop" explain="runFlops" params={about} note={text.t('panel.training.computeNote')} />
        <Figure label={text.t('panel.training.mfu')} value={plan.mfu} unit="ratio" explain="mfu" params={about} note={text.t('panel.training.mfuNote')} />
        <Figure label={<What id="panel.training.interruptions" />} value={plan.interruptionsPerDay} unit="perDay" explain="mtti" params={about} note={plan.mttiHours > 0 ? text.t('panel.training.every', { time: text.n(plan.mttiHours * 3600, 'seconds') }) : text.t('panel.training.noFailures')} />
        <Figure label={text.t('panel.training.goodput')} value={plan.timeRatio} unit="ratio" explain="checkpointOptimum" params={about} note={text.t('panel.training.goodputNote')} />
      </Stats>
      {!plan.fitsMemory && <Note tone="warn">{text.t('panel.training.tooBig', { need: plan.needGB, have: plan.haveGB })}</Note>}
      {plan.kinds > 1 && <Note tone="warn">{text.t('panel.training.kinds', { n: plan.kinds, name: nameIn(game, 'accelerators', plan.accelerator) })}</Note>}
      {plan.gpusNow < spec.gpus * 0.995 && <Note tone="warn">{text.t('panel.training.fewReady', { ready: plan.gpusNow, wanted: spec.gpus })}</Note>}
      <div class="g3 pthree">
        <Section title={text.t('panel.training.finish')} icon="calendar" card>
          <p class="bignum num">{plan.days > 0 ? <Num value={plan.days} unit="days" explain="runFinish" params={about}>{dateOf(game, frame.timeS + plan.days * 86_400, plan.days > 300 ? 'dateYear' : 'date')}</Num> : text.t('unit.unknown')}</p>
          <p class="sm muted">{plan.days > 0 ? text.t('panel.training.takes', { days: text.n(plan.days, 'days') }) : text.t('panel.training.never')}</p>
        </Section>
        <Section title={text.t('panel.training.capability')} icon="trophy" card>
          <p class="bignum"><Num value={plan.capability} unit="index" explain="capability" params={about} /></p>
          <p class="sm muted">{leader > 0 ? text.t(plan.capability >= leader ? 'panel.training.ahead' : 'panel.training.behind', { gap: text.n(Math.abs(plan.capability - leader), 'index'), leader: text.n(leader, 'index') }) : text.t('panel.training.noLeader')}</p>
        </Section>
        <Section title={text.t('panel.training.memory')} icon="hard-drive" card>
          <p class="bignum num"><Num value={plan.needGB} unit="none" explain="runMemory" params={about}>{text.t('panel.training.gigabytes', { gigabytes: text.n(plan.needGB, 'none') })}</Num></p>
          <p class="sm muted">{text.t(plan.fitsMemory ? 'panel.training.fits' : 'panel.training.fitsNot', { have: text.n(plan.haveGB, 'none') })}</p>
        </Section>
      </div>
      {narrow ? <details class="pmore"><summary>{text.list([text.t('panel.training.terms'), text.t('panel.training.waste')])}</summary>{why}</details> : why}
    </>
  );
}
