/** Rows of racks: by hand on the floor, at typed places, where the engine suggests, or all over the hall. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { planAhead } from '../../../app/actions/plan.ts';
import { giveOrder, takeTool } from '../../../app/actions/play.ts';
import { showToast } from '../../../app/actions/toasts.ts';
import type { App } from '../../../app/app.ts';
import { doorTakesKW, fittingDoor, notOffered } from '../../../app/simValues.ts';
import type { RackDef } from '../../../sim/index.ts';
import { useAppState } from '../../context.ts';
import { Button, Choice, EmptyState, Progress, Stepper, Switch } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { type HallPlace, rackGpus, rackKindOf, rackKW } from '../shared/names.ts';
import { OrderButton } from '../shared/order.tsx';

const MOST_ROWS = 200;
const USUAL_ROW = 10;

/** Racks that would hold the GPUs which were bought and have no place yet. */
function racksToPlace(game: Game, rack: RackDef): number {
  const bought = game.frame.compute.stock.find((entry) => entry.accelerator === rack.accelerator)?.boughtGpus ?? 0;
  const { racks } = game.frame;
  let placed = 0;
  for (let row = 0; row < racks.count; row++) {
    const kind = rackKindOf(game, row);
    if (kind?.accelerator === rack.accelerator) placed += rackGpus(game, kind);
  }
  return Math.max(0, Math.ceil((bought - placed) / Math.max(1, rackGpus(game, rack))));
}

/** Orders suggested rows until none fits or one is refused. Returns how many were placed. */
export async function fillHall(app: App, hall: number, rack: string, length: number, extra: { doors?: boolean }, onRow: (rows: number) => boolean): Promise<number> {
  let rows = 0;
  while (rows < MOST_ROWS) {
    const at = await app.engine.ask({ type: 'suggestRow', hall, length, ...planAhead(app) });
    if (!at) break;
    const verdict = await giveOrder(app, { type: 'hall.placeRow', hall, rack, x: at.x, y: at.y, length: at.length, ...extra });
    if (!verdict.ok) break;
    rows++;
    if (!onRow(rows)) break;
  }
  return rows;
}

/** Heat of a rack to the room's air, behind the door that it comes with, kW. */
function intoAirKW(game: Game, rack: RackDef): number {
  const airKW = rackKW(game, rack) * rack.airHeatRatio;
  const door = rack.withDoor ? fittingDoor(game.catalog, rack) : null;
  return airKW - (door ? doorTakesKW(door, airKW) : 0);
}

/** Racks whose accelerator is out and can be had, or is here already. */
function racksNow(game: Game): RackDef[] {
  const today = game.frame.epochDay + Math.floor(game.frame.timeS / 86_400);
  return Object.values(game.catalog.racks).filter((rack) => {
    const def = game.catalog.accelerators[rack.accelerator];
    if (def === undefined) return false;
    if (game.frame.compute.stock.some((item) => item.accelerator === def.id && item.boughtGpus > 0)) return true;
    return notOffered(def, game.catalog.scenarios[game.frame.scenario]) === null && Date.parse(def.releaseDate) / 86_400_000 <= today;
  });
}

export function Rows({ game, place }: GameProps & { place: HallPlace }) {
  const { text, app, frame } = game;
  const { structure, def } = place;
  const racks = racksNow(game);
  const [kind, setKind] = useState<string | null>(null);
  const [typed, setLength] = useState<number | null>(null);
  const [wantsDoors, setDoors] = useState(false);
  const [at, setAt] = useState({ x: 0, y: 0 });
  const [spot, setSpot] = useState<{ x: number; y: number; length: number } | null | undefined>(undefined);
  const [filling, setFilling] = useState<{ rows: number } | null>(null);
  const stopped = useRef(false);
  const planned = useAppState((state) => (state.plan.on ? state.plan.entries : null));
  const rack = racks.find((entry) => entry.id === kind) ?? racks[0];
  const rackId = rack?.id ?? '';
  const door = rack && !rack.withDoor ? fittingDoor(game.catalog, rack) : null;
  const withDoors = door !== null && wantsDoors;
  const extra = withDoors ? { doors: true } : {};
  const length = typed ?? Math.min(def.floorCols, (rack && racksToPlace(game, rack)) || USUAL_ROW);
  useEffect(() => {
    let alive = true;
    if (rackId !== '' && !filling) app.engine.ask({ type: 'suggestRow', hall: structure.id, length, ...planAhead(app) }).then((found) => { if (alive) setSpot(found); }, () => undefined);
    return () => { alive = false; };
  }, [app, structure.id, rackId, length, frame.racksVersion, structure.stage, filling === null, planned]);
  if (!rack) return <EmptyState icon="server" title={text.t('panel.build.noRack')} />;

  async function fill(): Promise<void> {
    stopped.current = false;
    setFilling({ rows: 0 });
    const rows = await fillHall(app, structure.id, rackId, length, extra, (n) => {
      setFilling({ rows: n });
      return !stopped.current;
    }).catch(() => 0);
    setFilling(null);
    showToast(app, rows > 0 ? 'panel.build.filled' : 'panel.build.nothingFits', { n: rows }, rows > 0 ? 'good' : 'warn');
  }
  return (
    <>
      <Choice label={text.t('panel.build.rackType')} column value={rack.id} onChange={setKind} options={racks.map((entry) => ({
        id: entry.id, label: text.t(entry.name),
        hint: text.t(entry.immersed ? 'panel.build.rackFactsTank' : entry.withDoor ? 'panel.build.rackFactsDoor' : entry.medium === 'liquid' ? 'panel.build.rackFactsLiquid' : 'panel.build.rackFacts', { airKW: intoAirKW(game, entry), mass: text.n(entry.massKg ?? null, 'kg'), service: entry.serviceRatio ?? 1, gpus: rackGpus(game, entry), kW: rackKW(game, entry), medium: text.t(`panel.medium.${entry.medium}`), price: text.n(entry.priceCents, 'cents') }),
      }))} />
      {door && <Switch label={text.t('panel.build.withDoors', { price: text.n(door.priceCents, 'cents'), kW: door.capacityKW })} checked={wantsDoors} onChange={setDoors} />}
      <div class="row wrap end">
        <Stepper label={text.t('panel.build.length')} showLabel value={length} min={1} max={Math.max(def.floorCols, def.floorRows)} onChange={setLength} unit={text.t('panel.unit.racks', { n: length })} />
        <Button icon="mouse-pointer-click" kind="ghost" onPress={() => takeTool(app, { kind: 'row', hall: structure.id, rack: rack.id, ...extra, from: null })}>{text.t('panel.build.byHand')}</Button>
      </div>
      <div class="row wrap top">
        <OrderButton
          label={text.t('panel.build.placeNext')} kind="primary" icon="plus" guide="build.placeRow" missing={spot === null ? text.t('panel.build.noRowSpot') : undefined}
          command={spot ? { type: 'hall.placeRow', hall: structure.id, rack: rack.id, x: spot.x, y: spot.y, length: spot.length, ...extra } : null}
        />
        <Button icon="layers" kind="ghost" disabled={!spot || filling !== null} onPress={() => void fill()}>{text.t('panel.build.fill')}</Button>
      </div>
      {filling && <Progress label={text.t('panel.build.filling')} value={null} text={text.t('panel.build.rowsPlaced', { n: filling.rows })} onCancel={() => { stopped.current = true; }} />}
      <details class="pmore">
        <summary>{text.t('panel.build.atTile')}</summary>
        <div class="row wrap end">
          <Stepper label={text.t('panel.build.x')} showLabel value={at.x} min={0} max={def.floorCols - 1} onChange={(x) => setAt({ ...at, x })} />
          <Stepper label={text.t('panel.build.y')} showLabel value={at.y} min={0} max={def.floorRows - 1} onChange={(y) => setAt({ ...at, y })} />
        </div>
        <OrderButton label={text.t('panel.build.placeHere')} icon="plus" command={{ type: 'hall.placeRow', hall: structure.id, rack: rack.id, x: at.x, y: at.y, length, ...extra }} />
        <OrderButton
          label={text.t('panel.build.removeHere')} icon="trash" kind="danger" command={{ type: 'hall.removeRow', hall: structure.id, x: at.x, y: at.y, length }}
          confirm={{ title: text.t('panel.build.removeTitle'), body: text.t('panel.build.removeBody', { n: length, x: at.x, y: at.y }), action: text.t('panel.build.remove') }}
        />
        <Button icon="mouse-pointer-click" kind="ghost" onPress={() => takeTool(app, { kind: 'removeRow', hall: structure.id, from: null })}>{text.t('panel.build.removeByHand')}</Button>
        <Button icon="arrow-right" kind="ghost" onPress={() => takeTool(app, { kind: 'moveRow', hall: structure.id, from: null })}>{text.t('panel.air.moveByHand')}</Button>
      </details>
    </>
  );
}
