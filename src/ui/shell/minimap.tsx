/** The whole plot or floor in small, with the part that the stage shows; press it to go there. Only while the stage shows less than all. */
import { stageWindow } from '../../app/stageWindow.ts';
import type { Catalog, Frame } from '../../sim/index.ts';
import type { View } from '../../app/state.ts';
import { useAppFields } from '../context.ts';
import { useStore } from '../hooks.ts';
import { findStructure } from './names.ts';

const TILE_W = 32; // half a tile across
const TILE_H = 16;
const WIDE_PX = 150;
const ENOUGH = 0.8; // of the plot that is seen: no map needed

interface Land { indoors: boolean; cols: number; rows: number; things: { x: number; y: number; w: number; d: number; tone: string }[] }

export function Minimap() {
  const seen = useStore(stageWindow);
  const { view, catalog, frame } = useAppFields('view', 'catalog', 'frame');
  const land = landOf(view, catalog, frame);
  if (!seen || !land) return null;
  const left = -land.rows * TILE_W;
  const width = (land.cols + land.rows) * TILE_W;
  const height = (land.cols + land.rows) * TILE_H;
  if (seen.w >= width * ENOUGH && seen.h >= height * ENOUGH) return null;
  const go = (event: PointerEvent): void => {
    if (event.type === 'pointermove' && event.buttons === 0) return;
    const box = (event.currentTarget as Element).getBoundingClientRect();
    stageWindow.go?.(left + ((event.clientX - box.left) / box.width) * width, ((event.clientY - box.top) / box.height) * height);
  };
  return (
    <svg class="minimap" data-covers aria-hidden="true" viewBox={`${left} 0 ${width} ${height}`} width={WIDE_PX} height={(WIDE_PX * height) / width} onPointerDown={go} onPointerMove={go}>
      <path class={land.indoors ? 'land floor' : 'land'} d={diamond(0, 0, land.cols, land.rows)} />
      {land.things.map((thing, i) => <path key={i} class={thing.tone} d={diamond(thing.x, thing.y, thing.w, thing.d)} />)}
      <rect class="seen" x={seen.x - seen.w / 2} y={seen.y - seen.h / 2} width={seen.w} height={seen.h} />
    </svg>
  );
}

function landOf(view: View, catalog: Catalog | null, frame: Frame | null): Land | null {
  if (!catalog || !frame) return null;
  if (view.depth === 'hall') {
    const found = view.hall === null ? null : findStructure(frame, view.hall);
    const def = found ? catalog.structures[found.structure.def] : undefined;
    return def?.kind === 'hall' ? { indoors: true, cols: def.floorCols, rows: def.floorRows, things: [] } : null;
  }
  const site = catalog.sites[view.site ?? ''];
  if (view.depth !== 'campus' || !site) return null;
  const structures = frame.sites.find((entry) => entry.id === view.site)?.structures ?? [];
  return {
    indoors: false, cols: site.plotCols, rows: site.plotRows,
    things: [
      ...site.blocked.map((area) => ({ ...area, tone: 'barred' })),
      ...structures.flatMap(({ x, y, def, stage, hall }) => {
        const kind = catalog.structures[def];
        return kind ? [{ x, y, w: kind.w, d: kind.d, tone: stage === 'failed' ? 'bad' : stage !== 'ready' ? 'coming' : hall ? 'hall' : 'plant' }] : [];
      }),
    ],
  };
}

function diamond(x: number, y: number, w: number, d: number): string {
  const at = (px: number, py: number): string => `${(px - py) * TILE_W} ${(px + py) * TILE_H}`;
  return `M${at(x, y)}L${at(x + w, y)}L${at(x + w, y + d)}L${at(x, y + d)}Z`;
}
