/**
 * Who gets what when the lab is sold: liquidation preferences side by side, then common shares. Holders of preferred shares convert to common
 * when that pays more; participating ones take their preference and share in the rest.
 */
import type { Holder } from '../../world/equity.ts';

export interface ExitShare {
  name: string;
  preferenceCents: number;
  commonCents: number;
  converts: boolean; // gave up its preference for a share of the rest
}

function preferenceOf(holder: Holder): number {
  return Math.floor(holder.investedCents * holder.preferenceMultiple);
}

/** `proceedsCents`: what is left for shareholders, whole cents >= 0. Paid in whole cents; the parts sum to the proceeds exactly when there are shares. */
export function exitWaterfall(holders: readonly Holder[], proceedsCents: number): ExitShare[] {
  const parts = holders.map((holder) => ({ name: holder.name, preferenceCents: 0, commonCents: 0, converts: holder.preferenceMultiple <= 0 || preferenceOf(holder) <= 0 }));
  // Those with the lowest preference per share convert first: each only while a common share then pays more than its preference.
  const order = holders.map((_, h) => h).filter((h) => !parts[h]!.converts && !holders[h]!.participating && holders[h]!.shares > 0)
    .sort((a, b) => preferenceOf(holders[a]!) / holders[a]!.shares - preferenceOf(holders[b]!) / holders[b]!.shares || a - b);
  for (const h of order) {
    parts[h]!.converts = true;
    if (perCommonShare(holders, parts, proceedsCents) * holders[h]!.shares > preferenceOf(holders[h]!)) continue;
    parts[h]!.converts = false;
    break;
  }
  payPreferences(holders, parts, proceedsCents);
  payCommon(holders, parts, proceedsCents);
  return parts;
}

function sharesInRest(holder: Holder, part: ExitShare): number {
  return part.converts || holder.participating ? holder.shares : 0;
}

function perCommonShare(holders: readonly Holder[], parts: readonly ExitShare[], proceedsCents: number): number {
  let rest = proceedsCents;
  let shares = 0;
  holders.forEach((holder, h) => {
    if (!parts[h]!.converts) rest -= preferenceOf(holder);
    shares += sharesInRest(holder, parts[h]!);
  });
  return shares > 0 ? Math.max(0, rest) / shares : 0;
}

/** In full, or in proportion when there is not enough. */
function payPreferences(holders: readonly Holder[], parts: ExitShare[], proceedsCents: number): void {
  let owed = 0;
  holders.forEach((holder, h) => { if (!parts[h]!.converts) owed += preferenceOf(holder); });
  const ratio = owed > proceedsCents ? proceedsCents / owed : 1;
  let left = proceedsCents;
  holders.forEach((holder, h) => {
    const part = parts[h]!;
    if (part.converts) return;
    part.preferenceCents = Math.min(left, ratio < 1 ? Math.floor(preferenceOf(holder) * ratio) : preferenceOf(holder));
    left -= part.preferenceCents;
  });
}

/** The rest by shares; the cents that do not divide go to the largest holder. */
function payCommon(holders: readonly Holder[], parts: ExitShare[], proceedsCents: number): void {
  let rest = proceedsCents;
  let shares = 0;
  let largest = -1;
  holders.forEach((holder, h) => {
    rest -= parts[h]!.preferenceCents;
    const common = sharesInRest(holder, parts[h]!);
    shares += common;
    if (common > 0 && (largest < 0 || common > holders[largest]!.shares)) largest = h;
  });
  if (rest <= 0) return;
  if (largest < 0) { // nobody holds common shares: the preferred take what is left
    const first = parts.find((part) => part.preferenceCents > 0);
    if (first) first.preferenceCents += rest;
    return;
  }
  let left = rest;
  holders.forEach((holder, h) => {
    const cents = Math.floor(rest * (sharesInRest(holder, parts[h]!) / shares));
    parts[h]!.commonCents = cents;
    left -= cents;
  });
  parts[largest]!.commonCents += left;
}
