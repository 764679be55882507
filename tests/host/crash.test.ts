import { describe, expect, it } from 'vitest';
import { createEngineHost } from '../../src/host/engineHost.ts';
import type { FromHost } from '../../src/host/protocol.ts';
import type { SessionRecord } from '../../src/sim/index.ts';
import { tinyCatalog } from '../support/tinyCatalog.ts';

describe('a step that fails', () => {
  it('stops the game, and its record can still be taken along', () => {
    const told: FromHost[] = [];
    let ms = 0;
    const host = createEngineHost((message) => { told.push(message); }, () => ms);
    host.receive({ kind: 'catalog', catalog: tinyCatalog });
    host.receive({ kind: 'new', id: 1, scenario: 'tiny', seed: 5, settings: {} });
    host.receive({ kind: 'speed', speed: 2 });
    const run = (): void => { for (let i = 0; i < 20; i++) host.tick(ms += 100); };
    run();
    const game = host.game()!;
    const atS = game.context.world.timeS;
    expect(atS).toBeGreaterThan(0);
    (game.context.world as { sites: unknown }).sites = null; // no rule survives this
    run();
    expect(told.filter(({ kind }) => kind === 'crashed')).toHaveLength(1);
    expect(host.game()).toBeNull();
    host.receive({ kind: 'ask', id: 2, question: { type: 'record' } });
    const reply = told.find((message) => message.kind === 'reply' && message.id === 2) as { value: SessionRecord };
    expect(reply.value).toMatchObject({ scenario: 'tiny', seed: 5 });
    expect(reply.value.endS).toBeGreaterThanOrEqual(atS);
    host.receive({ kind: 'ask', id: 3, question: { type: 'save' } });
    expect(told.find((message) => message.kind === 'failed' && message.id === 3)).toBeDefined(); // never kept over a good save
    host.receive({ kind: 'new', id: 4, scenario: 'tiny', seed: 6, settings: {} });
    host.receive({ kind: 'ask', id: 5, question: { type: 'record' } });
    expect((told.find((message) => message.kind === 'reply' && message.id === 5) as { value: SessionRecord }).value.seed).toBe(6);
  });
});
