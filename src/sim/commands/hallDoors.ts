/** Order that hangs rear-door heat exchangers on racks that stand. The door is swapped with the servers running: only technicians' hours are spent. */
import { DAY_S, HOUR_S } from '../core/calendar.ts';
import { technicianHours } from '../rules/crew.ts';
import { findHall } from '../world/lookup.ts';
import { condition, freeCheck, paidCheck } from './checks.ts';
import { crewCondition } from './hallAir.ts';
import { loopCondition, planDoors } from './hallLoop.ts';
import type { Check, CommandHandler, CommandPayloads } from './types.ts';

export const hallDoorCommands = {
  'hall.fitDoors': {
    shape: { hall: { type: 'int', min: 0 }, y: { type: 'int', min: 0, max: 1000, optional: true } },
    check(context, { hall, y }): Check {
      const { world, catalog } = context;
      const place = findHall(world, catalog, hall);
      if (!place) return freeCheck([condition('hall-exists', false)]);
      const plan = planDoors(context, place, y);
      const perHour = technicianHours(world, catalog, 1);
      return paidCheck(world, plan.priceCents, 'equipment', 'rear-doors', [
        condition('door-frame', plan.racks.length > 0 || plan.unfit === 0, plan.racks.length, plan.unfit, 'count'),
        condition('racks-to-fit', plan.racks.length > 0, plan.racks.length, 1, 'count'),
        loopCondition(context, place, plan.takesKW),
        crewCondition(context),
      ], { readyInS: plan.leadDays * DAY_S + (perHour > 0 ? Math.ceil(plan.crewHours / perHour) * HOUR_S : 0) });
    },
    apply(context, { hall, y }): void {
      const { world, catalog } = context;
      const place = findHall(world, catalog, hall);
      if (!place) return;
      const plan = planDoors(context, place, y);
      place.hall.works.push({ kind: 'door', racks: plan.racks, crewHoursLeft: plan.crewHours, arrivesS: world.timeS + plan.leadDays * DAY_S });
    },
  } satisfies CommandHandler<CommandPayloads['hall.fitDoors']>,
};
