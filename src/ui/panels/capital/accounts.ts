/** Names of accounts and of the reasons of postings. */
import type { Game } from '../shared/game.tsx';

export function kindName(game: Game, kind: string): string {
  return game.text.has(`ledger.${kind}`) ? game.text.t(`ledger.${kind}`) : kind;
}
export function accountName(game: Game, account: string): string {
  return game.text.has(`account.${account}`) ? game.text.t(`account.${account}`) : account;
}
