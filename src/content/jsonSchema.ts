/** The schemas that editors use, made from the definitions that the loader validates with. Draft-07, as editors know it best. */
import * as z from 'zod/mini';
import { constants } from './schema/constants.ts';
import { KIND_SCHEMAS, KINDS } from './schema/kinds.ts';
import { packInfo } from './schema/pack.ts';

type Json = { [key: string]: unknown };

const DRAFT = 'http://json-schema.org/draft-07/schema#';
const MERGE_PROPERTIES: Json = {
  copyFrom: { type: 'string', description: 'Take all fields from this entry of the same kind, then replace those written here' },
  abstract: { type: 'boolean', description: 'Only there to be copied from' },
  overlay: { type: 'boolean', description: 'Change the entry of this id in another pack: only the fields written here' },
};
const SCHEMA_PROPERTY: Json = { type: 'string', description: 'Schema that an editor uses' };
/** An entry may leave fields out when it takes them from elsewhere, or is only there to be copied. */
const IS_PARTIAL = { anyOf: ['copyFrom', 'overlay', 'abstract'].map((key) => ({ required: [key], properties: { [key]: { not: { enum: [false, ''] } } } })) };

/** File name → JSON Schema: one per kind, one for pack.json, one for language files. */
export function publishedSchemas(): Record<string, Json> {
  const files: Record<string, Json> = {};
  for (const kind of KINDS) {
    const { definitions, ...entry } = toJson(KIND_SCHEMAS[kind]);
    files[`${kind}.schema.json`] = fileSchema(kind, { type: 'array', items: partialEntry(entry) }, definitions);
  }
  const { definitions, ...value } = toJson(constants);
  const properties = value.properties as Json;
  files['constants.schema.json'] = fileSchema('constants', {
    ...value, required: [], properties: { overlay: MERGE_PROPERTIES.overlay, ...properties },
  }, definitions);
  files['pack.schema.json'] = { $schema: DRAFT, title: 'pack.json', ...toJson(packInfo) };
  files['lang.schema.json'] = {
    $schema: DRAFT, title: 'lang/<locale>.json', type: 'object', properties: { $schema: SCHEMA_PROPERTY },
    additionalProperties: {
      anyOf: [{ type: 'string' }, { type: 'object', properties: { other: { type: 'string' } }, required: ['other'], additionalProperties: { type: 'string' } }],
    },
  };
  return files;
}

function toJson(schema: z.ZodMiniType): Json {
  const json = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }) as Json;
  return Object.fromEntries(Object.entries(json).filter(([key]) => key !== '$schema'));
}

function fileSchema(key: string, content: Json, definitions: unknown): Json {
  return {
    $schema: DRAFT,
    title: key,
    type: 'object',
    properties: { $schema: SCHEMA_PROPERTY, [key]: content },
    required: [key],
    additionalProperties: false,
    ...(definitions ? { definitions } : {}),
  };
}

/** Full entries, or those that take fields from elsewhere; editors complete the keys of both. */
function partialEntry(entry: Json): Json {
  const variants = (entry.oneOf ?? entry.anyOf) as Json[] | undefined;
  if (variants) {
    const all = Object.assign({}, ...variants.map((variant) => variant.properties)) as Json;
    const overlay = { type: 'object', properties: { ...MERGE_PROPERTIES, ...all, kind: {} }, required: ['id'], additionalProperties: false, ...IS_PARTIAL };
    return { description: entry.description, anyOf: [...variants.map(partialEntry), overlay] };
  }
  const { required, properties, ...rest } = entry;
  return { ...rest, properties: { ...MERGE_PROPERTIES, ...(properties as Json) }, required: ['id'], anyOf: [{ required }, IS_PARTIAL] };
}
