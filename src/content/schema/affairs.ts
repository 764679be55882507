/** What happens to a lab: affairs with choices, and its standing. */
import * as z from 'zod/mini';
import { AFFAIR_TOPICS, DELAY_KINDS, EFFECT_IDS, FACT_IDS, GAUGE_IDS, type AffairDef, type GaugeDef } from '../../sim/index.ts';
import { condition, described, entryFields, flag, id, int, list, message, num, ratio, CENTS_MAX, DAY_MAX, type Matches } from './common.ts';
import { roleId } from './company.ts';

export const effectId = described(z.enum(EFFECT_IDS), 'What it makes better or worse');
const gaugeId = described(z.enum(GAUGE_IDS), 'Standing');
const fact = described(z.enum(FACT_IDS), 'A number that the simulation keeps');
const multiplier = (description: string) => num(0.01, 20, description);

export const gauge = described(
  z.strictObject({
    ...entryFields,
    id: gaugeId,
    start: ratio('On day 0'),
    rest: ratio('Where it drifts when nothing happens'),
    halfLifeDays: num(1, DAY_MAX, 'Half of the way to rest, days'),
    effects: list(z.strictObject({ effect: effectId, at0: multiplier('Multiplier at 0'), at1: multiplier('Multiplier at 1') }), 1, 12, 'What it bears on'),
  }),
  'One kind of standing',
);

const effect = described(
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('modifier'), effect: effectId, ratio: multiplier('Multiplier'), days: num(0, DAY_MAX, 'How long; 0 for good') }),
    z.strictObject({ type: z.literal('gauge'), gauge: gaugeId, add: num(-1, 1, 'Added to it') }),
    z.strictObject({ type: z.literal('leave'), role: roleId, ratio: ratio('Share of the cohort that leaves') }),
    z.strictObject({ type: z.literal('delay'), what: described(z.enum(DELAY_KINDS), 'Orders of a kind on their way, or connections asked for'), days: num(-365, 365, 'Days later; earlier when negative') }),
    z.strictObject({ type: z.literal('outage'), minutes: num(1, 1440, 'The feed of the site with the largest load opens') }),
    z.strictObject({ type: z.literal('heat'), kelvin: num(0.5, 15, 'Strength of a heat wave over every site'), days: num(0.5, 30, 'How long') }),
    z.strictObject({ type: z.literal('setBack'), ratio: ratio("Share of the present run's work that is lost") }),
    z.strictObject({ type: z.literal('tire'), role: described(z.nullable(roleId), 'Who; null for all'), add: num(-1, 1, 'Added to fatigue') }),
  ]),
  'What a choice does',
);

const choice = described(
  z.strictObject({
    id: id('Unique within the affair'),
    text: message('What the player does'),
    after: message('What it led to'),
    needs: described(z.exactOptional(condition), 'Not on offer unless this holds'),
    cents: int(0, CENTS_MAX, 'Price, US cents'),
    perFact: z.exactOptional(z.strictObject({ fact, cents: num(0, CENTS_MAX, 'Price for each unit of the fact, US cents') })),
    effects: list(effect, 0, 12, 'What it does at once'),
    follow: list(z.strictObject({ affair: id('Affair'), days: num(0, DAY_MAX, 'After so many days'), chance: ratio('How likely') }), 0, 6, 'What may follow'),
  }),
  'A choice',
);

export const affair = described(
  z.strictObject({
    ...entryFields,
    text: message('What happened'),
    ease: message('What would have helped before'),
    topic: described(z.enum(AFFAIR_TOPICS), 'What it is about'),
    perYear: num(0, 100, 'Hazard per year while it may happen; 0 for what only follows from others or from the script'),
    when: described(z.exactOptional(condition), 'May happen only while this holds'),
    raisedBy: list(
      z.strictObject({ fact, from: num(-1e15, 1e15, 'Value at which nothing is raised'), to: num(-1e15, 1e15, 'Value at which the hazard is `times` as high'), times: num(0, 100, 'Multiplier') }),
      0, 8, 'What makes it more or less likely',
    ),
    cooldownDays: num(0, DAY_MAX, 'Days before it may happen again'),
    once: flag('Happens at most once'),
    answerDays: num(0, 365, 'Days to answer; 0 when there is nothing to decide'),
    fallback: id('Choice taken when nobody answers'),
    choices: list(choice, 1, 5, 'Choices'),
  }),
  'Something that may happen',
);

export type CheckAffairs = [Matches<GaugeDef, z.infer<typeof gauge>>, Matches<AffairDef, z.infer<typeof affair>>];
