/**
 * The baseline with its vices: a loud founder who boasts, deals with sister companies on odd terms, contested data, promises that are only
 * said, crews at crunch, too few machines for customers, and answers to affairs by lot. It goes where sensible play does not, so that what
 * waits there is reached by a real game. Not a strategy: it enters no tournament.
 */
import { DAY_S, evaluate, personDef } from '../sim/index.ts';
import type { Command, SimContext } from '../sim/index.ts';
import { baseline } from './baseline/index.ts';
import { spend } from './baseline/money.ts';
import type { Bot, BotHands } from './bot.ts';
import { keyedRandom } from './fuzz.ts';

/** Vices rest until the plant stands: a lab that fails in spring meets little. */
const RESTLESS_DAY = 30;
const BOAST_DAYS = 40;
const ODD_TERMS = 2;
const CRUNCH = 3;
const OFFSET_TONNES = 3000;
/** Fewer than any goal asks for: the game goes on to its last day. */
const MOST_IN_RUN = 60_000;
/** Of what would serve customers well, and of the price that earns most: the queue grows. */
const MACHINE_SHARE = 0.5;
const PRICE_SHARE = 0.3;
const POACH_PAY = 3;
const RISKY_SHARE = 0.7;
const DEBT_CENTS = 5_000_000_000;
const DAYS_OF_REST = 10;

export const wayward: Bot = {
  id: 'wayward',
  everyHours: baseline.everyHours,
  act(context, hands, memory) {
    answerByLot(context, hands);
    baseline.act(context, { ...hands, order: (command) => hands.order(worse(command)) }, memory);
    const day = Math.floor(context.world.timeS / DAY_S);
    if (memory['day'] === day || day < RESTLESS_DAY) return;
    memory['day'] = day;
    const random = keyedRandom(context.world.seed, day);
    beLoud(context, hands, day);
    deal(context, hands);
    giveWord(context, hands);
    research(context, hands);
    if (day % DAYS_OF_REST !== 0) return;
    for (const source of catalogData(context)) spend(context, hands, { type: 'data.acquire', source });
    for (const cohort of context.world.people.cohorts) if (random() < 0.3) hands.order({ type: 'people.setPace', role: cohort.role, pace: CRUNCH });
    if ((context.world.town?.offsetKg ?? 0) < 1e6) spend(context, hands, { type: 'town.buyOffsets', tonnes: OFFSET_TONNES });
    closeAisles(context, hands);
    poach(context, hands);
    if (context.world.finance.loans.length === 0) hands.order({ type: 'finance.borrow', loan: 'gpu-secured', cents: DEBT_CENTS });
  },
};

/** What the baseline would order, done worse. */
function worse(command: Command): Command {
  switch (command.type) {
    case 'train.start': case 'train.setGpus': return { ...command, gpus: Math.min(command.gpus, MOST_IN_RUN) };
    case 'product.launch': return { ...command, gpus: Math.ceil(command.gpus * MACHINE_SHARE), priceCentsPerMTok: Math.ceil(command.priceCentsPerMTok * PRICE_SHARE) };
    case 'product.setServing': return { ...command, gpus: Math.ceil(command.gpus * MACHINE_SHARE) };
    case 'product.setPrice': return { ...command, priceCentsPerMTok: Math.ceil(command.priceCentsPerMTok * PRICE_SHARE) };
    default: return command;
  }
}

/** People of one lab after another, at any price. */
function poach({ world, catalog }: SimContext, hands: BotHands): void {
  const first = world.people.key.find((person) => person.state === 'rival')?.employer;
  for (const person of world.people.key) {
    const def = person.state === 'rival' && person.employer === first ? personDef(world.people, catalog, person.id) : null;
    if (def) hands.order({ type: 'people.offerKey', person: person.id, salaryCentsPerYear: def.salaryCentsPerYear * POACH_PAY, equityBp: def.equityBp });
  }
}

function closeAisles(context: SimContext, hands: BotHands): void {
  for (const site of context.world.sites) {
    for (const structure of site.structures) if (structure.hall && structure.stage === 'ready') spend(context, hands, { type: 'hall.contain', hall: structure.id, kind: 'cold' });
  }
}

/** Each affair gets one of its choices, drawn by seed and day of its beginning: mostly one that may come back, if any. The next one that can be paid where that cannot. */
function answerByLot(context: SimContext, hands: BotHands): void {
  const { world, catalog } = context;
  for (const open of [...world.affairs.open]) {
    const random = keyedRandom(world.seed, open.openedS / DAY_S);
    const choices = catalog.affairs[open.affair]?.choices.filter((choice) => !choice.needs || evaluate(context, choice.needs)) ?? [];
    const risky = choices.filter((choice) => choice.follow.length > 0);
    const from = risky.length > 0 && random() < RISKY_SHARE ? risky : choices;
    const first = Math.floor(random() * from.length);
    for (let k = 0; k < from.length; k++) {
      if (hands.order({ type: 'affair.answer', affair: open.affair, choice: from[(first + k) % from.length]!.id }).ok) break;
    }
  }
}

/** Every number that can be claimed, far beyond what it is. */
function beLoud(context: SimContext, hands: BotHands, day: number): void {
  const { world, catalog } = context;
  if (world.reputation.founder < 1) hands.order({ type: 'press.setFounder', level: 1 });
  if (day % BOAST_DAYS !== 0) return;
  const claims = Object.values(catalog.claims);
  const def = claims[(day / BOAST_DAYS) % claims.length];
  if (def) hands.order({ type: 'press.announce', claim: def.id, value: Math.min(def.most, Math.max(def.least, 100_000)), days: 0 });
}

function deal({ world, catalog }: SimContext, hands: BotHands): void {
  for (const company of world.affiliates?.companies ?? []) {
    for (const def of catalog.affiliates[company.id]?.deals ?? []) {
      if (def.gpusMax === 0 && !company.deals.some((entry) => entry.deal === def.id)) hands.order({ type: 'affiliate.agree', affiliate: company.id, deal: def.id, gpus: 0, termsRatio: ODD_TERMS });
    }
  }
}

/** Everything that can be promised for nothing, kept or not. */
function giveWord({ world, catalog }: SimContext, hands: BotHands): void {
  const community = catalog.communities[catalog.scenarios[world.scenario]?.community ?? ''];
  for (const id of community?.promises ?? []) {
    if (!world.town?.promises.some((entry) => entry.promise === id)) hands.order({ type: 'town.promise', promise: id } satisfies Command);
  }
}

/** Some ideas, by a few heads each. */
function research({ world, catalog }: SimContext, hands: BotHands): void {
  const running = world.research.projects.filter((project) => project.state === 'active').length;
  if (running >= 2) return;
  const idea = (catalog.scenarios[world.scenario]?.ideas ?? []).find((id) => !world.research.projects.some((project) => project.idea === id));
  if (idea) hands.order({ type: 'research.start', idea, heads: 3, gpus: 0 });
}

function catalogData({ world, catalog }: SimContext): readonly string[] {
  return (catalog.scenarios[world.scenario]?.market?.data ?? []).filter((id) => catalog.dataSources[id]?.contested === true);
}
