import { useState } from 'preact/hooks';
import { openPanel, select } from '../../app/actions/play.ts';
import { WATERFALL_STEPS } from '../../app/simValues.ts';
import { announce } from '../a11y/live.tsx';
import { SHELL_TURN, useApp, useT, useTurnState } from '../context.ts';
import { useMediaQuery } from '../hooks.ts';
import { Button, Text, WaterfallStrip, type WaterfallMode, type WaterfallSpark } from '../widgets/index.ts';
import { EXPLAIN } from './explainIds.ts';
import { Num } from './num.tsx';
import { useHistory } from './useHistory.ts';

const SPARK_DAYS = 30;

/** The GPU waterfall under everything. */
export function Fall() {
  const app = useApp();
  const t = useT();
  const { frame, folded, open } = useTurnState(SHELL_TURN, (state) => ({ frame: state.frame, folded: state.waterfallFolded, open: state.selection?.kind === 'step' ? state.selection.step : null }));
  const [mode, setMode] = useState<WaterfallMode>('gpus');
  const wide = useMediaQuery('(min-width: 100rem)');
  const sparks = useSparks(wide);
  if (!frame) return null;
  const { waterfall } = frame;
  const unstarted = frame.timeS === 0 && waterfall.installed > 0; // what stands has had no hour to get power in
  const lostCents = Object.values(waterfall.lostCentsPerHour).reduce((sum, cents) => sum + cents, 0);
  const steps = WATERFALL_STEPS.map((id, i) => {
    const before = WATERFALL_STEPS[i - 1];
    const lost = before ? Math.max(0, waterfall[before] - waterfall[id]) : 0;
    return { id, gpus: waterfall[id], lostGpus: lost, lostCentsPerHour: before ? waterfall.lostCentsPerHour[id] ?? null : null, worst: !unstarted && waterfall.worst === id && lost >= 1 };
  });
  const anyLoss = waterfall.bought > 0 && waterfall.worst !== '' && lostCents > 0;
  return (
    <WaterfallStrip
      steps={steps} perGpu={waterfall.perGpu} openId={open} mode={mode} onMode={setMode} folded={folded} onFold={(next) => app.store.setState({ waterfallFolded: next })}
      onOpen={(id) => {
        select(app, id === null ? null : { kind: 'step', step: id });
        if (id !== null) announce.status(t.t('shell.inspectorNow', { what: t.t(`widget.fall.${id}`) }));
      }}
      summary={waterfall.bought <= 0 ? t.t('fall.none') : unstarted ? t.t('fall.unstarted', { gpus: waterfall.installed }) : (
        <Text
          id={anyLoss ? 'fall.summary' : 'fall.summaryFine'} params={{ bought: t.n(waterfall.bought, 'gpus') }}
          slots={{
            useful: <Num id={EXPLAIN['useful'] ?? ''} value={waterfall.useful} unit="gpus" class="x b num" />,
            lost: <Num id="ownershipCost" value={lostCents} unit="centsPerHour" class="x b num" />,
            worst: <b class="c-accent">{t.t(`fall.to.${waterfall.worst}`)}</b>,
          }}
        />
      )}
      tools={<Button class="opt" kind="quiet" size="sm" icon="chart-line" onPress={() => { openPanel(app, null); app.store.setState({ chartsOpen: true }); }}>{t.t('shell.charts')}</Button>}
      sparks={wide ? sparks : undefined}
    />
  );
}

function useSparks(wanted: boolean): WaterfallSpark[] {
  const t = useT();
  const history = useHistory(wanted);
  const last = (name: string): (number | null)[] => Array.from(history?.columns[name] ?? []).slice(-SPARK_DAYS);
  const end = (values: (number | null)[]): number | null => values.at(-1) ?? null;
  const useful = last('useful');
  const bought = last('bought');
  const goodput = useful.map((value, i) => (value !== null && (bought[i] ?? 0) > 0 ? value / (bought[i] ?? 1) : null));
  const load = last('loadKW').map((value, i, all) => (value !== null && (last('supplyKW')[i] ?? 0) > 0 ? value / (last('supplyKW')[i] ?? 1) : all[i] === null ? null : 0));
  const hottest = last('hottestInletC').map((value) => (value !== null && value >= 0 ? value : null));
  const cash = last('cashCents');
  return [
    { id: 'goodput', label: t.t('fall.spark.goodput'), text: t.n(end(goodput), 'ratio'), values: goodput, hue: 'accent' },
    { id: 'supply', label: t.t('fall.spark.supply'), text: t.n(end(load), 'ratio'), values: load, hue: 'power' },
    { id: 'hottest', label: t.t('fall.spark.hottest'), text: t.n(end(hottest), 'degC'), values: hottest, hue: 'heat' },
    { id: 'cash', label: t.t('fall.spark.cash'), text: t.n(end(cash), 'cents'), values: cash, hue: 'money' },
  ];
}
