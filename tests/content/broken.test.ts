import { describe, expect, test } from 'vitest';
import { formatDiagnostic } from '../../src/content/format.ts';
import type { DiagnosticCode } from '../../src/content/diagnostics.ts';
import { loadMod } from './packs.ts';

interface Case {
  name: string;
  file: string;
  text: string; // § marks the place that must be named
  code: DiagnosticCode;
  path: string;
  hint?: string;
  expected?: string;
}

const rack = (more: string): string =>
  `{ "racks": [\n  { "id": "x", "copyFrom": "h100-air-16", ${more} }\n] }`;
const reference = (spec: string, relations: string, published = '2'): string =>
  `{ "calibrationCases": [\n  { "id": "x", "name": "calibration.C1.name", "catches": "calibration.C1.catches", "sources": {}, "relations": [${relations}],\n    "checks": [{ "id": "aa", "kind": "compute-optimal", ${spec}, "output": "params", "published": ${published}, "low": 1, "high": 3, "unit": "1", "source": { "title": "t", "year": null, "kind": "balance" } }] }\n] }`;
const scenario = (more: string): string =>
  `{ "scenarios": [\n  { "id": "x", "copyFrom": "first-rack", ${more} }\n] }`;

const money = (more: string): string =>
  scenario(`"options": [§{ "id": "money", "kind": "number", "name": "option.money", "unit": "M$", ${more} }]`);
const place = (value: string, field = 'sites.0.site'): string =>
  scenario(`"options": [{ "id": "place", "kind": "choice", "name": "option.climate", "default": "here", "choices": [{ "id": "here", "name": "option.on", "sets": [] }, §{ "id": "there", "name": "option.off", "sets": [{ "field": "${field}", "value": ${value} }] }] }]`);

const accelerator = (more: string): string =>
  `{ "accelerators": [\n  { "id": "x", "copyFrom": "h100", ${more} }\n] }`;

const affair = (more: string): string =>
  `{ "affairs": [\n  { "id": "x", "copyFrom": "squirrel", ${more} }\n] }`;
const answer = (more: string, id = 'do', follow = ''): string =>
  `{ "id": "${id}", "text": "affair.squirrel.guards", "after": "affair.squirrel.guards.after", "cents": 0, "effects": [${more}], "follow": [${follow}] }`;

const CASES: Case[] = [
  { name: 'a fallback that is no choice', file: 'a.jsonc', text: affair('"fallback": §"leaves"'), code: 'unknown-id', path: 'affairs[0].fallback', expected: 'one of guards, planned, leave', hint: 'did you mean "leave"?' },
  { name: 'an effect that lasts for no time at all', file: 'a.jsonc', text: affair(`"choices": [${answer('§{ "type": "modifier", "effect": "mfu", "ratio": 0.9 }', 'leave')}, ${answer('')}]`), code: 'missing-key', path: 'affairs[0].choices[0].effects[0].days' },
  { name: 'an effect that does nothing', file: 'a.jsonc', text: affair(`"choices": [${answer('§{ "type": "modifier", "effect": "mfu", "ratio": 1, "days": 9 }', 'leave')}, ${answer('')}]`), code: 'bad-affair', path: 'affairs[0].choices[0].effects[0]', hint: 'remove it' },
  { name: 'a hazard that rises between one value and the same', file: 'a.jsonc', text: affair('"raisedBy": [{ "fact": "people.facilities", "from": 5, "to": §5, "times": 2 }]'), code: 'bad-affair', path: 'affairs[0].raisedBy[0].to', expected: 'not 5' },
  { name: 'a question with one answer', file: 'a.jsonc', text: affair(`"answerDays": §5, "choices": [${answer('', 'leave')}]`), code: 'bad-affair', path: 'affairs[0].answerDays', expected: '0, or two choices and more' },
  { name: 'an affair that surely follows from itself', file: 'a.jsonc', text: affair(`"choices": §[${answer('', 'leave', '{ "affair": "x", "days": 1, "chance": 1 }')}, ${answer('', 'do', '{ "affair": "x", "days": 2, "chance": 1 }')}]`), code: 'bad-affair', path: 'affairs[0].choices', hint: 'a chance below 1' },
  { name: 'a topic that is none', file: 's.jsonc', text: scenario('"affairs": ["power", §"wether"]'), code: 'unknown-id', path: 'scenarios[0].affairs[1]' },
  { name: 'a consequence that a scenario wants by itself', file: 's.jsonc', text: scenario('"affairs": [§"squirrel-wins"]'), code: 'bad-affair', path: 'scenarios[0].affairs[0]' },
  { name: 'a setting that starts outside its bounds', file: 's.jsonc', text: money('"min": 1, "max": 9, "step": 1, "default": §10, "sets": [{ "field": "cashCents", "times": 100 }]').replace('[§', '['), code: 'out-of-range', path: 'scenarios[0].options[0].default', expected: '1 … 9 in steps of 1', hint: '9 is the nearest' },
  { name: 'a setting whose end no scenario bears', file: 's.jsonc', text: money('"min": -1, "max": 9, "step": 1, "default": 1, "sets": [{ "field": "cashCents", "times": 100 }]'), code: 'bad-option', path: 'scenarios[0].options[0]' },
  { name: 'a setting of nothing', file: 's.jsonc', text: money('"min": 1, "max": 9, "step": 1, "default": 1, "sets": [{ "field": "goals.9.points", "times": 100 }]'), code: 'bad-option', path: 'scenarios[0].options[0]' },
  { name: 'a choice of a site that is not there', file: 's.jsonc', text: place('"moon"'), code: 'bad-option', path: 'scenarios[0].options[0].choices[1]' },
  { name: 'a choice of a key that is none', file: 's.jsonc', text: place('1', 'cashCentz'), code: 'bad-option', path: 'scenarios[0].options[0].choices[1]' },
  { name: 'a default that cannot be chosen', file: 's.jsonc', text: place('[]', 'rivals').replace('"default": "here"', '"default": §"hier"').replace('}, §{', '}, {'), code: 'unknown-id', path: 'scenarios[0].options[0].default', expected: 'one of here, there' },
  { name: 'an idle server that draws more than a busy one', file: 'a.jsonc', text: accelerator('"serverIdleKW": §11'), code: 'out-of-range', path: 'accelerators[0].serverIdleKW', expected: 'at most serverMaxKW, 10.2 kW' },
  { name: 'a server that draws less than its GPUs', file: 'a.jsonc', text: accelerator('"serverMaxKW": §5'), code: 'out-of-range', path: 'accelerators[0].serverMaxKW', expected: 'at least gpusPerServer × tdpW, 5.6 kW' },
  { name: 'half clock before throttling', file: 'a.jsonc', text: accelerator('"slowdownC": §80'), code: 'out-of-range', path: 'accelerators[0].slowdownC', expected: 'at least throttleC, 87 °C' },
  { name: 'shutdown before half clock', file: 'a.jsonc', text: accelerator('"shutdownC": §88'), code: 'out-of-range', path: 'accelerators[0].shutdownC', expected: 'at least slowdownC, 89 °C' },
  { name: 'a chip that liquid warms more than air', file: 'a.jsonc', text: accelerator('"liquidRiseK": §60'), code: 'out-of-range', path: 'accelerators[0].liquidRiseK', expected: 'at most airRiseK, 50 K' },
  { name: 'FP8 with sparsity, twice', file: 'a.jsonc', text: accelerator('"peakFp8Tflops": §7916'), code: 'out-of-range', path: 'accelerators[0].peakFp8Tflops', expected: 'at most 5 × peakTflops, 4945', hint: 'vendors print sparse figures: halve them' },
  { name: 'FP8 that a chip does not have', file: 'a.jsonc', text: accelerator('"peakFp8Tflops": 0, "matmulFp8Ratio": §0.5'), code: 'out-of-range', path: 'accelerators[0].matmulFp8Ratio', expected: '0' },
  { name: 'half a server a week', file: 'a.jsonc', text: accelerator('"weeklyAllocation": §4'), code: 'out-of-range', path: 'accelerators[0].weeklyAllocation', expected: 'at least gpusPerServer, 8' },
  { name: 'part of a node', file: 'a.jsonc', text: accelerator('"gpusPerNode": §3'), code: 'out-of-range', path: 'accelerators[0].gpusPerNode', expected: 'a divisor of gpusPerServer, 8' },
  { name: 'a chip that is sold and is not', file: 'a.jsonc', text: accelerator('"notSold": §"rented"'), code: 'out-of-range', path: 'accelerators[0].notSold', hint: 'add "onSale": false' },
  { name: 'a release on no day', file: 'a.jsonc', text: accelerator('"releaseDate": §"2025-02-30"'), code: 'impossible-date', path: 'accelerators[0].releaseDate' },
  { name: 'an air rack with coolant', file: 'racks.jsonc', text: rack('"airHeatRatio": §0.5'), code: 'out-of-range', path: 'racks[0].airHeatRatio', expected: '1', hint: 'or "medium": "liquid"' },
  { name: 'a liquid rack without', file: 'racks.jsonc', text: rack('"medium": "liquid", "airHeatRatio": §1'), code: 'out-of-range', path: 'racks[0].airHeatRatio', expected: 'below 1' },
  { name: 'an air rack that no hall cools', file: 'racks.jsonc', text: rack('"servers": 4, "airHeatRatio": §1'), code: 'out-of-range', path: 'racks[0].airHeatRatio', expected: 'at most 25 kW', hint: 'fewer servers, or liquid' },
  { name: 'a rack that no hall feeds', file: 'racks.jsonc', text: rack('"medium": "liquid", "airHeatRatio": 0.05, "servers": §30'), code: 'out-of-range', path: 'racks[0].servers', expected: 'at most 260 kW' },
  { name: 'a market of nothing known', file: 's.jsonc', text: scenario('"accelerators": ["h100", §"h1000"]'), code: 'unknown-id', path: 'scenarios[0].accelerators[1]', hint: 'did you mean "h100"?' },
  { name: 'a market of what nobody sells', file: 's.jsonc', text: scenario('"accelerators": ["h100", §"tpu-v7"]'), code: 'out-of-range', path: 'scenarios[0].accelerators[1]' },
  { name: 'a rack too dense for its hall', file: 's.jsonc', text: scenario('"sites": [{ "site": "workshop", "structures": [{ "structure": "hall-s", "x": 2, "y": 2, "shell": null }], "coolingUnits": [], "racks": [{ "hallIndex": 0, "rack": §"vr-nvl72-liquid-72", "x": 0, "y": 1, "length": 2 }], "gridPhases": [] }]'), code: 'bad-placement', path: 'scenarios[0].sites[0].racks[0].rack', expected: 'at most 160 kW in hall-s' },
  { name: 'a misspelt key', file: 'racks.jsonc', text: rack('§"serverz": 3'), code: 'unknown-key', path: 'racks[0].serverz', hint: 'did you mean "servers"?' },
  { name: 'a text for a number', file: 'racks.jsonc', text: rack('"servers": §"3"'), code: 'wrong-type', path: 'racks[0].servers', hint: 'write it without quotes' },
  { name: 'half a server', file: 'racks.jsonc', text: rack('"servers": §1.5'), code: 'wrong-type', path: 'racks[0].servers' },
  { name: 'a number out of range', file: 'racks.jsonc', text: rack('"airHeatRatio": §20'), code: 'out-of-range', path: 'racks[0].airHeatRatio', expected: 'a number, 0 … 1' },
  { name: 'a number without end', file: 'racks.jsonc', text: rack('"airHeatRatio": §1e999'), code: 'wrong-type', path: 'racks[0].airHeatRatio' },
  { name: 'an unknown value', file: 'racks.jsonc', text: rack('"medium": §"liqiud"'), code: 'unknown-value', path: 'racks[0].medium', hint: 'did you mean "liquid"?' },
  { name: 'an id that leads nowhere', file: 'racks.jsonc', text: rack('"accelerator": §"h10"'), code: 'unknown-id', path: 'racks[0].accelerator', hint: 'did you mean "h100"?' },
  { name: 'words that are missing', file: 'racks.jsonc', text: rack('"name": §"rack.h100-air-61"'), code: 'missing-message', path: 'racks[0].name', hint: 'did you mean "rack.h100-air-16"?' },
  { name: 'a source for no field', file: 'racks.jsonc', text: rack('"sources": { "server": §{ "title": "t", "year": null, "kind": "balance" } }'), code: 'bad-source', path: 'racks[0].sources.server', hint: 'did you mean "servers"?' },
  { name: 'a missing key', file: 'racks.jsonc', text: '{ "racks": [\n  §{ "id": "x", "name": "rack.h100-air-16", "sources": {}, "accelerator": "h100", "servers": 1, "airHeatRatio": 1, "priceCents": 1, "installCrewHours": 1, "sprite": "rack-air8" }\n] }', code: 'missing-key', path: 'racks[0].medium', expected: 'one of air, liquid' },
  { name: 'a copy of nothing', file: 'racks.jsonc', text: '{ "racks": [\n  { "id": "x", "copyFrom": §"h100-air-61" }\n] }', code: 'copy-from-nothing', path: 'racks[0].copyFrom', hint: 'did you mean "h100-air-16"?' },
  { name: 'copies in a circle', file: 'racks.jsonc', text: '{ "racks": [\n  { "id": "x", "copyFrom": "y" },\n  { "id": "y", "copyFrom": §"x" }\n] }', code: 'copy-cycle', path: 'racks[1].copyFrom' },
  { name: 'an overlay of nothing', file: 'racks.jsonc', text: '{ "racks": [\n  { "id": §"h100-air-15", "overlay": true, "servers": 3 }\n] }', code: 'overlay-nothing', path: 'racks[0].id', hint: 'did you mean "h100-air-16"?' },
  { name: 'an id taken by the base game', file: 'racks.jsonc', text: '{ "racks": [\n  { "id": §"h100-air-16", "copyFrom": "h100-liquid-64" }\n] }', code: 'duplicate-id', path: 'racks[0].id', hint: 'to change the other pack\'s entry, add "overlay": true' },
  { name: 'a kind that is not there', file: 'x.jsonc', text: '{ §"rack": [] }', code: 'unknown-key', path: 'rack', hint: 'did you mean "racks"?' },
  { name: 'a file that is a list', file: 'x.jsonc', text: '§[ { "id": "x" } ]', code: 'bad-file', path: '', hint: 'name the kind of these entries' },
  { name: 'an entry instead of a list', file: 'x.jsonc', text: '{ "racks": §{ "id": "x" } }', code: 'wrong-type', path: 'racks', hint: 'put the entry in [ ]' },
  { name: 'a comma forgotten', file: 'x.jsonc', text: '{ "racks": [\n  { "id": "x"\n    §"servers": 3 }\n] }', code: 'syntax', path: '', hint: 'a comma is missing before this' },
  { name: 'a forbidden command that is none', file: 's.jsonc', text: scenario('"forbidden": [§"finance.borow"]'), code: 'unknown-command', path: 'scenarios[0].forbidden[0]', hint: 'did you mean "finance.borrow"?' },
  { name: 'a goal that cannot be met', file: 's.jsonc', text: scenario('"goals": [{ "id": "late", "text": "goal.first-rack.model", "type": "reach", "when": §{ "fact": "time.days", "op": ">", "value": 500 }, "hours": 0, "required": true, "points": 1 }]'), code: 'impossible-goal', path: 'scenarios[0].goals[0].when', hint: 'time.days is 0 … 120 here' },
  { name: 'a fact that is none', file: 's.jsonc', text: scenario('"losses": [{ "id": "a", "text": "loss.insolvent", "when": { "all": [{ "fact": §"gpus.usefull", "op": ">", "value": 5 }] } }]'), code: 'unknown-value', path: 'scenarios[0].losses[0].when.all[0].fact', hint: 'did you mean "gpus.useful"?' },
  { name: 'a condition of no form', file: 's.jsonc', text: scenario('"losses": [{ "id": "a", "text": "loss.insolvent", "when": §{ "al": [] } }]'), code: 'no-variant', path: 'scenarios[0].losses[0].when', hint: 'did you mean "all"?' },
  { name: 'a panel that is none', file: 's.jsonc', text: scenario('"steps": [{ "id": "a", "text": "step.first-rack.run", "hint": "step.first-rack.run", "after": "step.first-rack.run", "done": { "fact": "training.running", "op": "==", "value": 1 }, "panel": §"trainig", "highlight": null, "unlock": [] }]'), code: 'unknown-panel', path: 'scenarios[0].steps[0].panel', hint: 'did you mean "training"?' },
  { name: 'weather that waits', file: 's.jsonc', text: scenario('"events": [{ "id": "a", "day": 3, "hour": 0, "type": "heat-wave", "site": "workshop", "durationMinutes": 60, "strength": 5, "text": "event.first-rack.pump", "when": §{ "fact": "training.running", "op": "==", "value": 1 } }]'), code: 'impossible-goal', path: 'scenarios[0].events[0].when', expected: 'cooling-trip or grid-outage' },
  { name: 'a lead time for no fabric', file: 's.jsonc', text: scenario('"fabricLeadDays": [{ "fabric": §"ethernet-40", "days": 3 }]'), code: 'unknown-id', path: 'scenarios[0].fabricLeadDays[0].fabric', hint: 'did you mean "ethernet-400"?' },
  { name: 'a day that is none', file: 's.jsonc', text: scenario('"startDate": §"2025-02-30"'), code: 'impossible-date', path: 'scenarios[0].startDate' },
  { name: 'a date in another order', file: 's.jsonc', text: scenario('"startDate": §"30.02.2025"'), code: 'bad-format', path: 'scenarios[0].startDate', expected: 'a date, YYYY-MM-DD' },
  { name: 'a building on top of another', file: 's.jsonc', text: scenario('"sites": [{ "site": "workshop", "structures": [{ "structure": "hall-s", "x": 2, "y": 2, "shell": null }, §{ "structure": "office", "x": 3, "y": 3, "shell": null }], "coolingUnits": [], "racks": [], "gridPhases": [] }]'), code: 'bad-placement', path: 'scenarios[0].sites[0].structures[1]', hint: 'move it' },
  { name: 'a hall that is not there', file: 's.jsonc', text: scenario('"sites": [{ "site": "workshop", "structures": [], "coolingUnits": [{ "hallIndex": §2, "unit": "crah-100", "count": 1 }], "racks": [], "gridPhases": [] }]'), code: 'unknown-id', path: 'scenarios[0].sites[0].coolingUnits[0].hallIndex', hint: 'halls are counted from 0' },
  { name: 'a structure of no kind', file: 'x.jsonc', text: '{ "structures": [\n  { "id": "x", "copyFrom": "office", "kind": §"offise" }\n] }', code: 'unknown-value', path: 'structures[0].kind', hint: 'did you mean "office"?' },
  { name: 'eleven months', file: 'c.jsonc', text: '{ "climates": [\n  { "id": "x", "copyFrom": "memphis", "monthlyMeanC": §[1,2,3,4,5,6,7,8,9,10,11] }\n] }', code: 'wrong-length', path: 'climates[0].monthlyMeanC', expected: 'a list of 12' },
  { name: 'constants a second time', file: 'b.jsonc', text: '{ §"constants": { "power": {} } }', code: 'duplicate-id', path: 'constants', hint: 'to change some of them, add "overlay": true' },
  { name: 'years out of order', file: 'p.jsonc', text: '{ "acceleratorPrices": [\n  { "id": "x", "copyFrom": "h100", "usdByYear": [{ "year": 2024, "value": 3 }, { "year": §2024, "value": 2 }] }\n] }', code: 'out-of-range', path: 'acceleratorPrices[0].usdByYear[1].year', hint: 'put the years in order, each once' },
  { name: 'a cause counted twice', file: 'f.jsonc', text: '{ "fleets": [\n  { "id": "x", "copyFrom": "bloom", "causes": [{ "id": "gpu", "group": "gpu", "per1000NodeDays": 1, "hardware": true, "needsRepair": true }, { "id": §"gpu", "group": "gpu", "per1000NodeDays": 1, "hardware": true, "needsRepair": true }] }\n] }', code: 'duplicate-id', path: 'fleets[0].causes[1].id' },
  { name: 'a case with a misspelt input', file: 'r.jsonc', text: reference('"spec": { "flops": 1e24, §"flop": 1e24 }', ''), code: 'unknown-key', path: 'calibrationCases[0].checks[0].spec.flop', hint: 'did you mean "flops"?' },
  { name: 'a case with an impossible input', file: 'r.jsonc', text: reference('"spec": { "flops": §1 }', ''), code: 'out-of-range', path: 'calibrationCases[0].checks[0].spec.flops' },
  { name: 'a band that leaves out what was published', file: 'r.jsonc', text: reference('"spec": { "flops": 1e24 }', '', '§7'), code: 'out-of-range', path: 'calibrationCases[0].checks[0].published', expected: '1 … 3' },
  { name: 'a relation to nothing', file: 'r.jsonc', text: reference('"spec": { "flops": 1e24 }', '§{ "type": "order", "rising": ["aa", "ab"], "source": { "title": "t", "year": null, "kind": "balance" } }'), code: 'unknown-id', path: 'calibrationCases[0].relations[0]', hint: 'did you mean "aa"?' },
  { name: 'words that are a number', file: 'lang/en.json', text: '{ "a.b": §3 }', code: 'wrong-type', path: '"a.b"' },
];

describe('a broken pack is told', () => {
  test.each(CASES)('$name', (item) => {
    const { catalog, diagnostics } = loadMod({ [item.file]: item.text.replace('§', '') });
    const before = item.text.slice(0, item.text.indexOf('§')).split('\n');
    const place = { file: item.file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, path: item.path };
    expect(catalog).toBeNull();
    expect(diagnostics).toMatchObject([{ pack: 'mod', code: item.code, ...place }]);
    const [first] = diagnostics;
    if (item.hint !== undefined) expect(first?.hint).toBe(item.hint);
    if (item.expected !== undefined) expect(first?.expected).toBe(item.expected);
  });

  test('all at once, in the order of lines', () => {
    const { diagnostics } = loadMod({ 'racks.jsonc': rack('"servers": 0, "medium": "air",\n "sprite": "x",\n "priceCents": -1') });
    expect(diagnostics.map((item) => `${item.line} ${item.code}`)).toEqual(['2 out-of-range', '3 unknown-value', '4 out-of-range']);
  });

  test('in one line that names file, place and remedy', () => {
    const { diagnostics } = loadMod({ 'scenarios/s.jsonc': scenario('"lenghtDays": 3') });
    expect(diagnostics.map((item) => formatDiagnostic(item, () => 'packs/mod'))[0]).toMatch(
      /^packs\/mod\/scenarios\/s\.jsonc:2:42 error unknown key "lenghtDays" at scenarios\[0\]\.lenghtDays … expected one of id, .* … did you mean "lengthDays"\?$/,
    );
  });

  test('when it has no pack.json, or a wrong one', () => {
    const info = (more: object): string => JSON.stringify({ id: 'mod', version: '1.0.0', gameVersion: '*', title: 't', authors: ['a'], licence: 'MIT', depends: {}, ...more });
    const codes = (text: string): string[] => loadMod({ 'pack.json': text }).diagnostics.map((item) => `${item.code} ${item.path}`);
    expect(codes(info({ depends: { bsae: '*' } }))).toEqual(['unknown-pack depends.bsae']);
    expect(codes(info({ depends: { base: '^2.0.0' } }))).toEqual(['wrong-version depends.base']);
    expect(codes(info({ depends: { mod: '*' } }))).toEqual(['pack-cycle depends.mod']);
    expect(codes(info({ gameVersion: '^99.0.0' }))).toEqual(['wrong-version gameVersion']);
    expect(codes(info({ version: '1' }))).toEqual(['bad-format version']);
    expect(codes(info({ id: 'dom' }))).toEqual(['bad-format id']);
    expect(codes('')).toEqual(['syntax ']);
  });
});
