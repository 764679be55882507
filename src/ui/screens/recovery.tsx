import { useState } from 'preact/hooks';
import { openAgain } from '../../app/actions/visit.ts';
import { PLAIN } from '../../app/packs.ts';
import { useApp, useAppFields, useT } from '../context.ts';
import { Button, Icon } from '../widgets/index.ts';

/** After an error: what happened, the session as a file, a fresh start. Nothing is saved over. */
export function RecoveryScreen() {
  const app = useApp();
  const t = useT();
  const { crash, saves, packs } = useAppFields('crash', 'saves', 'packs');
  const [failed, setFailed] = useState(false);

  async function exportSession(): Promise<void> {
    const { chosenScenario, chosenSeed, frame } = app.store.getState();
    const report: Record<string, unknown> = { format: 'gigawatt-crash', version: 1, scenario: chosenScenario, seed: chosenSeed, timeS: frame?.timeS ?? null, message: crash?.message, stack: crash?.stack, record: null };
    try {
      report['record'] = await Promise.race([app.engine.ask({ type: 'record' }), new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), 3000))]);
    } catch {
      setFailed(true);
    }
    app.download('gigawatt-session.json', new TextEncoder().encode(JSON.stringify(report, null, 1)), 'application/json');
  }
  return (
    <main class="page recovery" data-region="recovery">
      <p class="c-bad"><Icon name="octagon-alert" /></p>
      <h1>{t.t('recovery.title')}</h1>
      <p class="muted">{t.t(saves.length > 0 ? 'recovery.whatSaved' : 'recovery.what')}</p>
      <div class="row wrap">
        <Button kind="primary" icon="refresh-cw" onPress={() => location.reload()}>{t.t('recovery.reload')}</Button>
        <Button icon="download" onPress={() => void exportSession()}>{t.t('recovery.export')}</Button>
        {packs.used.length > 0 && <Button icon="puzzle" onPress={() => openAgain({ [PLAIN]: '' })}>{t.t('recovery.plain')}</Button>}
      </div>
      {failed && <p class="sm c-warn" role="status">{t.t('recovery.noRecord')}</p>}
      <details class="card line">
        <summary>{t.t('problem.details')}</summary>
        <pre class="code">{`${crash?.message ?? ''}\n${crash?.stack ?? ''}`}</pre>
      </details>
    </main>
  );
}
