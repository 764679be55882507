/** One blueprint: what it comes to, with which racks, and where it goes. */
import { useState } from 'preact/hooks';
import { planBlueprint, planFloor, takeBlueprint } from '../../../app/actions/blueprints.ts';
import { floorOf, racksIn, racksLike, sizeOf, withRack, withRacksOfToday } from '../../../app/plan/blueprint.ts';
import type { BlueprintPlan } from '../../../sim/index.ts';
import { Button, Icon, KeyValue, Select } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { hallsOf, rackGpus, rackKW } from '../shared/names.ts';

interface BlueprintItemProps extends GameProps {
  site: string;
  name: string;
  about?: string;
  blueprint: BlueprintPlan;
  open: boolean;
  onToggle: () => void;
  children?: preact.ComponentChildren;
}

interface Sum { racks: number; gpus: number; itKW: number; priceCents: number }

/** What a blueprint comes to; GPUs are bought apart. */
export function sumOf(game: Game, { pieces }: BlueprintPlan): Sum {
  const { catalog } = game;
  const sum: Sum = { racks: 0, gpus: 0, itKW: 0, priceCents: 0 };
  for (const { structure, count, floor } of pieces) {
    sum.priceCents += (catalog.structures[structure]?.priceCents ?? 0) * (count ?? 1);
    for (const units of floor?.units ?? []) sum.priceCents += (catalog.coolingUnits[units.unit]?.priceCents ?? 0) * units.count;
    for (const row of floor?.rows ?? []) {
      const rack = catalog.racks[row.rack];
      if (!rack) continue;
      sum.racks += row.length;
      sum.gpus += row.length * rackGpus(game, rack);
      sum.itKW += row.length * rackKW(game, rack);
      sum.priceCents += row.length * rack.priceCents;
    }
  }
  return sum;
}

export function BlueprintItem({ game, site, name, about, blueprint, open, onToggle, children }: BlueprintItemProps) {
  const { text, catalog, frame } = game;
  const today = withRacksOfToday(blueprint, catalog, frame);
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const ready = racksIn(today).reduce((next, id) => withRack(next, id, chosen[id] ?? id), today);
  const sum = sumOf(game, ready);
  const brief = sum.racks > 0 ? text.t('blueprint.brief', { n: sum.racks, gpus: text.n(sum.gpus, 'gpus'), it: text.n(sum.itKW, 'kW') }) : about;
  return (
    <li class={open ? 'on' : undefined}>
      <button type="button" class="pitem" aria-expanded={open ? 'true' : 'false'} onClick={onToggle}>
        <span class="grow"><b>{name}</b>{brief !== undefined && <small>{brief}</small>}</span>
        <span class="r"><b class="num">{text.n(sum.priceCents, 'cents')}</b></span>
        <Icon name={open ? 'chevron-down' : 'chevron-right'} />
      </button>
      {open && (
        <div class="pdetail">
          {about !== undefined && sum.racks > 0 && <p class="sm">{about}</p>}
          <Facts game={game} blueprint={ready} />
          {racksIn(today).map((id) => {
            const alike = racksLike(catalog, frame, id);
            return alike.length > 1 && <Select key={id} label={text.t('panel.build.rackType')} value={chosen[id] ?? id} onChange={(to) => setChosen({ ...chosen, [id]: to })} options={alike.map((rack) => ({ id: rack.id, label: text.t(rack.name) }))} />;
          })}
          <Where game={game} site={site} name={name} blueprint={ready} />
          {children}
        </div>
      )}
    </li>
  );
}

function Facts({ game, blueprint }: GameProps & { blueprint: BlueprintPlan }) {
  const { text, catalog } = game;
  const { w, d } = sizeOf(blueprint, catalog);
  const floor = floorOf(blueprint)?.floor;
  const rows = [
    ...blueprint.pieces.map(({ structure, count }, i) => ({ id: `piece${i}`, label: text.t(catalog.structures[structure]?.name ?? structure), value: text.t('blueprint.times', { count: count ?? 1 }) })),
    ...(floor?.units ?? []).map(({ unit, count }, i) => ({ id: `unit${i}`, label: text.t(catalog.coolingUnits[unit]?.name ?? unit), value: text.t('blueprint.times', { count }) })),
    ...(floor && floor.rows.length > 0 ? [{ id: 'rows', label: text.t('panel.build.rows'), value: text.t('blueprint.rows', { n: floor.rows.length }) }] : []),
    { id: 'plot', label: text.t('panel.build.fact.plot'), value: text.t('panel.tiles', { w, d }) },
  ];
  return <KeyValue items={rows.map((row) => ({ ...row, value: <span class="num">{row.value}</span> }))} />;
}

function Where({ game, site, name, blueprint }: GameProps & { site: string; name: string; blueprint: BlueprintPlan }) {
  const { text, app } = game;
  const [chosen, setChosen] = useState<number | null>(null);
  const halls = hallsOf(game);
  const hall = halls.find((entry) => entry.structure.id === (chosen ?? app.store.getState().view.hall)) ?? halls[0];
  const isHall = floorOf(blueprint) !== null;
  const buildable = blueprint.pieces.every((piece) => { const def = game.catalog.structures[piece.structure]; return def && !(def.kind === 'hall' && def.fromShell); });
  return (
    <>
      {buildable ? (
        <div class="row wrap top">
          <Button kind="primary" icon="map-pin" onPress={() => void planBlueprint(app, blueprint, site)}>{text.t('blueprint.atSpot')}</Button>
          <Button kind="ghost" icon="mouse-pointer-click" onPress={() => takeBlueprint(app, blueprint, name, site)}>{text.t('panel.build.onPlot')}</Button>
        </div>
      ) : <p class="sm muted">{text.t('blueprint.shellOnly')}</p>}
      {isHall && hall && (
        <div class="row end">
          <div class="grow"><Select label={text.t('blueprint.intoHall')} value={String(hall.structure.id)} onChange={(id) => setChosen(Number(id))} options={halls.map((entry) => ({ id: String(entry.structure.id), label: text.t('panel.build.hallOption', { hall: entry.name, kind: text.t(entry.def.name), stage: text.t(`panel.stage.${entry.structure.stage}`) }) }))} /></div>
          <Button icon="layers" onPress={() => planFloor(app, blueprint, hall.structure.id)}>{text.t('blueprint.fill')}</Button>
        </div>
      )}
    </>
  );
}
