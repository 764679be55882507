/** The run that goes on: how far, how fast, what it loses, and its controls. */
import { useState } from 'preact/hooks';
import type { RunPlan, TrainingJob } from '../../../sim/index.ts';
import { Button, EmptyState, KeyValue, Meter, Progress, Slider, Stats, Stepper, Table, Tag } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf, siteName } from '../shared/names.ts';
import { Figure, Num } from '../shared/number.tsx';
import { OrderButton, useSetting } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';
import { KindSelect, usePlan } from './plan.tsx';
import { DegreeFields, StepSection } from './step.tsx';
import type { Spec } from './spec.ts';
import { What } from '../shared/what.tsx';

const DAY_S = 86_400;

export function RunningTab({ game, onPlan }: GameProps & { onPlan: () => void }) {
  const { text, frame } = game;
  const { job } = frame.compute;
  if (!job) return <EmptyState icon="brain-circuit" title={text.t('panel.training.noRun')} action={<Button kind="primary" onPress={onPlan}>{text.t('panel.training.planOne')}</Button>}>{text.t('panel.training.noRunHint')}</EmptyState>;
  return <Run key={job.id} game={game} job={job} />;
}

function Run({ game, job }: GameProps & { job: TrainingJob }) {
  const { text, frame } = game;
  const done = job.flopsNeeded > 0 ? job.flopsDone / job.flopsNeeded : 0;
  const elapsedS = Math.max(1, frame.timeS - job.startedS);
  const plan = usePlan(game, {
    name: job.name, site: job.site, params: job.params, tokens: job.tokens, gpus: Math.max(1, job.assignedGpus || job.targetGpus), checkpointS: job.checkpointS,
    ...(job.leastKind === undefined ? {} : { leastKind: job.leastKind }), ...setupOf(job), tensor: job.tensor, pipeline: job.pipeline, context: job.context, expert: job.expert, plan: job.plan, doneRatio: done,
  });
  const leftDays = job.state === 'running' && job.assignedGpus > 0 && plan && plan.daysLeft > 0 ? plan.daysLeft : null;
  const [gpus, setGpus] = useSetting(job.targetGpus, (value) => ({ type: 'train.setGpus', gpus: value }));
  const [checkpoint, setCheckpoint] = useSetting(job.checkpointS, (checkpointS) => ({ type: 'train.setCheckpoint', checkpointS }));
  const terms = [
    { id: 'mfu', value: job.mfu, explain: 'mfu' }, { id: 'parallel', value: job.parallel, explain: undefined }, { id: 'straggler', value: job.straggler, explain: undefined },
    { id: 'time', value: job.timeRatio, explain: 'checkpointOptimum' },
  ];
  const tone = job.state === 'running' ? 'good' : 'warn';
  return (
    <>
      <div class="row wrap between">
        <h3 class="lg">{job.name} <Tag tone={tone}>{text.t(`panel.training.state.${job.state}`)}</Tag> {job.phase !== 'main' && <Tag>{text.t(`panel.training.phase.${job.phase}`)}</Tag>}</h3>
        <span class="sm muted">{text.t('panel.training.runFacts', { params: job.params, tokens: job.tokens, site: siteName(game, job.site) })}</span>
      </div>
      <Progress label={text.t('panel.training.progress')} value={done} text={text.t('panel.training.progressText', { done: text.n(done, 'ratio'), flops: text.n(job.flopsDone, 'flop') })} />
      <Stats class="g4">
        <Figure label={text.t('panel.training.eta')} value={leftDays} unit="days" explain="runFinish" note={leftDays === null ? text.t('panel.training.etaNone') : text.t('panel.training.etaOn', { date: dateOf(game, frame.timeS + leftDays * DAY_S) })} />
        <Figure label={text.t('panel.training.inStep')} value={job.assignedGpus} unit="gpus" explain="waterfall.inStep" note={text.t('panel.training.ofTarget', { gpus: job.targetGpus })} />
        <Figure label={<What id="panel.training.interruptions" />} value={job.interruptions} unit="count" note={text.t('panel.training.perDayNote', { n: text.n(job.interruptions / (elapsedS / DAY_S), 'perDay') })} />
        <Figure label={<What id="panel.training.lost" />} value={job.lostHours} unit="hours" note={text.t('panel.training.lostNote')} />
      </Stats>
      <div class="g2">
        <Section title={text.t('panel.training.speed')} icon="gauge" card>
          <Table caption={text.t('panel.training.speed')} tight rows={terms} rowKey={(row) => row.id} columns={[
            { id: 'term', head: text.t('widget.explain.term'), cell: (row) => text.t(`panel.training.term.${row.id}`) },
            { id: 'bar', head: text.t('widget.explain.bar'), hideHead: true, width: '38%', cell: (row) => <Meter bare thin label={text.t(`panel.training.term.${row.id}`)} value={row.value} max={1} text={text.n(row.value, 'factor')} /> },
            { id: 'value', head: text.t('widget.explain.value'), number: true, cell: (row) => <Num value={row.value} unit="factor" explain={row.explain} /> },
          ]} />
          {plan && <StepSection game={game} plan={plan} />}
          <KeyValue items={[
            { id: 'ideas', label: <What id="panel.training.ideas" />, value: <Num value={job.algorithmRatio} unit="factor" /> },
            { id: 'peak', label: <What id="panel.training.peak" />, value: <Num value={job.peakGpus ?? null} unit="gpus" /> },
            { id: 'since', label: text.t('panel.training.since'), value: <span class="num">{dateOf(game, job.startedS)}</span> },
          ]} />
        </Section>
        <Section title={text.t('panel.training.controls')} icon="sliders-horizontal" card>
          <Stepper guide="train.setGpus" label={text.t('panel.training.gpus')} showLabel value={gpus} min={1} max={10_000_000} step={8} unit={text.t('panel.unit.gpus')} onChange={setGpus} />
          <KindChoice game={game} job={job} plan={plan} />
          <Slider guide="train.setCheckpoint" label={text.t('panel.training.checkpoint')} value={Math.round(checkpoint / 30)} min={1} max={2880} format={(step) => text.n(step * 30, 'seconds')} onChange={(step) => setCheckpoint(step * 30)} />
          {plan && <p class="xs muted">{text.t('panel.training.optimumIs', { time: text.n(plan.optimalCheckpointS, 'seconds') })}</p>}
          <Replan game={game} job={job} plan={plan} />
          <Spread game={game} job={job} plan={plan} />
          <div class="row wrap top">
            {job.state === 'paused'
              ? <OrderButton label={text.t('panel.training.resume')} kind="primary" icon="play" command={{ type: 'train.resume' }} />
              : <OrderButton label={text.t('panel.training.pause')} kind="ghost" icon="pause" command={{ type: 'train.pause' }} />}
            <OrderButton
              label={text.t('panel.training.stop')} kind="danger" icon="octagon-x" command={{ type: 'train.stop' }}
              confirm={{ title: text.t('panel.training.stopTitle', { name: job.name }), body: text.t('panel.training.stopBody', { done: text.n(done, 'ratio'), tokens: job.tokens * done }), action: text.t('panel.training.stop') }}
            />
          </div>
        </Section>
      </div>
    </>
  );
}

/** What a run is, apart from its degrees. */
function setupOf({ precision, batchTokens, activeParams, contextTokens, ramp }: TrainingJob): Partial<Spec> {
  return { precision, batchTokens, activeParams, contextTokens, ramp };
}

/** Slower machines leave the run, or come back to it: it restarts from its last checkpoint. */
function KindChoice({ game, job, plan }: GameProps & { job: TrainingJob; plan: RunPlan | null }) {
  const { text } = game;
  const now = job.leastKind ?? plan?.choices[0]?.leastKind;
  const [choice, setChoice] = useState({ leastKind: now, gpus: job.targetGpus });
  if (!plan || plan.choices.length < 2) return null;
  return (
    <>
      <KindSelect game={game} plan={plan} value={choice.leastKind ?? now} onChange={(leastKind, gpus) => setChoice({ leastKind, gpus })} />
      {choice.leastKind !== undefined && choice.leastKind !== now && <OrderButton label={text.t('panel.training.changeKinds')} icon="brain-circuit" command={{ type: 'train.setGpus', gpus: choice.gpus, leastKind: choice.leastKind }} />}
    </>
  );
}

/** Degrees by hand while the run goes on. */
function Spread({ game, job, plan }: GameProps & { job: TrainingJob; plan: RunPlan | null }) {
  const { text } = game;
  const { tensor, pipeline, context, expert } = job;
  const [degrees, setDegrees] = useState({ tensor, pipeline, context, expert });
  return (
    <details>
      <summary class="sm">{text.t('panel.training.expert')}</summary>
      <div class="col"><DegreeFields game={game} spec={{ name: job.name, site: job.site, params: job.params, tokens: job.tokens, gpus: job.targetGpus, checkpointS: job.checkpointS, ...degrees }} plan={plan} onChange={(change) => setDegrees((now) => ({ ...now, ...change }))} /></div>
      <OrderButton label={text.t('panel.training.respread')} icon="brain-circuit" command={{ type: 'train.setPlan', ...degrees }} />
    </details>
  );
}

/** A plan that was asked for by hand, and what the planner would make of the same GPUs. */
function Replan({ game, job, plan }: GameProps & { job: TrainingJob; plan: RunPlan | null }) {
  const { text } = game;
  const free = usePlan(game, {
    name: job.name, site: job.site, params: job.params, tokens: job.tokens, gpus: Math.max(1, job.assignedGpus || job.targetGpus), checkpointS: job.checkpointS,
    ...setupOf(job),
  });
  if ((job.tensor === 0 && job.pipeline === 0 && job.context === 0 && job.expert === 0) || !plan || !free || plan.stepSeconds <= 0) return null;
  return (
    <div class="row wrap top">
      <p class="xs muted">{text.t('panel.training.replanHint', { tensor: job.tensor, pipeline: job.pipeline, gain: Math.max(0, 1 - free.stepSeconds / plan.stepSeconds) })}</p>
      <OrderButton label={text.t('panel.training.replan')} icon="brain-circuit" guide="training.replan" command={{ type: 'train.setPlan', tensor: 0, pipeline: 0 }} />
    </div>
  );
}
