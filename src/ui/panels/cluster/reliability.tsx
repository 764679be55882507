/** What breaks, who mends it, and what that does to a run. */
import { suspectServers } from '../../../app/simValues.ts';
import { KeyValue, Note, Stats, Table } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { Figure, Num, useExplained } from '../shared/number.tsx';
import { PolicySection } from './policies.tsx';
import { Section } from '../shared/panel.tsx';
import { What } from '../shared/what.tsx';

export function ReliabilityTab({ game }: GameProps) {
  const { text, frame, catalog } = game;
  const { reliability, stock, job } = frame.compute;
  const technicians = frame.people.cohorts.find((cohort) => cohort.role === 'technicians');
  const spares = stock.reduce((sum, row) => sum + row.spareServers, 0);
  const rules = catalog.constants.reliability;
  const perDay = useExplained('failuresPerDay', {});
  const wanted = useExplained('spares', {});
  const causes = rules.causes.map((cause) => ({ ...cause, seen: reliability.interruptionsByCause[cause.id] ?? 0 }));
  causes.push({ id: 'lemon', per1000NodeDays: rules.lemonNodeRatio * rules.lemonFailuresPerDay * 1000, hardware: true, needsRepair: true, seen: reliability.interruptionsByCause['lemon'] ?? 0 });
  type Cause = (typeof causes)[number];
  const total = causes.reduce((sum, cause) => sum + cause.seen, 0);
  return (
    <>
      <Stats class="pfigs">
        <Figure label={text.t('panel.cluster.failedGpus')} value={reliability.failedGpus} unit="gpus" explain="failedGpus" note={text.t('panel.cluster.backlog', { n: reliability.repairBacklogServers })} />
        <Figure label={text.t('panel.cluster.mtti')} value={reliability.mttiHours > 0 ? reliability.mttiHours : null} unit="hours" explain="mtti" note={text.t('panel.cluster.mttiNote')} />
        <Figure label={text.t('panel.cluster.failuresPerDay')} value={perDay?.value ?? null} unit="perDay" explain="failuresPerDay" note={text.t('panel.cluster.failuresNote')} />
        <Figure label={<What id="panel.cluster.interruptions" />} value={reliability.interruptions} unit="count" note={job ? job.name : text.t('panel.cluster.noRun')} />
        <Figure label={text.t('panel.cluster.suspects')} value={suspectServers(reliability)} unit="count" explain="lemons" note={text.t('panel.cluster.suspectsNote', { n: reliability.evictedServers })} />
      </Stats>
      {reliability.repairBacklogServers > 0 && (technicians?.count ?? 0) === 0 && <Note tone="warn">{text.t('panel.cluster.noTechnicians')}</Note>}
      <PolicySection game={game} />
      <Section title={text.t('panel.cluster.repair')} icon="wrench">
        <KeyValue items={[
          { id: 'crew', label: text.t('panel.cluster.technicians'), value: <Num value={technicians?.count ?? 0} unit="people" explain="people.output" params={{ role: 'technicians' }} /> },
          { id: 'spares', label: text.t('panel.cluster.spareServers'), value: <Num value={spares} unit="count" /> },
          { id: 'wanted', label: text.t('panel.cluster.sparesWanted'), value: <Num value={wanted?.value ?? null} unit="count" explain="spares" /> },
          reliability.repairHoursLeft > 0 && { id: 'left', label: text.t('panel.cluster.repairLeft'), value: <Num value={reliability.repairHoursLeft} unit="hours" /> },
          { id: 'swap', label: text.t('panel.cluster.perServer'), value: <span class="num">{text.t('panel.cluster.swapOrRepair', { swap: text.n(rules.repairSwapHours, 'hours'), repair: text.n(rules.repairCrewHours, 'hours') })}</span> },
          reliability.repairedServers > 0 && { id: 'mended', label: text.t('panel.cluster.mended'), value: <Num value={reliability.repairedServers} unit="count" /> },
          reliability.corruptFound > 0 && { id: 'corrupt', label: <What id="panel.cluster.corruptFound" />, value: <Num value={reliability.corruptFound} unit="count" /> },
          reliability.damagedGpus > 0 && { id: 'damaged', label: text.t('panel.cluster.damaged'), value: <Num value={reliability.damagedGpus} unit="gpus" /> },
        ]} />
      </Section>
      <p class="xs muted">{text.t('panel.cluster.servingNote')}</p>
      <Section title={text.t('panel.cluster.causes')} icon="list-checks">
        <Table caption={text.t('panel.cluster.causes')} tight rows={causes} rowKey={(row) => row.id} initialSort={{ column: 'rate', down: true }} columns={[
          { id: 'cause', head: text.t('panel.cluster.col.cause'), cell: (row) => (text.has(`cause.${row.id}`) ? text.t(`cause.${row.id}`) : row.id), sort: (row) => row.id },
          { id: 'rate', head: text.t('panel.cluster.col.rate'), what: 'panel.cluster.col.rate.what', number: true, cell: (row) => <Num value={row.per1000NodeDays} unit="index" />, sort: (row) => row.per1000NodeDays },
          // Nothing has stopped a run yet: two columns of zeros.
          ...(total === 0 ? [] : [
            { id: 'seen', head: text.t('panel.cluster.col.seen'), number: true, cell: (row: Cause) => <Num value={row.seen} unit="count" />, sort: (row: Cause) => row.seen },
            { id: 'share', head: text.t('panel.cluster.col.share'), number: true, cell: (row: Cause) => <Num value={row.seen / total} unit="ratio" /> },
          ]),
        ]} />
      </Section>
    </>
  );
}
