/** Photo mode: the stage fills the window; light and sky to choose; saves a PNG. Esc leaves. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { savePhoto, togglePhoto } from '../../app/actions/photo.ts';
import { PHOTO_LIGHTS, PHOTO_SKIES } from '../../app/state.ts';
import { useApp, useAppState, useT } from '../context.ts';
import { Button, Segmented } from '../widgets/index.ts';

export function PhotoBar() {
  const app = useApp();
  const t = useT();
  const { photo, campus } = useAppState((state) => ({ photo: state.photo, campus: state.view.depth === 'campus' }));
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // What lies under the picture can neither be seen nor focused.
    const covered = [...document.querySelectorAll<HTMLElement>('.shell > :not(main)')];
    const before = document.activeElement;
    for (const element of covered) element.inert = true;
    bar.current?.querySelector<HTMLElement>('button')?.focus();
    return () => {
      for (const element of covered) element.inert = false;
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  if (!photo) return null;
  return (
    <div class="photobar" role="group" aria-label={t.t('photo.title')} ref={bar}>
      <Button size="sm" kind="primary" icon="camera" onPress={() => void savePhoto(app)}>{t.t('photo.save')}</Button>
      {campus && <Segmented plain label={t.t('photo.light')} value={photo.light} options={PHOTO_LIGHTS.map((id) => ({ id, label: t.t(`photo.light.${id}`) }))} onChange={(light) => app.store.setState({ photo: { ...photo, light } })} />}
      {campus && <Segmented plain label={t.t('photo.sky')} value={photo.sky} options={PHOTO_SKIES.map((id) => ({ id, label: t.t(`photo.sky.${id}`) }))} onChange={(sky) => app.store.setState({ photo: { ...photo, sky } })} />}
      <Button size="sm" icon="x" onPress={() => togglePhoto(app)}>{t.t('photo.close')}</Button>
    </div>
  );
}
