/** Without a picture nothing is lost: every order that the stage can give has a control in a panel or the inspector. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { COMMAND_TYPES } from '../../src/sim/index.ts';

const SRC = path.resolve(import.meta.dirname, '../../src');
const sources = (folder: string): string[] => readdirSync(path.join(SRC, folder), { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name)).map((entry) => path.join(entry.parentPath, entry.name));
const ordersIn = (files: readonly string[]): string[] => {
  const all = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  return COMMAND_TYPES.filter((type) => all.includes(`'${type}'`));
};

/** Shown over the picture alone, or speaking of it. */
const OF_THE_STAGE = /\/shell\/(?:stage|stageLabels|minimap|photoBar|legend|mapLegend|campusProbe|tabOrders|fixes)\.tsx?$/;
const forms = ordersIn([...sources('ui/panels'), ...sources('ui/shell').filter((file) => !OF_THE_STAGE.test(file))].filter((file) => !/orderWords|guide\.tsx$/.test(file)));

it('drawing gives no orders of its own: pointer and keys go through the tools', () => {
  expect(ordersIn(sources('scenes'))).toEqual([]);
});

it('every order of a tool has a control that needs no picture', () => {
  const tools = ordersIn([path.join(SRC, 'app/actions/placing.ts')]);
  expect(tools).toEqual(expect.arrayContaining(['hall.placeRow', 'hall.buyCooling', 'hall.moveRow', 'hall.removeRow', 'site.build']));
  expect(tools.filter((type) => !forms.includes(type))).toEqual([]);
});

it('and so has every order there is', () => {
  expect(COMMAND_TYPES.filter((type) => !forms.includes(type))).toEqual(['guide.skip']); // the guide stands over the tables as well
});
