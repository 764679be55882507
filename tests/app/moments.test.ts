/** Great moments: each once a game, none over an incident, none that a loaded game has had. */
import { describe, expect, it } from 'vitest';
import { momentsBetween, NO_MOMENTS, seenIn, withMoments, type MomentsState } from '../../src/app/moments.ts';
import { botById } from '../../src/bots/index.ts';
import { play } from '../../src/bots/play.ts';
import { loadBaseCatalog } from '../../src/cli/packFiles.ts';
import { createFramePool, projectFrame, type Frame, type SimEvent } from '../../src/sim/index.ts';
import { fakeFrame, playedGame } from '../ui/fakeFrame.ts';

const frameOf = (change: (frame: Frame) => void = () => undefined): Frame => {
  const frame = structuredClone(fakeFrame(playedGame()));
  frame.incident = null;
  change(frame);
  return frame;
};
const incident = (endedS: number, damagedGpus: number): NonNullable<Frame['incident']> => ({ kind: 'cooling', site: 'riverbend', startedS: 1_000, endedS, halls: [1], worstC: 60, damagedGpus });
const idsOf = (before: Frame, after: Frame, events: SimEvent[] = []) => momentsBetween(before, after, events, []).map(({ id }) => id);

describe('found between two frames', () => {
  const served = (tokens: number) => frameOf((frame) => { frame.compute.product.servedTokens = tokens; });
  it('the first token, once', () => {
    expect(idsOf(served(0), served(5))).toEqual(['firstToken']);
    expect(idsOf(served(5), served(9))).toEqual([]);
    expect(momentsBetween(served(0), served(5), [], ['firstToken'])).toEqual([]);
  });

  it('a finished run, by a model that was not there', () => {
    const before = frameOf((frame) => { frame.compute.models.pop(); });
    const [found] = momentsBetween(before, frameOf(), [], []);
    expect(found).toMatchObject({ id: 'runFinished', params: { name: 'Beacon-1' } });
  });

  it('place one, only on the way up and with a model', () => {
    const placed = (place: number) => frameOf((frame) => { Object.assign(frame.top, { place, labs: 7 }); });
    expect(idsOf(placed(2), placed(1))).toEqual(['placeOne']);
    expect(idsOf(placed(1), placed(2))).toEqual([]);
    expect(idsOf(placed(2), frameOf((frame) => { Object.assign(frame.top, { place: 1, labs: 7 }); frame.compute.models = []; }))).toEqual([]);
  });

  it('100,000 GPUs in a run that runs', () => {
    const together = (gpus: number, state: 'running' | 'paused' = 'running') => frameOf((frame) => { Object.assign(frame.compute.job!, { assignedGpus: gpus, state }); });
    expect(idsOf(together(99_999), together(100_000))).toEqual(['unison']);
    expect(idsOf(together(99_999), together(100_000, 'paused'))).toEqual([]);
    expect(seenIn(together(100_000))).toContain('unison');
  });

  it('losses by their reason, and control lost while the game goes on', () => {
    const ended = (reason: string) => frameOf((frame) => { frame.outcome = { state: 'lost', reason, atS: frame.timeS }; });
    expect(idsOf(frameOf(), ended('bankrupt'))).toEqual(['bankrupt']);
    expect(idsOf(frameOf(), ended('ousted-by-board'))).toEqual(['controlLost']);
    expect(idsOf(frameOf(), ended('no-damage'))).toEqual([]);
    expect(idsOf(frameOf(), frameOf(), [{ type: 'finance.controlLost', timeS: 0, priority: 'bad', params: {}, site: null, structure: null, panel: null }])).toEqual(['controlLost']);
  });

  it('a meltdown when its incident is over, not a handful of GPUs', () => {
    const after = (endedS: number, damaged: number) => frameOf((frame) => { frame.incident = incident(endedS, damaged); });
    expect(idsOf(after(-1, 4_000), after(2_000, 4_000))).toEqual(['meltdown']);
    expect(idsOf(after(-1, 4_000), after(-1, 5_000))).toEqual([]);
    expect(idsOf(after(2_000, 4_000), after(2_000, 4_000))).toEqual([]);
    expect(idsOf(after(-1, 20), after(2_000, 20))).toEqual([]);
  });
});

describe('shown', () => {
  const calm = frameOf((frame) => { frame.compute.product.servedTokens = 0; });
  const served = frameOf();
  it('one at a time, and the next when the first is gone', () => {
    const both = frameOf((frame) => { Object.assign(frame.top, { place: 1, labs: 7 }); });
    const first = withMoments({ moments: NO_MOMENTS, frame: frameOf((frame) => { frame.compute.product.servedTokens = 0; frame.top.place = 3; }) }, both, []);
    expect(first.now?.id).toBe('firstToken');
    expect(first.waiting.map(({ id }) => id)).toEqual(['placeOne']);
    expect(withMoments({ moments: first, frame: both }, both, []).now).toBe(first.now);
    const next = withMoments({ moments: { ...first, now: null }, frame: both }, both, []);
    expect(next).toMatchObject({ now: { id: 'placeOne' }, waiting: [] });
    expect(withMoments({ moments: { ...next, now: null }, frame: calm }, served, []).now).toBeNull();
  });

  it('never over an incident: it waits, one that is shown goes, and what is old is dropped', () => {
    const live = frameOf((frame) => { frame.incident = incident(-1, 0); });
    const held = withMoments({ moments: NO_MOMENTS, frame: calm }, live, []);
    expect(held.now).toBeNull();
    expect(held.waiting).toHaveLength(1);
    expect(withMoments({ moments: held, frame: live }, served, []).now?.id).toBe('firstToken');
    const shown: MomentsState = { ...NO_MOMENTS, now: held.waiting[0]!, seen: ['firstToken'] };
    expect(withMoments({ moments: shown, frame: served }, live, []).now).toBeNull();
    const late = frameOf((frame) => { frame.timeS += 5 * 86_400; });
    expect(withMoments({ moments: held, frame: live }, late, [])).toMatchObject({ now: null, waiting: [] });
  });

  it('nothing that a game has had when it is loaded', () => {
    const loaded = withMoments({ moments: NO_MOMENTS, frame: null }, served, []);
    expect(loaded.now).toBeNull();
    expect(loaded.seen).toEqual(expect.arrayContaining(['firstToken', 'runFinished']));
  });

  it('each at most once in a real game, and the ones that it really has', () => {
    const pool = createFramePool();
    let before: Frame | null = null;
    let moments = NO_MOMENTS;
    const shown: string[] = [];
    play(loadBaseCatalog(), 'in-unison', 1, botById('baseline')!, { onStep: ({ context }) => {
      if (context.world.timeS % 43_200 !== 0) return;
      const frame = projectFrame(context, 3_600, pool);
      moments = withMoments({ moments, frame: before }, frame, []);
      before = frame;
      if (!moments.now) return;
      shown.push(moments.now.id);
      moments = { ...moments, now: null };
    } });
    expect(shown).toEqual(expect.arrayContaining(['runFinished', 'firstToken']));
    expect(new Set(shown).size).toBe(shown.length);
  }, 30_000);
});
