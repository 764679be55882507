/** Games that bots played up to some moment, as the save files a player would export. Played once per run of the tests. */
import type { Page } from '@playwright/test';
import { botById } from '../../src/bots/index.ts';
import { play } from '../../src/bots/play.ts';
import type { Bot } from '../../src/bots/bot.ts';
import { loadBaseCatalog } from '../../src/cli/packFiles.ts';
import { writeSaveFile } from '../../src/persistence/saveFile.ts';
import { saveGame, type Catalog, type Command } from '../../src/sim/index.ts';
import { button, expect, importFile, read } from './e2e.ts';

let catalog: Catalog | null = null;
export const baseCatalog = (): Catalog => (catalog ??= loadBaseCatalog());

/** The baseline player, who leaves some kinds of order to somebody else. */
function leaving(kinds: readonly Command['type'][]): Bot {
  const baseline = botById('baseline')!;
  return {
    ...baseline,
    act: (context, hands, memory) => baseline.act(context, { ...hands, order: (command) => (kinds.includes(command.type) ? hands.check(command) : hands.order(command)) }, memory),
  };
}

const played = new Map<string, Uint8Array>();

export function playedSave(scenario: string, seed: number, hours: number, without: readonly Command['type'][] = [], affair?: string): Uint8Array {
  const key = JSON.stringify([scenario, seed, hours, without, affair]);
  const known = played.get(key);
  if (known) return known;
  const { game } = play(baseCatalog(), scenario, seed, leaving(without), { maxHours: hours });
  const { world } = game.context;
  if (affair) {
    // One question on the desk, as if it had just come, and one idea found.
    world.affairs.open.push({ affair, openedS: world.timeS, answerByS: world.timeS + 7 * 86_400 });
    // What a lab left is for sale.
    world.race.lots.push({ id: world.nextId++, rival: 'juniper', kind: 'team', item: 'h100', gpus: 0, research: 20, systems: 10, closesS: world.timeS + 20 * 86_400, floorCents: 1_000_000, bidCents: 0, winner: '', filedS: -1, paidCents: 0 });
    const gone = world.race.rivals.find((lab) => lab.id === 'juniper');
    if (gone) Object.assign(gone, { state: 'folded', cause: 'behind', endedS: world.timeS, releaseS: -1, heads: { research: 0, systems: 0, product: 0 }, left: gone.hired, gone: gone.bought, gpus: 0 });
    delete world.race.estimates['juniper'];
    world.research.projects.push({ idea: 'optimizer', state: 'found', heads: 0, gpus: 0, doneDays: 900, gpuHours: 0, startedS: 0, endedS: world.timeS, ratio: 1.2, shared: 'kept' });
  }
  // Somebody known works here, and a rival has called; one team's options are under water.
  if (without.includes('people.offerKey')) {
    const { people } = world;
    const star = people.key.find((person) => person.state === 'market')!;
    Object.assign(star, { state: 'hired', hiredS: world.timeS });
    people.approaches.push({ person: star.id, rival: '', salaryCentsPerYear: 2 * star.salaryCentsPerYear, answerByS: world.timeS + 7 * 86_400, matched: false });
    for (const cohort of people.cohorts) cohort.strikeCents = 2 * people.shareCents;
  }
  // A fabric that was ordered for its first hall alone.
  if (without.includes('network.extend')) for (const network of world.compute.networks) network.reachM = 100;
  const bytes = writeSaveFile({
    meta: {
      name: '', scenario, labName: baseCatalog().scenarios[scenario]?.labName ?? '', day: Math.floor(world.timeS / 86_400) + 1, seed, savedAtMs: 0, contentHash: world.contentHash,
      rulesVersion: world.rulesVersion, usefulGpus: Math.round(world.compute.waterfall.useful), boughtGpus: world.compute.waterfall.bought, cashCents: world.finance.balances.cash,
    },
    game: saveGame(game),
  });
  played.set(key, bytes);
  return bytes;
}

/** Opens a save file from the title, and waits until its screen is there and hears keys. */
export async function openSave(page: Page, bytes: Uint8Array): Promise<void> {
  await button(page, 'title.load').click();
  await importFile(page, 'game.gwsave', bytes);
  await expect.poll(() => read(page, 'state.screen')).toBe('game');
  await expect(page.locator('[data-guide~="panel.build"]').first()).toBeVisible();
}
