/** The flow of a site's watts as bands: sources, the site, where it goes, what the servers do with it. The table says the same in numbers. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Site, WattFlow } from '../../../sim/index.ts';
import { useInterval } from '../../hooks.ts';
import { Button, cx, Table } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { Section } from '../shared/panel.tsx';
import { layOut, wattBands, type WattBand, type WattNode } from './wattBands.ts';

const REASK_MS = 1000;
const WIDTH = 520;
const HEIGHT = 300;
const BAR = 9;
/** Two bands that touch differ in lightness or pattern too. */
const HUES: Record<string, string> = {
  grid: 'var(--power)', solar: 'var(--warn)', gensets: 'var(--heat)', batteries: 'var(--good)', ups: 'var(--info)', gap: 'var(--bad)', site: 'var(--ink-2)',
  loss: 'var(--ink-3)', cooling: 'var(--water)', misc: 'var(--ink-3)', charging: 'var(--good)', surplus: 'var(--bad)', run: 'var(--accent)', runLost: 'var(--people)', serving: 'var(--money)', spare: 'var(--network)', idle: 'var(--ink-3)',
};
const hueOf = (id: string): string => HUES[id] ?? 'var(--compute)';

function useWatts({ app }: Game, site: string): WattFlow | null {
  const [held, setHeld] = useState<{ site: string; flow: WattFlow } | null>(null);
  const asked = useRef({ site: '', version: -1 });
  function ask(): void {
    asked.current = { site, version: app.store.getState().frameVersion };
    app.engine.ask({ type: 'watts', site }).then((flow) => { if (flow && asked.current.site === site) setHeld({ site, flow }); }, () => undefined);
  }
  useEffect(ask, [site]);
  useInterval(() => { if (app.store.getState().frameVersion !== asked.current.version) ask(); }, REASK_MS);
  return held?.site === site ? held.flow : null;
}

export function Watts({ game, site, hallName }: GameProps & { site: Site; hallName: (id: number) => string }) {
  const { text } = game;
  const flow = useWatts(game, site.id);
  const [asTable, setAsTable] = useState(false);
  const [at, setAt] = useState<string | null>(null);
  if (!flow) return null;
  const nameOf = (id: string): string => (id.startsWith('hall-') ? hallName(Number(id.slice(5))) : text.t(`panel.power.watts.${id}`));
  const { nodes, bands, totalW } = wattBands(flow);
  if (totalW <= 0) return null;
  const power = (watts: number): string => text.n(watts / 1000, 'kW');
  const share = (watts: number): string => text.n(watts / totalW, 'ratio');
  const chosen = nodes.find((node) => node.id === at) ?? null;
  const says = (node: WattNode): string => text.t('panel.power.wattsNode', {
    name: nameOf(node.id), power: power(node.watts), share: share(node.watts),
    links: text.list(bands.filter((band) => (node.column < 2 ? band.from : band.to) === node.id).map((band) => text.t('panel.power.wattsLink', { name: nameOf(node.column < 2 ? band.to : band.from), power: power(band.watts) }))),
  });
  const summary = text.t('panel.power.wattsSays', { total: power(totalW), it: share(flow.halls.reduce((sum, { ends }) => sum + Object.values(ends).reduce((all, watts) => all + watts, 0), 0)), run: share(flow.halls.reduce((sum, { ends }) => sum + ends.run + ends.serving, 0)) });
  const move = (key: string): boolean => {
    const here = chosen ?? nodes.find((node) => node.column === 1)!;
    const column = nodes.filter((node) => node.column === here.column);
    if (key === 'ArrowUp' || key === 'ArrowDown') setAt(column[(column.indexOf(here) + (key === 'ArrowDown' ? 1 : column.length - 1)) % column.length]!.id);
    else if (key === 'ArrowLeft' || key === 'ArrowRight') setAt((nodes.find((node) => node.column === here.column + (key === 'ArrowRight' ? 1 : -1)) ?? here).id);
    else return false;
    return true;
  };
  return (
    <Section title={text.t('panel.power.watts')} icon="zap" aside={<Button size="sm" kind="quiet" icon={asTable ? 'chart-line' : 'table-2'} pressed={asTable} onPress={() => setAsTable(!asTable)}>{text.t('widget.chart.asTable')}</Button>}>
      {asTable ? <WattTable game={game} bands={bands} nameOf={nameOf} power={power} share={share} /> : (
        <>
          <div
            class="watts" role="group" tabIndex={0} aria-label={`${text.t('panel.power.watts')}. ${summary}`} aria-describedby="watts-says"
            onKeyDown={(event) => { if (move(event.key)) event.preventDefault(); }} onPointerLeave={() => setAt(null)}
          >
            <svg class="sankey" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true"><Drawing nodes={nodes} bands={bands} chosen={at} onChoose={setAt} nameOf={nameOf} power={power} /></svg>
          </div>
          <p id="watts-says" class="xs muted plot-probe" role="status">{chosen ? says(chosen) : summary}</p>
        </>
      )}
    </Section>
  );
}

interface DrawingProps { nodes: readonly WattNode[]; bands: readonly WattBand[]; chosen: string | null; onChoose: (id: string) => void; nameOf: (id: string) => string; power: (watts: number) => string }

function Drawing({ nodes, bands, chosen, onChoose, nameOf, power }: DrawingProps) {
  const { boxes, paths } = layOut(nodes, bands, { width: WIDTH, height: HEIGHT, bar: BAR });
  return (
    <>
      {paths.map(({ band, d }) => (
        <path key={`${band.from}>${band.to}`} d={d} fill={hueOf(band.to.startsWith('hall-') ? 'hall' : band.from === 'site' || band.from.startsWith('hall-') ? band.to : band.from)} class={cx('wband', chosen !== null && (band.from === chosen || band.to === chosen ? 'on' : 'off'))} />
      ))}
      {boxes.map(({ node, x, y, height }) => {
        const last = node.column === 3;
        const two = height >= 24;
        return (
          <g key={node.id} onPointerEnter={() => onChoose(node.id)}>
            <rect x={x} y={y} width={BAR} height={height} fill={hueOf(node.id)} />
            <text x={last ? x - 5 : x + BAR + 5} y={y + height / 2 + (two ? -2 : 4)} text-anchor={last ? 'end' : 'start'} font-size="11" class={node.id === chosen ? 'b' : undefined}>
              {nameOf(node.id)}{two ? <tspan x={last ? x - 5 : x + BAR + 5} dy="12" class="num">{power(node.watts)}</tspan> : <tspan class="num">{` ${power(node.watts)}`}</tspan>}
            </text>
          </g>
        );
      })}
    </>
  );
}

function WattTable({ game, bands, nameOf, power, share }: GameProps & Pick<DrawingProps, 'bands' | 'nameOf' | 'power'> & { share: (watts: number) => string }) {
  const { text } = game;
  return (
    <Table tight caption={text.t('panel.power.watts')} rows={bands} rowKey={(row) => `${row.from}>${row.to}`} columns={[
      { id: 'from', head: text.t('panel.power.wattsFrom'), cell: (row) => nameOf(row.from) },
      { id: 'to', head: text.t('panel.power.wattsTo'), cell: (row) => nameOf(row.to) },
      { id: 'power', head: text.t('panel.power.wattsPower'), number: true, cell: (row) => <span class="num">{power(row.watts)}</span>, sort: (row) => row.watts },
      { id: 'share', head: text.t('panel.power.wattsShare'), number: true, cell: (row) => <span class="num">{share(row.watts)}</span> },
    ]} />
  );
}
