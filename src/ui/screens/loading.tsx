import { useT } from '../context.ts';
import { Mark } from '../widgets/index.ts';

/** What is seen while the rules of the game are read: a moment, usually. */
export function LoadingScreen() {
  const t = useT();
  return (
    <main class="boot" aria-busy="true">
      <Mark size={48} />
      <h1>{t.t('common.game')}</h1>
      <p role="status" class="muted">{t.t('screen.loading')}</p>
    </main>
  );
}
