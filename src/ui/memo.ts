/** Drawing again only what changed: a frame arrives ten times a second, and most of what it shows reads the same. */
import { h, type Component, type FunctionComponent, type VNode } from 'preact';
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
