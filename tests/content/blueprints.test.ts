import { describe, expect, it } from 'vitest';
import { groupOrders, pieceOf, withRack } from '../../src/app/plan/blueprint.ts';
import { loadBaseCatalog } from '../../src/cli/packFiles.ts';
import { writeBlueprintFile, type OwnBlueprint } from '../../src/content/blueprintFile.ts';
import { readBlueprintFile } from '../../src/content/blueprintReader.ts';
import { createInlineClient } from '../../src/host/client.ts';
import { applyPlan, newGame, planningCopy, previewPlan, suggestGroup, type Frame } from '../../src/sim/index.ts';

const catalog = loadBaseCatalog();
const shipped = Object.values(catalog.blueprints);
const game = newGame(catalog, 'sandbox', 1);
const site = game.context.world.sites[0]!.id;

describe('shipped blueprints', () => {
  it.each(shipped.map((def) => [def.id, def] as const))('%s can be ordered as it is drawn', (_, def) => {
    const copy = planningCopy(game.context);
    for (const cohort of copy.world.people.cohorts) if (cohort.role === 'construction') cohort.count = 50; // a crew on site
    const at = suggestGroup(copy.world, catalog, site, def.pieces);
    expect(at).not.toBeNull();
    const orders = groupOrders(def, site, at!);
    const verdicts = applyPlan(copy, orders);
    // Of machines the sandbox offers its own; permits are the site's.
    const refused = verdicts.flatMap((verdict, i) => (verdict.ok ? [] : [`${orders[i]!.type}: ${verdict.refusal?.id} ${verdict.refusal?.have} of ${verdict.refusal?.need}`]));
    expect(refused.filter((words) => !/permit/.test(words))).toEqual([]);
    const { needs } = previewPlan(game.context, copy, orders, verdicts);
    expect(needs.filter((need) => need.id === 'air' || need.id === 'coolant'), 'units in the hall carry its heat').toEqual([]);
  });
});

const good: OwnBlueprint = { name: 'Mine', pieces: [{ structure: 'hall-s', x: 0, y: 0, floor: { units: [{ unit: 'crah-100', count: 2 }], rows: [{ rack: 'h100-air-16', x: 0, y: 1, length: 4 }] } }] };
const read = (text: string) => readBlueprintFile('mine.json', text, catalog);
const wrong = (change: (text: string) => string) => read(change(writeBlueprintFile([good]))).diagnostics.map(({ code, path, line, hint }) => ({ code, path, line, hint }));

describe('blueprint files', () => {
  it('come back as they were written', () => expect(read(writeBlueprintFile([good])).blueprints).toEqual([good]));
  it.each([
    ['a word misspelt', (text: string) => text.replace('"length"', '"lenght"'), { code: 'unknown-key', hint: 'did you mean "length"?' }],
    ['a rack that is none', (text: string) => text.replace('h100-air-16', 'h100-air-61'), { code: 'unknown-id', hint: 'did you mean "h100-air-16"?' }],
    ['a row through the wall', (text: string) => text.replace('"length": 4', '"length": 44'), { code: 'bad-placement', hint: 'move it west or make it shorter' }],
    ['more units than places', (text: string) => text.replace('"count": 2', '"count": 22'), { code: 'bad-placement', hint: 'take fewer or larger units' }],
    ['a floor without a hall', (text: string) => text.replace('"hall-s"', '"office"'), { code: 'bad-placement', hint: 'remove "floor"' }],
    ['another format', (text: string) => text.replace('gigawatt-blueprints', 'gigawatt'), { code: 'unknown-value', hint: null }],
    ['half a file', (text: string) => text.slice(0, 60), { code: 'syntax', hint: null }],
  ])('%s is told with its place and remedy', (_, change, expected) => {
    const [first] = wrong(change);
    expect(first).toMatchObject(expected.hint === null ? { code: expected.code } : expected);
    expect(first!.line).toBeGreaterThan(0);
    expect(read(change(writeBlueprintFile([good]))).blueprints).toEqual([]);
  });
});

it('a hall that was built from a blueprint reads as that blueprint', async () => {
  let frame: Frame | null = null;
  const client = createInlineClient({ onFrame: (message) => { frame = message.frame; }, onCrash: (message) => { throw new Error(message); } }, () => 0);
  client.sendCatalog(catalog);
  await client.newGame('sandbox', 1);
  const at = (await client.ask({ type: 'suggestGroup', site, parts: good.pieces }))!;
  const rack = catalog.blueprints['air-hall-1mw']!.pieces[0]!.floor!.rows[0]!.rack;
  let hall = -1;
  for (const order of groupOrders(withRack(good, 'h100-air-16', rack), site, at)) {
    const given = await client.order('hall' in order ? { ...order, hall } : order);
    expect(given.refusal).toBeNull();
    hall = given.built ?? hall;
  }
  const shown = frame as Frame | null;
  const structure = shown!.sites[0]!.structures.find((entry) => entry.id === hall)!;
  expect(pieceOf(catalog, shown!, structure)).toEqual(good.pieces[0]);
});
