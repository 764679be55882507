/** Shares and votes, today and after a sheet is signed. */
import { capAfterSheet, exitWaterfall, voteRatioOf } from '../../../app/simValues.ts';
import type { CapAfter, Holder, TermSheet } from '../../../sim/index.ts';
import type { Hue, StackPart } from '../../widgets/index.ts';
import type { Game } from '../shared/game.tsx';
import { nameIn } from '../shared/names.ts';

const INVESTOR_HUES: readonly Hue[] = ['water', 'network', 'money', 'power', 'compute'];

export function totalShares(holders: readonly Holder[]): number {
  return holders.reduce((sum, holder) => sum + holder.shares, 0);
}

export function holderName(game: Game, holder: { name: string }): string {
  if (holder.name === 'founder') return game.scenario.founderName === '' ? game.text.t('panel.capital.founder') : game.text.t('panel.capital.founderNamed', { name: game.text.has(game.scenario.founderName) ? game.text.t(game.scenario.founderName) : game.scenario.founderName });
  if (holder.name === 'pool') return game.text.t('panel.capital.pool');
  const [investor = '', round = ''] = holder.name.split('#');
  const name = nameIn(game, 'investors', investor);
  return round === '0' ? game.text.t('panel.capital.secondary', { name }) : game.text.t('panel.capital.holder', { name, round });
}

/** The cap table that signing leaves, by the rule that signs; null while no round is open. */
export function after(game: Game, sheet: TermSheet): CapAfter | null {
  const { finance, people } = game.frame;
  return finance.round ? capAfterSheet(finance, people.grantedBp, finance.round, sheet) : null;
}

/** Share of the lab that a sheet sells, its second tranche included. */
export function dilution(cap: CapAfter | null): number | null {
  if (!cap) return null;
  const sold = cap.newShares + cap.trancheShares;
  return sold / Math.max(1, totalShares(cap.holders) + cap.trancheShares);
}

/** What the founder would get in a sale at the fair value and the cash that the sheet brings, debt aside. */
export function founderExit(cap: CapAfter | null, fairCents: number | null): number | null {
  if (!cap || fairCents === null) return null;
  const part = exitWaterfall(cap.holders, Math.round(fairCents + cap.paidCents)).find((entry) => entry.name === 'founder');
  return part ? part.preferenceCents + part.commonCents : null;
}

/** Founder's votes over all votes. */
export function founderVotes(game: Game, cap: CapAfter | null = null): number {
  return voteRatioOf(cap ? cap.holders : game.frame.finance.holders, game.catalog.constants.finance, cap?.trancheShares ?? 0);
}

export function ownerParts(game: Game, holders: readonly Holder[]): StackPart[] {
  const { text } = game;
  const total = totalShares(holders);
  let investors = 0;
  return holders.map((holder) => {
    const hue: Hue = holder.name === 'founder' ? 'accent' : holder.name === 'pool' ? 'people' : INVESTOR_HUES[investors++ % INVESTOR_HUES.length]!;
    const name = holderName(game, holder);
    return { id: holder.name, label: name, value: holder.shares, hue, text: text.t('panel.capital.stack', { name, share: text.n(total > 0 ? holder.shares / total : null, 'ratio') }) };
  });
}
