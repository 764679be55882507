/** Counter-offers, rights that a signed sheet woke, milestones that were promised. */
import { useState } from 'preact/hooks';
import { canAsk, COUNTER_IDS } from '../../../app/simValues.ts';
import type { CommandOf, CounterId, TermSheet } from '../../../sim/index.ts';
import { Slider } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf, nameIn } from '../shared/names.ts';
import { OrderButton, useCheck } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';

const MOST_RISE = 0.5;

/** One thing to ask for, with its odds: they fall with what it would cost the investor. */
function Ask({ game, sheet, ask, ratio }: GameProps & { sheet: TermSheet; ask: CounterId; ratio: number }) {
  const { text } = game;
  const command: CommandOf<'finance.counter'> = { type: 'finance.counter', offer: sheet.id, ask, ...(ask === 'price' ? { ratio } : {}) };
  const verdict = useCheck(command);
  const odds = (id: string): string => text.n(verdict?.check.conditions.find((entry) => entry.id === id)?.have ?? null, 'ratio');
  return (
    <div class="prow">
      <OrderButton size="sm" label={text.t(`panel.capital.ask.${ask}`, { n: text.n(ratio, 'ratio') })} why={ask === 'price' ? 'below' : 'read'} command={command} done={{ message: 'panel.capital.asked' }} />
      <span class="xs muted">{text.t('panel.capital.askOdds', { yes: odds('chance-of-yes'), walk: odds('chance-of-walk') })}</span>
    </div>
  );
}

export function CounterBar({ game, sheet }: GameProps & { sheet: TermSheet }) {
  const { text, catalog } = game;
  const [ratio, setRatio] = useState(catalog.constants.equity.counterPriceRatio);
  return (
    <Section title={text.t('panel.capital.askFor', { name: nameIn(game, 'investors', sheet.investor) })} icon="scale">
      <Slider label={text.t('panel.capital.askRise')} value={ratio} min={0.02} max={MOST_RISE} step={0.02} unit="ratio" onChange={setRatio} />
      {COUNTER_IDS.filter((ask) => canAsk(sheet, ask)).map((ask) => <Ask key={ask} game={game} sheet={sheet} ask={ask} ratio={ratio} />)}
      <p class="xs muted">{text.t('panel.capital.askTires')}</p>
    </Section>
  );
}

export function Rights({ game }: GameProps) {
  const { text, frame } = game;
  const rights = frame.finance.round?.rights ?? [];
  if (rights.length === 0) return null;
  return (
    <Section title={text.t('panel.capital.rightsHead')} icon="users">
      <ul class="plist">
        {rights.map(({ investor, cents, untilS }) => (
          <li key={investor} class="prow">
            <span class="grow sm">{text.t('panel.capital.rightLine', { name: nameIn(game, 'investors', investor), cents: text.n(cents, 'cents'), date: dateOf(game, untilS) })}</span>
            <OrderButton size="sm" label={text.t('panel.capital.honour', { name: nameIn(game, 'investors', investor) })} command={{ type: 'finance.honourProRata', investor }} why="read" />
          </li>
        ))}
      </ul>
      <p class="xs muted">{text.t('panel.capital.rightsHint')}</p>
    </Section>
  );
}

export function Promises({ game }: GameProps) {
  const { text, frame } = game;
  const { milestones } = frame.finance.equity;
  if (milestones.length === 0) return null;
  return (
    <Section title={text.t('panel.capital.promises')} icon="hourglass">
      {milestones.map((entry) => (
        <p key={entry.id} class="sm">{text.t('panel.capital.promiseLine', { name: nameIn(game, 'investors', entry.investor), cents: text.n(entry.cents, 'cents'), needs: text.t(`panel.capital.milestone.${entry.needs}`), date: dateOf(game, entry.dueS, 'dateYear') })}</p>
      ))}
    </Section>
  );
}
