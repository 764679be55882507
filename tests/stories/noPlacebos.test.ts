/**
 * No order is a placebo: given in a world where it makes sense, each type changes the state, and then an outcome that a player
 * sees, against the same world with the same luck where it was not given.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_TYPES, FACT_IDS, factValue, hashWorld, loadGame, newGame, order, saveGame, step } from '../../src/sim/index.ts';
import type { Command, CommandType, FactId, Game, Site, Structure } from '../../src/sim/index.ts';
import { catalog, played } from './catalog.ts';

const DAY_HOURS = 24;

/** Starting points, saved once. `river`: at Riverbend's door with land and nothing else. `mid`: 98,000 GPUs and power for 60,000. */
type Start = 'rack' | 'rackLate' | 'river' | 'mid';
const saves: Partial<Record<Start, Uint8Array>> = {};

interface Case {
  start: Start;
  prepare?: (game: Game) => void;
  command: (game: Game) => Command;
  hours: number;
  follow?: { afterHours: number; act: (game: Game) => void }; // in both worlds
  facts: readonly FactId[]; // one of these must differ at some hour
}

const siteOf = (game: Game): Site => game.context.world.sites[0]!;
const hallsOf = (game: Game): Structure[] => siteOf(game).structures.filter((structure) => structure.hall !== null);
const hallId = (game: Game): number => hallsOf(game)[0]!.id;
const give = (game: Game, command: Command): void => {
  const verdict = order(game, command);
  if (!verdict.ok) throw new Error(`${command.type} refused: ${verdict.refusal?.id} (${verdict.refusal?.have}/${verdict.refusal?.need})`);
};
const run = (game: Game, hours: number): void => {
  const untilS = game.context.world.timeS + hours * 3_600;
  for (let i = 0; game.context.world.timeS < untilS && i < 20_000; i++) step(game);
};
/** Every second plant a tower, the others air-cooled, for some hours. */
const mixPlants = (game: Game): void => {
  siteOf(game).structures.filter((structure) => catalog.structures[structure.def]?.kind === 'heat-rejection')
    .forEach((structure, index) => { structure.def = index % 2 === 0 ? 'cooling-tower' : 'air-chiller'; });
  run(game, 4);
};
/** Twenty trailers, full, at a site whose peak leaves room to buy. */
const standTrailers = (game: Game): void => {
  const site = siteOf(game);
  for (const structure of site.structures) if (catalog.structures[structure.def]?.kind === 'genset') site.power.gensetMode = 'off';
  const like = site.structures.find((structure) => structure.hall === null)!;
  for (let i = 0; i < 20; i++) site.structures.push({ ...like, id: game.context.world.nextId++, def: 'battery-trailer', stage: 'ready', runKW: 0, chargeKWh: 2_000, givenKWh: 0 });
  site.power.monthPeakKW = 200_000;
};
/** A rack that has nothing to mend. */
const soundRack = ({ context: { world } }: Game): { hall: number; x: number; y: number; length: number } => {
  const { hall, x, y, downGpus, gpus } = world.racks.columns;
  for (let r = 0; r < world.racks.count; r++) if (downGpus[r] === 0 && gpus[r]! > 0) return { hall: hall[r]!, x: x[r]!, y: y[r]!, length: 1 };
  throw new Error('no sound rack');
};
const askForMoney = (game: Game): void => give(game, { type: 'finance.openRound', askCents: 100_000_000_000 });
/** An investor of an earlier round, with the right to a part of the one that is signed now. */
const wakeRight = (game: Game): void => {
  const { finance } = game.context.world;
  finance.holders.push({ name: 'ferry-street#0', shares: 1_000_000, investedCents: 0, preferenceMultiple: 0, participating: false, proRata: true, infoRights: false, seats: 0 });
  signFirst(game);
};
const signFirst = (game: Game): void => {
  const offer = game.context.world.finance.round?.offers[0];
  if (offer) order(game, { type: 'finance.sign', offer: offer.id });
};
/** Somebody good at systems works here, unless they did already. */
const hireStar = (game: Game): void => {
  const { people, timeS } = game.context.world;
  people.matchRatio = 0;
  people.approaches = [];
  const star = people.key.find((person) => person.id === 'tomas-lindqvist')!;
  Object.assign(star, { state: 'hired', employer: '', hiredS: timeS, lead: 'none', awayUntilS: -1, fatigue: 0.3 });
  run(game, DAY_HOURS);
};
/** A rival has called. */
const courtStar = (game: Game): void => {
  hireStar(game);
  const { people, timeS } = game.context.world;
  const star = people.key.find((person) => person.id === 'tomas-lindqvist')!;
  people.approaches = [{ person: star.id, rival: '', salaryCentsPerYear: 2 * star.salaryCentsPerYear, answerByS: timeS + 5 * 86_400, matched: false }];
};
const headsOf = (game: Game, role: string): number => game.context.world.people.cohorts.find((cohort) => cohort.role === role)!.count;
const modelBut = (game: Game): number => game.context.world.compute.models.find((model) => model.id !== game.context.world.compute.product.modelId)!.id;
const servedModel = (game: Game): number => game.context.world.compute.product.modelId;
/** Product people to sell, and researchers who work on nothing else. */
const staffProduct = ({ context: { world } }: Game): void => {
  for (const cohort of world.people.cohorts) if (cohort.role === 'product' || cohort.role === 'research') cohort.count = Math.max(cohort.count, 40);
};
const start = (game: Game): Command => ({ type: 'train.start', name: 'x', site: siteOf(game).id, params: 1e11, tokens: 2e12, gpus: 20_000, checkpointS: 1_800 });

/** Still going on when a wider fabric arrives. */
const longRun = (game: Game): Command => ({ type: 'train.start', name: 'long', site: siteOf(game).id, params: 4e11, tokens: 4e13, gpus: 40_000, checkpointS: 900 });

const CASES: Record<Exclude<CommandType, 'guide.skip'>, Case> = {
  'site.open': { start: 'mid', command: () => ({ type: 'site.open', site: 'norrsund' }), hours: 1, facts: ['sites.open'] },
  'site.requestGrid': { start: 'rack', command: () => ({ type: 'site.requestGrid', site: 'workshop', phase: 'bigger-feed' }), hours: 47 * DAY_HOURS, facts: ['sites.gridKW'] },
  'site.build': { start: 'river', command: () => ({ type: 'site.build', site: 'riverbend', structure: 'genset-2500', x: 2, y: 20, count: 2 }), hours: 50 * DAY_HOURS, facts: ['sites.supplyKW'] },
  'site.convert': { start: 'river', command: () => ({ type: 'site.convert', site: 'riverbend', shell: 'hall-f1' }), hours: 70 * DAY_HOURS, facts: ['halls.ready'] },
  'site.demolish': {
    start: 'mid', command: (game) => ({ type: 'site.demolish', site: siteOf(game).id, id: siteOf(game).structures.find((entry) => entry.def === 'genset-2500')!.id }),
    hours: 24, facts: ['sites.supplyKW'],
  },
  'site.setShedOrder': {
    start: 'mid', command: (game) => ({ type: 'site.setShedOrder', site: siteOf(game).id, halls: hallsOf(game).map((hall) => hall.id).toReversed() }),
    hours: 24, facts: ['power.loadKW'], // other racks boot
  },
  'site.setGensets': { start: 'mid', command: (game) => ({ type: 'site.setGensets', site: siteOf(game).id, mode: 'off' }), hours: 4, facts: ['sites.supplyKW'] },
  'site.setWater': {
    // Towers beside chillers that need no water: which go first matters.
    start: 'mid', prepare: mixPlants, command: (game) => ({ type: 'site.setWater', site: siteOf(game).id, mode: siteOf(game).cooling.waterLPerHour > 0 ? 'dry' : 'wet' }),
    hours: 6, facts: ['water.litresPerDay', 'power.loadKW'],
  },
  'site.setBatteries': {
    // A trailer that is full, and a month's peak that is paid already.
    start: 'mid', prepare: standTrailers, command: (game) => ({ type: 'site.setBatteries', site: siteOf(game).id, mode: 'trade', reserveRatio: 0 }), hours: 30, facts: ['finance.cashCents'],
  },
  'site.setReserve': {
    // Two halls dark: the grid is short by less than all generators.
    start: 'mid', prepare: (game) => { for (const hall of hallsOf(game).slice(2)) give(game, { type: 'emergency.shedHall', hall: hall.id }); },
    command: (game) => ({ type: 'site.setReserve', site: siteOf(game).id, units: 3 }), hours: 4, facts: ['power.swingFitsKW'],
  },
  'hall.buyCooling': { start: 'rack', command: (game) => ({ type: 'hall.buyCooling', hall: hallId(game), unit: 'crah-100', count: 2 }), hours: 20 * DAY_HOURS, facts: ['halls.coolingKW'] },
  'hall.setSetpoint': { start: 'mid', command: (game) => ({ type: 'hall.setSetpoint', hall: hallId(game), supplyC: 28, liquidC: 36 }), hours: 6, facts: ['heat.hottestInletC'] },
  'hall.setCap': { start: 'mid', command: (game) => ({ type: 'hall.setCap', hall: hallId(game), capRatio: 0.6 }), hours: 6, facts: ['gpus.powered', 'power.loadKW'] },
  'hall.setBusway': { start: 'mid', command: (game) => ({ type: 'hall.setBusway', hall: hallId(game), ratio: 0.6 }), hours: 6, facts: ['gpus.powered', 'power.loadKW'] },
  'hall.setSmoothing': { start: 'mid', command: (game) => ({ type: 'hall.setSmoothing', hall: hallId(game), smoothingRatio: 0.5 }), hours: 6, facts: ['power.swingKW', 'power.loadKW'] },
  'hall.placeRow': { start: 'rack', command: (game) => ({ type: 'hall.placeRow', hall: hallId(game), rack: 'h100-air-16', x: 0, y: 0, length: 6 }), hours: 10 * DAY_HOURS, facts: ['gpus.installed'] },
  'hall.contain': { start: 'rackLate', command: (game) => ({ type: 'hall.contain', hall: hallId(game), kind: 'cold' }), hours: 120, facts: ['heat.hottestInletC'] },
  'hall.fitDoors': {
    start: 'rackLate', command: (game) => ({ type: 'hall.fitDoors', hall: hallId(game) }), hours: 26 * DAY_HOURS, facts: ['heat.hottestInletC'],
    prepare: (game) => { hallsOf(game)[0]!.hall!.units.push({ unit: 'cdu-800', count: 1, ordered: [], failed: 0, repairHoursLeft: 0 }); },
  },
  'hall.blank': { start: 'rackLate', command: (game) => ({ type: 'hall.blank', hall: hallId(game) }), hours: 48, facts: ['heat.hottestInletC'] },
  'hall.moveRow': {
    start: 'rackLate', command: (game) => ({ type: 'hall.moveRow', ...soundRack(game), toX: 14, toY: 8, side: 'auto' }), hours: 48, facts: ['racks.installed', 'heat.hottestInletC'],
  },
  'hall.moveCooling': {
    start: 'rackLate', command: (game) => ({ type: 'hall.moveCooling', hall: hallId(game), unit: 'crah-100', from: 'north', to: 'south', count: 1 }),
    hours: 48, facts: ['halls.coolingKW', 'heat.hottestInletC'],
  },
  'hall.removeRow': { start: 'mid', command: (game) => ({ type: 'hall.removeRow', ...soundRack(game) }), hours: 2, facts: ['racks.planned'] },
  'compute.order': { start: 'mid', command: () => ({ type: 'compute.order', accelerator: 'h100', gpus: 64 }), hours: 1, facts: ['gpus.ordered'] },
  'compute.sell': {
    start: 'mid', prepare: (game) => give(game, { type: 'hall.removeRow', ...soundRack(game) }),
    command: () => ({ type: 'compute.sell', accelerator: 'h100', gpus: 64 }), hours: 1, facts: ['gpus.delivered'],
  },
  'compute.buySpares': {
    // Too few technicians: only swapping keeps up.
    start: 'mid', prepare: (game) => give(game, { type: 'people.layOff', role: 'technicians', count: headsOf(game, 'technicians') - 12 }),
    command: () => ({ type: 'compute.buySpares', accelerator: 'h100', servers: 400 }), hours: 60 * DAY_HOURS, facts: ['gpus.healthy'],
  },
  'network.order': { start: 'rack', command: () => ({ type: 'network.order', site: 'workshop', fabric: 'ethernet-400', ports: 64 }), hours: 45 * DAY_HOURS, facts: ['network.ports'] },
  'network.widen': {
    start: 'mid', prepare: (game) => {
      game.context.world.compute.networks[0]!.oversubscription = 8;
      give(game, { type: 'train.stop' });
      give(game, longRun(game));
    },
    command: (game) => ({ type: 'network.widen', site: siteOf(game).id, oversubscription: 6 }), hours: 60 * DAY_HOURS, facts: ['gpus.inStep'],
  },
  'network.extend': {
    // The run's halls stand out of reach of the cables.
    start: 'mid', prepare: (game) => {
      game.context.world.compute.networks[0]!.reachM = 3;
    },
    command: (game) => ({ type: 'network.extend', site: siteOf(game).id, reachM: 500 }), hours: 60 * DAY_HOURS, facts: ['gpus.inStep'],
  },
  'storage.extend': {
    // A model with many parameters for its GPUs, written often.
    start: 'mid', prepare: (game) => {
      give(game, { type: 'train.stop' });
      give(game, { ...longRun(game), checkpointS: 120 } as Command);
    },
    command: (game) => ({ type: 'storage.extend', hall: hallsOf(game)[0]!.id, racks: 8 }), hours: 60 * DAY_HOURS, facts: ['gpus.useful'],
  },
  'train.setPlan': { start: 'mid', command: () => ({ type: 'train.setPlan', tensor: 8, pipeline: 32 }), hours: 4, facts: ['gpus.inStep'] },
  'reliability.setEviction': { start: 'mid', command: () => ({ type: 'reliability.setEviction', failures: 1 }), hours: 30 * DAY_HOURS, facts: ['reliability.failuresPerDay'] },
  'reliability.setShift': { start: 'mid', command: () => ({ type: 'reliability.setShift', night: 1 }), hours: 8, facts: ['gpus.healthy', 'gpus.inRun'] },
  'reliability.setBurnIn': {
    start: 'rack', prepare: (game) => give(game, { type: 'hall.placeRow', hall: hallId(game), rack: 'h100-air-16', x: 0, y: 0, length: 4 }),
    command: () => ({ type: 'reliability.setBurnIn', hours: 96 }), hours: 10 * DAY_HOURS, facts: ['gpus.installed'],
  },
  'reliability.setValidation': { start: 'mid', command: () => ({ type: 'reliability.setValidation', hours: 12 }), hours: 2, facts: ['gpus.useful'] },
  'train.start': { start: 'mid', prepare: (game) => give(game, { type: 'train.stop' }), command: start, hours: 2, facts: ['gpus.inRun'] },
  'train.setCheckpoint': { start: 'mid', command: () => ({ type: 'train.setCheckpoint', checkpointS: 20_000 }), hours: 2, facts: ['gpus.useful'] },
  'train.setGpus': { start: 'mid', command: () => ({ type: 'train.setGpus', gpus: 40_000 }), hours: 2, facts: ['gpus.inRun'] },
  'train.pause': { start: 'mid', command: () => ({ type: 'train.pause' }), hours: 2, facts: ['gpus.inRun'] },
  'train.resume': { start: 'mid', prepare: (game) => give(game, { type: 'train.pause' }), command: () => ({ type: 'train.resume' }), hours: 2, facts: ['gpus.inRun'] },
  'train.stop': { start: 'mid', command: () => ({ type: 'train.stop' }), hours: 1, facts: ['training.finished'] },
  'product.launch': { start: 'mid', command: (game) => ({ type: 'product.launch', model: modelBut(game), priceCentsPerMTok: 300, gpus: 4_000 }), hours: 20 * DAY_HOURS, facts: ['products.revenueCentsPerDay'] },
  'product.setPrice': { start: 'mid', command: () => ({ type: 'product.setPrice', priceCentsPerMTok: 123 }), hours: 48, facts: ['products.revenueCentsPerDay'] },
  'product.setServing': { start: 'mid', command: () => ({ type: 'product.setServing', gpus: 0 }), hours: 4, facts: ['products.revenueCentsPerDay'] },
  'product.offer': {
    start: 'mid', prepare: staffProduct, command: (game) => ({ type: 'product.offer', line: 'app', model: servedModel(game), priceCentsPerMTok: 900, freeRatio: 0.2 }), hours: 20 * DAY_HOURS, facts: ['products.revenueCentsPerDay'],
  },
  'product.withdraw': { start: 'mid', command: () => ({ type: 'product.withdraw', line: 'api' }), hours: 2, facts: ['products.live', 'products.revenueCentsPerDay'] },
  'product.setPolicy': { start: 'mid', command: () => ({ type: 'product.setPolicy', autoscale: true, batchRatio: 0.5, synthesise: true }), hours: 72, facts: ['products.revenueCentsPerDay', 'gpus.inRun', 'gpus.useful'] },
  'data.acquire': { start: 'mid', command: () => ({ type: 'data.acquire', source: 'shadow-books' }), hours: 11 * DAY_HOURS, facts: ['data.contestedTokens'] },
  'data.delete': {
    start: 'mid', prepare: ({ context: { world } }) => { world.compute.offering.data.push({ source: 'deep-crawl', tokens: 1.2e13, readyS: world.timeS }); },
    command: () => ({ type: 'data.delete', source: 'deep-crawl' }), hours: 1, facts: ['data.contestedTokens'],
  },
  'release.work': { start: 'mid', prepare: staffProduct, command: (game) => ({ type: 'release.work', model: servedModel(game), step: 'safety-work', heads: 20 }), hours: 40 * DAY_HOURS, facts: ['products.risk'] },
  'release.stop': {
    start: 'mid', prepare: (game) => { staffProduct(game); give(game, { type: 'release.work', model: servedModel(game), step: 'safety-work', heads: 20 }); },
    command: (game) => ({ type: 'release.stop', model: servedModel(game), step: 'safety-work' }), hours: 40 * DAY_HOURS, facts: ['products.risk'],
  },
  'people.setTarget': { start: 'river', command: () => ({ type: 'people.setTarget', role: 'technicians', count: 60 }), hours: 40 * DAY_HOURS, facts: ['people.technicians'] },
  'people.setPay': { start: 'mid', command: () => ({ type: 'people.setPay', role: 'technicians', payRatio: 0.5, equityRatio: 0 }), hours: 40 * DAY_HOURS, facts: ['people.technicians'] },
  'people.setPace': { start: 'mid', command: () => ({ type: 'people.setPace', role: 'technicians', pace: 3 }), hours: 60 * DAY_HOURS, facts: ['people.technicians', 'gpus.healthy'] },
  'people.layOff': { start: 'mid', command: () => ({ type: 'people.layOff', role: 'systems', count: 40 }), hours: 2, facts: ['gpus.useful'] },
  'people.reprice': {
    // Options granted at twice today's price keep nobody.
    start: 'mid', prepare: (game) => { for (const cohort of game.context.world.people.cohorts) cohort.strikeCents = 2 * game.context.world.people.shareCents; },
    command: () => ({ type: 'people.reprice', role: 'technicians' }), hours: 60 * DAY_HOURS, facts: ['people.technicians'],
  },
  'people.assign': { start: 'mid', prepare: hireStar, command: () => ({ type: 'people.assign', person: 'tomas-lindqvist', lead: 'team' }), hours: 48, facts: ['gpus.useful', 'training.progress'] },
  'people.sabbatical': { start: 'mid', prepare: hireStar, command: () => ({ type: 'people.sabbatical', person: 'tomas-lindqvist', days: 30 }), hours: 20 * DAY_HOURS, facts: ['training.progress'] },
  'people.counter': {
    start: 'mid', prepare: courtStar, command: (game) => ({ type: 'people.counter', person: 'tomas-lindqvist', salaryCentsPerYear: 2 * game.context.world.people.approaches[0]!.salaryCentsPerYear }),
    hours: 8 * DAY_HOURS, facts: ['people.keyHired', 'finance.cashCents'],
  },
  'people.setMatch': {
    start: 'mid', prepare: (game) => { hireStar(game); game.context.world.people.raidHeat = 400; },
    command: () => ({ type: 'people.setMatch', ratio: 2 }), hours: 30 * DAY_HOURS, facts: ['people.keyHired', 'finance.cashCents'],
  },
  'people.offerKey': {
    start: 'river', command: () => ({ type: 'people.offerKey', person: 'tomas-lindqvist', salaryCentsPerYear: 900_000_000, equityBp: 100 }),
    hours: 10 * DAY_HOURS, facts: ['people.headcount'],
  },
  'finance.openRound': {
    start: 'river', command: () => ({ type: 'finance.openRound', askCents: 100_000_000_000 }), hours: 13 * DAY_HOURS,
    follow: { afterHours: 12 * DAY_HOURS, act: signFirst }, facts: ['finance.raisedCents'],
  },
  'finance.sign': {
    start: 'river', prepare: (game) => { askForMoney(game); run(game, 12 * DAY_HOURS); },
    command: (game) => ({ type: 'finance.sign', offer: game.context.world.finance.round!.offers[0]!.id }), hours: 1, facts: ['finance.raisedCents'],
  },
  'finance.counter': {
    start: 'river', prepare: (game) => { askForMoney(game); run(game, 17 * DAY_HOURS); },
    command: (game) => ({ type: 'finance.counter', offer: game.context.world.finance.round!.offers[1]!.id, ask: 'price' }), hours: 3,
    follow: { afterHours: 1, act: (game) => { for (let i = 0; i < 2; i++) signFirst(game); } }, facts: ['finance.founderRatio', 'finance.raisedCents'],
  },
  'finance.honourProRata': {
    start: 'river', prepare: (game) => { askForMoney(game); run(game, 12 * DAY_HOURS); wakeRight(game); },
    command: () => ({ type: 'finance.honourProRata', investor: 'ferry-street' }), hours: 1, facts: ['finance.raisedCents'],
  },
  'finance.topUpPool': { start: 'mid', command: () => ({ type: 'finance.topUpPool', ratio: 0.18 }), hours: 1, facts: ['finance.poolFreeRatio', 'finance.founderRatio'] },
  'finance.sellSecondary': { start: 'mid', command: () => ({ type: 'finance.sellSecondary', seller: 'founder', ratio: 0.01 }), hours: 1, facts: ['finance.founderRatio', 'standing.credibility'] },
  'finance.closeRound': {
    start: 'river', prepare: (game) => { askForMoney(game); run(game, 12 * DAY_HOURS); },
    command: () => ({ type: 'finance.closeRound' }), hours: 2, follow: { afterHours: 1, act: signFirst }, facts: ['finance.raisedCents'],
  },
  'finance.borrow': { start: 'mid', command: () => ({ type: 'finance.borrow', loan: 'gpu-secured', cents: 10_000_000_000 }), hours: 2 * DAY_HOURS, facts: ['finance.runwayDays', 'finance.cashCents'] },
  'finance.draw': {
    start: 'mid', prepare: (game) => give(game, { type: 'finance.borrow', loan: 'delayed-draw', cents: 10_000_000_000 }),
    command: (game) => ({ type: 'finance.draw', loan: game.context.world.finance.loans[0]!.id, cents: 5_000_000_000 }), hours: 2 * DAY_HOURS, facts: ['finance.runwayDays', 'finance.cashCents'],
  },
  'finance.refinance': {
    start: 'mid', prepare: (game) => give(game, { type: 'finance.borrow', loan: 'gpu-leaseback', cents: 10_000_000_000 }),
    command: (game) => ({ type: 'finance.refinance', loan: game.context.world.finance.loans[0]!.id, with: 'gpu-secured' }), hours: 2 * DAY_HOURS, facts: ['finance.runwayDays', 'finance.cashCents'],
  },
  'intel.study': { start: 'mid', command: () => ({ type: 'intel.study', rival: 'halcyon', source: 'site-study' }), hours: 23 * DAY_HOURS, facts: ['intel.precision'] },
  'intel.believe': { start: 'mid', command: () => ({ type: 'intel.believe', rival: 'halcyon', quantity: 'gpus', low: 50_000, high: 90_000 }), hours: 1, facts: ['intel.beliefs'] },
  'race.bid': {
    // What a lab left, on sale until tomorrow; nobody else bids as much.
    start: 'mid', prepare: ({ context: { world } }) => { world.race.lots.push({ id: 900_001, rival: 'juniper', kind: 'team', item: 'h100', gpus: 0, research: 20, systems: 10, closesS: world.timeS + 86_400, floorCents: 100_000, bidCents: 0, winner: '', filedS: -1, paidCents: 0 }); },
    command: () => ({ type: 'race.bid', lot: 900_001, cents: 90_000_000 }), hours: 3 * DAY_HOURS, facts: ['people.research', 'people.systems'],
  },
  'research.start': {
    // Ten researchers on an idea are ten fewer on the next run.
    start: 'mid', command: () => ({ type: 'research.start', idea: 'data-filter', heads: 10, gpus: 0 }), hours: 300 * DAY_HOURS, facts: ['research.found', 'research.dead'],
  },
  'research.assign': {
    start: 'mid', prepare: (game) => give(game, { type: 'research.start', idea: 'data-filter', heads: 1, gpus: 0 }), command: () => ({ type: 'research.assign', idea: 'data-filter', heads: 10, gpus: 256 }), hours: 300 * DAY_HOURS, facts: ['research.found', 'research.dead'],
  },
  'research.drop': {
    start: 'mid', prepare: (game) => give(game, { type: 'research.start', idea: 'data-filter', heads: 10, gpus: 256 }), command: () => ({ type: 'research.drop', idea: 'data-filter' }), hours: 300 * DAY_HOURS, facts: ['research.found', 'research.dead'],
  },
  'research.publish': {
    start: 'mid', prepare: ({ context: { world } }) => { world.research.projects.push({ idea: 'optimizer', state: 'found', heads: 0, gpus: 0, doneDays: 900, gpuHours: 0, startedS: 0, endedS: world.timeS, ratio: 1.2, shared: 'kept' }); },
    command: () => ({ type: 'research.publish', idea: 'optimizer' }), hours: 2, facts: ['standing.staff', 'standing.credibility'],
  },
  'affair.answer': {
    start: 'mid', prepare: ({ context: { world } }) => { world.affairs.open.push({ affair: 'noise-complaint', openedS: world.timeS, answerByS: world.timeS + 86_400 }); },
    command: () => ({ type: 'affair.answer', affair: 'noise-complaint', choice: 'baffles' }), hours: 2, facts: ['standing.town'],
  },
  'town.promise': { start: 'mid', command: () => ({ type: 'town.promise', promise: 'bill-credit' }), hours: 48, facts: ['standing.town', 'town.promisesOpen', 'finance.cashCents'] },
  'town.apply': {
    // Heard by a town that likes the lab.
    start: 'mid', prepare: ({ context: { world } }) => { Object.assign(world.affairs.gauges, { town: 1, regulators: 1 }); },
    command: (game) => ({ type: 'town.apply', site: siteOf(game).id, permit: 'more-noise' }), hours: 40 * DAY_HOURS, facts: ['town.permits'],
  },
  'town.setClean': { start: 'mid', command: () => ({ type: 'town.setClean', ratio: 1 }), hours: 48, facts: ['carbon.tonnesPerDay'] },
  'town.buyOffsets': { start: 'mid', command: () => ({ type: 'town.buyOffsets', tonnes: 5_000 }), hours: 24, facts: ['carbon.offsetTonnes'] },
  'affiliate.agree': { start: 'mid', command: () => ({ type: 'affiliate.agree', affiliate: 'wayfare', deal: 'compute', gpus: 1_200, termsRatio: 1.5 }), hours: 72, facts: ['gpus.inRun'] },
  'affiliate.end': {
    start: 'mid', prepare: (game) => give(game, { type: 'affiliate.agree', affiliate: 'wayfare', deal: 'compute', gpus: 1_800, termsRatio: 1 }),
    command: () => ({ type: 'affiliate.end', affiliate: 'wayfare', deal: 'compute' }), hours: 72, facts: ['gpus.inRun'],
  },
  'press.announce': { start: 'mid', command: () => ({ type: 'press.announce', claim: 'gpus-running', value: 400_000, days: 0 }), hours: 16 * DAY_HOURS, facts: ['standing.credibility'] },
  'press.correct': {
    start: 'mid', prepare: (game) => give(game, { type: 'press.announce', claim: 'gpus-running', value: 400_000, days: 0 }),
    command: (game) => ({ type: 'press.correct', statement: game.context.world.reputation.statements[0]!.id }), hours: 2, facts: ['standing.credibility'],
  },
  'press.setFounder': { start: 'mid', command: () => ({ type: 'press.setFounder', level: 1 }), hours: 20 * DAY_HOURS, facts: ['standing.controversy'] },
  'finance.repay': {
    start: 'mid', prepare: (game) => give(game, { type: 'finance.borrow', loan: 'gpu-secured', cents: 10_000_000_000 }),
    command: (game) => ({ type: 'finance.repay', loan: game.context.world.finance.loans[0]!.id, cents: 5_000_000_000 }), hours: 2 * DAY_HOURS, facts: ['finance.runwayDays', 'finance.cashCents'],
  },
  'emergency.shedHall': { start: 'rackLate', command: (game) => ({ type: 'emergency.shedHall', hall: hallId(game) }), hours: 2, facts: ['gpus.inRun'] },
  'emergency.restoreHall': {
    start: 'rackLate', prepare: (game) => { give(game, { type: 'emergency.shedHall', hall: hallId(game) }); run(game, 1); },
    command: (game) => ({ type: 'emergency.restoreHall', hall: hallId(game) }), hours: 3, facts: ['gpus.inRun', 'gpus.powered'],
  },
  'emergency.restartCooling': {
    start: 'rackLate',
    prepare: (game) => {
      give(game, { type: 'train.setGpus', gpus: 64 }); // still running when the pump fails
      for (let i = 0; siteOf(game).cooling.tripUntilS === 0; i++) {
        if (i > 10_000) throw new Error('no scripted trip');
        step(game);
      }
      for (let i = 0; i < 6; i++) step(game);
    },
    command: () => ({ type: 'emergency.restartCooling', site: 'workshop' }), hours: 1, facts: ['heat.hottestInletC', 'gpus.cool', 'incidents.gpusDamaged'],
  },
  'policy.set': { start: 'mid', command: () => ({ type: 'policy.set', policy: 'hire', value: 60, role: 'product' }), hours: 40 * DAY_HOURS, facts: ['people.headcount'] },
  'emergency.evacuate': { start: 'mid', command: () => ({ type: 'emergency.evacuate' }), hours: 2, facts: ['gpus.inRun', 'power.loadKW'] },
};

beforeAll(() => {
  saves.rack = saveGame(newGame(catalog, 'first-rack', 3));
  saves.rackLate = saveGame(played('first-rack', 'baseline', 3, 12 * DAY_HOURS).game);
  const river = newGame(catalog, 'riverbend-100k', 3);
  give(river, { type: 'site.open', site: 'riverbend' });
  saves.river = saveGame(river);
  saves.mid = saveGame(played('riverbend-100k', 'baseline', 1, 230 * DAY_HOURS).game);
}, 60_000);

/** Games of months are looked at once a day: reading every fact each hour took most of the time. */
const EACH_HOUR_UP_TO = 30 * DAY_HOURS;

/** Facts by time, to lay two games side by side. */
function watch(game: Game, hours: number, follow: Case['follow']): Map<number, number[]> {
  const { world } = game.context;
  const seen = new Map<number, number[]>();
  const fromS = world.timeS;
  let followed = false;
  let steps = 0;
  while (world.timeS < fromS + hours * 3_600) {
    if (follow && !followed && world.timeS >= fromS + follow.afterHours * 3_600) {
      follow.act(game);
      followed = true;
    }
    step(game);
    if (++steps > 20_000) throw new Error('an incident without an end');
    game.context.events.length = 0;
    if (hours <= EACH_HOUR_UP_TO || world.timeS % (DAY_HOURS * 3_600) === 0) seen.set(world.timeS, FACT_IDS.map((id) => factValue(game.context, id)));
  }
  return seen;
}

function differing(a: Map<number, number[]>, b: Map<number, number[]>): Set<FactId> {
  const found = new Set<FactId>();
  for (const [timeS, values] of a) {
    const others = b.get(timeS);
    if (others) FACT_IDS.forEach((id, i) => { if (values[i] !== others[i]) found.add(id); });
  }
  return found;
}

describe('each order changes what a player sees', () => {
  it.each(Object.entries(CASES) as [CommandType, Case][])('%s', (type, entry) => {
    const without = loadGame(saves[entry.start]!, catalog);
    entry.prepare?.(without);
    const given = loadGame(saveGame(without), catalog);
    const command = entry.command(given);
    expect(command.type).toBe(type);
    give(given, command);
    expect(hashWorld(given.context.world).hash).not.toBe(hashWorld(without.context.world).hash);
    const facts = differing(watch(without, entry.hours, entry.follow), watch(given, entry.hours, entry.follow));
    expect(hashWorld(given.context.world).hash).not.toBe(hashWorld(without.context.world).hash);
    expect(entry.facts.filter((fact) => facts.has(fact)), `changed: ${[...facts].join(' ')}`).not.toEqual([]);
  }, 60_000); // the longest, 300 days twice, takes 5 s on a quiet machine

  it('guide.skip ends the guide and opens the panels', () => {
    const game = loadGame(saves.rack!, catalog);
    const before = game.context.world.guide.unlocked.length;
    give(game, { type: 'guide.skip' });
    expect(game.context.world.guide.skipped).toBe(true);
    expect(game.context.world.guide.unlocked.length).toBeGreaterThan(before);
  });

  it('covers every type of the registry', () => {
    expect([...Object.keys(CASES), 'guide.skip'].sort()).toEqual([...COMMAND_TYPES]);
  });
});
