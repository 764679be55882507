/** What can stand on the plot, by purpose. Choosing an item opens its order below it. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { planAhead } from '../../../app/actions/plan.ts';
import { takeTool } from '../../../app/actions/play.ts';
import { plantCop } from '../../../app/simValues.ts';
import type { Command, HeatRejectionDef, Site, StructureDef } from '../../../sim/index.ts';
import { useAppState } from '../../context.ts';
import { createKept, leaf, useSteady } from '../../memo.ts';
import { Button, EmptyState, type IconName, Icon, KeyValue, Note, Select, Stepper } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { effectOf, nameIn, siteName, waterUse } from '../shared/names.ts';
import { OrderButton } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';
import { What } from '../shared/what.tsx';

interface Group { id: string; icon: IconName; items: StructureDef[] }

function groupsOf(game: Game): Group[] {
  const all = Object.values(game.catalog.structures);
  return [
    { id: 'halls', icon: 'factory' as const, items: all.filter((def) => def.kind === 'hall' && !def.fromShell) },
    { id: 'power', icon: 'zap' as const, items: all.filter((def) => def.kind === 'genset' || def.kind === 'solar' || def.kind === 'battery') },
    { id: 'cooling', icon: 'fan' as const, items: all.filter((def) => def.kind === 'heat-rejection' || def.kind === 'cold-store') },
    { id: 'office', icon: 'building' as const, items: all.filter((def) => def.kind === 'office') },
  ].filter((group) => group.items.length > 0);
}

export function Catalogue({ game, onSites }: GameProps & { onSites: () => void }) {
  const { text, frame, app } = game;
  const [chosenSite, setSite] = useState<string | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const wanted = chosenSite ?? app.store.getState().view.site;
  const site = frame.sites.find((entry) => entry.id === wanted) ?? frame.sites[0];
  if (!site) return <EmptyState icon="map-pin" title={text.t('panel.build.noSite')} action={<Button kind="primary" onPress={onSites}>{text.t('panel.build.chooseSite')}</Button>}>{text.t('panel.build.noSiteHint')}</EmptyState>;
  const shells = (game.catalog.sites[site.id]?.shells ?? []).filter((shell) => !site.structures.some((structure) => structure.shell === shell.id));
  return (
    <>
      {frame.sites.length > 1 && (
        <Select label={text.t('panel.site')} value={site.id} onChange={setSite} options={frame.sites.map((entry) => ({ id: entry.id, label: siteName(game, entry.id) }))} />
      )}
      {shells.length > 0 && (
        <Section title={text.t('panel.build.group.shells')} icon="refresh-cw">
          <ul class="plist">
            {shells.map((shell) => {
              const def = game.catalog.structures[shell.structure];
              const all = game.catalog.sites[site.id]?.shells ?? [];
              return def && (
                <Item key={shell.id} game={game} def={def} number={all.length > 1 ? all.indexOf(shell) + 1 : undefined} open={open === shell.id} onToggle={() => setOpen(open === shell.id ? null : shell.id)}>
                  <OrderButton hideReady label={text.t('panel.build.convert')} command={{ type: 'site.convert', site: site.id, shell: shell.id }} kind="primary" icon="hammer" />
                  <Facts game={game} def={def} />
                </Item>
              );
            })}
          </ul>
        </Section>
      )}
      {groupsOf(game).map((group) => (
        <Section key={group.id} title={text.t(`panel.build.group.${group.id}`)} icon={group.icon}>
          <ul class="plist">
            {group.items.map((def) => (
              <Item key={def.id} game={game} def={def} open={open === def.id} onToggle={() => setOpen(open === def.id ? null : def.id)}>
                <Order game={game} def={def} site={site} />
              </Item>
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}

const keptWords = createKept<StructureDef, { name: string; effect: string; price: string }>();

function Item({ game, def, number, open, onToggle, children }: GameProps & { def: StructureDef; number?: number | undefined; open: boolean; onToggle: () => void; children: preact.ComponentChildren }) {
  const { text, catalog } = game;
  const { name, effect, price } = keptWords(def, [text, catalog], () => ({
    name: text.t(def.name), effect: effectOf(game, def), price: def.rentCentsPerMonth > 0 ? text.n(def.rentCentsPerMonth, 'centsPerMonth') : text.n(def.priceCents, 'cents'),
  }));
  const days = readyDays(game, def, 1);
  const ready = days === null ? text.t('panel.build.readyNobody') : text.t('panel.build.readyIn', { time: text.n(days, 'days') });
  const toggle = useSteady(onToggle);
  return (
    <li class={open ? 'on' : undefined}>
      <ItemHead id={def.id} name={number === undefined ? name : text.t('place.numbered', { name, number })} effect={effect} price={price} ready={ready} open={open} onToggle={toggle} />
      {open && <div class="pdetail">{children}</div>}
    </li>
  );
}

const ItemHead = leaf(({ id, name, effect, price, ready, open, onToggle }: { id: string; name: string; effect: string; price: string; ready: string; open: boolean; onToggle: () => void }) => (
  <button type="button" class="pitem" aria-expanded={open ? 'true' : 'false'} data-guide={`build.structure.${id}`} onClick={onToggle}>
    <span class="grow"><b>{name}</b><small>{effect}</small></span>
    <span class="r"><b class="num">{price}</b><small>{ready}</small></span>
    <Icon name={open ? 'chevron-down' : 'chevron-right'} />
  </button>
));

const buildersOf = ({ frame }: Game): number => frame.people.cohorts.find((cohort) => cohort.role === 'construction')?.count ?? 0;

/** Days until it can work, if nothing else waits for the builders; null while nobody builds. */
function readyDays(game: Game, def: StructureDef, count: number): number | null {
  const crew = buildersOf(game);
  if (def.buildCrewDays === 0) return def.leadDays;
  return crew === 0 ? null : def.leadDays + (def.buildCrewDays * count) / crew;
}

/** "About 53 days, with 40 construction people" */
function readyWords(game: Game, def: StructureDef, count: number): string {
  const days = readyDays(game, def, count);
  return days === null ? game.text.t('panel.build.readyNobody') : game.text.t('panel.build.readyAbout', { time: game.text.n(days, 'days'), n: buildersOf(game) });
}

/** COP at rating, with water as air halls need it by default. */
function ratedCop({ catalog }: Game, def: HeatRejectionDef): number | null {
  const rejection = catalog.rejections[def.rejection];
  const { supplyDefaultC, loopApproachK } = catalog.constants.cooling;
  return rejection ? plantCop(def, rejection, { dryBulbC: def.ratedAmbientC, wetBulbC: def.ratedAmbientC }, supplyDefaultC - loopApproachK) : null;
}

function Facts({ game, def, count = 1 }: GameProps & { def: StructureDef; count?: number }) {
  const { text } = game;
  const rows: { id: string; value: string }[] = [
    { id: 'lead', value: text.n(def.leadDays, 'days') },
    { id: 'crew', value: text.t('panel.build.crewDays', { n: def.buildCrewDays }) },
    { id: 'ready', value: readyWords(game, def, count) },
    { id: 'plot', value: text.t('panel.tiles', { w: def.w, d: def.d }) },
  ];
  if (def.kind === 'hall') rows.push({ id: 'itLimit', value: text.n(def.maxItKW, 'kW') }, { id: 'slots', value: text.t('panel.build.slotsOf', { crah: def.crahSlots, cdu: def.cduSlots }) });
  if (def.kind === 'solar') rows.push({ id: 'sun', value: text.n(def.performanceRatio, 'ratio') });
  if (def.kind === 'genset') rows.push({ id: 'fuel', value: text.t(`panel.build.fuel.${def.fuel}`) }, { id: 'nox', value: text.t('panel.build.perMWhKg', { kg: text.n(def.noxKgPerMWh, 'index') }) }, { id: 'noise', value: text.t('panel.build.dbA', { db: text.n(def.noiseDbA, 'count') }) }, { id: 'start', value: text.n(def.startS, 'seconds') }, { id: 'dark', value: text.t(def.blackStart === true ? 'panel.build.dark.itself' : 'panel.build.dark.waits') }, { id: 'step', value: text.n(def.stepRatio, 'ratio') }, { id: 'half', value: text.n(def.partLoadPenaltyRatio, 'ratio') }, { id: 'maintenance', value: text.t('panel.perMWh', { price: text.n(def.maintenanceCentsPerMWh, 'cents') }) });
  if (def.kind === 'battery') rows.push({ id: 'roundTrip', value: text.n(def.roundTripRatio, 'ratio') }, { id: 'cycles', value: text.n(def.cycleLife, 'count') });
  if (def.kind === 'heat-rejection') {
    rows.push(
      { id: 'derate', value: text.t('panel.perKelvin', { share: text.n(def.deratePerK, 'ratio') }) },
      { id: 'cop', value: text.n(ratedCop(game, def), 'index') },
      { id: 'economiser', value: text.t(`panel.build.economiser.${game.catalog.rejections[def.rejection]?.economiser ?? 'none'}`) },
      { id: 'approach', value: text.n(game.catalog.rejections[def.rejection]?.approachK ?? null, 'kelvin') },
      { id: 'water', value: text.t(`panel.build.water.${waterUse(game, def)}`) },
    );
  }
  return <KeyValue items={rows.map((row) => ({ id: row.id, label: <What id={`panel.build.fact.${row.id}`} />, value: <span class="num">{row.value}</span> }))} />;
}

function Order({ game, def, site }: GameProps & { def: StructureDef; site: Site }) {
  const { text, app } = game;
  const [count, setCount] = useState(1);
  const [place, setPlace] = useState<{ x: number; y: number } | null | undefined>(undefined);
  const standing = site.structures.length;
  const planned = useAppState((state) => (state.plan.on ? state.plan.entries : null));
  // Until the answer comes there is no place: the one before may just have been taken.
  useLayoutEffect(() => {
    let alive = true;
    setPlace(undefined);
    app.engine.ask({ type: 'suggest', site: site.id, structure: def.id, ...planAhead(app) }).then((at) => { if (alive) setPlace(at); }, () => undefined);
    return () => { alive = false; };
  }, [app, site.id, def.id, count, standing, planned]);
  const command: Command | null = place ? { type: 'site.build', site: site.id, structure: def.id, x: place.x, y: place.y, count } : null;
  return (
    <>
      {place === null && <Note tone="warn">{text.t('panel.build.noSpot')}</Note>}
      <div class="row wrap top">
        <Stepper label={text.t('panel.count')} showLabel value={count} min={1} max={50} onChange={setCount} />
        <OrderButton
          label={text.t('panel.build.atSpot')} command={command} missing={place === null ? text.t('panel.build.noSpot') : undefined} kind="primary" icon="map-pin" why="below" hideReady
          done={{ message: 'panel.build.done', params: { n: count, name: nameIn(game, 'structures', def.id) } }}
        />
        <Button kind="ghost" icon="mouse-pointer-click" onPress={() => takeTool(app, { kind: 'structure', site: site.id, structure: def.id, count })}>{text.t('panel.build.onPlot')}</Button>
      </div>
      <Facts game={game} def={def} count={count} />
    </>
  );
}
