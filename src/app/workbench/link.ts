/** A specification in an address and back. What comes from an address is only turned into the type that its field asks for; the calculator's own check judges it. */
import { plainText } from '../../lib/plainText.ts';
import type { CalcSheet, SheetField } from '../../sim/index.ts';

export type Draft = Readonly<Record<string, unknown>>;

const MAX_LIST = 4_000;
/** Switches of the page, which stay in the address. */
export const KEPT = ['test', 'text'];

export function draftOfFields(sheet: CalcSheet, fields: Draft): Draft {
  return Object.fromEntries(Object.entries(fields).map(([id, value]) => [id, typeof value === 'string' ? typed(sheet.fields.find((field) => field.id === id), value) : value]));
}

function typed(field: SheetField | undefined, text: string): unknown {
  if (!field || field.type === 'choice') return text;
  if (field.type === 'list') {
    try {
      return text.length > MAX_LIST ? text : (JSON.parse(text) as unknown);
    } catch {
      return text;
    }
  }
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) ? value : text;
}

/** The page's address with this question, for somebody else. */
export function linkOf(pageUrl: string, kind: string, draft: Draft): string {
  const url = new URL(pageUrl);
  const query = new URLSearchParams({ workbench: kind });
  for (const name of KEPT) if (url.searchParams.has(name)) query.set(name, url.searchParams.get(name) ?? '');
  for (const [id, value] of Object.entries(draft)) {
    if (value !== undefined) query.set(id, plainText(value));
  }
  url.hash = '';
  url.search = query.toString();
  return url.toString();
}
