/** Racks by hall and state, and the GPUs that fall out at each step. */
import { EmptyState, Stats, Table } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { type HallPlace, hallsOf, rackGpus, rackKindOf } from '../shared/names.ts';
import { Figure, Num } from '../shared/number.tsx';
import { Section } from '../shared/panel.tsx';

// In the order of RACK_STATES.
const STATES = ['planned', 'installing', 'off', 'idle', 'running', 'throttled', 'shutdown', 'damaged'] as const;
const STEPS = ['installed', 'powered', 'cool', 'connected', 'healthy', 'inStep'] as const;

interface Row { place: HallPlace; racks: number; gpus: number; down: number; states: number[] }

export function racksByHall(game: Game): Row[] {
  const rows = new Map<number, Row>();
  for (const place of hallsOf(game)) rows.set(place.structure.id, { place, racks: 0, gpus: 0, down: 0, states: STATES.map(() => 0) });
  const { racks } = game.frame;
  for (let i = 0; i < racks.count; i++) {
    const row = rows.get(racks.hall[i] ?? -1);
    if (!row) continue;
    const state = racks.state[i] ?? 0;
    const rack = rackKindOf(game, i);
    row.racks++;
    row.states[state] = (row.states[state] ?? 0) + 1;
    if (state > 0 && rack) row.gpus += rackGpus(game, rack);
    row.down += racks.downGpus[i] ?? 0;
  }
  return [...rows.values()];
}

export function RacksTab({ game }: GameProps) {
  const { text, frame } = game;
  const rows = racksByHall(game);
  const used = STATES.map((name, state) => ({ name, state })).filter(({ state }) => rows.some((row) => (row.states[state] ?? 0) > 0));
  return (
    <>
      <Stats class="pfigs three">
        {STEPS.map((step) => <Figure key={step} label={text.t(`widget.fall.${step}`)} value={frame.waterfall[step]} unit="gpus" explain={`waterfall.${step}`} note={text.t('panel.cluster.ofBought', { share: text.n(frame.waterfall.bought > 0 ? frame.waterfall[step] / frame.waterfall.bought : null, 'ratio') })} />)}
      </Stats>
      <Section title={text.t('panel.cluster.racks')} icon="server">
        {rows.every((row) => row.racks === 0) ? <EmptyState icon="server" title={text.t('panel.cluster.noRacks')}>{text.t('panel.cluster.noRacksHint')}</EmptyState> : (
          <Table caption={text.t('panel.cluster.racks')} tight rows={rows} rowKey={(row) => String(row.place.structure.id)} columns={[
            { id: 'hall', head: text.t('panel.cluster.col.hall'), cell: (row) => row.place.name },
            { id: 'gpus', head: text.t('panel.cluster.col.gpus'), number: true, cell: (row) => <Num value={row.gpus} unit="gpus" /> },
            ...used.map(({ name, state }) => ({ id: name, head: text.t(`panel.rack.${name}`), number: true, cell: (row: Row) => <Num value={row.states[state]} unit="count" /> })),
            { id: 'down', head: text.t('panel.cluster.col.down'), number: true, cell: (row) => <Num value={row.down} unit="gpus" /> },
          ]} />
        )}
      </Section>
    </>
  );
}
