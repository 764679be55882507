/** In-hall cooling units: what the floor needs at full load against what stands, and orders for more. */
import { useState } from 'preact/hooks';
import { takeTool } from '../../../app/actions/play.ts';
import type { CoolingUnitDef, HallDef, HallState } from '../../../sim/index.ts';
import { Button, KeyValue, Meter, Stepper } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf, type HallFloor } from '../shared/names.ts';
import { OrderButton } from '../shared/order.tsx';

export interface CoolingOrdersProps extends GameProps { hall: HallState; def: HallDef; id: number; floor: HallFloor }

export function CoolingOrders({ game, hall, def, id, floor }: CoolingOrdersProps) {
  // What this floor asks for comes first, then what it has.
  const need = (unit: CoolingUnitDef): number => ((unit.kind === 'crah' ? floor.airKW : floor.liquidKW) > 0 ? 1 : 0);
  const have = (unit: CoolingUnitDef): number => hall.units.find((entry) => entry.unit === unit.id)?.count ?? 0;
  const units = Object.values(game.catalog.coolingUnits).filter((unit) => unit.kind !== 'door').sort((a, b) => need(b) - need(a) || have(b) - have(a));
  return <>{units.map((unit) => <UnitOrder key={unit.id} game={game} unit={unit} hall={hall} def={def} id={id} floor={floor} />)}</>;
}

function UnitOrder({ game, unit, hall, def, id, floor }: CoolingOrdersProps & { unit: CoolingUnitDef }) {
  const { text } = game;
  const placed = hall.units.find((entry) => entry.unit === unit.id);
  const count = placed?.count ?? 0;
  const coming = placed?.ordered.reduce((sum, order) => sum + order.count, 0) ?? 0;
  const need = unit.kind === 'crah' ? floor.airKW : floor.liquidKW;
  // All units of a medium carry the same heat, whatever their size.
  let have = 0;
  let ahead = 0;
  for (const other of hall.units) {
    const kind = game.catalog.coolingUnits[other.unit];
    if (kind?.kind !== unit.kind) continue;
    have += other.count * kind.capacityKW;
    ahead += other.ordered.reduce((sum, order) => sum + order.count, 0) * kind.capacityKW;
  }
  const short = Math.max(0, need - have - ahead);
  const advised = unit.inRow ? 1 : Math.max(1, Math.ceil(short / unit.capacityKW));
  const [chosen, setChosen] = useState<number | null>(null);
  const [at, setAt] = useState({ x: 0, y: 0 });
  const amount = chosen ?? advised;
  const slots = unit.kind === 'crah' ? def.crahSlots : def.cduSlots;
  const next = placed?.ordered.reduce((soonest, order) => Math.min(soonest, order.arrivesS), Infinity) ?? Infinity;
  return (
    <div class="card pcard">
      <Meter label={text.t(unit.name)} value={need} max={Math.max(have, need, 1)} limit={have} hue={unit.kind === 'crah' ? 'heat' : 'water'} text={text.t('panel.build.needHave', { need: text.n(need, 'kW'), have: text.n(have, 'kW') })} />
      <KeyValue items={[
        { id: 'place', label: text.t('panel.build.inPlace'), value: <span class="num">{unit.inRow ? text.n(count, 'count') : text.t('panel.of', { have: text.n(count, 'count'), limit: text.n(slots, 'count') })}</span> },
        ...(placed && placed.failed > 0 ? [{ id: 'failed', label: text.t('panel.failed'), value: <span class="num c-bad">{text.n(placed.failed, 'count')}</span> }] : []),
        ...(coming > 0 ? [{ id: 'coming', label: text.t('panel.onOrder'), value: <span class="num">{text.t('panel.countOn', { count: coming, date: dateOf(game, next) })}</span> }] : []),
        { id: 'each', label: text.t('panel.build.each'), value: <span class="num">{text.t('panel.build.unitFacts', { kW: unit.capacityKW, price: text.n(unit.priceCents, 'cents') })}</span> },
      ]} />
      <div class="row wrap top">
        {unit.inRow && <>
          <Stepper label={text.t('panel.build.x')} showLabel value={at.x} min={0} max={def.floorCols - 1} onChange={(x) => setAt({ ...at, x })} />
          <Stepper label={text.t('panel.build.y')} showLabel value={at.y} min={0} max={def.floorRows - 1} onChange={(y) => setAt({ ...at, y })} />
        </>}
        <Stepper showLabel={unit.inRow === true} label={text.t(unit.inRow ? 'panel.build.unitsSide' : 'panel.build.unitCount', { name: text.t(unit.name) })} value={amount} min={1} max={200} onChange={setChosen} />
        <OrderButton
          label={text.t('panel.build.buyUnits', { n: amount })} kind={short > 0 && !unit.inRow ? 'primary' : undefined} icon="plus" guide={unit.inRow ? undefined : unit.kind === 'crah' ? 'build.buyCooling' : 'build.buyCdu'}
          command={{ type: 'hall.buyCooling', hall: id, unit: unit.id, count: amount, ...(unit.inRow ? at : {}) }} onDone={() => setChosen(null)}
        />
        {unit.inRow && <Button icon="mouse-pointer-click" kind="ghost" onPress={() => takeTool(game.app, { kind: 'units', hall: id, unit: unit.id, from: null })}>{text.t('panel.build.byHandUnit')}</Button>}
      </div>
    </div>
  );
}
