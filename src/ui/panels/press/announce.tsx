/** What the lab says of itself: the number, what each audience would make of it, what was said before, and how loud the founder is. */
import { useState } from 'preact/hooks';
import { statementOutlook } from '../../../app/simValues.ts';
import type { ClaimDef, ClaimView, Outlook, Statement, Unit } from '../../../sim/index.ts';
import { EmptyState, KeyValue, Note, Select, Slider, Stepper, Switch, Table, Tag } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { OrderButton, useSetting } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';

/** What one step of the input stands for: megawatts, millions of dollars. */
const SCALE: Partial<Record<Unit, number>> = { kW: 1000, cents: 1e8 };
const DAYS = 120;

export function AnnounceTab({ game }: GameProps) {
  const { text, frame, catalog } = game;
  const claims = Object.values(catalog.claims);
  const [chosen, setChosen] = useState(claims[0]?.id ?? '');
  const [typed, setTyped] = useState<Record<string, number>>({});
  const [promised, setPromised] = useState(false);
  const [ahead, setAhead] = useState(DAYS);
  const [level, setLevel] = useSetting(frame.reputation.founder, (value) => ({ type: 'press.setFounder', level: value }));
  const def = catalog.claims[chosen];
  const view = frame.claims[chosen];
  if (!def || !view) return <EmptyState icon="newspaper" title={text.t('panel.press.nothingToSay')} />;
  const scale = SCALE[def.unit] ?? 1;
  const grain = def.unit === 'index' ? 0.1 : scale;
  const value = typed[def.id] ?? Math.max(def.least, Math.floor(view.truth / grain) * grain);
  const days = promised && def.promise ? ahead : 0;
  const outlook = statementOutlook(frame, catalog, def, view, value, days);
  return (
    <>
      <div class="g2">
        <div class="psec">
        <Section title={text.t('panel.press.say')} icon="message-square-text" card>
          <Select label={text.t('panel.press.what')} value={chosen} onChange={setChosen} options={claims.map((entry) => ({ id: entry.id, label: text.t(entry.name) }))} />
          <Stepper label={text.t('panel.press.number')} showLabel value={value / scale} min={0} max={def.most * 10 / scale} step={Math.max(1, Math.round(value / scale / 20))} digits={def.unit === 'index' ? 1 : 0}
            unit={text.t(`panel.press.unit.${def.unit}`)} onChange={(next) => setTyped({ ...typed, [def.id]: next * scale })} />
          {def.promise && <Switch label={text.t('panel.press.asPromise')} checked={promised} onChange={setPromised} />}
          {days > 0 && <Slider label={text.t('panel.press.within')} value={ahead} min={10} max={catalog.constants.publicity.promiseMostDays} step={5} unit="days" onChange={setAhead} />}
          <OrderButton label={text.t('panel.press.announce')} command={{ type: 'press.announce', claim: def.id, value, days }} kind="primary" />
        </Section>
        <Section title={text.t('panel.press.founder')} icon="users" card>
          <Slider label={text.t('panel.press.loudness')} value={level} min={0} max={1} step={0.05} unit="ratio" onChange={setLevel}
            hint={text.t('panel.press.loudnessHint', { felt: frame.reputation.founderFelt, days: catalog.constants.publicity.founderHalfDays })} />
          <Founder game={game} level={level} />
        </Section>
        </div>
        <Section title={text.t('panel.press.audiences')} icon="users" card>
          <Audiences game={game} def={def} view={view} value={value} days={days} outlook={outlook} />
        </Section>
      </div>
      <Section title={text.t('panel.press.said')} icon="newspaper">
        <Statements game={game} />
      </Section>
    </>
  );
}

/** The gap before anybody else sees it, and what press, investors, regulators and staff would make of it. */
function Audiences({ game: { text, catalog }, def, view, value, days, outlook }: GameProps & { def: ClaimDef; view: ClaimView; value: number; days: number; outlook: Outlook }) {
  const effect = (id: string): number => (outlook.effects.find((entry) => entry.effect === id)?.ratio ?? 1) - 1;
  const cost = (gauge: string): number => outlook.cost.gauges.find((entry) => entry.gauge === gauge)?.add ?? 0;
  const then = outlook.gap > 0;
  const row = (id: string, now: number, later: number) => ({
    id, label: text.t(`panel.press.audience.${id}`),
    value: <span class="num">{text.n(now, 'ratio', { sign: true, digits: 1 })}{then && <span class="c-bad"> {text.t('panel.press.later', { change: text.n(later, 'ratio', { sign: true }) })}</span>}</span>,
  });
  return (
    <>
      <KeyValue items={[
        { id: 'truth', label: text.t('panel.press.truth'), value: <Num value={view.truth} unit={def.unit} /> },
        ...(days > 0 ? [] : def.evidence.map((entry, k) => ({
          id: entry.name, label: text.t('panel.press.sees', { evidence: `@${entry.name}`, days: entry.days }),
          value: <span class={value > Math.max(view.truth, view.allowed[k] ?? 0) * 1.11 ? 'num c-bad' : 'num'}>{text.n(view.allowed[k], def.unit)}</span>,
        }))),
        row('press', outlook.brand, cost('controversy')),
        row('investors', effect('capital'), outlook.cost.capitalRatio - 1),
        row('candidates', effect('hiring'), cost('staff')),
        row('customers', effect('revenue'), 0),
        row('regulators', 0, cost('regulators')),
        row('credibility', 0, cost('credibility')),
      ]} />
      {then
        ? <Note tone="bad">{text.t(days > 0 ? 'panel.press.gapPromise' : 'panel.press.gap', { gap: 2 ** outlook.gap, days: outlook.gapDays })}</Note>
        : <Note>{text.t(outlook.fresh > 0 ? 'panel.press.noGap' : 'panel.press.oldNews')}</Note>}
      <p class="xs muted">{text.t('panel.press.buzz', { buzz: outlook.buzz, fresh: outlook.fresh, trust: outlook.trust, reach: outlook.reach, tired: outlook.tired, days: catalog.constants.publicity.talkDays })}</p>
    </>
  );
}

function Statements({ game }: GameProps) {
  const { text, frame, catalog } = game;
  const rows = [...frame.reputation.statements].reverse();
  if (rows.length === 0) return <EmptyState icon="message-square-text" title={text.t('panel.press.noneSaid')}>{text.t('panel.press.noneSaidHint')}</EmptyState>;
  const nameOf = (row: Statement): string => text.t(catalog.claims[row.claim]?.name ?? row.claim);
  const unitOf = (row: Statement): Unit => catalog.claims[row.claim]?.unit ?? 'none';
  return (
    <Table caption={text.t('panel.press.said')} rows={rows} rowKey={(row) => String(row.id)} columns={[
      { id: 'date', head: text.t('panel.press.col.date'), cell: (row) => dateOf(game, row.saidS, 'dateYear'), sort: (row) => row.saidS },
      { id: 'what', head: text.t('panel.press.col.what'), cell: nameOf, sort: nameOf },
      { id: 'value', head: text.t('panel.press.col.said'), number: true, cell: (row) => <Num value={row.value} unit={unitOf(row)} />, sort: (row) => row.value },
      { id: 'found', head: text.t('panel.press.col.found'), number: true, cell: (row) => (row.found < 0 ? null : <Num value={row.found} unit={unitOf(row)} />), sort: (row) => row.found },
      { id: 'state', head: text.t('panel.press.col.state'), cell: (row) => <State game={game} row={row} />, sort: (row) => row.state },
    ]} />
  );
}

function State({ game, row }: GameProps & { row: Statement }) {
  const { text, catalog } = game;
  if (row.state !== 'open') return <Tag tone={row.state === 'caught' || row.state === 'broken' ? 'bad' : row.state === 'corrected' ? 'warn' : 'good'}>{text.t(`panel.press.state.${row.state}`)}</Tag>;
  const next = catalog.claims[row.claim]?.evidence[row.checked];
  const due = row.byS >= 0 ? row.byS : row.saidS + (next?.days ?? 0) * 86_400;
  return (
    <span class="row wrap">
      <Tag>{text.t(row.byS >= 0 ? 'panel.press.state.promised' : 'panel.press.state.open', { date: dateOf(game, due) })}</Tag>
      <OrderButton label={text.t('panel.press.correct')} size="sm" kind="ghost" why="read" command={{ type: 'press.correct', statement: row.id }}
        confirm={{ title: text.t('panel.press.correctTitle'), body: text.t('panel.press.correctBody', { share: catalog.constants.publicity.correctRatio }), action: text.t('panel.press.correct'), plain: true }} />
    </span>
  );
}

/** What the dial bears on at the level that it is set to, once people have noticed. */
function Founder({ game: { text, catalog }, level }: { game: Game; level: number }) {
  const { founderEffects, founderRests, founderStart, founderReachAt0, founderReachAt1 } = catalog.constants.publicity;
  const change = (value: number): string => text.n(value, 'ratio', { sign: true });
  return (
    <p class="row wrap">
      <Tag>{text.t('panel.press.founderReach', { change: change(founderReachAt0 + (founderReachAt1 - founderReachAt0) * level - 1) })}</Tag>
      {founderEffects.map(({ effect, at0, at1 }) => <Tag key={effect}>{text.t('panel.press.effect.gauge', { what: text.t(`effect.${effect}`), change: change(at0 + (at1 - at0) * level - 1) })}</Tag>)}
      {founderRests.map(({ gauge, perLevel }) => <Tag key={gauge}>{text.t('panel.press.founderRest', { what: text.t(catalog.gauges[gauge].name), change: change(perLevel * (level - founderStart)) })}</Tag>)}
      {level > founderStart && <Tag tone="warn">{text.t('panel.press.founderRisk')}</Tag>}
    </p>
  );
}
