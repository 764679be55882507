import { SOUND_BUSES, SOUND_MODES, soundWanted, type SoundPreferences } from '../../app/sound.ts';
import { useApp, useAppFields, useT } from '../context.ts';
import { useWindowKeys } from '../shell/keyHints.ts';
import { Choice, Slider, Switch } from '../widgets/index.ts';
import { setPreferences } from './preferences.ts';

const STEP = 0.05;

export function SoundSettings() {
  const app = useApp();
  const t = useT();
  const key = useWindowKeys()('sound.toggle');
  const setting = useAppFields('preferences', 'classroom', 'classCode');
  const { sound } = setting.preferences;
  const set = (change: Partial<SoundPreferences>): void => setPreferences(app, { sound: { ...app.store.getState().preferences.sound, ...change } });
  return (
    <>
      <Choice label={t.t('settings.sound.mode')} showLabel value={sound.mode} onChange={(mode) => set({ mode })} options={SOUND_MODES.map((id) => ({ id, label: t.t(`settings.sound.mode.${id}`) }))} />
      {sound.mode === 'auto' && !soundWanted(setting) && <p class="sm muted">{t.t('settings.sound.inClass')}</p>}
      <Slider label={t.t('settings.sound.master')} value={sound.master} min={0} max={1} step={STEP} unit="ratio" onChange={(master) => set({ master })} />
      {SOUND_BUSES.map((bus) => (
        <Slider
          key={bus} label={t.t(`settings.sound.${bus}`)} hint={t.t(`settings.sound.${bus}Hint`)} value={sound.volumes[bus]} min={0} max={1} step={STEP} unit="ratio"
          onChange={(volume) => set({ volumes: { ...app.store.getState().preferences.sound.volumes, [bus]: volume } })}
        />
      ))}
      <Switch label={t.t('settings.sound.calm')} hint={t.t('settings.sound.calmHint')} checked={sound.calm} onChange={(calm) => set({ calm })} />
      <p class="sm muted">{t.t('settings.sound.what')}{key !== undefined && setting.preferences.singleKeys && <> {t.t('settings.sound.key', { key })}</>}</p>
    </>
  );
}
