/** What the player must know of own packs: which are part of this visit, which are not, and why. */
import { openMods } from '../../app/actions/workbench.ts';
import { openAgain } from '../../app/actions/visit.ts';
import { packNames } from '../../app/packs.ts';
import { useApp, useAppState, useT } from '../context.ts';
import { Button, Note } from '../widgets/index.ts';

/** `mods`: whether the notes lead to the list of packs. */
export function PackNotes({ mods }: { mods: boolean }) {
  const app = useApp();
  const t = useT();
  const { used, left, without } = useAppState((state) => state.packs);
  const see = mods && <Button size="sm" icon="puzzle" onPress={() => openMods(app)}>{t.t('title.mods')}</Button>;
  return (
    <>
      {without && <Note icon="puzzle">{t.t(`packs.without.${without}`)} {without !== 'class' && <Button size="sm" icon="refresh-cw" onPress={() => openAgain()}>{t.t('packs.open')}</Button>}</Note>}
      {left.map(({ id, title, why }) => <Note key={id} tone="warn">{t.t(`packs.left.${why}`, { packs: title })} {see}</Note>)}
      {used.length > 0 && <p class="sm muted">{t.t('packs.used', { packs: packNames(used) })}</p>}
    </>
  );
}
