/** What an overlay says of a structure: a colour, and a mark, since colour never speaks alone. Pure. */
import type { OverlayId } from '../../app/state.ts';
import type { Structure, StructureDef } from '../../sim/index.ts';
import { ACCENT, heatColour, hex, loadColour } from '../shared/colour.ts';
import { dutyOf } from './structureLook.ts';

export type Mark = 'none' | 'warn' | 'crit' | 'bolt';
export interface OverlayLook {
  tint: number;
  mark: Mark;
}

export const DIMMED = 0x747a88;

/** Marks shown with no overlay too: what is broken says so. */
export function troubleOf(structure: Structure): Mark {
  if (structure.stage === 'failed') return 'crit';
  const { hall } = structure;
  if (!hall || structure.stage !== 'ready') return 'none';
  if (hall.transient || hall.shedByOrder || hall.units.some((unit) => unit.failed > 0)) return 'warn';
  return 'none';
}

export function overlayLook(overlay: OverlayId, structure: Structure, def: StructureDef): OverlayLook {
  const duty = dutyOf(structure, def);
  if (structure.stage !== 'ready' && structure.stage !== 'failed') return { tint: DIMMED, mark: 'none' };
  switch (overlay) {
    case 'power':
      if (def.kind === 'heat-rejection' || def.kind === 'office') return { tint: DIMMED, mark: 'none' };
      return { tint: loadColour(0.25 + duty * 0.75), mark: def.kind === 'genset' && structure.runKW > 0 ? 'bolt' : duty > 0.9 ? 'warn' : 'none' };
    case 'heat': {
      if (def.kind === 'heat-rejection') return { tint: heatColour(20 + duty * 20), mark: structure.stage === 'failed' ? 'crit' : duty > 0.95 ? 'warn' : 'none' };
      if (!structure.hall || structure.hall.poweredGpus === 0) return { tint: DIMMED, mark: 'none' };
      const celsius = structure.hall.hottestInletC;
      return { tint: heatColour(celsius), mark: celsius >= 40 ? 'crit' : celsius >= 32 ? 'warn' : 'none' };
    }
    case 'health': {
      const mark = troubleOf(structure);
      return { mark, tint: hex(mark === 'crit' ? ACCENT.crit : mark === 'warn' ? ACCENT.warn : ACCENT.ok) };
    }
  }
}
