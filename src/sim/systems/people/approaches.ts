/** Rivals want the lab's people: an approach, days to answer it, and the decision. Writes world.people; a rival that wins learns something. */
import { DAY_S } from '../../core/calendar.ts';
import { draw, drawIndex, streamId } from '../../core/draw.ts';
import type { KeyPersonDef } from '../../world/catalogCompany.ts';
import type { Approach, KeyPerson } from '../../world/people.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { cohortOf } from '../../world/lookup.ts';
import { noteAct } from '../../rules/policies.ts';
import { chanceWithin } from '../../rules/people.ts';
import { approachPerYear, findPerson, followersOf, personDef, personName, refreshKeyRatios, starPower, stayRatio } from '../../rules/people/known.ts';
import { liveRivals, moveKnowHow } from '../../rules/people/poaching.ts';

const APPROACH = streamId('people.poaching');
const DECISION = streamId('people.decision');
const PANEL = { panel: 'people' as const };
const CENTS_STEP = 1_000_000;

/** Once a day for somebody at work. The policy of matching answers at once. */
export function approach(context: StepContext, person: KeyPerson, def: KeyPersonDef): void {
  const { world, catalog } = context;
  const { people } = world;
  const entity = streamId(person.id);
  if (draw(world.seed, APPROACH, entity, world.timeS) >= chanceWithin(approachPerYear(world, catalog, person, def), 1)) return;
  if (people.approaches.some((open) => open.person === person.id)) return;
  const rivals = liveRivals(world);
  const rival = rivals.length > 0 ? rivals[drawIndex(rivals.length, world.seed, APPROACH, entity, world.timeS, 1)]! : '';
  const raise = 0.1 + (catalog.constants.people.approachPayRatio - 0.1) * draw(world.seed, APPROACH, entity, world.timeS, 2);
  const pays = Math.max(def.salaryCentsPerYear, person.salaryCentsPerYear) * (1 + raise * def.skill);
  const open: Approach = {
    person: person.id, rival, salaryCentsPerYear: Math.ceil(pays / CENTS_STEP) * CENTS_STEP,
    answerByS: world.timeS + Math.round(catalog.constants.people.approachDays * DAY_S), matched: false,
  };
  people.approaches.push(open);
  const params = { person: personName(people, catalog, person.id), cents: open.salaryCentsPerYear, rival: rivalName(context, rival) };
  if (!world.policies.held && open.salaryCentsPerYear <= person.salaryCentsPerYear * (1 + people.matchRatio)) {
    noteAct(world, 'match', 1, 0, 'event.person.matched', params);
    person.salaryCentsPerYear = open.salaryCentsPerYear;
    open.matched = true;
    emit(context, 'person.matched', 'log', params, PANEL);
  } else emit(context, 'person.approached', 'warn', params, PANEL);
}

function rivalName({ catalog }: StepContext, rival: string): string {
  return catalog.rivals[rival] ? `@${catalog.rivals[rival].name}` : '@people.anotherLab';
}

/** Approaches whose days are over. */
export function settleApproaches(context: StepContext): void {
  const { world, catalog } = context;
  const { people } = world;
  for (let a = 0; a < people.approaches.length; a++) {
    const open = people.approaches[a]!;
    const person = findPerson(world, open.person);
    const def = person ? personDef(people, catalog, person.id) : null;
    if (person?.state === 'hired' && open.answerByS > world.timeS) continue;
    people.approaches.splice(a--, 1);
    if (!person || !def || person.state !== 'hired') continue;
    const stays = draw(world.seed, DECISION, streamId(person.id), open.answerByS) < stayRatio(world, catalog, person, def, open.salaryCentsPerYear);
    if (stays) emit(context, 'person.stays', 'good', { person: personName(people, catalog, person.id) }, PANEL);
    else lose(context, person, def, open);
  }
}

/** Somebody goes to a rival: some follow, an idea they led loses work, the rival gains. */
function lose(context: StepContext, person: KeyPerson, def: KeyPersonDef, open: Approach): void {
  const { world, catalog } = context;
  const { people } = world;
  const cohort = cohortOf(world, def.role);
  const followers = followersOf(cohort, person, catalog);
  cohort.count -= followers;
  cohort.left += followers;
  cohort.onboarding = Math.min(cohort.onboarding, cohort.count);
  for (const project of world.research.projects) if (project.idea === person.lead) project.doneDays *= 1 - catalog.constants.people.leadLossRatio;
  if (open.rival !== '') moveKnowHow(world, open.rival, catalog.constants.people.poachPoints * starPower(person, def, catalog));
  person.state = open.rival === '' ? 'left' : 'rival';
  person.employer = open.rival;
  person.salaryCentsPerYear = open.salaryCentsPerYear;
  person.lead = 'none';
  person.awayUntilS = -1;
  refreshKeyRatios(world, catalog);
  emit(context, 'person.left', 'bad', { person: personName(people, catalog, person.id), n: followers, role: `@${catalog.roles[def.role].name}`, rival: rivalName(context, open.rival) }, PANEL);
}
