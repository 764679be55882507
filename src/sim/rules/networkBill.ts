/** What a fabric takes as it is laid: switches, and cables of the kind that reaches where they have to, with price, draw and flaps. */
import type { NetworkConstants } from '../world/catalogConstants.ts';
import type { FabricDef, LinkKind } from '../world/catalogHardware.ts';
import type { Wiring } from '../world/compute.ts';
import { fabricBom, fabricPlan, switchCount, type FabricBom } from './fabric.ts';

/** How a fabric is laid out. */
export interface NetworkShape {
  oversubscription: number;
  wiring: Wiring;
  halls: readonly HallLink[]; // of the site; none = all in one hall
}
/** A hall of the site, as the cables see it. */
export interface HallLink {
  hall: number; // structure id
  ratio: number; // of the site's floor
  lengthM: number; // of a cable to the top tier; 0 = it stands here
  link: LinkKind | null; // that reaches so far and was bought; null: out of reach
}

/** Cables of one kind. */
export interface LinkCount {
  link: LinkKind;
  cables: number;
}
export interface NetworkBill extends FabricBom {
  links: LinkCount[]; // kinds in use, by reach
  switchCents: number;
  linkCents: number;
  switchKW: number;
  linkKW: number;
  topKW: number; // of both, what stands with the top tier: its switches and one end of the cables to them; 0 with a single tier
  flapsPerYear: number;
}

const ENDS = 2;
export const FULL_WIDTH: NetworkShape = { oversubscription: 1, wiring: 'rail', halls: [] };

/** Switches, cables and optics of `ports` GPU ports. Beyond the tiers there are, a narrow top counts as wide. */
export function networkBom(ports: number, fabric: FabricDef, oversubscription: number, constants: NetworkConstants): FabricBom {
  const narrow = oversubscription > 1 ? fabricPlan(ports, fabric.radix, oversubscription) : null;
  return narrow ?? fabricBom(ports, fabric.radix, constants);
}

/** The shortest kind of cable that reaches `lengthM`; the longest there is when none does. */
export function linkFor(fabric: FabricDef, lengthM: number): LinkKind {
  return fabric.links.find((link) => link.reachM >= lengthM) ?? fabric.links[fabric.links.length - 1]!;
}

/** Kind of the cables from servers to leaves: within the rack, or along the hall to the leaf of each rail. */
export function serverLink(fabric: FabricDef, wiring: Wiring, constants: NetworkConstants): LinkKind {
  return linkFor(fabric, wiring === 'rack' ? constants.inRackM : constants.inHallM);
}

/**
 * The whole bill. Servers reach their leaves inside the rack or the hall; tiers below the top stay in their hall; cables to the top tier run to
 * the hall where it stands, on what was bought for that length. Halls out of reach keep the short ends they came with.
 */
export function networkBill(ports: number, fabric: FabricDef, shape: NetworkShape, constants: NetworkConstants): NetworkBill {
  const { oversubscription, wiring, halls } = shape;
  for (const known of bills) {
    if (known.ports === ports && known.fabric === fabric && known.halls === halls && known.oversubscription === oversubscription && known.wiring === wiring && known.constants === constants) return known.bill;
  }
  const bill = sumUp(ports, fabric, shape, constants);
  bills.push({ ports, fabric, oversubscription, wiring, halls, constants, bill });
  if (bills.length > MOST_BILLS) bills.shift();
  return bill;
}

/** Bills last asked for: a steady hour asks for the same ones again. They are shared: do not write to them. */
const bills: (NetworkShape & { ports: number; fabric: FabricDef; constants: NetworkConstants; bill: NetworkBill })[] = [];
const MOST_BILLS = 8;

function sumUp(ports: number, fabric: FabricDef, shape: NetworkShape, constants: NetworkConstants): NetworkBill {
  const bom = networkBom(ports, fabric, shape.oversubscription, constants);
  const counts = new Map<LinkKind, number>();
  const isTree = bom.tiers > 1;
  let topKW = isTree ? (bom.core > 0 ? bom.core : bom.spine) * fabric.switchW / 1000 : 0;
  const add = (link: LinkKind, cables: number): void => {
    if (cables > 0) counts.set(link, (counts.get(link) ?? 0) + cables);
  };
  const addTop = (link: LinkKind, cables: number): void => {
    add(link, cables);
    topKW += cables * fabric.opticW * link.wattRatio / 1000;
  };
  bom.tierCables.forEach((cables, tier) => {
    const near = tier === 0 ? serverLink(fabric, shape.wiring, constants) : linkFor(fabric, constants.inHallM);
    let left = cables;
    if (tier === bom.tiers - 1) {
      for (const hall of shape.halls) {
        if (hall.lengthM <= 0 || !hall.link) continue;
        const far = Math.min(left, Math.round(cables * hall.ratio));
        addTop(hall.link, far);
        left -= far;
      }
    }
    if (isTree && tier === bom.tiers - 1) addTop(near, left);
    else add(near, left);
  });
  const bill: NetworkBill = {
    ...bom, links: [], switchCents: switchCount(bom) * fabric.switchPriceCents, switchKW: switchCount(bom) * fabric.switchW / 1000, linkCents: 0, linkKW: 0, topKW, flapsPerYear: 0,
  };
  for (const link of fabric.links) {
    const cables = counts.get(link);
    if (cables === undefined) continue;
    const ends = ENDS * cables;
    bill.links.push({ link, cables });
    bill.linkCents += ends * fabric.opticPriceCents * link.priceRatio;
    bill.linkKW += ends * fabric.opticW * link.wattRatio / 1000;
    bill.flapsPerYear += ends * fabric.flapsPerOpticYear * link.flapRatio;
  }
  return bill;
}

/** Price of a bill, whole cents. */
export function billCents(bill: NetworkBill): number {
  return Math.round(bill.switchCents + bill.linkCents);
}

/** Draw of a bill, kW. It does not rest. */
export function billKW(bill: NetworkBill): number {
  return bill.switchKW + bill.linkKW;
}

/** Draw of the fabric for one of `ports` GPU ports, kW. */
export function fabricKWPerGpu(ports: number, fabric: FabricDef, shape: NetworkShape, constants: NetworkConstants): number {
  return ports > 0 ? billKW(networkBill(ports, fabric, shape, constants)) / ports : 0;
}

/** Price of `more` ports beside `have`: the larger fabric less the one there is. */
export function networkUpgradeCents(have: number, more: number, fabric: FabricDef, shape: NetworkShape, constants: NetworkConstants): number {
  const cents = (ports: number): number => billCents(networkBill(ports, fabric, shape, constants));
  return Math.max(0, cents(have + more) - cents(have));
}
