/** Why installed racks stay dark: the one limit that binds each hall, in words. */
import { useEffect, useState } from 'preact/hooks';
import type { Explained, Site } from '../../../sim/index.ts';
import { useInterval } from '../../hooks.ts';
import { Note } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { hallsOf, type HallPlace } from '../shared/names.ts';

const REASK_MS = 2000;

export type Cause = 'shed' | 'busway' | 'crew' | 'supply';
export interface Held {
  place: HallPlace;
  cause: Cause;
  racks: number; // that stay dark
  rackKW: number; // one more in a run
  limitKW: number; // what the cause allows
  leftKW: number; // of it, for IT
}

/** What the simulation says about a hall's racks, in a run: all, those with power, those that the busway carries, and what the crew can tend. */
interface HallReading { place: HallPlace; racks: number; kW: number; poweredRacks: number; poweredKW: number; buswayRacks: number; crewKW: number }

function readingOf(place: HallPlace, tree: Explained | null): HallReading | null {
  const term = (id: string): Explained | undefined => tree?.terms.find((entry) => entry.id === `hallPower.${id}`);
  const installed = term('installed');
  if (!installed) return null;
  const powered = term('powered');
  const racksOf = (entry: Explained | undefined): number => Number(entry?.params['racks'] ?? 0);
  return { place, racks: racksOf(installed), kW: installed.value ?? 0, poweredRacks: racksOf(powered), poweredKW: powered?.value ?? 0, buswayRacks: racksOf(term('busway')), crewKW: term('crew')?.value ?? Infinity };
}

/** The binding limit of each hall of a site that has dark racks. Only whole racks are switched on. */
export function heldBack(site: Site, readings: readonly HallReading[], gridReserveRatio: number): Held[] {
  const { power } = site;
  const all = readings.reduce((sum, reading) => sum + reading.poweredKW, 0);
  const here = readings.filter((reading) => reading.place.site.id === site.id);
  const hereKW = here.reduce((sum, reading) => sum + reading.poweredKW, 0);
  // Load per IT as it is now; racks that idle will draw more in a run.
  const perIt = power.itKW > 0 ? power.loadKW / power.itKW : 1;
  const supplyKW = power.supplyKW * (1 - gridReserveRatio);
  const supplyLeftKW = Math.max(0, (supplyKW - power.loadKW) / perIt - Math.max(0, hereKW - power.itKW));
  return here.filter((reading) => reading.poweredRacks < reading.racks).map((reading) => {
    const { place, racks, kW, poweredRacks, buswayRacks, crewKW } = reading;
    const rackKW = kW / racks;
    const held = { place, racks: racks - poweredRacks, rackKW };
    if (place.hall.shedByOrder) return { ...held, cause: 'shed', limitKW: 0, leftKW: 0 };
    if (poweredRacks >= buswayRacks) return { ...held, cause: 'busway', limitKW: place.def.maxItKW, leftKW: Math.max(0, place.def.maxItKW - reading.poweredKW) };
    if (crewKW - all < rackKW) return { ...held, cause: 'crew', limitKW: crewKW, leftKW: Math.max(0, crewKW - all) };
    return { ...held, cause: 'supply', limitKW: power.supplyKW, leftKW: supplyLeftKW };
  });
}

function useReadings(game: Game): HallReading[] {
  const { app } = game;
  const halls = hallsOf(game).filter((place) => place.structure.stage === 'ready');
  const key = halls.map((place) => place.structure.id).join(' ');
  const [trees, setTrees] = useState<ReadonlyMap<number, Explained | null>>(new Map());
  function ask(): void {
    Promise.all(halls.map(async ({ structure }) => [structure.id, await app.engine.ask({ type: 'explain', explainId: 'hallPower', params: { hall: structure.id } })] as const))
      .then((found) => setTrees(new Map(found)), () => undefined);
  }
  useEffect(ask, [app, key, game.frame.racksVersion]);
  useInterval(() => { if (app.store.getState().speed > 0) ask(); }, REASK_MS);
  return halls.flatMap((place) => readingOf(place, trees.get(place.structure.id) ?? null) ?? []);
}

/** Halls that one limit of the whole site holds back are told together: the same sentence once a hall says nothing more. */
export function togetherHeld(held: readonly Held[]): Held[][] {
  const groups = new Map<string, Held[]>();
  for (const entry of held) {
    const key = entry.cause === 'supply' || entry.cause === 'crew' ? entry.cause : String(entry.place.structure.id);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}

/** `hall`: only that one. */
export function HeldBack({ game, site, hall }: GameProps & { site: Site; hall?: number }) {
  const { text, catalog } = game;
  const held = heldBack(site, useReadings(game), catalog.constants.power.gridReserveRatio).filter((entry) => hall === undefined || entry.place.structure.id === hall);
  return (
    <>
      {togetherHeld(held).map((group) => {
        const { place, cause, limitKW, leftKW } = group[0]!;
        const racks = group.reduce((sum, entry) => sum + entry.racks, 0);
        const rackKW = Math.min(...group.map((entry) => entry.rackKW));
        return (
          <Note key={place.structure.id} tone="warn">
            {text.t(`panel.power.held.${cause}`, { hall: text.list(group.map((entry) => entry.place.name)), n: racks, rack: text.n(rackKW, 'kW'), limit: text.n(limitKW, 'kW'), left: text.n(leftKW, 'kW') })}
          </Note>
        );
      })}
    </>
  );
}
