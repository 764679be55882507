/** What leaves the simulation: structured-clone-safe copies, at most ten times a second. Racks travel as typed arrays (transferred). */
import type { AffairsState } from '../world/affairs.ts';
import type { EffectId } from '../world/effects.ts';
import type { Settings } from '../world/catalogOptions.ts';
import type { ReputationState } from '../world/reputation.ts';
import type { AffiliatesState } from '../world/affiliates.ts';
import type { PressureId } from '../world/catalogTown.ts';
import type { ResearchState } from '../world/research.ts';
import type { TownState } from '../world/town.ts';
import type { ComputeState, Waterfall } from '../world/compute.ts';
import type { FinanceState } from '../world/company.ts';
import type { RaceFrame } from './race.ts';
import type { PoliciesState } from '../world/policies.ts';
import type { PeopleState } from '../world/people.ts';
import type { GoalState, GuideState, IncidentState, World } from '../world/world.ts';
import type { PlacedUnit } from '../world/hallAir.ts';
import type { ClaimView } from '../rules/reputation.ts';
import type { RiskEstimate } from '../rules/products/release.ts';
import type { IdeaEstimate } from '../rules/research.ts';
import type { Site } from '../world/plant.ts';

/** Per-rack columns, one entry per row of the rack table, in table order. */
export interface RackFrame {
  count: number;
  id: Uint32Array;
  hall: Uint32Array;
  kind: Uint16Array;
  x: Uint16Array;
  y: Uint16Array;
  state: Uint8Array; // RACK_STATES index
  inletC: Float32Array; // air inlet, or coolant supply for liquid racks
  side: Uint8Array; // breathes in from y - 1 (1) or from y + 1 (2)
  fit: Uint8Array; // 1 cold aisle closed, 2 hot aisle closed, 4 panels up
  downGpus: Uint16Array;
}

export interface TopBar {
  cashCents: number;
  cashPerDayCents: number; // smoothed net operating flow, negative = burn
  runwayDays: number;
  gpusUseful: number;
  gpusBought: number;
  loadKW: number;
  supplyKW: number;
  hottestC: number; // inlet; NaN never: -1 when no hall runs
  hottestHall: number; // structure id, -1
  place: number;
  labs: number;
}

export interface WaterfallFrame extends Waterfall {
  lostCentsPerHour: Record<string, number>; // by step, at the fleet's hourly cost of ownership
  worst: string; // step with the largest loss
  goodput: number; // useful / bought
  usefulFlops: number; // FLOP/s
  perGpu: { kW: number; flops: number; centsPerHour: number }; // what one GPU stands for: the other views of the waterfall
}

export interface Frame {
  timeS: number;
  epochDay: number;
  stepS: number;
  scenario: string;
  seed: number;
  settings: Settings | null; // null: the scenario has none
  outcome: World['outcome'];
  score: number;
  top: TopBar;
  waterfall: WaterfallFrame;
  sites: Site[];
  rackKinds: string[];
  racks: RackFrame;
  airUnits: (PlacedUnit & { hall: number })[]; // air handlers in place, with position on the hall's floor
  racksVersion: number; // changes when a rack is added, removed or moved
  compute: ComputeState;
  people: PeopleState;
  finance: FinanceState;
  affairs: AffairsState; // consequences that are on their way left out
  reputation: ReputationState;
  claims: Record<string, ClaimView>; // by claim: the truth, and what each evidence allows
  research: ResearchState;
  town: (TownState & { pressures: { id: PressureId; perYear: number }[]; trustRatio: number; chances: Record<string, number> }) | null; // chances: of each permit, were it heard today
  affiliates: AffiliatesState | null;
  estimates: Record<string, IdeaEstimate>; // by idea of the scenario: what the team can tell today
  risks: Record<number, RiskEstimate>; // by finished model, where the scenario has work before release
  effects: Record<EffectId, number>; // all that bears on each
  race: RaceFrame; // what the lab can know of the others
  policies: PoliciesState;
  goals: GoalState[];
  guide: GuideState;
  incident: IncidentState | null;
  incidents: World['incidents'];
  historyDays: number; // rows available through the history query
}
