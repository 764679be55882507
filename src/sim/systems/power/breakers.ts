/** Busway breakers, hour by hour: a hall that draws more than its rating for long enough goes dark until someone has reset the breaker. */
import { breakerHeat } from '../../rules/power/breaker.ts';
import { siteName } from '../../rules/siteName.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { HallPlant } from '../../world/sitePlant.ts';

const SECONDS_PER_MINUTE = 60;

export function followBreakers(context: StepContext, halls: readonly HallPlant[]): void {
  const { distribution } = context.catalog.constants;
  for (const { site, structure, hall, def } of halls) {
    if (hall.itKW <= def.maxItKW && hall.breakerHeat === 0) continue;
    hall.breakerHeat = breakerHeat(hall.breakerHeat, hall.itKW, def.maxItKW, context.stepS, distribution);
    if (hall.breakerHeat < 1) continue;
    hall.breakerHeat = 0;
    hall.breakerUntilS = context.world.timeS + distribution.breakerMinutes * SECONDS_PER_MINUTE;
    emit(context, 'power.breaker', 'bad', { site: siteName(context.catalog, site.id), draw: hall.itKW, rating: def.maxItKW }, { site: site.id, structure: structure.id, panel: 'power' });
  }
}
