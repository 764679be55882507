/** Counter-offers, rights that a signed sheet woke, milestones that were promised. */
import { canAsk, COUNTER_IDS } from '../../../app/simValues.ts';
import type { TermSheet } from '../../../sim/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf, nameIn } from '../shared/names.ts';
import { OrderButton, useCheck } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';

export function CounterBar({ game, sheet }: GameProps & { sheet: TermSheet }) {
  const { text, catalog } = game;
  const verdict = useCheck({ type: 'finance.counter', offer: sheet.id, ask: 'price' });
  const odds = (id: string): string => text.n(verdict?.check.conditions.find((entry) => entry.id === id)?.have ?? null, 'ratio');
  return (
    <Section title={text.t('panel.capital.askFor', { name: nameIn(game, 'investors', sheet.investor) })} icon="scale">
      <div class="row wrap">
        {COUNTER_IDS.filter((ask) => canAsk(sheet, ask)).map((ask) => (
          <OrderButton
            key={ask} size="sm" label={text.t(`panel.capital.ask.${ask}`, { n: text.n(catalog.constants.equity.counterPriceRatio, 'ratio') })} why={ask === 'price' ? 'below' : 'read'}
            command={{ type: 'finance.counter', offer: sheet.id, ask }} done={{ message: 'panel.capital.asked' }}
          />
        ))}
      </div>
      <p class="xs muted">{text.t('panel.capital.askOdds', { yes: odds('chance-of-yes'), walk: odds('chance-of-walk') })}</p>
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
