/** Once a day: evidence comes in about what the lab said, promises fall due, people get used to the founder. Writes world.reputation and standing. */
import { DAY_S } from '../../core/calendar.ts';
import { endsDay } from '../../rules/calendarMoney.ts';
import { allowedAt, claimView, confirm, discredit, gapOf } from '../../rules/reputation.ts';
import { noticeFounder } from '../../rules/standing.ts';
import type { ClaimDef } from '../../world/catalogPress.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { Statement } from '../../world/reputation.ts';

const PANEL = { panel: 'press' as const };

export function stepReputation(context: StepContext): void {
  const { world, catalog } = context;
  if (!endsDay(world.timeS)) return;
  noticeFounder(world, catalog);
  for (const statement of world.reputation.statements) {
    const def = statement.state === 'open' ? catalog.claims[statement.claim] : undefined;
    if (!def) continue;
    if (statement.byS >= 0) promiseDue(context, def, statement);
    else evidenceIn(context, def, statement);
  }
}

function evidenceIn(context: StepContext, def: ClaimDef, statement: Statement): void {
  const { world, catalog } = context;
  for (; statement.checked < def.evidence.length; statement.checked++) {
    const evidence = def.evidence[statement.checked]!;
    if (world.timeS < statement.saidS + evidence.days * DAY_S) return;
    const allowed = allowedAt(statement, claimView(context, def), statement.checked);
    const gap = gapOf(catalog, def, statement.value, allowed);
    if (gap > 0) {
      statement.checked++;
      discredit(context, def, statement, allowed, gap, 'caught', 1);
      emit(context, `press.caught.${def.unit}`, 'bad', { claim: `@${def.name}`, value: statement.value, found: allowed, evidence: `@${evidence.name}` }, PANEL);
      return;
    }
  }
  confirm(context, statement, statement.value, 'borneOut');
  emit(context, `press.borneOut.${def.unit}`, 'good', { claim: `@${def.name}`, value: statement.value }, PANEL);
}

function promiseDue(context: StepContext, def: ClaimDef, statement: Statement): void {
  const { world, catalog } = context;
  const { truth } = claimView(context, def);
  const gap = gapOf(catalog, def, statement.value, truth);
  const params = { claim: `@${def.name}`, value: statement.value, found: truth };
  if (gap === 0) {
    confirm(context, statement, truth, 'kept'); // early is as good
    emit(context, `press.kept.${def.unit}`, 'good', params, PANEL);
  } else if (world.timeS >= statement.byS) {
    discredit(context, def, statement, truth, gap, 'broken', catalog.constants.publicity.brokenRatio);
    emit(context, `press.broken.${def.unit}`, 'bad', params, PANEL);
  }
}
