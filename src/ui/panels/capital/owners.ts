/** Shares and votes, today and after a sheet is signed. */
import type { Holder, TermSheet } from '../../../sim/index.ts';
import type { Hue, StackPart } from '../../widgets/index.ts';
import type { Game } from '../shared/game.tsx';
import { nameIn } from '../shared/names.ts';

const INVESTOR_HUES: readonly Hue[] = ['water', 'network', 'money', 'power', 'compute'];

export function totalShares(holders: readonly Holder[]): number {
  return holders.reduce((sum, holder) => sum + holder.shares, 0);
}

export function holderName(game: Game, holder: Holder): string {
  if (holder.name === 'founder') return game.scenario.founderName === '' ? game.text.t('panel.capital.founder') : game.text.t('panel.capital.founderNamed', { name: game.text.has(game.scenario.founderName) ? game.text.t(game.scenario.founderName) : game.scenario.founderName });
  if (holder.name === 'pool') return game.text.t('panel.capital.pool');
  const [investor = '', round = ''] = holder.name.split('#');
  return game.text.t('panel.capital.holder', { name: nameIn(game, 'investors', investor), round });
}

export function sheetShares(game: Game, sheet: TermSheet): number {
  const at = game.frame.finance.round?.sharesAtOpen ?? totalShares(game.frame.finance.holders);
  return sheet.preMoneyCents > 0 ? Math.floor(at * (sheet.raiseCents / sheet.preMoneyCents)) : 0;
}

/** Founder's votes over all votes. */
export function founderVotes(game: Game, newShares = 0): number {
  const weight = game.catalog.constants.finance.founderVotes;
  let founder = 0;
  let others = newShares;
  for (const holder of game.frame.finance.holders) {
    if (holder.name === 'founder') founder += holder.shares * weight;
    else others += holder.shares;
  }
  return founder + others > 0 ? founder / (founder + others) : 0;
}

export function ownerParts(game: Game, sheet: TermSheet | null): StackPart[] {
  const { text, frame } = game;
  const { holders } = frame.finance;
  const added = sheet ? sheetShares(game, sheet) : 0;
  const total = totalShares(holders) + added;
  let investors = 0;
  const parts: StackPart[] = holders.map((holder) => {
    const hue: Hue = holder.name === 'founder' ? 'accent' : holder.name === 'pool' ? 'people' : INVESTOR_HUES[investors++ % INVESTOR_HUES.length]!;
    const name = holderName(game, holder);
    const share = text.n(total > 0 ? holder.shares / total : null, 'ratio');
    return { id: holder.name, label: name, value: holder.shares, hue, text: text.t('panel.capital.stack', { name, share }) };
  });
  if (sheet) {
    const name = nameIn(game, 'investors', sheet.investor);
    parts.push({ id: 'new', label: name, value: added, hue: 'good', text: text.t('panel.capital.stack', { name, share: text.n(total > 0 ? added / total : null, 'ratio') }) });
  }
  return parts;
}
