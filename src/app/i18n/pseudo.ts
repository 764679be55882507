/** A made-up language that shows, at a glance, text that is not in a table and boxes without room for 40 % longer words. */
import { parseTemplate, type Message } from './message.ts';

const PLAIN = 'abcdefghiklmnoprstuvwyzABCDEFGHIKLMNOPRSTUVWYZ';
const ACCENTED = 'åƀçđéƒĝĥîķļɱñöþŕšţûṽŵýžÅƁÇĐÉƑĜĤÎĶĻṀÑÖÞŔŠŢÛṼŴÝŽ';
const LENGTHEN = 0.4;

function pseudoTemplate(template: string): string {
  let letters = 0;
  const body = parseTemplate(template).map((part) => {
    if ('token' in part) return part.unit === null ? `{${part.token}}` : `{${part.token}:${part.unit}}`;
    letters += part.text.length;
    return [...part.text].map((c) => ACCENTED[PLAIN.indexOf(c)] ?? c).join('');
  }).join('');
  return letters === 0 ? body : `[${body}${'·'.repeat(Math.ceil(letters * LENGTHEN))}]`;
}

export function pseudoMessage(message: Message): Message {
  if (typeof message === 'string') return pseudoTemplate(message);
  const forms = Object.entries(message).map(([form, text]) => [form, pseudoTemplate(text)]);
  return Object.fromEntries(forms) as Message;
}

/** `?text=pseudo` */
export function wantsPseudo(search: string): boolean {
  return new URLSearchParams(search).get('text') === 'pseudo';
}
