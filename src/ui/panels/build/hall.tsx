/** One hall's floor: rows of racks and the cooling units along its walls. */
import { useState } from 'preact/hooks';
import { enterHall } from '../../../app/actions/play.ts';
import { Button, EmptyState, Meter, Select } from '../../widgets/index.ts';
import { useAppState } from '../../context.ts';
import type { GameProps } from '../shared/game.tsx';
import { floorOf, hallsOf } from '../shared/names.ts';
import { Section } from '../shared/panel.tsx';
import { CoolingOrders } from './cooling.tsx';
import { Rows } from './rows.tsx';
import { StandingRows } from './standingRows.tsx';

export function HallTab({ game, onCatalogue }: GameProps & { onCatalogue: () => void }) {
  const { text, app } = game;
  const halls = hallsOf(game);
  const [chosen, setChosen] = useState<number | null>(null);
  // Rows that stand are worked on in a plan, or once some are chosen on the floor; until then the list would only be in the way.
  const atRows = useAppState((state) => state.plan.on || state.chosenRows !== null);
  const wanted = chosen ?? app.store.getState().view.hall;
  const place = halls.find((entry) => entry.structure.id === wanted) ?? halls.find((entry) => entry.structure.stage === 'ready') ?? halls[0];
  if (!place) return <EmptyState icon="factory" title={text.t('panel.build.noHall')} action={<Button kind="primary" onPress={onCatalogue}>{text.t('panel.build.toCatalogue')}</Button>}>{text.t('panel.build.noHallHint')}</EmptyState>;
  const { hall, def, structure } = place;
  const floor = floorOf(game, structure.id);
  const choose = (id: string): void => {
    setChosen(Number(id));
    const next = halls.find((entry) => entry.structure.id === Number(id));
    if (next && app.store.getState().view.depth === 'hall') enterHall(app, next.site.id, next.structure.id);
  };
  return (
    <>
      <div class="row end">
        <div class="grow">
          <Select label={text.t('panel.build.hallLabel')} value={String(structure.id)} onChange={choose} options={halls.map((entry) => ({ id: String(entry.structure.id), label: text.t('panel.build.hallOption', { hall: entry.name, kind: text.t(entry.def.name), stage: text.t(`panel.stage.${entry.structure.stage}`) }) }))} />
        </div>
        <Button kind="ghost" icon="eye" onPress={() => enterHall(app, place.site.id, structure.id)}>{text.t('panel.build.show')}</Button>
      </div>
      <Meter label={text.t('panel.build.itLoad', { n: floor.racks, gpus: floor.gpus })} value={floor.fullKW} max={def.maxItKW} hue="power" text={text.t('panel.of', { have: text.n(floor.fullKW, 'kW'), limit: text.n(def.maxItKW, 'kW') })} />
      <Section title={text.t('panel.build.rows')} icon="server"><Rows key={structure.id} game={game} place={place} /></Section>
      <Section title={text.t('panel.build.units')} icon="fan"><CoolingOrders key={structure.id} game={game} hall={hall} def={def} id={structure.id} floor={floor} /></Section>
      {floor.racks > 0 && (
        <details class="pmore" open={atRows}>
          <summary>{text.t('rows.title')}</summary>
          <StandingRows key={structure.id} game={game} place={place} />
        </details>
      )}
    </>
  );
}
