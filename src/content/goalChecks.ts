/** Can a goal be met, a loss come about, a step be done? Facts have bounds; a condition outside them is a mistake. */
import type { Condition, FactId, ScenarioDef } from '../sim/index.ts';

export type Bounds = readonly [low: number, high: number];

/** The least and the most that a fact can be in this scenario. Wide where nothing is known. */
export function factBounds(fact: FactId, scenario: ScenarioDef): Bounds {
  const commandRefused = (type: string): boolean => scenario.forbidden.includes(type);
  const sites = new Set([...scenario.sites.map((site) => site.site), ...(commandRefused('site.open') ? [] : scenario.availableSites)]);
  switch (fact) {
    case 'time.days':
      return [0, scenario.lengthDays];
    case 'sites.open':
      return [0, sites.size];
    case 'training.running':
    case 'training.progress':
    case 'products.live':
    case 'products.unanswered':
    case 'finance.founderRatio':
    case 'finance.ousted':
    case 'finance.boardRatio':
    case 'finance.poolFreeRatio':
    case 'press.founder':
    case 'intel.beliefScore':
    case 'intel.hiddenScore':
      return [0, 1];
    case 'race.folded':
      return [0, scenario.rivals.length];
    case 'race.gpusWon':
    case 'race.headsWon':
      return [0, commandRefused('race.bid') || scenario.rivals.length === 0 ? 0 : Infinity];
    case 'race.place':
      return [1, scenario.rivals.length + 1];
    case 'goals.heldHours':
      return [0, scenario.lengthDays * 24];
    case 'finance.insolventDays':
      return [0, scenario.lengthDays];
    case 'finance.cashCents':
      return [-Infinity, Infinity];
    case 'time.dayOfYear':
      return [1, 366];
    case 'standing.credibility':
    case 'standing.town':
    case 'standing.regulators':
    case 'standing.staff':
    case 'standing.brand':
    case 'standing.controversy':
    case 'people.fatigue':
      return [0, 1];
    case 'weather.hottestC':
      return [-100, 70];
    case 'heat.hottestInletC':
      return [-60, 300];
    case 'finance.raisedCents':
      return [0, commandRefused('finance.openRound') || scenario.investors.length === 0 ? 0 : Infinity];
    default:
      return fact.startsWith('gpus.') ? [0, commandRefused('compute.order') ? gpusAtStart(scenario) : Infinity] : [0, Infinity];
  }
}

function gpusAtStart(scenario: ScenarioDef): number {
  const inStock = scenario.stock.reduce((sum, item) => sum + item.gpus, 0);
  return scenario.sites.some((site) => site.racks.length > 0 || site.campus !== undefined) ? Infinity : inStock;
}

/** Whether a condition can be true, and whether it can be false, within the bounds of its facts taken one by one. */
export function possible(condition: Condition, scenario: ScenarioDef): { canBeTrue: boolean; canBeFalse: boolean } {
  if ('all' in condition || 'any' in condition) {
    const parts = ('all' in condition ? condition.all : condition.any).map((part) => possible(part, scenario));
    const all = 'all' in condition;
    return {
      canBeTrue: all ? parts.every((part) => part.canBeTrue) : parts.some((part) => part.canBeTrue),
      canBeFalse: all ? parts.some((part) => part.canBeFalse) : parts.every((part) => part.canBeFalse),
    };
  }
  if ('not' in condition) {
    const { canBeTrue, canBeFalse } = possible(condition.not, scenario);
    return { canBeTrue: canBeFalse, canBeFalse: canBeTrue };
  }
  const { op, value } = condition;
  const [low, high] = factBounds(condition.fact, scenario);
  switch (op) {
    case '>=': return { canBeTrue: high >= value, canBeFalse: low < value };
    case '>': return { canBeTrue: high > value, canBeFalse: low <= value };
    case '<=': return { canBeTrue: low <= value, canBeFalse: high > value };
    case '<': return { canBeTrue: low < value, canBeFalse: high >= value };
    case '==': return { canBeTrue: low <= value && value <= high, canBeFalse: low !== high || low !== value };
  }
}

/** "time.days is 0 … 120 here": what the author needs to mend it. */
export function boundsText(condition: Condition, scenario: ScenarioDef): string {
  const facts = new Set<FactId>();
  const collect = (part: Condition): void => {
    if ('all' in part) part.all.forEach(collect);
    else if ('any' in part) part.any.forEach(collect);
    else if ('not' in part) collect(part.not);
    else facts.add(part.fact);
  };
  collect(condition);
  return [...facts]
    .map((fact) => {
      const [low, high] = factBounds(fact, scenario);
      return `${fact} is ${low === -Infinity ? 'any number' : high === Infinity ? `${low} or more` : `${low} … ${high}`} here`;
    })
    .join('; ');
}
