/** What a calculator was asked, as settings of the sandbox, and what of it the sandbox does not know. */
import { nearestSetting, type Catalog, type OptionDef, type Settings } from '../../sim/index.ts';
import type { Draft } from './link.ts';

export interface SandboxStart {
  scenario: string;
  settings: Settings;
  sent: string[]; // message ids: what is different there
}

const SCENARIO = 'sandbox';

/** Field of a calculator → option that asks the same. */
const SAME: Readonly<Record<string, string>> = { accelerator: 'accelerator', gpus: 'gpus', gpusInstalled: 'gpus', climate: 'climate', supplyMW: 'supply', rejection: 'rejection', cooling: 'cooling' };

/** The halls of the game know air and coolant; how either is led is theirs to build. */
const COOLING: Readonly<Record<string, string>> = { 'perimeter-air': 'air', 'contained-air': 'air', 'rear-door': 'air', 'direct-to-chip': 'liquid', immersion: 'liquid' };
const COOLING_LEFT = new Set(['rear-door', 'immersion']);
/** Rejections that are built under another name. */
const PLANT: Readonly<Record<string, string>> = { 'water-chiller': 'cooling-tower', tower: 'economiser-chiller' };

/** Fields whose answer stands on something that no setting of the sandbox is. */
const LEFT: Readonly<Record<string, string>> = {
  fabricTiers: 'sandbox.left.fabric', radix: 'sandbox.left.fabric', electricityUsdPerKWh: 'sandbox.left.price', pue: 'sandbox.left.energy', params: 'sandbox.left.run',
};

/** Settings for what was asked; null where the question has nothing that a sandbox could be set to. */
export function sandboxOf(kind: string, draft: Draft, catalog: Catalog): SandboxStart | null {
  const options = catalog.scenarios[SCENARIO]?.options;
  if (!options || !['facility', 'usable', 'training', 'energy', 'fabric', 'run-cost', 'server-power'].includes(kind)) return null;
  const settings: Record<string, number | string> = {};
  const sent = new Set<string>();
  for (const [field, value] of Object.entries(draft)) {
    if (value === undefined) continue;
    if (Object.hasOwn(LEFT, field)) sent.add(LEFT[field]!);
    const option = options.find((entry) => entry.id === SAME[field]);
    if (option) put(option, field, value, settings, sent);
  }
  return Object.keys(settings).length > 0 ? { scenario: SCENARIO, settings, sent: [...sent] } : null;
}

function put(option: OptionDef, field: string, value: unknown, settings: Record<string, number | string>, sent: Set<string>): void {
  if (option.kind === 'number') {
    if (typeof value !== 'number' || !Number.isFinite(value)) return;
    settings[option.id] = nearestSetting(option, value);
    if (settings[option.id] !== value) sent.add(`sandbox.rounded.${option.id}`);
    return;
  }
  const asked = String(value);
  if (field === 'cooling' && COOLING_LEFT.has(asked)) sent.add('sandbox.left.cooling');
  const wanted = (field === 'cooling' ? COOLING[asked] : field === 'rejection' ? PLANT[asked] : undefined) ?? asked;
  if (option.choices.some((choice) => choice.id === wanted)) settings[option.id] = wanted;
  else sent.add(`sandbox.left.${field}`);
}
