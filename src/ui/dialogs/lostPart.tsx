import { reloadPage } from '../../app/actions/parts.ts';
import { exportSave } from '../../app/actions/saves.ts';
import { useApp, useAppFields, useT } from '../context.ts';
import { Dialog, type DialogAction } from '../widgets/index.ts';

/** A part of the page did not arrive: why, what became of the game, and the way on. */
export function LostPartDialog() {
  const app = useApp();
  const t = useT();
  const { lostPart, frame } = useAppFields('lostPart', 'frame');
  if (!lostPart) return null;
  const { why, saved, needed } = lostPart;
  const close = (): void => app.store.setState({ lostPart: null });
  const reload: DialogAction = { id: 'reload', label: t.t('recovery.reload'), kind: 'primary', run: () => void reloadPage() };
  const actions: DialogAction[] = [
    ...(needed ? [] : [{ id: 'stay', label: t.t('lostPart.stay'), run: close }]),
    ...(frame ? [{ id: 'export', label: t.t('menu.export'), run: () => void exportSave(app) }] : []),
    reload,
  ];
  return (
    <Dialog open title={t.t(`lostPart.${why}`)} icon="refresh-cw" onClose={needed ? () => undefined : close} actions={actions}>
      <p>{t.t(`lostPart.${why}.what`)}</p>
      {frame && <p>{t.t(saved ? 'lostPart.saved' : 'lostPart.unsaved')}</p>}
    </Dialog>
  );
}
