/** Which hall goes dark first when the supply is short, and the emergency orders for the whole lab. */
import { useState } from 'preact/hooks';
import { giveOrder } from '../../../app/actions/play.ts';
import type { Site } from '../../../sim/index.ts';
import { announce } from '../../a11y/live.tsx';
import { Button, EmptyState } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import type { HallPlace } from '../shared/names.ts';
import { OrderButton } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';

export function ShedTab({ game, site, halls }: GameProps & { site: Site; halls: HallPlace[] }) {
  const { text, app } = game;
  const [busy, setBusy] = useState(false);
  // Lower rank is shed later: the list starts with what stays on longest.
  const order = [...halls].sort((a, b) => a.hall.shedRank - b.hall.shedRank);
  async function move(from: number, by: number): Promise<void> {
    const ids = order.map((place) => place.structure.id);
    const [id] = ids.splice(from, 1);
    if (id === undefined || busy) return;
    ids.splice(from + by, 0, id);
    setBusy(true);
    try {
      const verdict = await giveOrder(app, { type: 'site.setShedOrder', site: site.id, halls: ids });
      if (verdict.ok) announce.status(text.t('panel.power.moved', { hall: order[from]?.name ?? '', place: from + by + 1 }));
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <Section title={text.t('panel.power.shedOrder')} icon="list-checks">
        <p class="sm muted">{text.t('panel.power.shedHint')}</p>
        {order.length === 0 ? <EmptyState icon="factory" title={text.t('panel.build.noHall')} /> : (
          <ol class="plist">
            {order.map((place, i) => (
              <li key={place.structure.id} class="prow">
                <b class="num">{text.n(i + 1, 'count')}</b>
                <span class="grow"><b>{place.name}</b><small class="faint xs">{text.t('panel.power.shedFacts', { gpus: place.hall.poweredGpus, power: text.n(place.hall.itKW, 'kW') })}</small></span>
                <Button size="sm" kind="quiet" icon="arrow-up" label={text.t('panel.power.later', { hall: place.name })} disabled={i === 0} onPress={() => void move(i, -1)} />
                <Button size="sm" kind="quiet" icon="arrow-down" label={text.t('panel.power.sooner', { hall: place.name })} disabled={i === order.length - 1} onPress={() => void move(i, 1)} />
              </li>
            ))}
          </ol>
        )}
      </Section>
      <Section title={text.t('panel.power.emergency')} icon="siren" card>
        <p class="sm muted">{text.t('panel.power.evacuateHint')}</p>
        <OrderButton
          kind="danger" icon="siren" label={text.t('panel.power.evacuate')} command={{ type: 'emergency.evacuate' }}
          confirm={{ title: text.t('panel.power.evacuateTitle'), body: text.t('panel.power.evacuateBody'), action: text.t('panel.power.evacuate') }}
        />
      </Section>
    </>
  );
}
