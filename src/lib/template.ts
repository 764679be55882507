/** What a message table holds. Templates carry typed tokens: {name} or {name:unit}. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
export type Message = string | PluralForms;
export type MessageTable = Record<string, Message>;
export type Params = Readonly<Record<string, string | number | null | undefined>>;

export type TemplatePart = { text: string } | { token: string; unit: string | null };

const TOKEN = /\{([A-Za-z][A-Za-z0-9]*)(?::([A-Za-z]+))?\}/g;
const parsed = new Map<string, readonly TemplatePart[]>();

/** Split a template into text and tokens; remembered, because the same few hundred templates are used ten times a second. */
export function parseTemplate(template: string): readonly TemplatePart[] {
  const known = parsed.get(template);
  if (known) return known;
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of template.matchAll(TOKEN)) {
    if (match.index > end) parts.push({ text: template.slice(end, match.index) });
    parts.push({ token: match[1] ?? '', unit: match[2] ?? null });
    end = match.index + match[0].length;
  }
  if (end < template.length) parts.push({ text: template.slice(end) });
  parsed.set(template, parts);
  return parts;
}

export function pickForm(message: Message, n: number | null, rules: Intl.PluralRules): string {
  if (typeof message === 'string') return message;
  const form = n === 0 && message.zero !== undefined ? 'zero' : n === null ? 'other' : rules.select(n);
  return message[form] ?? message.other;
}
