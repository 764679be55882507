/**
 * Sound of the page: listens to the store, plays, and changes nothing. Loaded after the first gesture of the player, when sound is wanted.
 * Its context sleeps whenever there is nothing to hear: muted, or the tab hidden.
 */
import type { AppState } from '../app/state.ts';
import type { ReadStore } from '../app/store.ts';
import type { SoundBus } from '../app/sound.ts';
import { createAmbience, noiseBuffer, type Ambience } from './ambience.ts';
import { ambienceOf, tensionOf } from './levels.ts';
import { createLimiter } from './limiter.ts';
import { createMixer, type Mixer } from './mixer.ts';
import { barOf } from './music.ts';
import { createBand, playSound, type Band } from './play.ts';
import { SOUNDS, soundsOfEvent, type SoundId } from './sounds.ts';

const FADE_S = 0.15;
const LOOK_MS = 500; // how often the music looks whether its next bar is due
const AHEAD_S = 1.2;
const TITLE_SEED = 1;
const TENSION_PER_LOOK = 0.06; // of the way to what it should be: moods take seconds to turn
const THUNK_FIRST_S = 0.18; // an alert waits for the breaker that caused it
/** What a bus says of itself while its volume is set. */
const SAMPLES: Partial<Record<SoundBus, SoundId>> = { effects: 'relay', alerts: 'good' };

interface Desk {
  context: AudioContext;
  mixer: Mixer;
  noise: AudioBuffer;
  ambience: Ambience;
  band: Band;
}

export interface SoundHandle {
  /** Of the context, for tests: no processor time is used unless it is running. */
  state(): AudioContextState | 'none';
}

/** Follows the store for the life of the page. `isWanted` is the player's wish; a gesture has been made. */
export function startSound(store: ReadStore, isWanted: (state: AppState) => boolean): SoundHandle {
  const limiter = createLimiter();
  let desk: Desk | null = null;
  let sleepTimer: ReturnType<typeof setTimeout> | null = null;
  let lastAlert = store.getState().alerts[0]?.key ?? 0;
  let tension = 0;
  let bar = 0;
  let nextBarS = 0;
  let seed = 0;

  const audible = (): boolean => {
    const state = store.getState();
    return isWanted(state) && state.preferences.sound.master > 0 && document.visibilityState !== 'hidden';
  };
  const isOn = (): boolean => desk !== null && desk.context.state === 'running' && audible();

  function wake(): void {
    if (sleepTimer !== null) clearTimeout(sleepTimer);
    sleepTimer = null;
    if (!desk) {
      desk = openDesk();
      desk.mixer.setVolumes(store.getState().preferences.sound);
    }
    const { context, mixer } = desk;
    mixer.setOpen(true, FADE_S);
    // A browser that wants another gesture says no; the next one asks again.
    if (context.state !== 'running') context.resume().then(follow, () => undefined);
    listen();
  }

  function sleep(): void {
    if (!desk || desk.context.state !== 'running' || sleepTimer !== null) return;
    const { context, mixer } = desk;
    mixer.setOpen(false, FADE_S);
    sleepTimer = setTimeout(() => {
      sleepTimer = null;
      void context.suspend();
    }, FADE_S * 1000 + 50);
  }

  const follow = (): void => (audible() ? wake() : sleep());

  function play(id: SoundId, delayS = 0): void {
    if (!desk || !isOn()) return;
    const { calm } = store.getState().preferences.sound;
    if ((calm && SOUNDS[id].sudden) || !limiter.allow(id, desk.context.currentTime)) return;
    playSound(desk.mixer, desk.noise, SOUNDS[id], desk.context.currentTime + 0.01 + delayS, calm);
  }

  function listen(): void {
    if (!desk || !isOn()) return;
    const state = store.getState();
    desk.ambience.set(ambienceOf(state, state.preferences.sound.calm));
  }

  /** New happenings since the last look; those of a game that has only just been opened are old. */
  function hear(state: AppState, before: AppState): void {
    const newest = state.alerts[0]?.key ?? 0;
    if (newest > lastAlert && before.frame !== null) {
      for (const { key, event } of state.alerts.toReversed()) {
        if (key > lastAlert) soundsOfEvent(event.type, event.priority).forEach((id, i) => play(id, i * THUNK_FIRST_S));
      }
    }
    lastAlert = Math.max(lastAlert, newest);
    if (state.lastOrder !== before.lastOrder && state.lastOrder) play('taken');
    if (state.toasts !== before.toasts && state.toasts.some((toast) => toast.message.startsWith('refusal.') && !before.toasts.includes(toast))) play('refused');
    if (state.speed !== before.speed && state.screen === 'game' && before.screen === 'game' && (state.speed === 0 || before.speed === 0)) play(state.speed === 0 ? 'stop' : 'go');
  }

  function sampleVolumes(state: AppState, before: AppState): void {
    const now = state.preferences.sound;
    const then = before.preferences.sound;
    desk?.mixer.setVolumes(now);
    for (const [bus, id] of Object.entries(SAMPLES) as [SoundBus, SoundId][]) if (now.volumes[bus] !== then.volumes[bus]) play(id);
  }

  function playMusic(): void {
    if (!desk || !isOn()) return;
    const { frame, catalog, preferences } = store.getState();
    const own = frame ? frame.seed + 1 : TITLE_SEED;
    if (own !== seed) {
      seed = own;
      bar = 0;
    }
    tension += ((frame && catalog ? tensionOf(frame, catalog.constants.equity.panicRunwayDays) : 0) - tension) * TENSION_PER_LOOK;
    if (preferences.sound.volumes.music === 0) return;
    const now = desk.context.currentTime;
    if (nextBarS > now + AHEAD_S) return;
    const from = Math.max(nextBarS, now + 0.1);
    const next = barOf(seed, bar++, preferences.sound.calm ? tension * 0.6 : tension);
    desk.band.play(next, from, tension);
    nextBarS = from + next.lengthS;
  }

  store.subscribe((state, before) => {
    if (state.preferences.sound !== before.preferences.sound) sampleVolumes(state, before);
    if (state.preferences !== before.preferences || state.classCode !== before.classCode || state.classroom !== before.classroom) follow();
    hear(state, before);
    if (state.frameVersion !== before.frameVersion || state.view !== before.view || state.screen !== before.screen || state.speed !== before.speed) listen();
  });
  document.addEventListener('visibilitychange', follow);
  const again = (): void => { if (desk && desk.context.state !== 'running') follow(); };
  for (const gesture of ['pointerup', 'keydown']) window.addEventListener(gesture, again, { capture: true, passive: true });
  setInterval(playMusic, LOOK_MS);
  follow();
  return { state: () => desk?.context.state ?? 'none' };
}

function openDesk(): Desk {
  const context = new AudioContext({ latencyHint: 'balanced' });
  const mixer = createMixer(context);
  const noise = noiseBuffer(context);
  return { context, mixer, noise, ambience: createAmbience(mixer, noise), band: createBand(mixer) };
}
