import { describe, expect, it } from 'vitest';
import { lockedPanels } from '../../src/app/unlocked.ts';
import { isLostPart } from '../../src/app/actions/parts.ts';
import type { Frame, ScenarioDef, Structure } from '../../src/sim/index.ts';
import { heldBack, togetherHeld } from '../../src/ui/panels/power/heldBack.tsx';
import { orderWords } from '../../src/ui/panels/shared/orderWords.ts';
import { meanwhileOf, offersOf } from '../../src/ui/shell/guideMeanwhile.ts';
import { emergenciesOf, worstHall } from '../../src/ui/shell/incidentPanel.tsx';
import { fullTranslator } from '../support/text.ts';
import { tinyCatalog } from '../support/tinyCatalog.ts';
import { fakeFrame, playedGame } from './fakeFrame.ts';

const t = fullTranslator();

describe('a toast for an order', () => {
  const frame = fakeFrame(playedGame());
  it('names what was ordered, how much, and where', () => {
    expect(orderWords(t, tinyCatalog, frame, { type: 'finance.repay', loan: 930, cents: 100_000_000 })).toMatch(/^\$1\.0M back to /);
    expect(orderWords(t, tinyCatalog, frame, { type: 'compute.buySpares', accelerator: 'h100', servers: 4 })).toMatch(/^4 spare servers, /);
    expect(orderWords(t, tinyCatalog, frame, { type: 'site.requestGrid', site: frame.sites[0]!.id, phase: tinyCatalog.sites[frame.sites[0]!.id]!.gridPhases[0]!.id })).toMatch(/W of grid at /);
  });
  it('leaves alone what speaks for itself', () => expect(orderWords(t, tinyCatalog, frame, { type: 'hall.setCap', hall: 1, capRatio: 0.5 })).toBeNull());
});

describe('a guided step whose order is given', () => {
  const frame = fakeFrame(playedGame());
  it('asks for the order until then', () => {
    expect(meanwhileOf({ ...frame, finance: { ...frame.finance, round: null } }, 'finance.openRound')).toBeNull();
    expect([offersOf(frame, 'finance.openRound'), offersOf(frame, 'train.start'), offersOf({ ...frame, finance: { ...frame.finance, round: null } }, 'finance.openRound')]).toEqual([frame.finance.round!.offers.length, 0, 0]);
    expect(meanwhileOf(frame, 'training.start')).toBeNull();
  });
  it('says when the first answer comes, and asks again once there are offers', () => {
    const round = { ...frame.finance.round!, offers: [], pending: [{ investor: 'a', answerS: 900 }, { investor: 'b', answerS: 500 }] };
    expect(meanwhileOf({ ...frame, finance: { ...frame.finance, round } } as Frame, 'finance.openRound')).toEqual({ message: 'guide.meanwhile.round', atS: 500, amount: 2 });
    expect(meanwhileOf(frame, 'finance.openRound')).toBeNull();
  });
  it('tells that servers boot before a run can start, and that an ordered run needs its first hour', () => {
    const at = (timeS: number, job: object | null): Frame => ({ timeS, waterfall: { installed: 64 }, compute: { job } }) as unknown as Frame;
    expect(meanwhileOf(at(0, null), 'train.start')?.message).toBe('guide.meanwhile.boot');
    expect(meanwhileOf(at(3600, null), 'train.start')).toBeNull();
    expect(meanwhileOf(at(3600, { plan: null }), 'train.start')?.message).toBe('guide.meanwhile.starting');
    expect(meanwhileOf(at(7200, { plan: {} }), 'train.start')).toBeNull();
  });
});

describe('the hall of an incident', () => {
  const halls = [{ id: 1, hall: { hottestInletC: 25 } }, { id: 2, hall: { hottestInletC: 30 } }] as Structure[];
  const during = (site: string, ids: number[]): Frame => ({ incident: { site, halls: ids }, sites: [{ id: 'a', structures: halls }] }) as unknown as Frame;
  it('is the hottest of those in it, and when the feed opened before any was, of its site', () => {
    expect(worstHall(during('a', [1]))?.id).toBe(1);
    expect(worstHall(during('a', []))?.id).toBe(2);
    expect(worstHall(during('b', []))).toBeNull();
  });
});

describe('emergency orders', () => {
  const hall = { id: 3, hall: { capRatio: 1, shedByOrder: false, poweredGpus: 8 } } as Structure;
  it('begin with what ends the cause', () => {
    expect(emergenciesOf(hall, 'x', 'cooling').map((order) => order.id)).toEqual(['restart', 'cap', 'shed', 'evacuate']);
    expect(emergenciesOf(hall, 'x', 'power').map((order) => order.id)).toEqual(['cap', 'shed', 'evacuate', 'restart']);
  });
});

describe('locked panels', () => {
  const scenario = { steps: [{ unlock: ['build'] }, { unlock: ['capital'] }] } as unknown as ScenarioDef;
  const at = (step: number, unlocked: string[], skipped = false): Frame => ({ guide: { step, unlocked, skipped, stepSinceS: 0 } }) as unknown as Frame;
  it('are those that no step has opened', () => {
    expect(lockedPanels(at(0, ['build']), scenario).has('capital')).toBe(true);
    expect(lockedPanels(at(1, ['build', 'capital']), scenario).has('capital')).toBe(false);
  });
  it('are none without a guide', () => {
    expect(lockedPanels(at(0, ['build'], true), scenario).size).toBe(0);
    expect(lockedPanels(at(2, ['build']), scenario).size).toBe(0);
  });
});

describe('what holds a hall back', () => {
  const site = { id: 's', power: { itKW: 100, loadKW: 130, supplyKW: 1000 } };
  const reading = (over: object, hall: object = {}) => ({ place: { site, structure: { id: 1 }, hall: { shedByOrder: false, ...hall }, def: { maxItKW: 200 }, name: 'Hall A' }, racks: 12, kW: 240, poweredRacks: 5, poweredKW: 100, buswayRacks: 10, crewKW: Infinity, ...over });
  const causes = (...readings: object[]) => heldBack(site as never, readings as never, 0.02).map((held) => [held.cause, held.racks]);
  it('is named, one cause each', () => {
    expect(causes(reading({ poweredRacks: 12 }))).toEqual([]);
    expect(causes(reading({ poweredRacks: 10, poweredKW: 200 }))).toEqual([['busway', 2]]);
    expect(causes(reading({ crewKW: 110 }))).toEqual([['crew', 7]]);
    expect(causes(reading({}))).toEqual([['supply', 7]]);
    expect(causes(reading({ poweredRacks: 0, poweredKW: 0 }, { shedByOrder: true }))).toEqual([['shed', 12]]);
  });
  it('is told once where one limit of the site holds several', () => {
    const named = (id: number, more: object, hall: object = {}) => { const one = reading(more, hall); return { ...one, place: { ...one.place, structure: { id }, name: `Hall ${id}` } }; };
    const full = { poweredRacks: 10, poweredKW: 200 };
    const groups = togetherHeld(heldBack(site as never, [named(1, full), named(2, {}), named(3, full), named(4, {})] as never, 0.02));
    expect(groups.map((group) => [group[0]!.cause, group.map((held) => held.place.name)])).toEqual([['busway', ['Hall 1']], ['supply', ['Hall 2', 'Hall 4']], ['busway', ['Hall 3']]]);
  });
});

describe('a part of the page that did not arrive', () => {
  it('is known by the words of each browser, and no other error is taken for it', () => {
    for (const words of ['Failed to fetch dynamically imported module: http://x/a.js', 'error loading dynamically imported module: http://x/a.js', 'Importing a module script failed.', 'Unable to preload CSS for /a.css']) expect(isLostPart(new Error(words)), words).toBe(true);
    expect(isLostPart(new TypeError('x is not a function'))).toBe(false);
    expect(isLostPart('Failed to fetch')).toBe(false);
  });
});
