/** Term sheets side by side, the round they belong to, and what signing does to ownership. */
import { useState } from 'preact/hooks';
import type { TermSheet } from '../../../sim/index.ts';
import { cx, EmptyState, Icon, Note, StackBar, Stats, Stepper, Tag, Text } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf, nameIn } from '../shared/names.ts';
import { Figure, Num, useExplained } from '../shared/number.tsx';
import { OrderButton } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';
import { CounterBar, Promises, Rights } from './negotiate.tsx';
import { after, dilution, founderExit, founderVotes, ownerParts, totalShares } from './owners.ts';
import { What } from '../shared/what.tsx';

export function TermSheetsTab({ game }: GameProps) {
  const { text, frame } = game;
  const { finance } = frame;
  const { round } = finance;
  const [chosen, setChosen] = useState<number | null>(null);
  const sheet = round?.offers.find((offer) => offer.id === chosen) ?? round?.offers[0];
  const valuation = useExplained('finance.valuation')?.value ?? null;
  const cap = sheet ? after(game, sheet) : null;
  return (
    <>
      <Stats class="g4">
        <Figure label={text.t('panel.capital.cash')} value={frame.top.cashCents} unit="cents" explain="finance.cash" note={text.t('panel.capital.perDay', { flow: text.n(frame.top.cashPerDayCents, 'cents', { sign: true }) })} />
        <Figure label={text.t('panel.capital.runway')} value={finance.runwayDays >= 3650 ? null : finance.runwayDays} unit="days" explain="finance.runway" note={finance.runwayDays >= 3650 ? text.t('panel.capital.noBurn') : text.t('panel.capital.untilZero', { date: dateOf(game, frame.timeS + finance.runwayDays * 86_400, 'dateYear') })} />
        <Figure label={text.t('panel.capital.valuation')} value={valuation} unit="cents" explain="finance.valuation" note={text.t('panel.capital.valuationNote')} />
        <Figure label={<What id="panel.capital.control" />} value={founderVotes(game)} unit="ratio" note={text.t('panel.capital.controlNote', { need: text.n(game.catalog.constants.finance.controlRatio, 'ratio') })} />
      </Stats>
      {round ? <RoundState game={game} /> : <OpenRound game={game} valuation={valuation} />}
      <Rights game={game} />
      {round && sheet && cap && (
        <>
          <Compare game={game} valuation={valuation} offers={round.offers} chosen={sheet.id} onChoose={setChosen} />
          <CounterBar game={game} sheet={sheet} />
          <Section title={text.t('panel.capital.ownersAfter', { name: nameIn(game, 'investors', sheet.investor) })}>
            <div class="pown"><span class="sm muted">{text.t('panel.capital.today')}</span><StackBar label={text.t('panel.capital.today')} parts={ownerParts(game, finance.holders)} /></div>
            <div class="pown"><span class="sm muted">{text.t('panel.capital.after')}</span><StackBar label={text.t('panel.capital.after')} parts={ownerParts(game, cap.holders)} /></div>
            {cap.adjustedShares > 0 && <p class="sm c-warn">{text.t('panel.capital.adjusted', { share: text.n(cap.adjustedShares / totalShares(cap.holders), 'ratio') })}</p>}
            <p class="xs muted">{text.t('panel.capital.votesHint', { votes: game.catalog.constants.finance.founderVotes })}</p>
          </Section>
          <OrderButton
            label={text.t('panel.capital.sign', { name: nameIn(game, 'investors', sheet.investor) })} kind="primary" size="lg" icon="signature" guide="capital.sign" command={{ type: 'finance.sign', offer: sheet.id }} class="pbar"
            confirm={{
              title: text.t('panel.capital.signTitle', { name: nameIn(game, 'investors', sheet.investor) }),
              body: text.t('panel.capital.signBody', { raise: text.n(sheet.raiseCents, 'cents'), share: text.n(dilution(cap), 'ratio'), votes: text.n(founderVotes(game, cap), 'ratio') }),
              action: text.t('panel.capital.signNow'), plain: true,
            }}
            done={null}
          />
        </>
      )}
      <Promises game={game} />
    </>
  );
}

/** A tenth of what the lab is worth, millions of dollars, to two digits: what a round usually asks for. */
function usualAsk(valuationCents: number | null): number {
  const tenth = Math.max(1, (valuationCents ?? 0) / 1e9);
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(tenth)) - 1);
  return Math.round(tenth / scale) * scale;
}

function OpenRound({ game, valuation }: GameProps & { valuation: number | null }) {
  const { text, scenario, catalog } = game;
  const [typed, setMillions] = useState<number | null>(null);
  const millions = typed ?? usualAsk(valuation);
  const share = valuation !== null && valuation > 0 ? (millions * 1e8) / (valuation + millions * 1e8) : null;
  const investors = scenario.investors.flatMap((id) => catalog.investors[id] ?? []);
  return (
    <div class="g2">
      <Section title={text.t('panel.capital.openHead')} icon="landmark" card>
        <Stepper label={text.t('panel.capital.ask')} showLabel value={millions} min={1} max={1_000_000} step={100} unit={text.t('panel.unit.millionDollars')} onChange={setMillions} />
        <OrderButton label={text.t('panel.capital.openRound')} kind="primary" icon="play" guide="capital.openRound" command={{ type: 'finance.openRound', askCents: Math.round(millions * 1e8) }} />
        {share !== null && <p class="sm">{text.t('panel.capital.askShare', { share: text.n(share, 'ratio') })}</p>}
        <p class="xs muted">{text.t('panel.capital.askHint', { days: text.n(catalog.constants.finance.roundCooldownDays, 'days') })}</p>
      </Section>
      <Section title={text.t('panel.capital.investors')} icon="users">
        {investors.length === 0 ? <EmptyState icon="landmark" title={text.t('panel.capital.noInvestors')} /> : (
          <ul class="plist">
            {investors.map((def) => (
              <li key={def.id} class="prow">
                <span class="grow"><b>{text.t(def.name)}</b><small class="faint xs">{text.t(`panel.capital.needs.${def.needs}`)}</small></span>
                <span class="r sm"><span class="num">{text.range(def.minCents, def.maxCents, 'cents')}</span><small class="faint xs"><Text id="panel.capital.decidesEager" slots={{ days: text.n(def.decisionDays, 'days'), eager: <EagerNum investor={def.id} /> }} /></small></span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

/** Asked of the engine, since it depends on what the investor remembers. */
function EagerNum({ investor }: { investor: string }) {
  const value = useExplained('finance.eagerness', { investor })?.value ?? null;
  return <Num value={value} unit="ratio" explain="finance.eagerness" params={{ investor }} />;
}

function RoundState({ game }: GameProps) {
  const { text, frame } = game;
  const { round } = frame.finance;
  if (!round) return null;
  return (
    <Section title={text.t('panel.capital.roundHead', { ask: text.n(round.askCents, 'cents') })} icon="hourglass" aside={text.t('panel.capital.roundSigned', { signed: text.n(round.signedCents, 'cents'), date: dateOf(game, round.openedS) })}>
      {round.offers.length === 0 && <Note>{text.t(round.pending.length > 0 ? 'panel.capital.waiting' : 'panel.capital.allPassed')}</Note>}
      <ul class="row wrap">
        {round.pending.map((entry) => <li key={entry.investor}><Tag icon="hourglass">{text.t('panel.capital.answers', { name: nameIn(game, 'investors', entry.investor), date: dateOf(game, entry.answerS) })}</Tag></li>)}
        {round.passes.map((entry) => <li key={entry.investor}><Tag icon="x">{text.t('panel.capital.passed', { name: nameIn(game, 'investors', entry.investor), reason: text.t(`pass.${entry.reason}`) })}</Tag></li>)}
      </ul>
      <OrderButton
        size="sm" kind="ghost" icon="x" label={text.t('panel.capital.closeRound')} command={{ type: 'finance.closeRound' }}
        confirm={round.offers.length > 0 || round.pending.length > 0 ? { title: text.t('panel.capital.closeTitle'), body: text.t('panel.capital.closeBody', { n: round.offers.length, days: text.n(game.catalog.constants.finance.roundCooldownDays, 'days') }), action: text.t('panel.capital.closeRound') } : undefined}
      />
    </Section>
  );
}

function Compare({ game, valuation, offers, chosen, onChoose }: GameProps & { valuation: number | null; offers: TermSheet[]; chosen: number; onChoose: (id: number) => void }) {
  const { text, frame, catalog } = game;
  const control = catalog.constants.finance.controlRatio;
  const seats = frame.finance.boardSeats;
  const perDay = -frame.top.cashPerDayCents;
  const caps = new Map(offers.map((sheet) => [sheet.id, after(game, sheet)] as const));
  const rows: { id: string; cell: (sheet: TermSheet) => preact.ComponentChildren }[] = [
    { id: 'raises', cell: (sheet) => <Num value={sheet.raiseCents} unit="cents" /> },
    { id: 'tranche', cell: (sheet) => (sheet.milestone ? <span class="sm">{text.t('panel.capital.trancheLater', { now: text.n(caps.get(sheet.id)?.paidCents ?? null, 'cents'), later: text.n(caps.get(sheet.id)?.trancheCents ?? null, 'cents'), date: dateOf(game, frame.timeS + sheet.milestone.days * 86_400), needs: text.t(`panel.capital.milestone.${sheet.milestone.needs}`) })}</span> : text.t('panel.capital.allNow')) },
    { id: 'values', cell: (sheet) => <span class="num">{text.t('panel.capital.afterMoney', { value: text.n(sheet.preMoneyCents + sheet.raiseCents, 'cents') })}</span> },
    { id: 'dilution', cell: (sheet) => <Num value={dilution(caps.get(sheet.id) ?? null)} unit="ratio" explain="finance.dilution" params={{ offer: sheet.id }} /> },
    { id: 'preference', cell: (sheet) => <span class="num">{text.t(sheet.participating ? 'panel.capital.participating' : 'panel.capital.times', { n: sheet.preferenceMultiple })}</span> },
    { id: 'founderExit', cell: (sheet) => <Num value={founderExit(caps.get(sheet.id) ?? null, valuation)} unit="cents" /> },
    { id: 'board', cell: (sheet) => <span class="num">{sheet.boardSeats > 0 ? text.t('panel.capital.seats', { n: sheet.boardSeats, all: seats.founder + seats.investors + sheet.boardSeats }) : text.t('common.none')}</span> },
    { id: 'control', cell: (sheet) => {
      const votes = founderVotes(game, caps.get(sheet.id) ?? null);
      return <span class="num"><Icon name={votes >= control ? 'check' : 'triangle-alert'} class={votes >= control ? 'c-good' : 'c-warn'} />{text.t(votes >= control ? 'panel.capital.keeps' : 'panel.capital.loses', { votes: text.n(votes, 'ratio') })}</span>;
    } },
    { id: 'runway', cell: (sheet) => <span class="num">{perDay > 0 ? text.n((frame.top.cashCents + (caps.get(sheet.id)?.paidCents ?? 0)) / perDay, 'days') : text.t('panel.capital.noBurn')}</span> },
    { id: 'pool', cell: (sheet) => {
      const added = caps.get(sheet.id)?.poolShares ?? 0;
      if (sheet.poolRatio <= 0) return <span class="faint">{text.t('common.none')}</span>;
      const ratio = text.n(sheet.poolRatio, 'ratio');
      return <span class="num">{text.t(added > 0 ? 'panel.capital.poolDemand' : 'panel.capital.poolEnough', { ratio, added: text.n(added / Math.max(1, totalShares(caps.get(sheet.id)?.holders ?? [])), 'ratio') })}</span>;
    } },
    { id: 'rights', cell: (sheet) => <span class="sm">{[sheet.proRata && text.t('panel.capital.right.proRata'), sheet.infoRights && text.t('panel.capital.right.info')].filter(Boolean).join(', ') || text.t('common.none')}</span> },
    { id: 'eager', cell: (sheet) => <EagerNum investor={sheet.investor} /> },
    { id: 'valid', cell: (sheet) => <span class="num">{dateOf(game, sheet.validUntilS)}</span> },
  ];
  return (
    <table class="t ts">
      <caption class="vh">{text.t('panel.capital.tab.sheets')}</caption>
      <thead>
        <tr>
          <td />
          {offers.map((sheet) => (
            <th key={sheet.id} scope="col" class={cx(sheet.id === chosen && 'chosen')}>
              <button type="button" class="tspick" aria-pressed={sheet.id === chosen ? 'true' : 'false'} onClick={() => onChoose(sheet.id)}>{nameIn(game, 'investors', sheet.investor)}</button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{text.t(`panel.capital.term.${row.id}`)}</th>
            {offers.map((sheet) => <td key={sheet.id} class={cx(sheet.id === chosen && 'chosen')}>{row.cell(sheet)}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
