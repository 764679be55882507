import type { Command, Remedy } from '../../sim/index.ts';
import { useApp, useT } from '../context.ts';
import { OrderButton } from '../panels/shared/order.tsx';
import { FixRow, Icon } from '../widgets/index.ts';
import { FIXES, runFix } from './fixes.ts';

/** One way to mend a loss: what it gives back, when and for what; the order itself where nothing is left to choose, else the panel where it is given. */
export function RemedyRow({ remedy }: { remedy: Remedy }) {
  const app = useApp();
  const t = useT();
  const fix = FIXES[remedy.id];
  const title = t.t(`remedy.${remedy.id}`, { ...remedy.params, n: Number(remedy.params['n'] ?? 0) });
  const effect = [t.t('inspector.gain', { gpus: t.n(remedy.gpus, 'gpus') })];
  if (remedy.readyInS > 0) effect.push(t.t('inspector.gainIn', { time: t.n(remedy.readyInS, 'seconds') }));
  if (!remedy.order && remedy.payCents > 0) effect.push(t.n(remedy.payCents, 'cents'));
  if (!remedy.order && remedy.monthlyCents > 0) effect.push(t.n(remedy.monthlyCents, 'centsPerMonth'));
  // The button of an order says its price itself.
  const words = effect.join(' · ');
  if (!remedy.order && !fix) {
    return <p class="fix still"><Icon name="hourglass" /><span class="grow"><b>{title}</b><small class="num">{words}</small></span></p>;
  }
  if (!remedy.order) return <FixRow title={title} effect={<span class="num">{words}</span>} onPress={() => runFix(app, fix!)} />;
  return (
    <div class="fix">
      {fix ? <button type="button" class="grow jump" onClick={() => runFix(app, fix, remedy.order)}><b>{title}</b><small class="num">{words}</small></button> : <span class="grow"><b>{title}</b><small class="num">{words}</small></span>}
      <OrderButton size="sm" why="read" hideReady label={t.t('inspector.remedyOrder')} command={remedy.order as unknown as Command} done={{ message: 'panel.order.done', params: { order: title } }} />
    </div>
  );
}
