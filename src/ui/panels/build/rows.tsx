/** Rows of racks: by hand on the floor, at typed places, where the engine suggests, or all over the hall. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { takeTool } from '../../../app/actions/play.ts';
import { MOST_ROWS, placeRows, suggestRows } from '../../../app/actions/rows.ts';
import { showToast } from '../../../app/actions/toasts.ts';
import { offeredRacks } from '../../../app/plan/blueprint.ts';
import { doorTakesKW, fittingDoor } from '../../../app/simValues.ts';
import type { RackDef } from '../../../sim/index.ts';
import { useAppState } from '../../context.ts';
import { Button, Choice, EmptyState, Progress, Stepper, Switch } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { type HallPlace, nameIn, rackGpus, rackKindOf, rackKW } from '../shared/names.ts';
import { OrderButton } from '../shared/order.tsx';

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

/** Heat of a rack to the room's air, behind the door that it comes with, kW. */
function intoAirKW(game: Game, rack: RackDef): number {
  const airKW = rackKW(game, rack) * rack.airHeatRatio;
  const door = rack.withDoor ? fittingDoor(game.catalog, rack) : null;
  return airKW - (door ? doorTakesKW(door, airKW) : 0);
}

export function Rows({ game, place }: GameProps & { place: HallPlace }) {
  const { text, app, frame } = game;
  const { structure, def } = place;
  const all = offeredRacks(game.catalog, frame);
  // Racks of the GPUs that the lab has; the others are a press away.
  const usual = all.filter((entry) => frame.compute.stock.some((item) => item.accelerator === entry.accelerator && item.boughtGpus > 0));
  const [unfolded, unfold] = useState(false);
  const racks = unfolded || usual.length === 0 ? all : usual;
  const [kind, setKind] = useState<string | null>(null);
  const [typed, setLength] = useState<number | null>(null);
  const [wantsDoors, setDoors] = useState(false);
  const [at, setAt] = useState({ x: 0, y: 0 });
  const [count, setCount] = useState(1);
  const [spots, setSpots] = useState<readonly { x: number; y: number; length: number }[] | null>(null);
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
    if (rackId !== '' && !filling) suggestRows(app, { hall: structure.id, rack: rackId, length, rows: count }).then((found) => { if (alive) setSpots(found); }, () => undefined);
    return () => { alive = false; };
  }, [app, structure.id, rackId, length, count, frame.racksVersion, structure.stage, filling === null, planned]);
  if (!rack) return <EmptyState icon="server" title={text.t('panel.build.noRack')} />;

  const spot = spots?.[0] ?? null;
  // A row for GPUs that nobody bought is no next step.
  const allPlaced = racksToPlace(game, rack) === 0;
  const kindOfButton = allPlaced ? undefined : 'primary';

  async function fill(wanted: number): Promise<void> {
    stopped.current = false;
    setFilling({ rows: 0 });
    const rows = await placeRows(app, { hall: structure.id, rack: rackId, length, rows: wanted, ...extra }, (n) => {
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
      {racks.length < all.length && <div class="row"><Button size="sm" kind="quiet" icon="chevron-down" onPress={() => unfold(true)}>{text.t('panel.build.otherRacks', { n: all.length - racks.length })}</Button></div>}
      {door && <Switch label={text.t('panel.build.withDoors', { price: text.n(door.priceCents, 'cents'), kW: door.capacityKW })} checked={wantsDoors} onChange={setDoors} />}
      <div class="row wrap end">
        <Stepper label={text.t('panel.build.length')} showLabel value={length} min={1} max={Math.max(def.floorCols, def.floorRows)} onChange={setLength} unit={text.t('panel.unit.racks', { n: length })} />
        <Stepper label={text.t('panel.build.rowCount')} showLabel value={count} min={1} max={MOST_ROWS} onChange={setCount} unit={text.t('panel.unit.rows', { n: count })} />
      </div>
      <div class="row wrap top">
        {count === 1 ? (
          <OrderButton
            label={text.t('panel.build.placeNext')} kind={kindOfButton} icon="plus" guide="build.placeRow" missing={spots !== null && spot === null ? text.t('panel.build.noRowSpot') : undefined}
            command={spot ? { type: 'hall.placeRow', hall: structure.id, rack: rack.id, x: spot.x, y: spot.y, length: spot.length, ...extra } : null}
          />
        ) : (
          <Button kind={kindOfButton} icon="plus" disabled={!spot || filling !== null} onPress={() => void fill(count)}>{text.t(planned ? 'panel.build.planRows' : 'panel.build.placeRows', { n: spots?.length ?? 0 })}</Button>
        )}
        <Button icon="layers" kind="ghost" disabled={!spot || filling !== null} onPress={() => void fill(MOST_ROWS)}>{text.t('panel.build.fill')}</Button>
        <Button icon="mouse-pointer-click" kind="ghost" onPress={() => takeTool(app, { kind: 'row', hall: structure.id, rack: rack.id, ...extra, from: null })}>{text.t('panel.build.byHand')}</Button>
      </div>
      {allPlaced && <p class="xs muted">{text.t('panel.build.allPlaced', { name: nameIn(game, 'accelerators', rack.accelerator) })}</p>}
      {count > 1 && spots !== null && spots.length < count && <p class="xs c-warn">{text.t('panel.build.fewerRows', { n: spots.length })}</p>}
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
