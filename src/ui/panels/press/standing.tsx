/** How the lab stands with others, what that bears on, and which effects still last. */
import { GAUGE_IDS, restOf } from '../../../app/simValues.ts';
import { EmptyState, Meter, Table } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { Section } from '../shared/panel.tsx';

/** Less is told as nothing. */
const TOLD = 0.0005;

export function StandingTab({ game }: GameProps) {
  const { text, frame, catalog } = game;
  const { gauges, modifiers } = frame.affairs;
  const changes = frame.reputation.changes.filter((change) => Math.abs(change.add) >= TOLD).reverse();
  const touched = [...new Set(GAUGE_IDS.flatMap((id) => catalog.gauges[id].effects.map((entry) => entry.effect)).concat(modifiers.map((entry) => entry.effect)))].sort();
  return (
    <>
      <div class="g2">
        <Section title={text.t('panel.press.standing')} icon="users">
          {GAUGE_IDS.map((id) => <Meter key={id} label={text.t(catalog.gauges[id].name)} value={gauges[id]} limit={restOf(frame, catalog, id)} hue={id === 'controversy' ? 'warn' : 'accent'} />)}
          <p class="xs muted">{text.t('panel.press.restHint')}</p>
        </Section>
        <Section title={text.t('panel.press.bearsOn')} icon="scale">
          <Table caption={text.t('panel.press.bearsOn')} rows={touched} rowKey={(row) => row} columns={[
            { id: 'what', head: text.t('panel.press.col.what'), cell: (row) => text.t(`effect.${row}`), sort: (row) => text.t(`effect.${row}`) },
            { id: 'now', head: text.t('panel.press.col.now'), number: true, cell: (row) => <Num value={frame.effects[row]} unit="factor" explain={`effect.${row}`} />, sort: (row) => frame.effects[row] },
          ]} />
        </Section>
      </div>
      <Section title={text.t('panel.press.changes')} icon="newspaper">
        {changes.length === 0 ? <EmptyState icon="scale" title={text.t('panel.press.noChanges')} /> : (
          <Table caption={text.t('panel.press.changes')} rows={changes} rowKey={(row) => `${row.gauge}/${row.cause}/${row.atS}`} columns={[
            { id: 'date', head: text.t('panel.press.col.date'), cell: (row) => dateOf(game, row.atS, 'dateYear'), sort: (row) => row.atS },
            { id: 'gauge', head: text.t('panel.press.col.what'), cell: (row) => text.t(catalog.gauges[row.gauge].name), sort: (row) => text.t(catalog.gauges[row.gauge].name) },
            { id: 'add', head: text.t('panel.press.col.change'), number: true, cell: (row) => <Num value={row.add} unit="ratio" format={{ sign: true, digits: 1 }} />, sort: (row) => row.add },
            { id: 'cause', head: text.t('panel.press.col.why'), cell: (row) => text.t(row.cause), sort: (row) => text.t(row.cause) },
          ]} />
        )}
      </Section>
      <Section title={text.t('panel.press.lasting')} icon="hourglass">
        {modifiers.length === 0 ? <EmptyState icon="hourglass" title={text.t('panel.press.noEffects')} /> : (
          <Table caption={text.t('panel.press.lasting')} rows={modifiers} rowKey={(row) => `${row.cause}/${row.effect}/${row.fromS}`} columns={[
            { id: 'cause', head: text.t('panel.press.col.cause'), cell: (row) => text.t(row.cause), sort: (row) => text.t(row.cause) },
            { id: 'what', head: text.t('panel.press.col.what'), cell: (row) => text.t(`effect.${row.effect}`), sort: (row) => text.t(`effect.${row.effect}`) },
            { id: 'ratio', head: text.t('panel.press.col.change'), number: true, cell: (row) => <Num value={row.ratio - 1} unit="ratio" format={{ sign: true }} />, sort: (row) => row.ratio },
            { id: 'until', head: text.t('panel.press.col.until'), number: true, cell: (row) => (row.untilS < 0 ? text.t('panel.press.forGood') : dateOf(game, row.untilS)), sort: (row) => row.untilS },
          ]} />
        )}
      </Section>
    </>
  );
}
