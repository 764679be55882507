/** State of the staff: teams by role and people known by name. Everybody is in exactly one place. */
import type { KeyPersonDef, RoleId } from './catalogCompany.ts';

/** People who wait for the same day: the end of interviews, or of their notice. */
export interface Batch {
  count: number;
  atS: number;
}

/** People who passed each stage of hiring since the start. Founding staff are in none. */
export interface Funnel {
  found: number;
  offered: number;
  signed: number;
  started: number;
}

export interface Cohort {
  role: RoleId;
  count: number;
  onboarding: number; // of count: half as useful
  target: number; // head count the player hires towards
  payRatio: number; // of market pay
  equityRatio: number; // of the usual grant
  payFelt: number; // what people believe of both: falls at once, rises in weeks
  equityFelt: number;
  paceMost: number; // hardest pace of the day so far: it is what tires
  pace: number; // 0 easy, 1 normal, 2 hard, 3 crunch
  fatigue: number; // 0..1
  pipeline: number; // fraction of a hire in progress
  interviews: Batch[];
  offersOut: { count: number; answerS: number }[];
  signed: Batch[]; // work out their notice or wait for a visa
  leadRatio: number; // output over that without the key person who leads; 1 = nobody leads
  strikeCents: number; // per share: mean strike price of the team's options; 0 = not priced yet
  left: number; // since start
  hired: number;
  funnel: Funnel;
}

export interface KeyPerson {
  id: string; // KeyPersonDef id, of the catalog or of PeopleState.made
  state: 'market' | 'offered' | 'hired' | 'rival' | 'elsewhere' | 'left';
  employer: string; // rival that employs this person; '' = none that is followed
  answerS: number;
  salaryCentsPerYear: number;
  equityBp: number;
  fatigue: number;
  hiredS: number;
  lead: string; // 'none', 'team', or the idea this person leads
  awayUntilS: number; // on leave until then; -1 = at work
}

/** A rival wants somebody who works here. */
export interface Approach {
  person: string;
  rival: string;
  salaryCentsPerYear: number; // what the rival pays
  answerByS: number; // when the person decides
  matched: boolean; // the lab has made a counter-offer
}

export interface PeopleState {
  cohorts: Cohort[]; // one per role, in ROLE_IDS order
  key: KeyPerson[];
  made: Record<string, KeyPersonDef>; // people of this game beside those in the catalog
  madeCount: number;
  grantedBp: number; // option pool used, basis points
  keyRatios: Partial<Record<import('./effects.ts').EffectId, number>>; // what key people at work make of each effect; refreshed when they change
  approaches: Approach[];
  matchRatio: number; // policy: match rivals' offers up to this share above present pay; 0 = ask
  raidHeat: number; // rivals remember who took their people
  raids: { rival: string; atS: number }[]; // people taken from other labs, the last year
  visaFreeS: number; // when the next visa can be had
  shareCents: number; // price of a share at the last monthly look; 0 = not looked at yet
}
