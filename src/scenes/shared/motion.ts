/** Whether things may move: the player's setting, else the device's. */
import type { ReadStore } from '../../app/store.ts';

export interface Motion {
  readonly on: boolean;
  destroy(): void;
}

export function watchMotion(store: ReadStore): Motion {
  const query = typeof matchMedia === 'function' ? matchMedia('(prefers-reduced-motion: reduce)') : null;
  const motion = { on: true, destroy: () => undefined as void };
  const update = (): void => {
    const { motion: wish } = store.getState().preferences;
    motion.on = wish === 'full' || (wish === 'system' && !(query?.matches ?? false));
  };
  update();
  const stop = store.subscribe(update);
  query?.addEventListener('change', update);
  motion.destroy = () => {
    stop();
    query?.removeEventListener('change', update);
  };
  return motion;
}
