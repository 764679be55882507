/** Parts shared by all content entries. The Catalog is frozen after loading, never saved, and referred to by id. */

/** Where a number comes from; shown in explanations. `kind`: found in a document, remembered estimate, or the game's own balance. */
export interface SourceRef {
  title: string;
  year: number | null;
  kind: 'found' | 'estimate' | 'balance';
  note?: string;
}

/** Every content entry: `id` is unique within its kind; `name` is a message id; `sources` maps field name to origin. */
export interface Entry {
  id: string;
  name: string;
  sources: Record<string, SourceRef>;
}

/** A condition over named facts (see rules/facts.ts). Structured data, no code. */
export type Condition =
  | { fact: FactId; op: '>=' | '<=' | '>' | '<' | '=='; value: number }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

/** Facts that scenario files may ask about. Each is one number. The list is closed; rules/facts.ts computes them. */
export const FACT_IDS = [
  'time.days', 'sites.open', 'sites.gridKW', 'sites.supplyKW', 'grid.pendingKW', 'power.generatorKW', 'weather.hottestC', 'halls.coolingRatio', 'gpus.onOrder', 'compute.spareServers', 'people.construction', 'structures.ready', 'halls.ready', 'halls.coolingKW', 'halls.coolingOrderedKW',
  'racks.planned', 'racks.installed', 'racks.contained', 'racks.blanked', 'gpus.ordered', 'gpus.delivered', 'gpus.installed', 'gpus.powered', 'gpus.cool',
  'gpus.connected', 'gpus.healthy', 'gpus.inStep', 'gpus.useful', 'gpus.inRun', 'network.ports', 'network.portsOrdered', 'heat.hottestInletC', 'power.loadKW',
  'power.pue', 'power.pueYear', 'water.wue', 'water.litresPerDay', 'power.swingKW', 'power.swingFitsKW', 'power.tripsPerHour', 'power.tripsPerHourPlanned', 'power.trips', 'power.batteryOrderedKW', 'reliability.failuresPerDay', 'reliability.evictAfter', 'reliability.validateHours', 'training.checkpointS', 'training.timeRatio',
  'training.running', 'training.progress', 'training.finished', 'models.bestCapability', 'products.live', 'products.risk', 'products.unanswered', 'data.contestedTokens',
  'products.revenueCentsPerDay', 'people.headcount', 'people.technicians', 'people.techniciansWanted', 'people.facilities', 'people.research', 'people.systems', 'people.product', 'people.data', 'people.power', 'people.finance', 'people.policy', 'people.keyHired', 'people.approached', 'people.raided',
  'finance.cashCents', 'finance.raisedCents', 'finance.founderRatio', 'finance.runwayDays', 'finance.insolventDays', 'finance.ousted', 'finance.boardRatio', 'finance.poolFreeRatio', 'finance.milestonesMissed', 'finance.downRounds',
  'finance.revenueCentsPerDay', 'power.usableKW', 'hardware.exaflops', 'hardware.generations',
  'race.place', 'race.capabilityGap', 'race.folded', 'race.gpusWon', 'race.headsWon', 'intel.precision', 'intel.beliefs', 'intel.beliefScore', 'intel.hiddenScore', 'research.found', 'research.dead', 'research.active', 'standing.credibility', 'standing.town', 'standing.regulators', 'standing.staff', 'standing.brand', 'standing.controversy', 'press.founder', 'press.borneOut', 'press.caught', 'people.fatigue', 'finance.debtCents', 'finance.breaches', 'finance.defaults', 'time.dayOfYear', 'incidents.survived', 'incidents.gpusDamaged', 'goals.heldHours',
  'town.promisesKept', 'town.promisesOpen', 'town.promisesBroken', 'town.permits', 'town.jobs', 'town.noiseDbA', 'town.billRatio', 'energy.kgPerKWh', 'carbon.tonnesPerDay', 'carbon.offsetTonnes', 'affiliates.conflict', 'affiliates.gpus', 'affiliates.count', 'affiliates.weakestRatio',
] as const;
export type FactId = (typeof FACT_IDS)[number];
