/** Labs by their best model, with what is known of their size. One's own numbers are exact. */
import { select } from '../../../app/actions/play.ts';
import { useAppState } from '../../context.ts';
import { Interval, Note, Stats, Table, Tag } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { estimateOf } from './known.tsx';
import { nameIn } from '../shared/names.ts';
import { Figure, Num } from '../shared/number.tsx';

const OWN = 'own';
interface Lab { id: string; name: string; model: string | null; capability: number | null; low: number; high: number; known: 'confirmed' | 'evidence' | 'rumour' | null; estimated: boolean; place: number }

export function labsOf(game: Game): Lab[] {
  const { frame, catalog, scenario, text } = game;
  const own = frame.compute.models.reduce<(typeof frame.compute.models)[number] | null>((best, model) => (!best || model.capability > best.capability ? model : best), null);
  const useful = frame.waterfall.useful;
  const labs: Omit<Lab, 'place'>[] = [{ id: OWN, name: text.has(scenario.labName) ? text.t(scenario.labName) : scenario.labName, model: own?.name ?? null, capability: own?.capability ?? null, low: useful, high: useful, known: null, estimated: false }];
  for (const id of scenario.rivals) {
    const def = catalog.rivals[id];
    const known = frame.race.rivals.find((entry) => entry.id === id);
    if (!def || known?.state !== 'active') continue;
    let best: (typeof frame.race.releases)[number] | null = null;
    for (const release of frame.race.releases) if (release.rival === id && release.out && (!best || release.capability > best.capability)) best = release;
    labs.push({ id, name: nameIn(game, 'rivals', id), model: best?.name ?? null, capability: best?.capability ?? null, low: known.estimates.gpus?.low ?? def.gpusLow, high: known.estimates.gpus?.high ?? def.gpusHigh, known: def.sizeKnown, estimated: known.estimates.gpus !== undefined });
  }
  // Without a model the lab is last, as the rules count it.
  labs.sort((a, b) => (b.capability ?? -1) - (a.capability ?? -1) || Number(a.id === OWN) - Number(b.id === OWN));
  return labs.map((lab, i) => ({ ...lab, place: i + 1 }));
}

export function LabsTab({ game }: GameProps) {
  const { text, frame, app } = game;
  const labs = labsOf(game);
  const selection = useAppState((state) => state.selection);
  const most = Math.max(1, ...labs.map((lab) => lab.high));
  const { race } = frame;
  const ownBest = frame.compute.models.find((model) => model.capability === race.best)?.id;
  const gap = race.best > 0 ? race.best - race.frontier : null;
  return (
    <>
      <Stats class="g4">
        <Figure label={text.t('panel.race.place')} value={race.place} unit="count" explain="race.place" small={text.t('panel.race.ofLabs', { n: race.labs })} />
        {race.best > 0 && <Figure label={text.t('panel.race.best')} value={race.best} unit="index" {...(ownBest ? { explain: 'capability', params: { model: ownBest } } : {})} note={text.t('panel.race.bestNote')} />}
        <Figure label={text.t('panel.race.frontier')} value={race.frontier > 0 ? race.frontier : null} unit="index" explain="race.frontier" note={text.t('panel.race.frontierNote')} />
        <Figure label={text.t('panel.race.gap')} value={gap} unit="index" explain="race.gap" format={{ sign: true }} note={text.t(gap === null ? 'panel.race.gapNone' : gap >= 0 ? 'panel.race.gapLead' : 'panel.race.gapBehind')} />
      </Stats>
      <Table
        caption={text.t('panel.race.tab.labs')} rows={labs} rowKey={(row) => row.id} selected={selection?.kind === 'rival' ? selection.rival : OWN}
        onSelect={(id) => select(app, id === OWN ? null : { kind: 'rival', rival: id })} initialSort={{ column: 'place', down: false }}
        columns={[
          { id: 'lab', head: text.t('panel.race.col.lab'), cell: (row) => <>{row.name}{row.id === OWN && <> <Tag tone="acc">{text.t('panel.race.you')}</Tag></>}</>, sort: (row) => row.name },
          { id: 'place', head: text.t('panel.race.col.place'), number: true, cell: (row) => <b class="num">{text.n(row.place, 'count')}</b>, sort: (row) => row.place },
          { id: 'model', head: text.t('panel.race.col.best'), cell: (row) => row.model ?? <span class="faint">{text.t('common.none')}</span> },
          { id: 'capability', head: text.t('panel.race.col.capability'), number: true, cell: (row) => <Num value={row.capability} unit="index" />, sort: (row) => row.capability },
          { id: 'size', head: text.t('panel.race.col.size', { most: text.n(most, 'gpus', { compact: true }) }), width: '30%', cell: (row) => <Interval label={row.name} min={0} max={most} low={row.low} high={row.high} best={row.id === OWN ? row.low : (row.low + row.high) / 2} exact={row.id === OWN} unit="gpus" hue={row.id === OWN ? 'accent' : 'network'} /> },
          { id: 'range', head: text.t('panel.race.col.range'), number: true, cell: (row) => row.id === OWN ? <Num value={row.low} unit="gpus" explain="waterfall.useful" /> : <Num value={row.low} unit="gpus" {...(row.estimated ? { explain: 'intel.estimate', params: estimateOf(game, row.id, 'gpus') } : {})}>{text.range(row.low, row.high, 'gpus')}</Num>, sort: (row) => (row.low + row.high) / 2 },
          { id: 'known', head: text.t('panel.race.col.known'), cell: (row) => <span class="sm muted">{text.t(row.known ? `panel.race.known.${row.known}` : 'panel.race.known.exact')}</span> },
        ]}
      />
      <Note>{text.t('panel.race.hint')}</Note>
    </>
  );
}
