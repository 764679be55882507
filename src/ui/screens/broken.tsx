import { useAppState, useT } from '../context.ts';
import { Button, Mark } from '../widgets/index.ts';
import { Diagnostics } from './diagnostics.tsx';

/** The content of the game cannot be used: everything that is wrong, at once, with places. */
export function BrokenScreen() {
  const t = useT();
  const diagnostics = useAppState((state) => state.diagnostics);
  const errors = diagnostics.filter((item) => item.severity === 'error').length;
  return (
    <main class="page broken" data-region="broken">
      <p class="c-accent"><Mark size={34} /></p>
      <h1>{t.t('broken.title')}</h1>
      <p class="muted">{t.t('broken.what', { n: errors })}</p>
      <div class="row"><Button kind="primary" icon="refresh-cw" onPress={() => location.reload()}>{t.t('broken.reload')}</Button></div>
      <Diagnostics list={diagnostics} />
    </main>
  );
}
