/** What the company layer costs: a lab of few racks among many people, rivals and investors, over five years, beside the same lab with nobody about it. */
import type { Catalog, Game, ScenarioDef } from '../sim/index.ts';
import { benchLab, SCENARIO } from './benchLab.ts';

const RACKS = 100;
const RACK = 'h100-air-16';
const RIVALS = 6;
const KEY_PEOPLE = 400; // on the market and at rivals when the game begins; about as many are there later
const INVESTORS = 20;

/** A lab with all of its company: people known by name, investors on the cap table and at the door, rivals, affairs, a town. */
export function fullCompany(given: Catalog): Game {
  const scenario = given.scenarios[SCENARIO]!;
  const { labour } = scenario;
  if (!labour) throw new Error(`bench: ${SCENARIO} has no market for people`);
  const known = Object.values(given.investors);
  const investors = Array.from({ length: INVESTORS }, (_, n) => ({ ...known[n % known.length]!, id: `bench-${n}` }));
  const catalog: Catalog = withScenario(given, {
    ...scenario, rivals: scenario.rivals.slice(0, RIVALS), investors: investors.map((def) => def.id),
    labour: { ...labour, perRival: Math.ceil((KEY_PEOPLE - scenario.keyPeople.length) / RIVALS) },
  });
  const game = benchLab({ ...catalog, investors: Object.fromEntries(investors.map((def) => [def.id, def])) }, { racks: RACKS, rack: RACK });
  const { holders } = game.context.world.finance;
  for (const { id } of investors) holders.push({ ...holders[0]!, name: `${id}#1`, shares: 1000, seats: 0, investedCents: 0, preferenceMultiple: 0 });
  return game;
}

/** The same lab with no market for people, nobody known by name, no rival, no investor, no affair, no town and no sister company. */
export function bareCompany(given: Catalog): Game {
  const scenario = { ...given.scenarios[SCENARIO]! };
  delete scenario.labour;
  delete scenario.community;
  delete scenario.market;
  return benchLab(withScenario(given, { ...scenario, rivals: [], investors: [], keyPeople: [], affairs: [], affiliates: [] }), { racks: RACKS, rack: RACK });
}

function withScenario(catalog: Catalog, scenario: ScenarioDef): Catalog {
  return { ...catalog, scenarios: { ...catalog.scenarios, [SCENARIO]: scenario } };
}
