/** Diagnostics for people and for programs. */
import type { Diagnostic } from './diagnostics.ts';

/** public/content/base/scenarios/first-rack.jsonc:12:7 error unknown key "lenght" at scenarios[0].sites[0] … did you mean "length"? */
export function formatDiagnostic(item: Diagnostic, folderOf: (pack: string) => string = (pack) => pack): string {
  const where = `${folderOf(item.pack)}/${item.file}:${item.line}:${item.column}`;
  const parts = [item.message];
  if (item.path !== '') parts.push(`at ${item.path}`);
  const details = [item.expected === null ? null : `expected ${item.expected}`, item.found === null || item.message.includes(item.found) ? null : `found ${item.found}`];
  const detail = details.filter((part) => part !== null).join(', ');
  return [`${where} ${item.severity} ${parts.join(' ')}`, detail, item.hint].filter((part) => part !== null && part !== '').join(' … ');
}

export function formatDiagnostics(diagnostics: readonly Diagnostic[], folderOf?: (pack: string) => string): string {
  return diagnostics.map((item) => formatDiagnostic(item, folderOf)).join('\n');
}

export function diagnosticsToJson(diagnostics: readonly Diagnostic[]): string {
  return `${JSON.stringify(diagnostics, null, 2)}\n`;
}
