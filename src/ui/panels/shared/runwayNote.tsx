/** An order that would leave less runway than the policy keeps: told, with how much is missing, and never refused. */
import type { Check } from '../../../sim/index.ts';
import { useApp, useT } from '../../context.ts';
import { Note } from '../../widgets/index.ts';

const MONTH_DAYS = 30;

export function RunwayNote({ check }: { check: Check | null }) {
  const app = useApp();
  const text = useT();
  const { frame } = app.store.getState();
  const months = frame?.policies.values.runway;
  if (!frame || months === undefined || !check || check.payCents + check.monthlyCents <= 0) return null;
  const { balances, burnCentsPerDay } = frame.finance;
  const missing = months * MONTH_DAYS * Math.max(0, burnCentsPerDay + check.monthlyCents / MONTH_DAYS) - (balances.cash - check.payCents);
  if (missing <= 0) return null;
  return <Note tone="warn"><span class="xs">{text.t('panel.policy.warns', { months, missing: text.n(missing, 'cents') })}</span></Note>;
}
