/** Key people: who is on the market, who has an offer, who works here. */
import { useState } from 'preact/hooks';
import { giveOrder } from '../../../app/actions/play.ts';
import { personDef } from '../../../app/simValues.ts';
import type { Approach, KeyPerson, KeyPersonDef } from '../../../sim/index.ts';
import { personName } from '../../shell/names.ts';
import { Button, EmptyState, KeyValue, Meter, Modal, Segmented, Select, Stepper, Table, Tag, WhyList } from '../../widgets/index.ts';
import { PoliciesLink } from '../policies/policyControl.tsx';
import { useUid } from '../../hooks.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf, roleName } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { OrderButton, useCheck } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';

interface Row { person: KeyPerson; def: KeyPersonDef; name: string; approach: Approach | undefined }
const ORDER = ['hired', 'offered', 'market', 'rival', 'elsewhere', 'left'];
const FILTERS = { all: ORDER, here: ['hired', 'offered'], free: ['market'], rivals: ['rival'] } as const;
type Filter = keyof typeof FILTERS;

export function KeyPeopleTab({ game }: GameProps) {
  const { text, frame, catalog } = game;
  const { people } = frame;
  const [offering, setOffering] = useState<string | null>(null);
  const [filter, setFilter] = useState<Filter>('all');
  const [chosenId, setChosen] = useState<string | null>(null);
  const day = Math.floor(frame.timeS / 86_400);
  const everybody: Row[] = people.key.flatMap((person) => {
    const def = personDef(people, catalog, person.id);
    const approach = people.approaches.find((open) => open.person === person.id);
    return def && (person.state !== 'market' || def.availableDay <= day) ? [{ person, def, approach, name: personName(text, catalog, people, person.id) }] : [];
  });
  const rows = everybody.filter((row) => (FILTERS[filter] as readonly string[]).includes(row.person.state))
    .sort((a, b) => Number(b.approach !== undefined) - Number(a.approach !== undefined) || ORDER.indexOf(a.person.state) - ORDER.indexOf(b.person.state));
  const offered = rows.find((row) => row.person.id === offering);
  const chosen = rows.find((row) => row.person.id === chosenId && row.person.state === 'hired') ?? rows.find((row) => row.person.state === 'hired');
  if (everybody.length === 0) return <EmptyState icon="users" title={text.t('panel.people.noKey')}>{text.t('panel.people.noKeyHint')}</EmptyState>;
  return (
    <>
      {everybody.filter((row) => row.approach && !row.approach.matched).map((row) => <ApproachLine key={row.person.id} game={game} row={row} />)}
      <div class="row sm">
        <Segmented label={text.t('panel.people.filter')} value={filter} onChange={(id) => setFilter(id as Filter)} options={(Object.keys(FILTERS) as Filter[]).map((id) => ({ id, label: `${text.t(`panel.people.filter.${id}`)} ${everybody.filter((row) => (FILTERS[id] as readonly string[]).includes(row.person.state)).length}` }))} />
        <span class="grow muted">{text.t('panel.people.matching', { share: people.matchRatio > 0 ? text.n(people.matchRatio, 'ratio') : text.t('common.none') })}</span>
        <PoliciesLink game={game} />
      </div>
      {chosen && chosen.person.state === 'hired' && <PersonCard key={chosen.person.id} game={game} row={chosen} />}
      <Table caption={text.t('panel.people.tab.key')} rows={rows} rowKey={(row) => row.person.id} selected={chosen?.person.id ?? null} onSelect={setChosen} columns={[
        { id: 'name', head: text.t('panel.people.col.name'), cell: (row) => row.name, sort: (row) => row.name },
        { id: 'role', head: text.t('panel.people.col.field'), cell: (row) => roleName(game, row.def.role), sort: (row) => roleName(game, row.def.role) },
        { id: 'effect', head: text.t('panel.people.col.effect'), cell: (row) => <span class="sm">{text.t(`panel.people.effect.${row.def.effect}`, { share: text.n(row.def.effectRatio * row.def.skill * row.def.drive, 'ratio') })}</span>, sort: (row) => row.def.effect },
        { id: 'cares', head: text.t('panel.people.col.cares'), cell: (row) => <span class="sm">{text.t(`panel.people.cares.${row.def.cares ?? 'pay'}`)}{row.def.visa && row.person.state !== 'hired' ? `, ${text.t('panel.people.visa')}` : ''}</span>, sort: (row) => row.def.cares ?? 'pay' },
        { id: 'skill', head: text.t('panel.people.col.skill'), what: 'panel.people.col.skill.what', width: '7rem', cell: (row) => <Bar label={text.t('panel.people.col.skill')} value={row.def.skill} text={text.n(row.def.skill, 'ratio')} />, sort: (row) => row.def.skill },
        { id: 'fatigue', head: text.t('panel.people.col.fatigue'), width: '7rem', cell: (row) => (row.person.state === 'hired' ? <Bar label={text.t('panel.people.col.fatigue')} value={row.person.fatigue} hue={row.person.fatigue > 0.6 ? 'bad' : row.person.fatigue > 0.35 ? 'warn' : 'good'} text={text.n(row.person.fatigue, 'ratio')} /> : <span class="faint">{text.t('unit.unknown')}</span>), sort: (row) => (row.person.state === 'hired' ? row.person.fatigue : null) },
        { id: 'pay', head: text.t('panel.people.col.pay'), number: true, cell: (row) => <Num value={row.person.state === 'hired' || row.person.state === 'offered' ? row.person.salaryCentsPerYear : row.def.salaryCentsPerYear} unit="cents" />, sort: (row) => row.def.salaryCentsPerYear },
        { id: 'state', head: text.t('panel.people.col.state'), cell: (row) => <State game={game} row={row} onOffer={() => setOffering(row.person.id)} />, sort: (row) => ORDER.indexOf(row.person.state) },
      ]} />
      {offered && <OfferDialog key={offered.person.id} game={game} row={offered} onClose={() => setOffering(null)} />}
    </>
  );
}

function State({ game, row, onOffer }: GameProps & { row: Row; onOffer: () => void }) {
  const { text } = game;
  const { person } = row;
  switch (person.state) {
    case 'hired': return person.awayUntilS >= 0
      ? <Tag tone="warn">{text.t('panel.people.away', { date: dateOf(game, person.awayUntilS) })}</Tag>
      : <Tag tone="good">{text.t(person.lead === 'none' ? 'panel.people.state.hired' : 'panel.people.leads')}</Tag>;
    case 'offered': return <Tag tone="info" icon="hourglass">{text.t('panel.people.answerBy', { date: dateOf(game, person.answerS) })}</Tag>;
    case 'market': return <Button size="sm" kind="ghost" onPress={onOffer}>{text.t('panel.people.offer')}<span class="vh"> {row.name}</span></Button>;
    case 'rival': return <Button size="sm" kind="quiet" onPress={onOffer}>{text.t('panel.people.poach', { lab: labName(game, person.employer) })}<span class="vh"> {row.name}</span></Button>;
    default: return <span class="faint">{text.t(`panel.people.state.${person.state}`)}</span>;
  }
}

function labName({ text, catalog }: GameProps['game'], id: string): string {
  const def = catalog.rivals[id];
  return text.t(def?.name ?? 'people.anotherLab');
}

/** A rival has called: what it pays, when the person decides, and the answer. */
function ApproachLine({ game, row }: GameProps & { row: Row }) {
  const { text } = game;
  const open = row.approach!;
  const pay = Math.max(open.salaryCentsPerYear, row.person.salaryCentsPerYear + 1_000_000);
  const command = { type: 'people.counter' as const, person: row.person.id, salaryCentsPerYear: pay };
  const chance = useCheck(command)?.check.conditions.find((condition) => condition.id === 'chance-of-staying')?.have ?? null;
  return (
    <div class="row sm" role="status">
      <Tag tone="warn" icon="megaphone">{row.name}</Tag>
      <span class="grow">{text.t('panel.people.approach', { lab: labName(game, open.rival), pay: text.n(open.salaryCentsPerYear, 'cents'), date: dateOf(game, open.answerByS) })}</span>
      <OrderButton size="sm" kind="primary" label={text.t('panel.people.counter', { chance: text.n(chance, 'ratio') })} command={command} hideReady why="read" />
    </div>
  );
}

/** Somebody who works here: what they lead, and rest. */
function PersonCard({ game, row }: GameProps & { row: Row }) {
  const { text, frame, catalog, app } = game;
  const { person, def } = row;
  const ideas = frame.research.projects.filter((project) => project.state === 'active' && catalog.ideas[project.idea]?.role === def.role);
  const leads = [
    { id: 'none', label: text.t('panel.people.lead.none') }, { id: 'team', label: text.t('panel.people.lead.team') },
    ...ideas.map((project) => ({ id: project.idea, label: text.t(catalog.ideas[project.idea]!.name) })),
  ];
  return (
    <Section title={row.name} icon="users" card>
      <div class="row sm">
        <span class="grow"><Select label={text.t('panel.people.lead')} value={person.lead} options={leads} onChange={(lead) => void giveOrder(app, { type: 'people.assign', person: person.id, lead })} hint={text.t('panel.people.leadHint')} /></span>
        <OrderButton label={text.t('panel.people.rest')} command={{ type: 'people.sabbatical', person: person.id, days: 30 }} hideReady />
      </div>
    </Section>
  );
}

function Bar({ label, value, text, hue }: { label: string; value: number; text: string; hue?: 'good' | 'warn' | 'bad' }) {
  return <span class="row"><span class="grow"><Meter bare thin label={label} value={value} hue={hue ?? 'compute'} text={text} /></span><span class="num">{text}</span></span>;
}

function OfferDialog({ game, row, onClose }: GameProps & { row: Row; onClose: () => void }) {
  const { text, catalog } = game;
  const { def, person } = row;
  const heading = useUid('offer');
  const [salary, setSalary] = useState(def.salaryCentsPerYear);
  const [equityBp, setEquity] = useState(def.equityBp);
  const command = { type: 'people.offerKey' as const, person: person.id, salaryCentsPerYear: salary, equityBp };
  const verdict = useCheck(command);
  const chance = verdict?.check.conditions.find((condition) => condition.id === 'chance-of-yes')?.have ?? null;
  return (
    <Modal open onClose={onClose} labelledBy={heading}>
      <header><h2 id={heading}>{text.t('panel.people.offerTitle', { name: row.name })}</h2></header>
      <div class="in sm col">
        <Stepper label={text.t('panel.people.salary')} showLabel value={salary / 1e8} min={0} max={1000} step={0.1} digits={2} unit={text.t('panel.unit.millionPerYear')} onChange={(value) => setSalary(Math.round(value * 1e8))} />
        <Stepper label={text.t('panel.people.equityGrant')} showLabel value={equityBp / 100} min={0} max={100} step={0.05} digits={2} unit={text.t('panel.unit.percentOfLab')} onChange={(value) => setEquity(Math.round(value * 100))} />
        <KeyValue items={[
          { id: 'chance', label: text.t('panel.people.chance'), value: <b class="num">{text.n(chance, 'ratio')}</b> },
          { id: 'usual', label: text.t('panel.people.usual'), value: <span class="num">{text.t('panel.people.usualTerms', { salary: text.n(def.salaryCentsPerYear, 'cents'), share: text.n(def.equityBp / 100, 'percent') })}</span> },
          { id: 'answer', label: text.t('panel.people.answerIn'), value: <span class="num">{text.n(catalog.constants.people.offerAnswerDays, 'days')}</span> },
        ]} />
        {person.employer !== '' && <p class="sm muted">{text.t('panel.people.poachHint')}</p>}
        <WhyList conditions={[{ met: true, text: text.t(`panel.people.effect.${def.effect}`, { share: text.n(def.effectRatio * def.skill * def.drive, 'ratio') }) }]} />
      </div>
      <footer>
        <Button onPress={onClose}>{text.t('common.cancel')}</Button>
        <OrderButton label={text.t('panel.people.makeOffer')} kind="primary" icon="signature" command={command} onDone={onClose} hideReady done={{ message: 'panel.people.offered', params: { name: row.name } }} />
      </footer>
    </Modal>
  );
}
