import { soundWanted } from '../../app/sound.ts';
import { useApp, useAppState, useT } from '../context.ts';
import { toggleSound } from '../screens/preferences.ts';
import { Button } from '../widgets/index.ts';
import { useWindowKeys } from './keyHints.ts';

/** Mutes, and lets sound be heard again. */
export function SoundButton() {
  const app = useApp();
  const t = useT();
  const keys = useWindowKeys();
  const on = useAppState(soundWanted);
  return <Button kind="quiet" class="soundbtn" icon={on ? 'volume-2' : 'volume-x'} label={t.t(on ? 'sound.mute' : 'sound.unmute')} title={keys('sound.toggle')} onPress={() => toggleSound(app)} />;
}
