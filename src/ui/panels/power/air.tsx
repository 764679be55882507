/** The air of each hall: hottest inlet and where it comes from, rows that can be turned or moved, panels, closed aisles, air handlers by wall. */
import { useState } from 'preact/hooks';
import { Button, EmptyState, Note, Segmented, Select, Stepper, Table, Tag } from '../../widgets/index.ts';
import { takeTool } from '../../../app/actions/play.ts';
import { type RackRow, rowsOf } from '../../shell/rackRows.ts';
import type { Frame } from '../../../sim/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import type { HallPlace } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { OrderButton } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';

const WALLS = ['north', 'west', 'south', 'east'] as const;
type WallId = (typeof WALLS)[number];
const NORTH = 1;
const BLANKED = 4;
const DOOR = 8;

interface AirRow extends RackRow {
  side: number;
  closed: number; // racks with a closed aisle
  blanked: number;
  doors: number;
}

/** Rows of the floor with which way they breathe and what they are fitted with. */
function airRows(frame: Frame, hall: number): AirRow[] {
  const { racks } = frame;
  return rowsOf(frame, hall).map((row) => {
    const found: AirRow = { ...row, side: 0, closed: 0, blanked: 0, doors: 0 };
    for (let r = 0; r < racks.count; r++) {
      const x = racks.x[r]!;
      if (racks.hall[r] !== hall || racks.y[r] !== row.y || x < row.from || x > row.to) continue;
      found.side = racks.side[r]!;
      if ((racks.fit[r]! & 3) !== 0) found.closed++;
      if ((racks.fit[r]! & BLANKED) !== 0) found.blanked++;
      if ((racks.fit[r]! & DOOR) !== 0) found.doors++;
    }
    return found;
  });
}

export function AirTab({ game, halls }: GameProps & { halls: HallPlace[] }) {
  const { text } = game;
  const ready = halls.filter((place) => place.structure.stage === 'ready');
  if (ready.length === 0) return <EmptyState icon="wind" title={text.t('panel.build.noHall')}>{text.t('panel.build.noHallHint')}</EmptyState>;
  return <>{ready.map((place) => <HallAir key={place.structure.id} game={game} place={place} />)}</>;
}

function HallAir({ game, place }: GameProps & { place: HallPlace }) {
  const { text, frame } = game;
  const { hall, structure } = place;
  const id = structure.id;
  const rows = airRows(frame, id);
  const [chosen, setChosen] = useState<string | null>(null);
  const key = (row: AirRow): string => `${row.y}/${row.from}`;
  const picked = rows.find((row) => key(row) === chosen) ?? rows.reduce<AirRow | null>((worst, row) => (worst === null || row.hottestC > worst.hottestC ? row : worst), null);
  const share = (have: number, row: AirRow): string => (have === 0 ? text.t('common.none') : text.t('panel.of', { have: text.n(have, 'count'), limit: text.n(row.racks, 'count') }));
  return (
    <Section title={place.name} icon="wind" card aside={<Num value={hall.hottestInletC} unit="degC" explain="hottest" params={{ hall: id }} />}>
      {hall.works.length > 0 && <p class="sm"><Tag tone="info">{text.t('panel.air.works', { n: hall.works.reduce((sum, work) => sum + work.racks.length, 0) })}</Tag></p>}
      {rows.length > 0 && (
        <Table caption={text.t('panel.air.rows')} tight rows={rows} rowKey={key} selected={picked ? key(picked) : null} onSelect={setChosen} columns={[
          { id: 'row', head: text.t('tables.row'), cell: (row) => text.t('tables.rowName', { y: String(row.y), from: String(row.from), to: String(row.to) }) },
          { id: 'inlet', head: text.t('tables.hottest'), number: true, cell: (row) => <span class="num">{text.n(row.hottestC, 'degC')}</span>, sort: (row) => row.hottestC },
          { id: 'side', head: text.t('panel.air.breathes'), cell: (row) => text.t(row.side === NORTH ? 'wall.north' : 'wall.south') },
          // What no row has yet is below, as an order.
          ...(['closed', 'blanked', 'doors'] as const).filter((fit) => rows.some((row) => row[fit] > 0)).map((fit) => ({ id: fit, head: text.t(`panel.air.${fit}`), number: true, cell: (row: AirRow) => share(row[fit], row) })),
        ]} />
      )}
      {rows.some((row) => row.doors > 0) && hall.doorRatio < 0.95 && <Note tone="warn">{text.t('panel.air.doorTakes', { share: hall.doorRatio, water: hall.liquidSupplyC })}</Note>}
      {picked && <RowOrders key={key(picked)} game={game} hall={id} row={picked} place={place} />}
      <HallOrders game={game} hall={id} />
      <Walls game={game} place={place} />
    </Section>
  );
}

/** What can be done to one row: turn it, move it, close its aisle, put its panels up. */
function RowOrders({ game, hall, row, place }: { game: Game; hall: number; row: AirRow; place: HallPlace }) {
  const { text } = game;
  const [at, setAt] = useState({ x: row.from, y: row.y });
  const here = { hall, x: row.from, y: row.y, length: row.to - row.from + 1 };
  const name = text.t('tables.rowName', { y: String(row.y), from: String(row.from), to: String(row.to) });
  return (
    <fieldset class="card line">
      <legend class="hd">{name}</legend>
      <div class="row wrap top">
        <OrderButton
          label={text.t('panel.air.turn', { side: text.t(row.side === NORTH ? 'wall.south' : 'wall.north') })} kind="primary" icon="repeat" why="read"
          command={{ type: 'hall.moveRow', ...here, toX: row.from, toY: row.y, side: row.side === NORTH ? 'south' : 'north' }}
        />
        <OrderButton label={text.t('panel.air.closeRow')} icon="layers" why="read" command={{ type: 'hall.contain', hall, kind: 'cold', y: row.y }} />
        <OrderButton label={text.t('panel.air.blankRow')} icon="layers" why="read" command={{ type: 'hall.blank', hall, y: row.y }} />
        <OrderButton label={text.t('panel.air.doorRow')} icon="droplets" why="read" command={{ type: 'hall.fitDoors', hall, y: row.y }} />
        <Button size="sm" kind="ghost" icon="mouse-pointer-click" onPress={() => takeTool(game.app, { kind: 'moveRow', hall, from: null })}>{text.t('panel.air.moveByHand')}</Button>
      </div>
      <details class="pmore">
        <summary>{text.t('panel.air.move')}</summary>
        <div class="row wrap end">
          <Stepper label={text.t('panel.build.x')} showLabel value={at.x} min={0} max={place.def.floorCols - 1} onChange={(x) => setAt({ ...at, x })} />
          <Stepper label={text.t('panel.build.y')} showLabel value={at.y} min={0} max={place.def.floorRows - 1} onChange={(y) => setAt({ ...at, y })} />
        </div>
        <OrderButton label={text.t('panel.air.moveHere')} icon="arrow-right" command={{ type: 'hall.moveRow', ...here, toX: at.x, toY: at.y, side: 'auto' }} />
      </details>
    </fieldset>
  );
}

function HallOrders({ game, hall }: { game: Game; hall: number }) {
  const { text } = game;
  const [kind, setKind] = useState<'cold' | 'hot' | 'open'>('cold');
  return (
    <fieldset class="card line">
      <legend class="hd">{text.t('panel.air.whole')}</legend>
      <div class="row wrap top">
        <OrderButton label={text.t('panel.air.blank')} icon="layers" why="read" command={{ type: 'hall.blank', hall }} />
        <OrderButton label={text.t('panel.air.doorHall')} icon="droplets" why="read" command={{ type: 'hall.fitDoors', hall }} />
        <Segmented label={text.t('panel.air.kind')} value={kind} onChange={setKind} options={(['cold', 'hot', 'open'] as const).map((id) => ({ id, label: text.t(`panel.air.kind.${id}`) }))} />
        <OrderButton label={text.t(kind === 'open' ? 'panel.air.open' : 'panel.air.close')} icon="layers" why="read" command={{ type: 'hall.contain', hall, kind }} />
      </div>
    </fieldset>
  );
}

/** Air handlers by wall, and moving them. */
function Walls({ game, place }: GameProps & { place: HallPlace }) {
  const { text, frame, catalog } = game;
  const id = place.structure.id;
  const units = frame.airUnits.filter((unit) => unit.hall === id);
  const [from, setFrom] = useState<WallId | null>(null);
  const [to, setTo] = useState<WallId | null>(null);
  const [count, setCount] = useState(1);
  const at = (wall: WallId): number => units.filter((unit) => unit.wall === wall).length;
  const fullest = WALLS.reduce((most, wall) => (at(wall) > at(most) ? wall : most), WALLS[0]);
  const source = from ?? fullest;
  const target = to ?? WALLS.find((wall) => wall !== source && at(wall) === 0) ?? WALLS.find((wall) => wall !== source)!;
  const unit = units.find((entry) => entry.wall === source)?.unit;
  if (units.length === 0) return null;
  const options = WALLS.map((wall) => ({ id: wall, label: text.t('panel.air.atWall', { wall: text.t(`wall.${wall}`), n: at(wall) }) }));
  return (
    <details class="pmore">
      <summary>{text.t('panel.air.units')}</summary>
      <div class="row wrap end">
        <Select label={text.t('panel.air.from')} value={source} onChange={(wall) => setFrom(wall as WallId)} options={options} />
        <Select label={text.t('panel.air.to')} value={target} onChange={(wall) => setTo(wall as WallId)} options={options} />
        <Stepper label={text.t('panel.air.count', { name: text.t(catalog.coolingUnits[unit ?? '']?.name ?? 'unit.unknown') })} value={count} min={1} max={Math.max(1, at(source))} onChange={setCount} />
      </div>
      <OrderButton label={text.t('panel.air.moveUnits', { n: count })} icon="arrow-right" command={unit ? { type: 'hall.moveCooling', hall: id, unit, from: source, to: target, count } : null} missing={text.t('panel.air.noUnit')} />
    </details>
  );
}
