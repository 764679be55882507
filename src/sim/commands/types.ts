/**
 * The contract of every player change. `check` is pure: price, conditions, refusal. `apply` runs only when check passed,
 * after the runner has taken the payment. Payload shapes are declared as data, so commands from files are validated once.
 */
import type { AccountId } from '../world/company.ts';
import type { SimContext } from '../world/context.ts';
import type { Explained } from '../world/explained.ts';
import type { RoleId } from '../world/catalogCompany.ts';
import type { CounterId } from '../world/equity.ts';

export interface CheckCondition {
  id: string; // refusal code when not ok: message `refusal.<id>`; `condition.<id>` is its neutral wording
  ok: boolean;
  have: number | null; // amounts: have / need, in `unit`
  need: number | null;
  unit: import('../world/units.ts').Unit;
}

export interface Check {
  conditions: CheckCondition[]; // all must be ok
  payCents: number; // taken at once
  account: AccountId; // debited with payCents
  kind: string; // ledger reason
  monthlyCents: number; // running cost it adds
  readyInS: number; // 0 = at once
  price: Explained | null;
}

export interface FieldShape {
  type: 'int' | 'number' | 'string' | 'id' | 'ids' | 'boolean';
  min?: number;
  max?: number;
  optional?: boolean;
  nullable?: boolean; // null is a value too
}

export interface CommandHandler<P> {
  shape: { [K in keyof P]: FieldShape };
  check(context: SimContext, payload: P): Check;
  apply(context: SimContext, payload: P): void;
}

/** Payloads by command type. The registry has exactly these keys. */
export interface CommandPayloads {
  'site.open': { site: string };
  'site.requestGrid': { site: string; phase: string };
  'site.build': { site: string; structure: string; x: number; y: number; count: number };
  'site.convert': { site: string; shell: string };
  'site.demolish': { site: string; id: number };
  'site.setShedOrder': { site: string; halls: number[] };
  'site.setReserve': { site: string; units: number };
  'site.setBatteries': { site: string; mode: string; reserveRatio: number };
  'site.setGensets': { site: string; mode: string };
  'site.setWater': { site: string; mode: string };
  'hall.buyCooling': { hall: number; unit: string; count: number; wall?: string; x?: number; y?: number };
  'hall.setSetpoint': { hall: number; supplyC: number; liquidC: number };
  'hall.setCap': { hall: number; capRatio: number };
  'hall.setBusway': { hall: number; ratio: number };
  'hall.setSmoothing': { hall: number; smoothingRatio: number };
  'hall.placeRow': { hall: number; rack: string; x: number; y: number; length: number; doors?: boolean };
  'hall.contain': { hall: number; kind: string; y?: number };
  'hall.blank': { hall: number; y?: number };
  'hall.fitDoors': { hall: number; y?: number };
  'hall.moveRow': { hall: number; x: number; y: number; length: number; toX: number; toY: number; side: string };
  'hall.moveCooling': { hall: number; unit: string; from: string; to: string; count: number };
  'hall.removeRow': { hall: number; x: number; y: number; length: number };
  'compute.order': { accelerator: string; gpus: number };
  'compute.sell': { accelerator: string; gpus: number };
  'compute.buySpares': { accelerator: string; servers: number };
  'network.order': { site: string; fabric: string; ports: number; oversubscription?: number; wiring?: string };
  'network.widen': { site: string; oversubscription: number };
  'network.extend': { site: string; reachM: number };
  'storage.extend': { hall: number; racks: number };
  'reliability.setEviction': { failures: number };
  'reliability.setBurnIn': { hours: number };
  'reliability.setValidation': { hours: number };
  'reliability.setShift': { night: number };
  'train.start': {
    name: string; site: string; params: number; tokens: number; gpus: number; checkpointS: number; leastKind?: string;
    precision?: 'bf16' | 'fp8'; batchTokens?: number; tensor?: number; pipeline?: number; context?: number; expert?: number;
    activeParams?: number; contextTokens?: number; ramp?: boolean;
  };
  'train.setPlan': { tensor: number; pipeline: number; context?: number; expert?: number };
  'train.setCheckpoint': { checkpointS: number };
  'train.setGpus': { gpus: number; leastKind?: string };
  'train.pause': Record<never, never>;
  'train.resume': Record<never, never>;
  'train.stop': Record<never, never>;
  'product.launch': { model: number; priceCentsPerMTok: number; gpus: number };
  'product.setPrice': { priceCentsPerMTok: number };
  'product.setServing': { gpus: number };
  'product.offer': { line: string; model: number; priceCentsPerMTok: number; freeRatio?: number };
  'product.withdraw': { line: string };
  'product.setPolicy': { autoscale: boolean; batchRatio: number; synthesise: boolean };
  'data.acquire': { source: string };
  'data.delete': { source: string };
  'release.work': { model: number; step: string; heads: number };
  'release.stop': { model: number; step: string };
  'people.setTarget': { role: RoleId; count: number };
  'people.setPay': { role: RoleId; payRatio: number; equityRatio: number };
  'people.setPace': { role: RoleId; pace: number };
  'people.layOff': { role: RoleId; count: number };
  'people.reprice': { role: RoleId };
  'people.offerKey': { person: string; salaryCentsPerYear: number; equityBp: number };
  'people.assign': { person: string; lead: string };
  'people.sabbatical': { person: string; days: number };
  'people.counter': { person: string; salaryCentsPerYear: number };
  'people.setMatch': { ratio: number };
  'finance.openRound': { askCents: number };
  'finance.sign': { offer: number };
  'finance.counter': { offer: number; ask: CounterId; ratio?: number }; // ratio: by how much the price should rise
  'finance.honourProRata': { investor: string };
  'finance.topUpPool': { ratio: number };
  'finance.sellSecondary': { seller: 'founder' | 'staff'; ratio: number };
  'finance.closeRound': Record<never, never>;
  'finance.borrow': { loan: string; cents: number };
  'finance.repay': { loan: number; cents: number };
  'finance.draw': { loan: number; cents: number };
  'finance.refinance': { loan: number; with: string };
  'emergency.shedHall': { hall: number };
  'emergency.restoreHall': { hall: number };
  'emergency.restartCooling': { site: string };
  'emergency.evacuate': Record<never, never>;
  'research.start': { idea: string; heads: number; gpus: number };
  'research.assign': { idea: string; heads: number; gpus: number };
  'research.drop': { idea: string };
  'research.publish': { idea: string };
  'intel.study': { rival: string; source: string };
  'intel.believe': { rival: string; quantity: string; low: number; high: number };
  'race.bid': { lot: number; cents: number };
  'affair.answer': { affair: string; choice: string };
  'town.promise': { promise: string };
  'town.apply': { site: string; permit: string };
  'town.setClean': { ratio: number };
  'town.buyOffsets': { tonnes: number };
  'affiliate.agree': { affiliate: string; deal: string; gpus: number; termsRatio: number };
  'affiliate.end': { affiliate: string; deal: string };
  'press.announce': { claim: string; value: number; days: number }; // days 0: a statement of fact; more: a promise
  'press.correct': { statement: number };
  'press.setFounder': { level: number };
  'policy.set': { policy: string; value: number | null; role?: RoleId }; // null: off
  'guide.skip': Record<never, never>;
}
export type CommandType = keyof CommandPayloads;
export type Command = { [T in CommandType]: { type: T } & CommandPayloads[T] }[CommandType];
export type CommandOf<T extends CommandType> = { type: T } & CommandPayloads[T];
