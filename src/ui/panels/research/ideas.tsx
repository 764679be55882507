/** The portfolio: every idea with what can be known of it, and the team of the chosen one. */
import { useState } from 'preact/hooks';
import type { IdeaDef, Project } from '../../../sim/index.ts';
import { Note, Stats, Stepper, Table, Tag } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { roleName } from '../shared/names.ts';
import { Figure, Num } from '../shared/number.tsx';
import { OrderButton } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';
import { What } from '../shared/what.tsx';

const projectOf = ({ frame }: Game, idea: string): Project | undefined => frame.research.projects.find((project) => project.idea === idea);

/** Heads of the idea's role that work on no idea; its own team counts as free. */
function freeHeads(game: Game, def: IdeaDef): number {
  const { frame, catalog } = game;
  let taken = 0;
  for (const project of frame.research.projects) if (project.state === 'active' && project.idea !== def.id && catalog.ideas[project.idea]?.role === def.role) taken += project.heads;
  return Math.max(0, (frame.people.cohorts.find((cohort) => cohort.role === def.role)?.count ?? 0) - taken);
}

export function IdeasTab({ game }: GameProps) {
  const { text, frame, catalog, scenario } = game;
  const ideas = (scenario.ideas ?? []).flatMap((id) => catalog.ideas[id] ?? []).filter((def) => !['found', 'dead'].includes(projectOf(game, def.id)?.state ?? ''));
  const [chosen, setChosen] = useState<string | null>(null);
  const def = ideas.find((entry) => entry.id === chosen) ?? ideas[0];
  const experiments = frame.research.projects.reduce((sum, project) => sum + (project.state === 'active' ? project.gpus : 0), 0);
  return (
    <>
      <Stats class="g4">
        {(['research', 'systems'] as const).map((role) => {
          const cohort = frame.people.cohorts.find((entry) => entry.role === role);
          const taken = frame.research.projects.reduce((sum, project) => sum + (project.state === 'active' && catalog.ideas[project.idea]?.role === role ? project.heads : 0), 0);
          return <Figure key={role} label={<What id="panel.research.free" />} value={Math.max(0, (cohort?.count ?? 0) - taken)} unit="people" note={text.t('panel.research.freeNote', { role: roleName(game, role) })} />;
        })}
        <Figure label={text.t('panel.research.experiments')} value={experiments} unit="gpus" note={text.t('panel.research.experimentsNote')} />
      </Stats>
      <Table caption={text.t('panel.research.tab.ideas')} rows={ideas} rowKey={(row) => row.id} selected={def?.id ?? null} onSelect={setChosen} columns={[
        { id: 'idea', head: text.t('panel.research.col.idea'), cell: (row) => text.t(row.name), sort: (row) => text.t(row.name) },
        { id: 'field', head: text.t('panel.research.col.field'), cell: (row) => <span class="muted">{text.t(`panel.research.field.${row.field}`)}</span>, sort: (row) => row.field },
        { id: 'worth', head: text.t('panel.research.col.worth'), cell: (row) => worthOf(game, row), sort: (row) => frame.estimates[row.id]?.highRatio ?? 1 },
        { id: 'dead', head: text.t('panel.research.col.dead'), number: true, cell: (row) => <Num value={frame.estimates[row.id]?.deadEndRatio} unit="ratio" />, sort: (row) => frame.estimates[row.id]?.deadEndRatio ?? 0 },
        { id: 'work', head: text.t('panel.research.col.work'), number: true, cell: (row) => workOf(game, row), sort: (row) => row.personDays },
        { id: 'known', head: text.t('panel.research.col.known'), number: true, cell: (row) => (isKnown(game, row) ? <Tag>{text.t('panel.research.common')}</Tag> : <span class="num">{row.commonDate}</span>), sort: (row) => row.commonDate },
        { id: 'state', head: text.t('panel.research.col.state'), cell: (row) => stateOf(game, row) },
      ]} />
      {def && <Team key={def.id} game={game} def={def} />}
    </>
  );
}

function isKnown({ frame }: Game, def: IdeaDef): boolean {
  return Date.parse(def.commonDate) / 86_400_000 <= frame.epochDay + frame.timeS / 86_400;
}

// Cells, not components: what reads as before is passed over by the table.
function worthOf({ text, frame }: Game, def: IdeaDef) {
  const estimate = frame.estimates[def.id];
  const change = (ratio: number | undefined): string => text.n(ratio === undefined ? null : ratio - 1, 'ratio', { sign: true });
  return <span class="sm">{text.t('panel.research.worth', { what: text.t(`effect.${def.effect}`), low: change(estimate?.lowRatio), high: change(estimate?.highRatio) })}</span>;
}

function workOf(game: Game, def: IdeaDef) {
  const { text, frame, catalog } = game;
  const estimate = frame.estimates[def.id];
  const done = projectOf(game, def.id)?.doneDays ?? 0;
  const share = isKnown(game, def) ? catalog.constants.research.copyRatio : 1;
  const low = Math.max(done, (estimate?.lowDays ?? 0) * share);
  const params = { done: Math.round(done), low: Math.round(low), high: Math.round(Math.max(done, (estimate?.highDays ?? 0) * share)) };
  return <span class="num">{text.t(done > 0 ? 'panel.research.done' : 'panel.research.days', params)}</span>;
}

function stateOf(game: Game, def: IdeaDef) {
  const { text, catalog } = game;
  const project = projectOf(game, def.id);
  if (project?.state === 'active') return <Tag tone="acc">{text.t('panel.research.state.active', { n: project.heads })}</Tag>;
  const lacking = def.needs.filter((need) => projectOf(game, need)?.state !== 'found').map((need) => text.t(catalog.ideas[need]?.name ?? need));
  if (lacking.length > 0) return <span class="faint sm">{text.t('panel.research.state.waits', { ideas: lacking.join(', ') })}</span>;
  return <span class="faint sm">{text.t(`panel.research.state.${project?.state ?? 'open'}`)}</span>;
}

function Team({ game, def }: GameProps & { def: IdeaDef }) {
  const { text, catalog } = game;
  const { crowdHeads, dryRatio, copyRatio } = catalog.constants.research;
  const project = projectOf(game, def.id);
  const active = project?.state === 'active';
  const free = freeHeads(game, def);
  const [heads, setHeads] = useState(active ? project.heads : Math.max(1, Math.min(free, 10)));
  const [gpus, setGpus] = useState(active ? project.gpus : 0);
  return (
    <Section title={text.t(def.name)} icon="flask-conical" card>
      <p>{text.t(def.text)}</p>
      <div class="row wrap">
        <Stepper label={text.t('panel.research.heads')} showLabel value={heads} min={1} max={Math.max(1, free)} onChange={setHeads} />
        {def.gpus > 0 && <Stepper label={text.t('panel.research.gpus')} showLabel value={gpus} min={0} max={def.gpus} step={32} onChange={setGpus} />}
      </div>
      <p class="xs muted">{text.t('panel.research.team', { role: roleName(game, def.role), crowd: crowdHeads })}{def.gpus > 0 && ` ${text.t('panel.research.gpuHint', { gpus: def.gpus, dry: text.n(dryRatio, 'ratio') })}`}</p>
      {isKnown(game, def) && <Note>{text.t('panel.research.copy', { share: text.n(copyRatio, 'ratio') })}</Note>}
      <div class="row wrap">
        <OrderButton label={text.t(active ? 'panel.research.assign' : project ? 'panel.research.resume' : 'panel.research.start')} kind="primary" command={active ? { type: 'research.assign', idea: def.id, heads, gpus } : { type: 'research.start', idea: def.id, heads, gpus }} />
        {active && <OrderButton label={text.t('panel.research.drop')} kind="ghost" command={{ type: 'research.drop', idea: def.id }} confirm={{ title: text.t('panel.research.dropTitle'), body: text.t('panel.research.dropBody'), action: text.t('panel.research.drop') }} />}
      </div>
    </Section>
  );
}
