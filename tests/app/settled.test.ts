import { describe, expect, it } from 'vitest';
import { settleAlerts } from '../../src/app/settled.ts';
import type { AlertItem } from '../../src/app/state.ts';
import type { Frame, SimEvent } from '../../src/sim/index.ts';
import { fakeFrame, playedGame } from '../ui/fakeFrame.ts';

const frame = fakeFrame(playedGame());
const alert = (type: string, more: Partial<SimEvent> = {}): AlertItem => ({
  key: 1, count: 1, read: false, event: { type, timeS: frame.timeS, priority: 'warn', params: {}, site: null, structure: null, panel: 'press', ...more },
});
const settled = (item: AlertItem, now: Frame = frame): boolean => settleAlerts([item], now)[0]!.read;

describe('an alert', () => {
  it('about a question waits until the question is answered', () => {
    const asked = alert('affair.opened', { timeS: frame.affairs.open[0]!.openedS });
    expect(settled(asked)).toBe(false);
    expect(settled(asked, { ...frame, affairs: { ...frame.affairs, open: [] } })).toBe(true);
  });
  it('about a run that waits is over when the run goes on', () => {
    const stopped = { ...frame, compute: { ...frame.compute, job: { ...frame.compute.job!, state: 'waiting' as const } } };
    expect([settled(alert('training.waiting.gpus'), stopped), settled(alert('training.waiting.gpus'), frame)]).toEqual([false, true]);
  });
  it('about a run that lost GPUs waits until it has as many again', () => {
    const { assignedGpus } = frame.compute.job!;
    expect([settled(alert('training.shrunk', { params: { before: assignedGpus + 1 } })), settled(alert('training.shrunk', { params: { before: assignedGpus } }))]).toEqual([false, true]);
  });
  it('about a connection waits until the connection is back', () => {
    const [site] = frame.sites;
    const out = { ...frame, sites: [{ ...site!, power: { ...site!.power, gridOutUntilS: frame.timeS + 60 } }] };
    expect([settled(alert('grid.out', { site: site!.id }), out), settled(alert('grid.out', { site: site!.id }))]).toEqual([false, true]);
  });
  it('of another kind is never put away, and a list without change stays the same list', () => {
    const list = [alert('finance.breach'), { ...alert('affair.opened'), read: true }];
    expect(settleAlerts(list, frame)).toBe(list);
  });
});
