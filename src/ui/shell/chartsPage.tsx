import { ChartsView } from '../charts/view.tsx';
import { useApp, useT } from '../context.ts';
import { Button, Icon } from '../widgets/index.ts';

/** The charts over the whole work area. */
export function ChartsPage() {
  const app = useApp();
  const t = useT();
  return (
    <section class="panel full charts" aria-labelledby="charts-h" data-region="panel">
      <header>
        <Icon name="chart-line" class="c-accent" />
        <h2 id="charts-h" tabIndex={-1}>{t.t('charts.title')}</h2>
        <span class="grow" />
        <Button kind="quiet" icon="x" label={t.t('common.close')} onPress={() => app.store.setState({ chartsOpen: false })} />
      </header>
      <ChartsView />
    </section>
  );
}
