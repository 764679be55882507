/**
 * Finds the methods of Phaser's classes that nothing on the page names, so that the production build can leave them out.
 *
 * Phaser makes its classes from object literals, `new Class({ … })`, and mixes component literals in; no bundler can tell which of their
 * methods are called. Names can: a method is kept when its name stands, as an identifier or within a string, in the scenes, in code outside
 * methods, or in a method that is kept itself. A name that is only put together at run time would be missed, and fail at run time only,
 * so the end-to-end tests run against the production build.
 */
export interface SyntaxNode { type: string; start: number; end: number; [key: string]: unknown }

export interface Member { name: string; start: number; end: number; mentions: ReadonlySet<string> }

/** One file: its methods, the names outside them, and the files it asks for. */
export interface Parts { members: readonly Member[]; mentions: ReadonlySet<string>; requires: readonly string[] }

/** What Phaser's Class itself reads, and what the language calls unnamed. */
const ALWAYS = new Set(['initialize', 'Extends', 'Mixins', 'constructor', 'toString', 'toJSON', 'valueOf']);

const isNode = (value: unknown): value is SyntaxNode => typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string';
const isLiteral = (value: unknown): value is SyntaxNode => isNode(value) && value.type === 'ObjectExpression';
const propertiesOf = (literal: SyntaxNode): SyntaxNode[] => literal.properties as SyntaxNode[];
const nameOf = (node: unknown): string | null => (isNode(node) && node.type === 'Identifier' ? (node.name as string) : null);
const keyOf = (property: SyntaxNode): string | null => (property.type === 'Property' && property.computed === false ? nameOf(property.key) : null);

/** A function, or Phaser's `{ get: function … , set: function … }`. */
function isMethod(value: unknown): boolean {
  if (!isNode(value)) return false;
  if (value.type === 'FunctionExpression') return true;
  return isLiteral(value) && propertiesOf(value).length > 0 && propertiesOf(value).every((item) => ['get', 'set'].includes(keyOf(item) ?? '') && isMethod(item.value));
}

/** The literal that a node makes a class from, or that a component is. */
function literalOf(node: SyntaxNode, component: boolean): SyntaxNode | null {
  const made = node.type === 'NewExpression' && nameOf(node.callee) === 'Class' ? (node.arguments as unknown[])[0] : null;
  const mixed = component && node.type === 'VariableDeclarator' ? node.init : null;
  return isLiteral(made) ? made : isLiteral(mixed) ? mixed : null;
}

/** Whether a condition asks for a feature that the build switches off, as `typeof FEATURE_SOUND`. */
function isOff(test: unknown, off: ReadonlySet<string>): boolean {
  if (!isNode(test)) return false;
  if (test.type === 'LogicalExpression' && test.operator === '&&') return isOff(test.left, off) || isOff(test.right, off);
  return test.type === 'UnaryExpression' && test.operator === 'typeof' && off.has(nameOf(test.argument) ?? '');
}

/** @param component whether the file is a component that classes mix in @param off features that the build switches off */
export function partsOf(program: SyntaxNode, component: boolean, off: ReadonlySet<string> = new Set()): Parts {
  const members: Member[] = [];
  const requires: string[] = [];
  const classes = new Set<unknown>();
  const visit = (value: unknown, mentions: Set<string>): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, mentions);
    if (!isNode(value)) return;
    if (value.type === 'IfStatement' && isOff(value.test, off)) return visit(value.alternate, mentions);
    if (value.type === 'Identifier') mentions.add(value.name as string);
    if (typeof value.value === 'string') for (const word of value.value.split(/[^\w$]+/)) mentions.add(word);
    if (value.type === 'CallExpression' && nameOf(value.callee) === 'require') requires.push(String((value.arguments as SyntaxNode[])[0]?.value));
    classes.add(literalOf(value, component));
    const isClass = classes.has(value);
    for (const child of isClass ? propertiesOf(value) : Object.values(value)) {
      const name = isClass ? keyOf(child as SyntaxNode) : null;
      if (name === null || ALWAYS.has(name) || !isMethod((child as SyntaxNode).value)) visit(child, mentions);
      else members.push({ name, start: (child as SyntaxNode).start, end: (child as SyntaxNode).end, mentions: namesIn((child as SyntaxNode).value) });
    }
  };
  const namesIn = (value: unknown): Set<string> => {
    const names = new Set<string>();
    visit(value, names);
    return names;
  };
  return { mentions: namesIn(program), members, requires };
}

/** Every name that is used, from the names that certainly are. */
export function namesUsed(files: Iterable<Parts>, sure: Iterable<string>): Set<string> {
  const used = new Set(sure);
  const byName = new Map<string, Member[]>();
  for (const { members, mentions } of files) {
    for (const name of mentions) used.add(name);
    for (const member of members) byName.set(member.name, [...(byName.get(member.name) ?? []), member]);
  }
  // A set hands out what is added while it is gone through.
  for (const name of used) for (const member of byName.get(name) ?? []) for (const mentioned of member.mentions) used.add(mentioned);
  return used;
}

/** The source without the methods whose names are not used. */
export function withoutUnused(code: string, { members }: Parts, used: ReadonlySet<string>): string {
  let kept = '';
  let at = 0;
  for (const { name, start, end } of [...members].sort((a, b) => a.start - b.start)) {
    if (used.has(name) || start < at) continue; // one within another has gone with it
    kept += code.slice(at, start);
    at = end + (/^\s*,/.exec(code.slice(end))?.[0].length ?? 0);
  }
  return kept + code.slice(at);
}
