/** Building blocks of the schemas: every number bounded, every field described. */
import * as z from 'zod/mini';
import { FACT_IDS, type Condition } from '../../sim/index.ts';

/** Fails to compile when what a schema accepts is not what the simulation's catalog declares. */
export type Matches<Declared, Inferred extends Declared> = Inferred;

export const DAY_MAX = 3650;
export const CENTS_MAX = 1e14; // one trillion dollars: sums stay exact in a double

export function described<S extends z.ZodMiniType>(schema: S, description: string): S {
  z.globalRegistry.add(schema, { description });
  return schema;
}

export const num = (min: number, max: number, description: string) =>
  described(z.number().check(z.gte(min), z.lte(max)), description);
export const int = (min: number, max: number, description: string) =>
  described(z.int().check(z.gte(min), z.lte(max)), description);
export const cents = (description: string) => int(0, CENTS_MAX, `${description}, US cents`);
export const ratio = (description: string) => num(0, 1, `${description}, ratio 0..1`);
export const flag = (description: string) => described(z.boolean(), description);

const ID_PATTERN = /^[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*$/;
export const id = (description: string) =>
  described(z.string().check(z.minLength(1), z.maxLength(64), z.regex(ID_PATTERN)), description);
export const nullableId = (description: string) => described(z.nullable(id(description)), `${description}; null for none`);
/** Id of a message in lang/en.json. */
export const message = (description: string) =>
  described(
    z.string().check(z.minLength(1), z.maxLength(120), z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)),
    `${description}: id of a message in lang/en.json`,
  );
/** A proper name, shown as it is in every language. */
export const properName = (description: string) =>
  described(z.string().check(z.minLength(1), z.maxLength(60)), `${description}, shown as written`);
export const isoDate = (description: string) =>
  described(z.string().check(z.maxLength(10), z.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/)), `${description}, YYYY-MM-DD`);
export const ids = (description: string, max = 200) => described(z.array(id(description)).check(z.maxLength(max)), description);
export const list = <S extends z.ZodMiniType>(schema: S, min: number, max: number, description: string) =>
  described(z.array(schema).check(z.minLength(min), z.maxLength(max)), description);

export const sourceRef = described(
  z.strictObject({
    title: described(z.string().check(z.minLength(1), z.maxLength(300)), 'Document, data set or standard'),
    year: described(z.nullable(z.int().check(z.gte(1800), z.lte(2100))), 'Year of the document; null when there is none'),
    kind: described(
      z.enum(['found', 'estimate', 'balance']),
      'found = read in a document; estimate = remembered or derived; balance = chosen so that the game plays well',
    ),
    note: z.exactOptional(described(z.string().check(z.maxLength(400)), 'Range, derivation, doubt')),
  }),
  'Where a number comes from; explanations show it',
);
export const sourceTable = described(z.record(z.string().check(z.minLength(1), z.maxLength(80)), sourceRef), 'Field name → origin of its value');

export const entryFields = {
  id: id('Unique within its kind; other entries refer to it'),
  name: message('Name shown to the player'),
  sources: sourceTable,
};

const conditionValue = z.strictObject({
  fact: described(z.enum(FACT_IDS), 'A number that the simulation keeps'),
  op: described(z.enum(['>=', '<=', '>', '<', '==']), 'How the fact is compared with the value'),
  value: num(-1e15, 1e15, 'What the fact is compared with, in the fact\'s own unit'),
});
const conditionList = (description: string) =>
  described(z.array(z.lazy((): z.ZodMiniType<Condition> => condition)).check(z.minLength(1), z.maxLength(20)), description);
export const condition: z.ZodMiniType<Condition> = described(
  z.union([
    conditionValue,
    z.strictObject({ all: conditionList('True when every part is true') }),
    z.strictObject({ any: conditionList('True when one part is true') }),
    z.strictObject({ not: z.lazy((): z.ZodMiniType<Condition> => condition) }),
  ]),
  'A condition over facts: {fact, op, value}, {all: […]}, {any: […]} or {not: …}',
);
