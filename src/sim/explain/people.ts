/** Why people come, stay, tire and what they get done. Each table entry takes `role`. */
import { ROLE_IDS, type RoleId } from '../world/catalogCompany.ts';
import type { PeopleConstants } from '../world/catalogConstants.ts';
import type { SourceRef } from '../world/catalogCommon.ts';
import type { Cohort } from '../world/people.ts';
import type { SimContext } from '../world/context.ts';
import type { Explained } from '../world/explained.ts';
import { cohortOf } from '../world/lookup.ts';
import { pow } from '../core/maths.ts';
import { HOURS_PER_YEAR, MONTH_DAYS } from '../rules/calendarMoney.ts';
import { effectTree } from './effects.ts';
import {
  acceptRatio, attritionPerYear, byPace, cohortOutput, heldPackageRatio, offersPerDay, optionWorth, payrollCentsPerYear, reachParts, recruiters,
  salaryCentsPerYear, twoYearRetention, wanted,
} from '../rules/people.ts';
import { cultureDriftPerYear, cultureTerms } from '../rules/people/culture.ts';
import { personName } from '../rules/people/known.ts';
import { explained, leaf, type ExplainParams, type ExplainTable } from './types.ts';

function roleOf(params: ExplainParams): RoleId {
  const role = params['role'];
  return ROLE_IDS.find((id) => id === role) ?? 'research';
}

function constant({ catalog }: SimContext, field: keyof PeopleConstants): { source: SourceRef | null } {
  return { source: catalog.constants.sources[`people.${field}`] ?? null };
}

function roleSource({ catalog }: SimContext, role: RoleId, field: string): { source: SourceRef | null } {
  return { source: catalog.roles[role].sources[field] ?? null };
}

const named = (context: SimContext, role: RoleId): ExplainParams => ({ role: `@${context.catalog.roles[role].name}` });

/** Effective heads: settled heads x output of the pace x what fatigue leaves. */
function output(context: SimContext, params: ExplainParams): Explained {
  const { world, catalog } = context;
  const { people } = catalog.constants;
  const role = roleOf(params);
  const cohort = cohortOf(world, role);
  const settled = explained('people.settled', Math.max(0, cohort.count - cohort.onboarding / 2), 'people', 'difference', [
    leaf('people.heads', cohort.count, 'people'),
    leaf('people.newcomers', cohort.onboarding / 2, 'people', constant(context, 'onboardingDays')),
  ]);
  return explained('people.output', cohortOutput(cohort, people), 'people', 'product', [
    settled,
    leaf('people.paceOutput', byPace(people.outputByPace, cohort.pace), 'factor', constant(context, 'outputByPace')),
    leaf('people.fatigueOutput', 1 - people.fatigueOutputLoss * cohort.fatigue, 'factor', constant(context, 'fatigueOutputLoss')),
    leaf('people.leader', cohort.leadRatio, 'factor', constant(context, 'leadTeamRatio')),
  ], { params: named(context, role), raise: ['raise.easePace', 'raise.hire'] });
}

/** Yearly chance of leaving: role's base x fatigue x package. */
function attrition(context: SimContext, params: ExplainParams): Explained {
  const { world, catalog } = context;
  const { people } = catalog.constants;
  const role = roleOf(params);
  const cohort = cohortOf(world, role);
  const hazard = attritionPerYear(world, catalog, cohort);
  return explained('people.attrition', hazard, 'ratio', 'product', [
    leaf('people.baseAttrition', catalog.roles[role].annualAttrition, 'ratio', roleSource(context, role, 'annualAttrition')),
    leaf('people.fatigueAttrition', 1 + people.fatigueAttrition * cohort.fatigue, 'factor', constant(context, 'fatigueAttrition')),
    packageFactor(context, cohort),
    effectTree(context, 'attrition'),
  ], { params: { ...named(context, role), retention: twoYearRetention(hazard) }, raise: ['raise.easePace', 'raise.payMore'] });
}

function packageFactor(context: SimContext, cohort: Cohort): Explained {
  const { people } = context.catalog.constants;
  const pack = heldPackageRatio(context.world, cohort, people);
  return explained('people.packageAttrition', pow(Math.max(pack, Number.EPSILON), -people.payAttrition), 'factor', 'lookup', [
    leaf('people.package', pack, 'factor', constant(context, 'equityWeight')),
    leaf('people.optionWorth', optionWorth(context.world, cohort, people), 'factor', constant(context, 'optionSlope')),
  ], constant(context, 'payAttrition'));
}

/** Heads that sign per day: offers x chance of yes. Zero without openings. */
function hiringSpeed(context: SimContext, params: ExplainParams): Explained {
  const { world, catalog } = context;
  const { people } = catalog.constants;
  const role = roleOf(params);
  const cohort = cohortOf(world, role);
  let all = 0;
  for (const other of world.people.cohorts) all += wanted(other, people);
  const share = all > 0 ? wanted(cohort, people) / all : 0;
  const def = catalog.roles[role];
  const parts = reachParts(world, catalog);
  const offers = share > 0 ? offersPerDay(world, catalog, cohort, share) : 0;
  const accept = acceptRatio(world, cohort, people);
  const bySourcing = explained('people.sourcing', recruiters(world, people) * share / def.sourcingDays, 'perDay', 'ratio', [
    leaf('people.recruiters', recruiters(world, people) * share, 'people', constant(context, 'founderRecruiters')),
    leaf('people.sourcingDays', def.sourcingDays, 'days', roleSource(context, role, 'sourcingDays')),
  ]);
  const market = leaf('people.market', def.marketPerMonth / MONTH_DAYS, 'perDay', roleSource(context, role, 'marketPerMonth'));
  const base = share > 0 ? Math.min(bySourcing.value ?? 0, market.value ?? 0) : 0;
  return explained('people.hiringSpeed', offers * accept, 'perDay', 'product', [
    explained('people.searchRate', base, 'perDay', 'min', [bySourcing, market]),
    explained('people.reach', parts.reach, 'factor', 'product', [
      explained('people.draw', 1 + parts.prestige + parts.compute, 'factor', 'sum', [
        leaf('people.mission', 1, 'factor'),
        leaf('people.prestige', parts.prestige, 'factor', constant(context, 'prestigeWeight')),
        leaf('people.computePerHead', parts.compute, 'factor', constant(context, 'computeWeight')),
      ]),
      leaf('people.keyHiring', parts.key, 'factor'),
    ]),
    leaf('people.accept', accept / people.offerAcceptRatio, 'factor', constant(context, 'payElasticity')),
  ], { params: named(context, role), raise: ['raise.recruiters', 'raise.payMore', 'raise.prestige'] });
}

/** Payroll per hour: salaries of cohorts and key people, and what comes on top. */
function payroll(context: SimContext): Explained {
  const { world, catalog } = context;
  const { overheadRatio } = catalog.constants.people;
  const terms: Explained[] = [];
  let salaries = 0;
  for (const cohort of world.people.cohorts) {
    if (cohort.count === 0) continue;
    const cents = cohort.count * salaryCentsPerYear(world, catalog, cohort) / HOURS_PER_YEAR;
    salaries += cents;
    terms.push(leaf('people.roleSalaries', cents, 'centsPerHour', {
      params: { ...named(context, cohort.role), n: cohort.count }, ...roleSource(context, cohort.role, 'salaryCentsPerYear'),
    }));
  }
  for (const person of world.people.key) {
    if (person.state !== 'hired') continue;
    const cents = person.salaryCentsPerYear / HOURS_PER_YEAR;
    salaries += cents;
    terms.push(leaf('people.keySalary', cents, 'centsPerHour', { params: { person: personName(world.people, catalog, person.id) } }));
  }
  return explained('people.payroll', payrollCentsPerYear(world, catalog) / HOURS_PER_YEAR, 'centsPerHour', 'product', [
    explained('people.salaries', salaries, 'centsPerHour', 'sum', terms),
    leaf('people.overhead', 1 + overheadRatio, 'factor', constant(context, 'overheadRatio')),
  ], { raise: ['raise.hire', 'raise.layOff'] });
}

/** What moves the belief of the staff, in points a year. */
function culture(context: SimContext): Explained {
  const terms = cultureTerms(context.world, context.catalog);
  const fields = { fatigue: 'cultureFatiguePerYear', pay: 'culturePayPerYear', options: 'cultureOptionPerYear', word: 'cultureWordPerYear' } as const;
  return explained('people.culture', cultureDriftPerYear(context.world, context.catalog), 'ratio', 'sum',
    (Object.keys(fields) as (keyof typeof fields)[]).map((id) => leaf(`people.culture.${id}`, terms[id], 'ratio', constant(context, fields[id]))), { raise: ['raise.easePace', 'raise.payMore'] });
}

export const peopleExplanations: ExplainTable = {
  'people.output': output, 'people.attrition': attrition, 'people.hiringSpeed': hiringSpeed, 'people.payroll': payroll, 'people.culture': culture,
};
