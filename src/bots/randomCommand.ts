/**
 * A plausible random order for the present world: right shape, mostly right ids, sometimes nonsense. One generator serves the
 * fuzz bot and the property tests. Randomness comes in as a function, so that it replays.
 */
import { COMMAND_TYPES, COUNTER_IDS, QUANTITY_IDS, LINE_IDS, personDef, POLICY_IDS, POLICY_RANGES, ROLE_IDS } from '../sim/index.ts';
import type { Command, CommandPayloads, CommandType, Lot, SimContext, Site, Structure } from '../sim/index.ts';

/** Uniform in [0, 1). */
export type Random = () => number;

type Generators = { [T in CommandType]: (context: SimContext, random: Random) => CommandPayloads[T] };

function pick<T>(items: readonly T[], random: Random, otherwise: T): T {
  return items[Math.floor(random() * items.length)] ?? otherwise;
}

function whole(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

const siteOf = (context: SimContext, random: Random): Site | null => pick<Site | null>(context.world.sites, random, null);
const siteId = (context: SimContext, random: Random): string => siteOf(context, random)?.id ?? 'nowhere';
const keys = (record: object): string[] => Object.keys(record);
const keyId = (context: SimContext, random: Random): string => pick(context.world.people.key.map((person) => person.id), random, 'nobody');

function hallOf(context: SimContext, random: Random): Structure | null {
  const halls = context.world.sites.flatMap((site) => site.structures.filter((structure) => structure.hall !== null));
  return pick<Structure | null>(halls, random, null);
}
const hallId = (context: SimContext, random: Random): number => hallOf(context, random)?.id ?? 0;

const ideaId = ({ world, catalog }: SimContext, random: Random): string => pick(catalog.scenarios[world.scenario]?.ideas ?? [], random, 'none');

const rivalId = ({ world, catalog }: SimContext, random: Random): string => pick(catalog.scenarios[world.scenario]?.rivals ?? [], random, 'nobody');

function rowPlace(random: Random): { x: number; y: number; length: number } {
  return { x: whole(random, 0, 20), y: whole(random, 0, 16), length: whole(random, 1, 12) };
}

const GENERATORS: Generators = {
  'site.open': (context, random) => ({ site: pick(keys(context.catalog.sites), random, 'nowhere') }),
  'site.requestGrid': (context, random) => {
    const site = siteOf(context, random);
    return { site: site?.id ?? 'nowhere', phase: pick(site?.grid.map((phase) => phase.id) ?? [], random, 'none') };
  },
  'site.build': (context, random) => ({
    site: siteId(context, random), structure: pick(keys(context.catalog.structures), random, 'none'), x: whole(random, 0, 40), y: whole(random, 0, 34), count: whole(random, 1, 3),
  }),
  'site.convert': (context, random) => {
    const site = siteOf(context, random);
    return { site: site?.id ?? 'nowhere', shell: pick(site ? (context.catalog.sites[site.id]?.shells.map((shell) => shell.id) ?? []) : [], random, 'none') };
  },
  'site.demolish': (context, random) => {
    const site = siteOf(context, random);
    return { site: site?.id ?? 'nowhere', id: pick(site?.structures.map((structure) => structure.id) ?? [], random, 0) };
  },
  'site.setShedOrder': (context, random) => {
    const site = siteOf(context, random);
    const halls = (site?.structures ?? []).filter((structure) => structure.hall !== null).map((structure) => structure.id);
    return { site: site?.id ?? 'nowhere', halls: random() < 0.5 ? halls.toReversed() : halls };
  },
  'site.setReserve': (context, random) => ({ site: siteId(context, random), units: Math.floor(4 * random()) }),
  'site.setBatteries': (context, random) => ({ site: siteId(context, random), mode: pick(['reserve', 'trade'], random, 'trade'), reserveRatio: random() }),
  'site.setWater': (context, random) => ({ site: siteId(context, random), mode: pick(['auto', 'dry', 'wet'], random, 'auto') }),
  'site.setGensets': (context, random) => ({ site: siteId(context, random), mode: pick(['auto', 'always', 'off'], random, 'auto') }),
  'hall.buyCooling': (context, random) => ({ hall: hallId(context, random), unit: pick(keys(context.catalog.coolingUnits), random, 'none'), count: whole(random, 1, 4), ...(random() < 0.5 ? { x: whole(random, 0, 20), y: whole(random, 0, 12) } : {}) }),
  'hall.setSetpoint': (context, random) => ({ hall: hallId(context, random), supplyC: whole(random, 16, 30), liquidC: whole(random, 20, 42) }),
  'hall.setBusway': (context, random) => ({ hall: hallId(context, random), ratio: 0.5 + 0.8 * random() }),
  'hall.setSmoothing': (context, random) => ({ hall: hallId(context, random), smoothingRatio: 0.5 * random() }),
  'hall.setCap': (context, random) => ({ hall: hallId(context, random), capRatio: 0.4 + 0.6 * random() }),
  'hall.placeRow': (context, random) => ({ hall: hallId(context, random), rack: pick(keys(context.catalog.racks), random, 'none'), ...rowPlace(random), ...(random() < 0.2 ? { doors: true } : {}) }),
  'hall.contain': (context, random) => ({ hall: hallId(context, random), kind: pick(['cold', 'hot', 'open'], random, 'cold'), ...(random() < 0.5 ? { y: whole(random, 0, 12) } : {}) }),
  'hall.fitDoors': (context, random) => ({ hall: hallId(context, random), ...(random() < 0.5 ? { y: whole(random, 0, 12) } : {}) }),
  'hall.blank': (context, random) => ({ hall: hallId(context, random), ...(random() < 0.5 ? { y: whole(random, 0, 12) } : {}) }),
  'hall.moveRow': (context, random) => ({
    hall: hallId(context, random), ...rowPlace(random), toX: whole(random, 0, 12), toY: whole(random, 0, 12), side: pick(['auto', 'north', 'south'], random, 'auto'),
  }),
  'hall.moveCooling': (context, random) => ({
    hall: hallId(context, random), unit: pick(keys(context.catalog.coolingUnits), random, 'none'), from: pick(['north', 'west', 'south', 'east'], random, 'north'),
    to: pick(['north', 'west', 'south', 'east'], random, 'south'), count: whole(random, 1, 3),
  }),
  'hall.removeRow': (context, random) => ({ hall: hallId(context, random), ...rowPlace(random) }),
  'compute.order': (context, random) => ({ accelerator: pick(keys(context.catalog.accelerators), random, 'none'), gpus: whole(random, 1, 40) * 8 }),
  'compute.sell': (context, random) => ({ accelerator: pick(keys(context.catalog.accelerators), random, 'none'), gpus: whole(random, 1, 8) * 8 }),
  'compute.buySpares': (context, random) => ({ accelerator: pick(keys(context.catalog.accelerators), random, 'none'), servers: whole(random, 1, 3) }),
  'network.order': (context, random) => ({ site: siteId(context, random), fabric: pick(keys(context.catalog.fabrics), random, 'none'), ports: whole(random, 1, 20) * 16 }),
  'train.start': (context, random) => ({
    name: `Run ${whole(random, 1, 99)}`, site: siteId(context, random), params: whole(random, 1, 80) * 1e8, tokens: whole(random, 1, 200) * 1e9, gpus: whole(random, 1, 40) * 8,
    checkpointS: whole(random, 2, 60) * 60,
    ...(random() < 0.3 ? { precision: pick(['bf16', 'fp8'] as const, random, 'bf16'), batchTokens: whole(random, 1, 64) * 1e6, tensor: whole(random, 0, 8), pipeline: whole(random, 0, 8) } : {}),
    ...(random() < 0.3 ? { activeParams: whole(random, 1, 80) * 5e7, contextTokens: 8192 * whole(random, 1, 8), ramp: random() < 0.5, context: whole(random, 0, 4), expert: whole(random, 0, 16) } : {}),
  }),
  'network.widen': (context, random) => ({ site: siteId(context, random), oversubscription: whole(random, 1, 4) }),
  'storage.extend': (context, random) => ({ hall: hallId(context, random), racks: whole(random, 1, 6) }),
  'network.extend': (context, random) => ({ site: siteId(context, random), reachM: pick([100, 500, 2000], random, 500) }),
  'train.setPlan': (_context, random) => ({ tensor: whole(random, 0, 8), pipeline: whole(random, 0, 6), ...(random() < 0.3 ? { context: whole(random, 0, 4), expert: whole(random, 0, 8) } : {}) }),
  'reliability.setEviction': (_context, random) => ({ failures: whole(random, 0, 5) }),
  'reliability.setShift': (_context, random) => ({ night: whole(random, 0, 1) }),
  'reliability.setBurnIn': (_context, random) => ({ hours: 12 * whole(random, 0, 8) }),
  'reliability.setValidation': (_context, random) => ({ hours: 12 * whole(random, 0, 14) }),
  'train.setCheckpoint': (_context, random) => ({ checkpointS: whole(random, 1, 120) * 60 }),
  'train.setGpus': (_context, random) => ({ gpus: whole(random, 1, 60) * 8 }),
  'train.pause': () => ({}),
  'train.resume': () => ({}),
  'train.stop': () => ({}),
  'product.launch': (context, random) => ({
    model: pick(context.world.compute.models.map((model) => model.id), random, 0), priceCentsPerMTok: whole(random, 20, 2_000), gpus: whole(random, 1, 30) * 8,
  }),
  'product.setPrice': (_context, random) => ({ priceCentsPerMTok: whole(random, 20, 2_000) }),
  'product.setServing': (_context, random) => ({ gpus: whole(random, 0, 30) * 8 }),
  'product.offer': (context, random) => ({
    line: pick(LINE_IDS, random, 'app'), model: pick(context.world.compute.models.map((model) => model.id), random, 0), priceCentsPerMTok: whole(random, 20, 2_000),
    ...(random() < 0.3 ? { freeRatio: 0.9 * random() } : {}),
  }),
  'product.withdraw': (_context, random) => ({ line: pick(LINE_IDS, random, 'app') }),
  'product.setPolicy': (_context, random) => ({ autoscale: random() < 0.5, batchRatio: 0.25 + 2 * random(), synthesise: random() < 0.5 }),
  'data.acquire': (context, random) => ({ source: pick(keys(context.catalog.dataSources), random, 'none') }),
  'data.delete': (context, random) => ({ source: pick(context.world.compute.offering.data.map((holding) => holding.source), random, 'none') }),
  'release.work': (context, random) => ({ model: pick(context.world.compute.models.map((model) => model.id), random, 0), step: pick(keys(context.catalog.releaseSteps), random, 'none'), heads: whole(random, 1, 12) }),
  'release.stop': (context, random) => ({ model: pick(context.world.compute.models.map((model) => model.id), random, 0), step: pick(keys(context.catalog.releaseSteps), random, 'none') }),
  'people.setTarget': (_context, random) => ({ role: pick(ROLE_IDS, random, 'research'), count: whole(random, 0, 60) }),
  'people.setPay': (_context, random) => ({ role: pick(ROLE_IDS, random, 'research'), payRatio: 0.8 + 0.7 * random(), equityRatio: 0.5 + random() }),
  'people.setPace': (_context, random) => ({ role: pick(ROLE_IDS, random, 'research'), pace: whole(random, 0, 3) }),
  'people.layOff': (_context, random) => ({ role: pick(ROLE_IDS, random, 'research'), count: whole(random, 1, 4) }),
  'people.reprice': (_context, random) => ({ role: pick(ROLE_IDS, random, 'research') }),
  'people.offerKey': (context, random) => {
    const person = keyId(context, random);
    const def = personDef(context.world.people, context.catalog, person);
    return { person, salaryCentsPerYear: Math.round((def?.salaryCentsPerYear ?? 1e7) * (0.8 + random())), equityBp: whole(random, 1, 60) };
  },
  'people.assign': (context, random) => ({ person: keyId(context, random), lead: pick(['none', 'team', ideaId(context, random)], random, 'none') }),
  'people.sabbatical': (context, random) => ({ person: keyId(context, random), days: whole(random, 7, 60) }),
  'people.counter': (context, random) => {
    const open = pick(context.world.people.approaches, random, null);
    return { person: open?.person ?? 'nobody', salaryCentsPerYear: Math.round((open?.salaryCentsPerYear ?? 1e8) * (0.8 + 0.4 * random())) };
  },
  'people.setMatch': (_context, random) => ({ ratio: whole(random, 0, 8) / 10 }),
  'finance.openRound': (_context, random) => ({ askCents: whole(random, 1, 400) * 500_000_000 }),
  'finance.sign': (context, random) => ({ offer: pick(context.world.finance.round?.offers.map((offer) => offer.id) ?? [], random, 0) }),
  'finance.counter': (context, random) => ({
    offer: pick(context.world.finance.round?.offers.map((offer) => offer.id) ?? [], random, 0), ask: pick(COUNTER_IDS, random, 'price'), ...(random() < 0.3 ? { ratio: random() } : {}),
  }),
  'finance.honourProRata': (context, random) => ({ investor: pick(context.world.finance.round?.rights.map((right) => right.investor) ?? [], random, 'nobody') }),
  'finance.topUpPool': (_context, random) => ({ ratio: random() / 3 }),
  'finance.sellSecondary': (_context, random) => ({ seller: pick(['founder', 'staff'] as const, random, 'staff'), ratio: random() / 2 }),
  'finance.closeRound': () => ({}),
  'finance.borrow': (context, random) => ({ loan: pick(keys(context.catalog.loans), random, 'none'), cents: whole(random, 1, 100) * 100_000_000 }),
  'finance.draw': (context, random) => ({ loan: pick(context.world.finance.loans.map((loan) => loan.id), random, 0), cents: whole(random, 1, 100) * 10_000_000 }),
  'finance.refinance': (context, random) => ({ loan: pick(context.world.finance.loans.map((loan) => loan.id), random, 0), with: pick(keys(context.catalog.loans), random, 'none') }),
  'finance.repay': (context, random) => ({ loan: pick(context.world.finance.loans.map((loan) => loan.id), random, 0), cents: whole(random, 1, 100) * 10_000_000 }),
  'emergency.shedHall': (context, random) => ({ hall: hallId(context, random) }),
  'emergency.restoreHall': (context, random) => ({ hall: hallId(context, random) }),
  'emergency.restartCooling': (context, random) => ({ site: siteId(context, random) }),
  'emergency.evacuate': () => ({}),
  'intel.study': (context, random) => ({ rival: rivalId(context, random), source: pick(keys(context.catalog.evidence), random, 'none') }),
  'intel.believe': (context, random) => ({ rival: rivalId(context, random), quantity: pick(QUANTITY_IDS, random, 'gpus'), low: whole(random, 0, 40_000), high: whole(random, 20_000, 90_000) }),
  'race.bid': ({ world }, random) => {
    const lot = pick<Lot | null>(world.race.lots, random, null);
    return { lot: lot?.id ?? 0, cents: Math.max(1, Math.round((lot?.floorCents ?? 1) * (0.9 + random()))) };
  },
  'research.start': (context, random) => ({ idea: ideaId(context, random), heads: whole(random, 1, 30), gpus: whole(random, 0, 4) * 32 }),
  'research.assign': (context, random) => ({ idea: ideaId(context, random), heads: whole(random, 1, 30), gpus: whole(random, 0, 4) * 32 }),
  'research.drop': (context, random) => ({ idea: ideaId(context, random) }),
  'research.publish': (context, random) => ({ idea: ideaId(context, random) }),
  'town.promise': ({ catalog }, random) => ({ promise: pick(keys(catalog.promises), random, 'none') }),
  'town.apply': (context, random) => ({ site: siteId(context, random), permit: pick(keys(context.catalog.permits), random, 'none') }),
  'town.setClean': (_context, random) => ({ ratio: random() }),
  'town.buyOffsets': (_context, random) => ({ tonnes: whole(random, 1, 5_000) }),
  'affiliate.agree': ({ catalog }, random) => {
    const affiliate = pick(keys(catalog.affiliates), random, 'none');
    const deal = pick(catalog.affiliates[affiliate]?.deals ?? [], random, null);
    return { affiliate, deal: deal?.id ?? 'none', gpus: whole(random, 0, Math.min(64, deal?.gpusMax ?? 0)), termsRatio: 2 * random() };
  },
  'affiliate.end': ({ world }, random) => {
    const company = pick(world.affiliates?.companies ?? [], random, null);
    return { affiliate: company?.id ?? 'none', deal: pick(company?.deals ?? [], random, null)?.deal ?? 'none' };
  },
  'affair.answer': (context, random) => {
    const affair = pick(context.world.affairs.open.map((open) => open.affair), random, 'none');
    return { affair, choice: pick(context.catalog.affairs[affair]?.choices.map((choice) => choice.id) ?? [], random, 'none') };
  },
  'press.announce': ({ catalog }, random) => {
    const def = pick(Object.values(catalog.claims), random, null);
    return { claim: def?.id ?? 'none', value: (def?.least ?? 1) * whole(random, 1, 2000), days: random() < 0.3 ? whole(random, 1, 400) : 0 };
  },
  'press.correct': (context, random) => ({ statement: pick(context.world.reputation.statements, random, null)?.id ?? 0 }),
  'press.setFounder': (_context, random) => ({ level: random() }),
  'policy.set': (_context, random) => {
    const policy = pick(POLICY_IDS, random, 'spares');
    const { min, max } = POLICY_RANGES[policy];
    const value = policy === 'hire' ? whole(random, 0, 80) : policy === 'runway' ? whole(random, 1, 24) : min + (max - min) * random();
    return { policy, value: random() < 0.3 ? null : value, ...(policy === 'hire' ? { role: pick(ROLE_IDS, random, 'research') } : {}) };
  },
  'guide.skip': () => ({}),
};

/** Draws one order. The type is uniform over the registry. */
export function randomCommand(context: SimContext, random: Random): Command {
  return randomCommandOf(pick(COMMAND_TYPES, random, 'guide.skip'), context, random);
}

export function randomCommandOf<T extends CommandType>(type: T, context: SimContext, random: Random): Command {
  return { type, ...GENERATORS[type](context, random) } as unknown as Command;
}
