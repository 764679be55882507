/** The orders of a plan in turn, in the steps that they are given in. */
import { useState } from 'preact/hooks';
import { addStep, moveEntries, planInto, removeEntries, removeStep, renameStep } from '../../../app/actions/plan.ts';
import { repeatLast } from '../../../app/actions/rows.ts';
import type { Translator } from '../../../app/i18n/translate.ts';
import { entriesOf, type Plan, type PlanEntry, type PlanStep } from '../../../app/plan/plan.ts';
import type { PlanPreview, Verdict } from '../../../sim/index.ts';
import { useAppState } from '../../context.ts';
import { Button, Icon, Switch, Table, TextInput } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { conditionOf } from '../shared/order.tsx';
import { orderWords } from '../shared/orderWords.ts';

const MOST_NAME = 40;

/** A step as the player named it, or by its number. */
export function stepName(text: Translator, { steps }: Plan, step: PlanStep): string {
  return step.name || text.t('plan.step', { step: steps.indexOf(step) + 1 });
}

export function arrivalWords(game: Game, readyInS: number): string {
  return readyInS <= 0 ? game.text.t('plan.atOnce') : dateOf(game, game.frame.timeS + readyInS, 'date');
}

export function PlanList({ game, preview }: GameProps & { preview: PlanPreview | null }) {
  const { text, app } = game;
  const plan = useAppState((state) => state.plan);
  const { steps } = plan;
  return (
    <>
      {steps.length === 1 ? <Entries game={game} plan={plan} step={steps[0]!} preview={preview} caption={text.t('plan.caption')} /> : steps.map((step) => (
        <section key={step.key} class="plan-step" aria-label={stepName(text, plan, step)}>
          <StepHead game={game} plan={plan} step={step} preview={preview} />
          <Entries game={game} plan={plan} step={step} preview={preview} caption={text.t('plan.stepCaption', { step: stepName(text, plan, step) })} />
        </section>
      ))}
      <div class="row wrap">
        <Button size="sm" kind="ghost" icon="list-tree" onPress={() => addStep(app, '')}>{text.t('plan.addStep')}</Button>
        <Button size="sm" kind="ghost" icon="repeat" onPress={() => void repeatLast(app)}>{text.t('plan.repeat')}</Button>
        {steps.length === 1 && <span class="xs faint grow">{text.t('plan.stepHint')}</span>}
      </div>
    </>
  );
}

function StepHead({ game, plan, step, preview }: GameProps & { plan: Plan; step: PlanStep; preview: PlanPreview | null }) {
  const { text, app } = game;
  const [typed, setTyped] = useState<string | null>(null);
  const cents = plan.entries.reduce((sum, entry, i) => sum + (entry.step === step.key ? preview?.verdicts[i]?.check.payCents ?? 0 : 0), 0);
  return (
    <div class="row wrap end">
      <form class="grow" onSubmit={(event) => event.preventDefault()} onFocusOut={() => { if (typed !== null) renameStep(app, step.key, typed.trim().slice(0, MOST_NAME)); setTyped(null); }}>
        <TextInput label={text.t('plan.stepName', { step: plan.steps.indexOf(step) + 1 })} value={typed ?? step.name} placeholder={text.t('plan.step', { step: plan.steps.indexOf(step) + 1 })} onChange={setTyped} />
      </form>
      <b class="num sm">{text.n(cents, 'cents')}</b>
      <Switch label={text.t('plan.stepInto')} checked={plan.into === step.key} onChange={(on) => on && planInto(app, step.key)} />
      <Button size="sm" kind="quiet" icon="x" label={text.t('plan.removeStep', { step: stepName(text, plan, step) })} onPress={() => removeStep(app, step.key)} />
    </div>
  );
}

/** An order in words; a hall that the plan builds is named by what it will be. */
function entryWords({ text, catalog, frame }: Game, plan: Plan, { command }: PlanEntry): string {
  const planned = 'hall' in command && command.hall < 0 ? plan.entries.find((entry) => entry.key === -command.hall)?.command : undefined;
  const hall = planned?.type === 'site.build' ? text.t('plan.hallOf', { structure: text.t(catalog.structures[planned.structure]?.name ?? planned.structure) }) : undefined;
  return orderWords(text, catalog, frame, command, hall) ?? text.t('plan.order');
}

interface Line { entries: PlanEntry[]; name: string; verdict: Verdict | null }

/** Orders that follow one another and differ only in their place are one line, unless one is refused. */
function linesOf(game: Game, plan: Plan, own: readonly PlanEntry[], preview: PlanPreview | null): Line[] {
  const lines: Line[] = [];
  for (const entry of own) {
    const verdict = preview?.verdicts[plan.entries.indexOf(entry)] ?? null;
    const name = entryWords(game, plan, entry);
    const last = lines.at(-1);
    const alike = last !== undefined && last.name === name && last.entries[0]!.command.type === entry.command.type && last.verdict?.ok !== false && verdict?.ok !== false
      && last.verdict?.check.payCents === verdict?.check.payCents && last.verdict?.check.readyInS === verdict?.check.readyInS;
    if (alike) last.entries.push(entry);
    else lines.push({ entries: [entry], name, verdict });
  }
  return lines;
}

function Entries({ game, plan, step, preview, caption }: GameProps & { plan: Plan; step: PlanStep; preview: PlanPreview | null; caption: string }) {
  const { text, app } = game;
  const own = entriesOf(plan, step.key);
  if (own.length === 0) return <p class="sm muted">{text.t('plan.stepEmpty')}</p>;
  const lines = linesOf(game, plan, own, preview);
  const firstStep = plan.steps[0]?.key === step.key;
  const lastStep = plan.steps.at(-1)?.key === step.key;
  // Past all of the line beside it; at the end of a step into the next one.
  const rows = lines.map((line, i) => ({ ...line, keys: line.entries.map((entry) => entry.key), up: i > 0 ? -lines[i - 1]!.entries.length : firstStep ? 0 : -1, down: i < lines.length - 1 ? lines[i + 1]!.entries.length : lastStep ? 0 : 1 }));
  return (
    <Table
      caption={caption} tight rows={rows} rowKey={(row) => String(row.keys[0])} class="plan-t"
      columns={[
        { id: 'what', head: text.t('plan.col.what'), cell: (row) => <><span class="plan-what">{row.entries.length > 1 ? text.t('plan.times', { count: row.entries.length, name: row.name }) : row.name}</span>{row.verdict && !row.verdict.ok && <Refused game={game} verdict={row.verdict} />}</> },
        { id: 'cost', head: text.t('plan.col.cost'), number: true, cell: (row) => <span class="num">{costWords(game, row.verdict, row.entries.length)}</span> },
        { id: 'ready', head: text.t('plan.col.ready'), number: true, cell: (row) => <span class="num">{row.verdict ? arrivalWords(game, row.verdict.check.readyInS) : ''}</span> },
        { id: 'do', head: text.t('plan.col.do'), hideHead: true, cell: ({ keys, up, down, name }) => (
          <span class="plan-do">
            <Button size="sm" kind="quiet" icon="arrow-up" label={text.t('plan.up', { name })} disabled={up === 0} onPress={() => moveEntries(app, keys, up)} />
            <Button size="sm" kind="quiet" icon="arrow-down" label={text.t('plan.down', { name })} disabled={down === 0} onPress={() => moveEntries(app, keys, down)} />
            <Button size="sm" kind="quiet" icon="x" label={text.t('plan.remove', { name })} onPress={() => removeEntries(app, keys)} />
          </span>
        ) },
      ]}
    />
  );
}

function Refused({ game, verdict }: GameProps & { verdict: Verdict }) {
  const { refusal } = verdict;
  if (!refusal) return null;
  const { text, detail } = conditionOf(game.text, refusal);
  return <small class="c-bad plan-no"><Icon name="x" /> {detail === undefined ? text : game.text.t('plan.refused', { text, detail })}</small>;
}

/** Of so many equal orders. */
function costWords({ text }: Game, verdict: Verdict | null, times: number): string {
  if (!verdict) return '';
  const { payCents, monthlyCents } = verdict.check;
  if (payCents <= 0 && monthlyCents > 0) return text.n(monthlyCents * times, 'centsPerMonth');
  return text.n(payCents * times, 'cents');
}
