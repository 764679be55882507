/** What the lab has used and given off since it began, incidents, and the run to take away. */
import { useState } from 'preact/hooks';
import { exportRun, exportSave } from '../../../app/actions/saves.ts';
import { Button, KeyValue, Stats, Table, Tag } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf, hallsOf, siteName } from '../shared/names.ts';
import { Figure, Num } from '../shared/number.tsx';
import { Section } from '../shared/panel.tsx';
import { What } from '../shared/what.tsx';

export function TotalsTab({ game }: GameProps) {
  const { text, frame, app, catalog } = game;
  const { sites, incident, incidents } = frame;
  const [busy, setBusy] = useState<string | null>(null);
  const sum = (value: (site: (typeof sites)[number]) => number): number => sites.reduce((all, site) => all + value(site), 0);
  const all = sum((site) => site.cooling.energyAllKWh);
  const it = sum((site) => site.cooling.energyItKWh);
  async function run(id: string, job: () => Promise<unknown>): Promise<void> {
    setBusy(id);
    try {
      await job();
    } finally {
      setBusy(null);
    }
  }
  const halls = hallsOf(game);
  return (
    <>
      <Stats class="g4">
        <Figure icon="zap" hue="power" label={text.t('panel.reports.energy')} value={all / 1000} unit="MWh" note={text.t('panel.reports.energyIt', { it: text.n(it / 1000, 'MWh') })} />
        <Figure icon="droplets" hue="water" label={text.t('panel.reports.water')} value={sum((site) => site.cooling.waterL)} unit="litres" note={text.t('panel.reports.waterPer', { litres: text.n(it > 0 ? sum((site) => site.cooling.waterL) / it : null, 'index') })} />
        <Figure icon="factory" label={<What id="panel.reports.carbon" />} value={sum((site) => site.power.co2Kg) / 1000} unit="none" small={text.t('panel.reports.tonnes')} note={text.t('panel.reports.carbonPer', { kg: text.n(all > 0 ? sum((site) => site.power.co2Kg) / all : null, 'index') })} />
        <Figure icon="gauge" label={<What id="panel.reports.pueAll" />} value={it > 0 ? all / it : null} unit="index" note={text.t('panel.reports.pueAllNote')} />
      </Stats>
      <Section title={text.t('panel.reports.bySite')} icon="map-pin">
        <Table caption={text.t('panel.reports.bySite')} tight rows={sites} rowKey={(site) => site.id} columns={[
          { id: 'site', head: text.t('panel.site'), cell: (site) => siteName(game, site.id) },
          { id: 'energy', head: text.t('panel.reports.energy'), number: true, cell: (site) => <Num value={site.cooling.energyAllKWh / 1000} unit="MWh" /> },
          { id: 'pue', head: text.t('panel.power.pue'), number: true, cell: (site) => <Num value={site.cooling.energyItKWh > 0 ? site.cooling.energyAllKWh / site.cooling.energyItKWh : null} unit="index" /> },
          { id: 'water', head: text.t('panel.reports.water'), number: true, cell: (site) => <Num value={site.cooling.waterL} unit="litres" /> },
          { id: 'co2', head: text.t('panel.reports.col.co2'), number: true, cell: (site) => <Num value={site.power.co2Kg / 1000} unit="none" /> },
          { id: 'peak', head: text.t('panel.reports.col.peak'), number: true, cell: (site) => <Num value={site.power.monthPeakKW} unit="kW" /> },
        ]} />
      </Section>
      <div class="g2">
        <Section title={text.t('panel.reports.incidents')} icon="siren" card>
          <KeyValue items={[
            { id: 'survived', label: text.t('panel.reports.survived'), value: <Num value={incidents.survived} unit="count" /> },
            { id: 'lost', label: text.t('panel.reports.lost'), value: <Num value={incidents.lost} unit="count" /> },
            { id: 'damaged', label: text.t('panel.cluster.damaged'), value: <Num value={frame.compute.reliability.damagedGpus} unit="gpus" /> },
          ]} />
          {incident && (
            <p class="sm">
              <Tag tone={incident.endedS < 0 ? 'bad' : 'info'}>{text.t(incident.endedS < 0 ? 'panel.reports.now' : 'panel.reports.last')}</Tag>{' '}
              {text.t(`panel.reports.incident.${incident.kind}`, { site: siteName(game, incident.site), date: dateOf(game, incident.startedS, 'dateTime'), halls: text.list(halls.filter((place) => incident.halls.includes(place.structure.id)).map((place) => place.name)), worst: text.n(incident.worstC, 'degC') })}
            </p>
          )}
        </Section>
        <Section title={text.t('panel.reports.take')} icon="download" card>
          <p class="sm muted">{text.t('panel.reports.takeHint')}</p>
          <div class="row wrap">
            <Button icon="save" busy={busy === 'save'} onPress={() => app.store.setState({ dialog: 'save' })}>{text.t('panel.reports.saveHere')}</Button>
            <Button icon="download" busy={busy === 'file'} onPress={() => void run('file', () => exportSave(app))}>{text.t('panel.reports.saveFile')}</Button>
            <Button icon="file-check" busy={busy === 'run'} onPress={() => void run('run', () => exportRun(app))}>{text.t('panel.reports.runFile')}</Button>
          </div>
          <p class="xs faint">{text.t('panel.reports.rules', { hash: catalog.contentHash, seed: String(frame.seed) })}</p>
        </Section>
      </div>
    </>
  );
}
