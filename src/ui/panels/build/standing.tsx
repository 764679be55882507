/** What is under way and what stands on the plots, with the way back. */
import type { Site, Structure } from '../../../sim/index.ts';
import { select } from '../../../app/actions/play.ts';
import { useAppState } from '../../context.ts';
import { EmptyState, Table, Tag } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { dateOf, nameIn, siteName, structureName } from '../shared/names.ts';
import { OrderButton } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';

interface Row { site: Site; structure: Structure }

function progressOf(game: Game, { structure }: Row): string {
  const { text } = game;
  if (structure.stage === 'ordered') return text.t('panel.build.arrives', { date: dateOf(game, structure.arrivesS) });
  if (structure.stage === 'building') return text.t('panel.build.crewLeft', { n: Math.ceil(structure.crewDaysLeft) });
  if (structure.stage === 'failed') return text.t('panel.build.repairLeft', { time: text.n(structure.repairHoursLeft, 'hours') });
  return text.t('panel.build.since', { date: dateOf(game, structure.readyS) });
}

export function StandingTab({ game }: GameProps) {
  const { text, frame, app } = game;
  const selection = useAppState((state) => state.selection);
  const rows: Row[] = frame.sites.flatMap((site) => site.structures.map((structure) => ({ site, structure })));
  const busy = rows.filter((row) => row.structure.stage !== 'ready');
  const ready = rows.filter((row) => row.structure.stage === 'ready');
  const chosen = rows.find((row) => selection?.kind === 'structure' && row.structure.id === selection.id && row.site.id === selection.site);
  const key = (row: Row): string => `${row.site.id}/${row.structure.id}`;
  const table = (caption: string, list: Row[]) => (
    <Table
      caption={caption} tight rows={list} rowKey={key} selected={chosen ? key(chosen) : null}
      onSelect={(id) => { const row = rows.find((entry) => key(entry) === id); if (row) select(app, { kind: 'structure', site: row.site.id, id: row.structure.id }); }}
      columns={[
        { id: 'name', head: text.t('panel.build.col.structure'), cell: (row) => structureName(game, row.site, row.structure) },
        { id: 'stage', head: text.t('panel.build.col.stage'), cell: (row) => <Tag tone={row.structure.stage === 'failed' ? 'bad' : row.structure.stage === 'ready' ? 'good' : undefined}>{text.t(`panel.stage.${row.structure.stage}`)}</Tag> },
        { id: 'when', head: text.t('panel.build.col.when'), number: true, cell: (row) => <span class="num">{progressOf(game, row)}</span> },
      ]}
    />
  );
  return (
    <>
      <Section title={text.t('panel.build.underWay')} icon="construction">
        {busy.length > 0 ? table(text.t('panel.build.underWay'), busy) : <EmptyState icon="construction" title={text.t('panel.build.nothingUnderWay')} />}
      </Section>
      {chosen && (
        <Section title={structureName(game, chosen.site, chosen.structure)} card aside={siteName(game, chosen.site.id)}>
          <p class="sm muted">{nameIn(game, 'structures', chosen.structure.def)}. {progressOf(game, chosen)}</p>
          <OrderButton
            label={text.t(chosen.structure.stage === 'ready' || chosen.structure.stage === 'failed' ? 'panel.build.demolish' : 'panel.build.cancel')} kind="danger" icon="trash"
            command={{ type: 'site.demolish', site: chosen.site.id, id: chosen.structure.id }}
            confirm={{
              title: text.t('panel.build.demolishTitle', { name: structureName(game, chosen.site, chosen.structure) }),
              body: text.t('panel.build.demolishBody', { price: text.n(game.catalog.structures[chosen.structure.def]?.priceCents ?? null, 'cents') }),
              action: text.t('panel.build.demolish'),
            }}
          />
        </Section>
      )}
      {ready.length > 0 && <Section title={text.t('panel.build.stands')} icon="factory">{table(text.t('panel.build.stands'), ready)}</Section>}
    </>
  );
}
