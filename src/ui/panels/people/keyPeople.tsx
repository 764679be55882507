/** Key people: who is on the market, who has an offer, who works here. */
import { useState } from 'preact/hooks';
import type { KeyPerson, KeyPersonDef } from '../../../sim/index.ts';
import { Button, EmptyState, KeyValue, Meter, Modal, Stepper, Table, Tag, WhyList } from '../../widgets/index.ts';
import { useUid } from '../../hooks.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf, roleName } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { OrderButton, useCheck } from '../shared/order.tsx';

interface Row { person: KeyPerson; def: KeyPersonDef; name: string }
const ORDER = ['hired', 'offered', 'market', 'elsewhere', 'left'];

export function KeyPeopleTab({ game }: GameProps) {
  const { text, frame, catalog } = game;
  const [offering, setOffering] = useState<string | null>(null);
  const day = Math.floor(frame.timeS / 86_400);
  const rows: Row[] = frame.people.key.flatMap((person) => {
    const def = catalog.keyPeople[person.id];
    return def && (person.state !== 'market' || def.availableDay <= day) ? [{ person, def, name: text.t(def.name) }] : [];
  }).sort((a, b) => ORDER.indexOf(a.person.state) - ORDER.indexOf(b.person.state));
  const chosen = rows.find((row) => row.person.id === offering);
  if (rows.length === 0) return <EmptyState icon="users" title={text.t('panel.people.noKey')}>{text.t('panel.people.noKeyHint')}</EmptyState>;
  return (
    <>
      <Table caption={text.t('panel.people.tab.key')} rows={rows} rowKey={(row) => row.person.id} columns={[
        { id: 'name', head: text.t('panel.people.col.name'), cell: (row) => row.name, sort: (row) => row.name },
        { id: 'role', head: text.t('panel.people.col.field'), cell: (row) => roleName(game, row.def.role) },
        { id: 'effect', head: text.t('panel.people.col.effect'), cell: (row) => <span class="sm">{text.t(`panel.people.effect.${row.def.effect}`, { share: text.n(row.def.effectRatio * row.def.skill * row.def.drive, 'ratio') })}</span> },
        { id: 'skill', head: text.t('panel.people.col.skill'), width: '8rem', cell: (row) => <Bar label={text.t('panel.people.col.skill')} value={row.def.skill} text={text.n(row.def.skill, 'ratio')} />, sort: (row) => row.def.skill },
        { id: 'fatigue', head: text.t('panel.people.col.fatigue'), width: '8rem', cell: (row) => (row.person.state === 'hired' ? <Bar label={text.t('panel.people.col.fatigue')} value={row.person.fatigue} hue={row.person.fatigue > 0.6 ? 'bad' : row.person.fatigue > 0.35 ? 'warn' : 'good'} text={text.n(row.person.fatigue, 'ratio')} /> : <span class="faint">{text.t('unit.unknown')}</span>), sort: (row) => row.person.fatigue },
        { id: 'pay', head: text.t('panel.people.col.pay'), number: true, cell: (row) => <Num value={row.person.state === 'hired' || row.person.state === 'offered' ? row.person.salaryCentsPerYear : row.def.salaryCentsPerYear} unit="cents" />, sort: (row) => row.def.salaryCentsPerYear },
        { id: 'state', head: text.t('panel.people.col.state'), cell: (row) => (
          row.person.state === 'hired' ? <Tag tone="good">{text.t('panel.people.state.hired')}</Tag>
          : row.person.state === 'offered' ? <Tag tone="info" icon="hourglass">{text.t('panel.people.answerBy', { date: dateOf(game, row.person.answerS) })}</Tag>
          : row.person.state === 'market' ? <Button size="sm" kind="ghost" onPress={() => setOffering(row.person.id)}>{text.t('panel.people.offer')}<span class="vh"> {row.name}</span></Button>
          : <span class="faint">{text.t(`panel.people.state.${row.person.state}`)}</span>
        ) },
      ]} />
      {chosen && <OfferDialog key={chosen.person.id} game={game} row={chosen} onClose={() => setOffering(null)} />}
    </>
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
        <WhyList conditions={[{ met: true, text: text.t(`panel.people.effect.${def.effect}`, { share: text.n(def.effectRatio * def.skill * def.drive, 'ratio') }) }]} />
      </div>
      <footer>
        <Button onPress={onClose}>{text.t('common.cancel')}</Button>
        <OrderButton label={text.t('panel.people.makeOffer')} kind="primary" icon="signature" command={command} onDone={onClose} hideReady done={{ message: 'panel.people.offered', params: { name: row.name } }} />
      </footer>
    </Modal>
  );
}
