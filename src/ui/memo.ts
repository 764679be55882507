/** Drawing again only what changed: a frame arrives ten times a second, and most of what it shows reads the same. */
import { h, isValidElement, type Component, type FunctionComponent, type VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { shallowEqual } from '../lib/shallowEqual.ts';

/** The same component, drawn again only when one of its props changed, its own state or a context. Pass it words and numbers, not objects made anew. */
export function memo<P extends object>(View: FunctionComponent<P>): FunctionComponent<P> {
  return leaf((props) => h(View, props) as VNode);
}

/** The same for a component that uses no hooks: one layer less where there are hundreds. */
export function leaf<P extends object>(draw: (props: P) => VNode): FunctionComponent<P> {
  return function Kept(this: Component<P>, props: P) {
    this.shouldComponentUpdate = propsChanged;
    return draw(props);
  } as FunctionComponent<P>;
}

function propsChanged(this: Component<object>, next: object): boolean {
  return !shallowEqual(this.props, next);
}

/** Calls the newest `run`, and is itself always the same: for handlers of memoised components. */
export function useSteady<A extends unknown[], R>(run: (...args: A) => R): (...args: A) => R {
  const latest = useRef(run);
  latest.current = run;
  const steady = useRef((...args: A): R => latest.current(...args));
  return steady.current;
}

/** What was made for a thing, for as long as what it was made of stays the same. The thing's memory is its own: it goes when the thing goes. */
export function createKept<K extends object, V>(): (key: K, madeOf: readonly unknown[], make: () => V) => V {
  const all = new WeakMap<K, { madeOf: readonly unknown[]; value: V }>();
  return (key, madeOf, make) => {
    const held = all.get(key);
    if (held && held.madeOf.length === madeOf.length && held.madeOf.every((part, i) => Object.is(part, madeOf[i]))) return held.value;
    const value = make();
    all.set(key, { madeOf, value });
    return value;
  };
}

/**
 * Draws what it is given, again only when that would be drawn otherwise. A component, not a store of nodes: a node that was drawn knows the tree it
 * stood in, and one kept from each of a table's cells kept as many old pictures of the game, a megabyte each.
 */
export const Same: FunctionComponent<{ node: VNode }> = function Same(this: Component<{ node: VNode }>, { node }: { node: VNode }) {
  this.shouldComponentUpdate = nodeChanged;
  return node;
} as FunctionComponent<{ node: VNode }>;

function nodeChanged(this: Component<{ node: VNode }>, next: { node: VNode }): boolean {
  return !sameNode(this.props.node, next.node);
}

/** True when both would be drawn the same: same words, same components with the same props. Handlers made anew are never the same. */
export function sameNode(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((part, i) => sameNode(part, b[i]));
  if (isValidElement(a) && isValidElement(b)) return a.type === b.type && a.key === b.key && a.ref === b.ref && sameProps(a.props as Props, b.props as Props);
  return Object.getPrototypeOf(a) === Object.prototype && Object.getPrototypeOf(b) === Object.prototype && shallowEqual(a, b);
}

type Props = Record<string, unknown>;
function sameProps(a: Props, b: Props): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => name in b && sameNode(a[name], b[name]));
}
