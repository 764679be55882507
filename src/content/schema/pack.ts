/** pack.json: what a pack is and what it needs. */
import * as z from 'zod/mini';
import { described, list } from './common.ts';

const VERSION = /^\d{1,4}\.\d{1,4}\.\d{1,4}$/;
const RANGE = /^(?:\*|(?:\^|>=)?\d{1,4}\.\d{1,4}\.\d{1,4})$/;
const range = (description: string) =>
  described(z.string().check(z.maxLength(20), z.regex(RANGE)), `${description}: *, 1.2.3, ^1.2.3 or >=1.2.3`);
const packId = (description: string) =>
  described(z.string().check(z.maxLength(64), z.regex(/^[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*$/)), description);
const line = (description: string) => described(z.string().check(z.minLength(1), z.maxLength(200)), description);

export const packInfo = described(
  z.strictObject({
    $schema: z.exactOptional(described(z.string(), 'Schema that an editor uses')),
    id: packId('Id of the pack, the same as its folder'),
    version: described(z.string().check(z.regex(VERSION)), 'Version, e.g. 1.0.0'),
    gameVersion: range('Versions of the game it is made for'),
    title: line('Title, shown as written'),
    authors: list(line('Author'), 1, 40, 'Authors'),
    licence: line('Licence, e.g. MIT or CC-BY-4.0'),
    depends: described(z.record(packId('Pack'), range('Versions')), 'Packs that must be loaded before, with their versions'),
  }),
  'A pack',
);
export type PackInfo = z.infer<typeof packInfo>;
