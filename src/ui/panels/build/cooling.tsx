/** In-hall cooling units: what the floor needs at full load against what stands and comes, and orders for more. */
import { useState } from 'preact/hooks';
import { takeTool } from '../../../app/actions/play.ts';
import type { CoolingUnitDef, HallDef, HallState } from '../../../sim/index.ts';
import { Button, Icon, Meter, Stepper } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf, type HallFloor } from '../shared/names.ts';
import { OrderButton } from '../shared/order.tsx';

export interface CoolingOrdersProps extends GameProps { hall: HallState; def: HallDef; id: number; floor: HallFloor }
interface Medium { kind: 'crah' | 'cdu'; needKW: number; haveKW: number; comingKW: number; units: CoolingUnitDef[] }

/** Units of a medium carry the same heat, whatever their size. What this floor asks for comes first, and of it what it has. */
function mediaOf({ game, hall, floor }: CoolingOrdersProps): Medium[] {
  const have = (unit: CoolingUnitDef): number => hall.units.find((entry) => entry.unit === unit.id)?.count ?? 0;
  const media = (['crah', 'cdu'] as const).map((kind): Medium => {
    const units = Object.values(game.catalog.coolingUnits).filter((unit) => unit.kind === kind).sort((a, b) => have(b) - have(a));
    let haveKW = 0;
    let comingKW = 0;
    for (const { unit, count, ordered } of hall.units) {
      const def = game.catalog.coolingUnits[unit];
      if (def?.kind !== kind) continue;
      haveKW += count * def.capacityKW;
      comingKW += ordered.reduce((sum, order) => sum + order.count, 0) * def.capacityKW;
    }
    return { kind, needKW: kind === 'crah' ? floor.airKW : floor.liquidKW, haveKW, comingKW, units };
  });
  return media.sort((a, b) => Number(b.needKW > 0) - Number(a.needKW > 0));
}

export function CoolingOrders(props: CoolingOrdersProps) {
  const { text } = props.game;
  const [toggled, setToggled] = useState<Readonly<Record<string, boolean>>>({});
  return (
    <>
      {mediaOf(props).map((medium) => {
        const { kind, needKW, haveKW, comingKW, units } = medium;
        const amounts = { need: text.n(needKW, 'kW'), have: text.n(haveKW, 'kW'), coming: text.n(comingKW, 'kW') };
        return (
          <div key={kind} class="col">
            {(needKW > 0 || haveKW > 0) && <Meter label={text.t(`panel.build.heatTo.${kind}`)} value={needKW} max={Math.max(haveKW, needKW, 1)} limit={haveKW} hue={kind === 'crah' ? 'heat' : 'water'} text={text.t(comingKW > 0 ? 'panel.build.needHaveComing' : 'panel.build.needHave', amounts)} />}
            <ul class="plist">
              {units.map((unit, i) => {
                const open = toggled[unit.id] ?? (i === 0 && needKW > 0);
                return <UnitItem key={unit.id} {...props} medium={medium} unit={unit} open={open} onToggle={() => setToggled({ ...toggled, [unit.id]: !open })} />;
              })}
            </ul>
          </div>
        );
      })}
    </>
  );
}

interface UnitProps extends CoolingOrdersProps { medium: Medium; unit: CoolingUnitDef; open: boolean; onToggle: () => void }

function UnitItem(props: UnitProps) {
  const { game, hall, def, unit, open, onToggle } = props;
  const { text } = game;
  const placed = hall.units.find((entry) => entry.unit === unit.id);
  const coming = placed?.ordered.reduce((sum, order) => sum + order.count, 0) ?? 0;
  const next = placed?.ordered.reduce((soonest, order) => Math.min(soonest, order.arrivesS), Infinity) ?? Infinity;
  const facts = [text.t(unit.inRow ? 'panel.build.standInRow' : 'panel.build.stand', { n: placed?.count ?? 0, limit: unit.kind === 'crah' ? def.crahSlots : def.cduSlots })];
  if (coming > 0) facts.push(text.t('panel.build.comeOn', { n: coming, date: dateOf(game, next) }));
  return (
    <li class={open ? 'on' : undefined}>
      <button type="button" class="pitem" aria-expanded={open ? 'true' : 'false'} data-guide={unit.kind === 'crah' ? 'build.buyCooling' : 'build.buyCdu'} onClick={onToggle}>
        <span class="grow">
          <b>{text.t(unit.name)}</b>
          <small>{facts.join(' · ')}{placed && placed.failed > 0 && <span class="c-bad"> · {text.t('panel.build.failedOf', { n: placed.failed })}</span>}</small>
        </span>
        <span class="r"><b class="num">{text.n(unit.priceCents, 'cents')}</b><small>{text.n(unit.capacityKW, 'kW')}</small></span>
        <Icon name={open ? 'chevron-down' : 'chevron-right'} />
      </button>
      {open && <div class="pdetail"><UnitOrder {...props} /></div>}
    </li>
  );
}

function UnitOrder({ game, def, id, medium, unit }: UnitProps) {
  const { text, app } = game;
  const shortKW = Math.max(0, medium.needKW - medium.haveKW - medium.comingKW);
  const [chosen, setChosen] = useState<number | null>(null);
  const [at, setAt] = useState({ x: 0, y: 0 });
  const amount = chosen ?? (unit.inRow ? 1 : Math.max(1, Math.ceil(shortKW / unit.capacityKW)));
  return (
    <div class="row wrap top">
      {unit.inRow && <>
        <Button icon="mouse-pointer-click" kind="ghost" onPress={() => takeTool(app, { kind: 'units', hall: id, unit: unit.id, from: null })}>{text.t('panel.build.byHandUnit')}</Button>
        <Stepper label={text.t('panel.build.x')} showLabel value={at.x} min={0} max={def.floorCols - 1} onChange={(x) => setAt({ ...at, x })} />
        <Stepper label={text.t('panel.build.y')} showLabel value={at.y} min={0} max={def.floorRows - 1} onChange={(y) => setAt({ ...at, y })} />
      </>}
      <Stepper showLabel={unit.inRow === true} label={text.t(unit.inRow ? 'panel.build.unitsSide' : 'panel.build.unitCount', { name: text.t(unit.name) })} value={amount} min={1} max={200} onChange={setChosen} />
      <OrderButton
        label={text.t('panel.build.buyUnits', { n: amount })} kind={shortKW > 0 && !unit.inRow ? 'primary' : undefined} icon="plus"
        command={{ type: 'hall.buyCooling', hall: id, unit: unit.id, count: amount, ...(unit.inRow ? at : {}) }} onDone={() => setChosen(null)}
      />
    </div>
  );
}
