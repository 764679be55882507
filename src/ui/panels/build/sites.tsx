/** Where the lab could go: power, climate and prices of each site, side by side. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SiteDef } from '../../../sim/index.ts';
import { enterSite } from '../../../app/actions/play.ts';
import { Button, EmptyState, Icon, Tag } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { OrderButton } from '../shared/order.tsx';
import { What } from '../shared/what.tsx';

/** Each fact of a site, by the id of its label. */
function factsOf({ text, catalog }: Game, def: SiteDef): Record<string, string> {
  const climate = catalog.climates[def.climate];
  const now = def.gridPhases.filter((phase) => phase.initial).reduce((sum, phase) => sum + phase.addKW, 0);
  const all = def.gridPhases.reduce((sum, phase) => sum + phase.addKW, 0);
  return {
    gridNow: text.n(now, 'kW'),
    gridAll: text.n(all, 'kW'),
    climate: climate ? text.t('panel.build.climate', { low: text.n(Math.min(...climate.monthlyMeanC), 'degC'), high: text.n(Math.max(...climate.monthlyMeanC), 'degC') }) : text.t('common.none'),
    energy: text.n(def.energyCentsPerKWh, 'centsPerKWh'),
    demand: text.t('panel.perKWMonth', { price: text.n(def.demandCentsPerKWMonth, 'cents') }),
    gas: text.t('panel.perMMBtu', { price: text.n(def.gasCentsPerMMBtu, 'cents') }),
    water: text.t('panel.perM3', { price: text.n(def.waterCentsPerM3, 'cents') }),
    waterContract: text.t('panel.build.perDayM3', { n: text.n(def.waterM3PerDay, 'count') }),
    carbon: text.t('panel.kgPerKWh', { kg: def.gridCo2KgPerKWh }),
    outages: text.t('panel.build.outagesOf', { n: def.gridOutagesPerYear, minutes: def.gridOutageMinutes }),
    plot: text.t('panel.tiles', { w: def.plotCols, d: def.plotRows }),
    shells: text.n(def.shells.length, 'count'),
    wages: text.n(def.wageRatio, 'factor'),
  };
}

export function SitesTab({ game }: GameProps) {
  const { text, catalog, scenario, frame, app } = game;
  // Open ones first, then in the order of the mission.
  const ids = new Set([...frame.sites.map((site) => site.id), ...scenario.availableSites]);
  const sites = [...ids].flatMap((id) => catalog.sites[id] ?? []).map((def) => ({ def, open: frame.sites.some((site) => site.id === def.id), facts: factsOf(game, def) }));
  const [first] = sites;
  const scroller = useRef<HTMLDivElement>(null);
  const cut = useWider(scroller);
  if (!first) return <EmptyState icon="map" title={text.t('panel.build.noSites')} />;
  return (
    <>
    {cut && <p class="sm muted row"><Icon name="arrow-right" />{text.t('panel.build.sitesMore', { n: sites.length })}</p>}
    <div ref={scroller} class="sites-s" tabIndex={0} role="region" aria-label={text.t('panel.build.tab.sites')} style={{ '--n': sites.length }}>
      <table class="t sites-t">
        <caption class="vh">{text.t('panel.build.tab.sites')}</caption>
        <thead>
          <tr>
            <td />
            {sites.map(({ def, open }) => {
              const climate = catalog.climates[def.climate];
              return <th key={def.id} scope="col"><b>{text.t(def.name)}</b><small>{open ? <Tag tone="good">{text.t('panel.build.open')}</Tag> : climate && text.t(climate.name)}</small></th>;
            })}
          </tr>
        </thead>
        <tbody>
          <tr>
            <td />
            {sites.map(({ def, open }) => (
              <td key={def.id}>
                <div role="group" aria-label={text.t(def.name)}>
                  {open
                    ? <Button size="sm" kind="ghost" icon="eye" onPress={() => enterSite(app, def.id)}>{text.t('panel.build.goThere')}</Button>
                    : <OrderButton size="sm" label={text.t('panel.build.openSite')} kind="primary" command={{ type: 'site.open', site: def.id }} />}
                </div>
              </td>
            ))}
          </tr>
          {Object.keys(first.facts).map((id) => (
            <tr key={id}>
              <th scope="row"><What id={`panel.build.site.${id}`} /></th>
              {sites.map(({ def, facts }) => <td key={def.id} class="num">{facts[id]}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    </>
  );
}

/** True while what is in the box is wider than the box. */
function useWider(box: RefObject<HTMLElement | null>): boolean {
  const [wider, setWider] = useState(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !globalThis.ResizeObserver) return;
    const look = (): void => setWider(element.scrollWidth > element.clientWidth + 1);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return wider;
}
