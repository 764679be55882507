/** Rows that stand or are planned in a hall, to be chosen here or on the floor (Shift and a click), and moved, exchanged, fitted out or removed together. */
import { useState } from 'preact/hooks';
import { openPanel } from '../../../app/actions/play.ts';
import { chooseRows, exchangeOrders, giveOrders, moveOrders, removeOrders } from '../../../app/actions/rows.ts';
import { showToast } from '../../../app/actions/toasts.ts';
import { offeredRacks } from '../../../app/plan/blueprint.ts';
import type { Stretch } from '../../../app/state.ts';
import type { Command } from '../../../sim/index.ts';
import { useAppState } from '../../context.ts';
import { rowsOf, type RackRow } from '../../shell/rackRows.ts';
import { Button, Dialog, Select, Stepper, Switch } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { type HallPlace, nameIn } from '../shared/names.ts';

const stretchOf = (row: RackRow): Stretch => ({ x: row.from, y: row.y, length: row.racks });
const covers = (chosen: readonly Stretch[], row: RackRow): boolean => chosen.some((entry) => entry.y === row.y && row.from >= entry.x && row.from < entry.x + entry.length);
const FIT = [
  { id: 'contain', order: (hall: number, y: number): Command => ({ type: 'hall.contain', hall, kind: 'cold', y }) },
  { id: 'blank', order: (hall: number, y: number): Command => ({ type: 'hall.blank', hall, y }) },
  { id: 'doors', order: (hall: number, y: number): Command => ({ type: 'hall.fitDoors', hall, y }) },
];

export function StandingRows({ game, place }: GameProps & { place: HallPlace }) {
  const { text, app, frame } = game;
  const hall = place.structure.id;
  const held = useAppState((state) => (state.chosenRows?.hall === hall ? state.chosenRows.rows : null));
  const rows = rowsOf(frame, hall);
  if (rows.length === 0) return <p class="sm muted">{text.t('rows.none')}</p>;
  const chosen = rows.filter((row) => covers(held ?? [], row));
  const choose = (list: readonly RackRow[]): void => chooseRows(app, hall, list.map(stretchOf));
  return (
    <>
      <p class="xs faint">{text.t('rows.how')}</p>
      <div class="row-picks" role="group" aria-label={text.t('rows.list')}>
        {rows.map((row) => (
          <Switch
            key={`${row.y}/${row.from}`} checked={chosen.includes(row)} onChange={(on) => choose(on ? [...chosen, row] : chosen.filter((entry) => entry !== row))}
            label={text.t('rows.row', { y: row.y, from: row.from, to: row.to, n: row.racks, rack: nameIn(game, 'racks', row.rack) })}
          />
        ))}
      </div>
      <div class="row wrap">
        <Button size="sm" kind="ghost" disabled={chosen.length === rows.length} onPress={() => choose(rows)}>{text.t('rows.all')}</Button>
        <Button size="sm" kind="ghost" disabled={chosen.length === 0} onPress={() => choose([])}>{text.t('rows.clear')}</Button>
        <b class="sm" role="status">{text.t('rows.chosen', { n: chosen.length })}</b>
      </div>
      {chosen.length > 0 && <Bulk game={game} place={place} rows={chosen.map(stretchOf)} />}
    </>
  );
}

function Bulk({ game, place, rows }: GameProps & { place: HallPlace; rows: readonly Stretch[] }) {
  const { text, app, catalog, frame } = game;
  const { def, structure: { id: hall } } = place;
  const [by, setBy] = useState({ x: 0, y: 0 });
  const [rack, setRack] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const racks = offeredRacks(catalog, frame);
  const racksNow = rows.reduce((sum, row) => sum + row.length, 0);
  const give = async (orders: readonly Command[], whole = false): Promise<void> => {
    const n = await giveOrders(app, orders, { whole });
    if (n > 0 && !app.store.getState().plan.on) showToast(app, 'rows.given', { n, all: orders.length }, n < orders.length ? 'warn' : 'good');
  };
  async function move(): Promise<void> {
    await give(moveOrders(hall, rows, by.x, by.y));
    if (!app.store.getState().plan.on) chooseRows(app, hall, rows.map((row) => ({ ...row, x: row.x + by.x, y: row.y + by.y })));
  }
  const ys = [...new Set(rows.map((row) => row.y))];
  return (
    <div class="card pcard">
      <div class="row wrap end">
        <Stepper label={text.t('rows.dx')} showLabel value={by.x} min={-def.floorCols} max={def.floorCols} onChange={(x) => setBy({ ...by, x })} />
        <Stepper label={text.t('rows.dy')} showLabel value={by.y} min={-def.floorRows} max={def.floorRows} onChange={(y) => setBy({ ...by, y })} />
        <Button icon="arrow-right" disabled={by.x === 0 && by.y === 0} onPress={() => void move()}>{text.t('rows.move')}</Button>
      </div>
      {racks.length > 0 && (
        <div class="row end">
          <div class="grow"><Select label={text.t('rows.exchangeFor')} value={rack ?? racks[0]!.id} onChange={setRack} options={racks.map((entry) => ({ id: entry.id, label: text.t(entry.name) }))} /></div>
          <Button icon="repeat" onPress={() => void give(exchangeOrders(hall, rows, rack ?? racks[0]!.id), true)}>{text.t('rows.exchange')}</Button>
        </div>
      )}
      <div class="row wrap">
        {FIT.map(({ id, order }) => <Button key={id} size="sm" kind="ghost" onPress={() => void give(ys.map((y) => order(hall, y)))}>{text.t(`rows.fit.${id}`)}</Button>)}
        <Button size="sm" kind="danger" icon="trash" onPress={() => setAsking(true)}>{text.t('rows.remove')}</Button>
      </div>
      <p class="xs faint">{text.t('rows.capNote')} <Button size="sm" kind="quiet" onPress={() => { app.store.setState({ panelTab: { ...app.store.getState().panelTab, power: 'halls' } }); openPanel(app, 'power'); }}>{text.t('rows.toPower')}</Button></p>
      {asking && (
        <Dialog
          open title={text.t('rows.removeTitle', { n: rows.length })} icon="trash" onClose={() => setAsking(false)}
          actions={[{ id: 'no', label: text.t('common.cancel'), run: () => setAsking(false) }, { id: 'yes', label: text.t('rows.remove'), kind: 'danger', run: () => { setAsking(false); void give(removeOrders(hall, rows)); chooseRows(app, hall, []); } }]}
        >{text.t('rows.removeBody', { n: racksNow })}</Dialog>
      )}
    </div>
  );
}
