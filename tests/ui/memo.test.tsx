/** What is drawn again, and what is not. */
import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { createKept, memo } from '../../src/ui/memo.ts';
import { clear, show } from './dom.ts';

const Words = createContext('one');
let drawn = 0;
let add: (() => void) | null = null;
const Line = memo(function Line({ value }: { value: number; run?: () => void }) {
  const [own, setOwn] = useState(0);
  add = () => setOwn((n) => n + 1);
  drawn++;
  return <p>{`${value} ${own} ${useContext(Words)}`}</p>;
});
const page = (value: number, words = 'one') => <Words.Provider value={words}><div><Line value={value} /></div></Words.Provider>;
const text = (): string => document.querySelector('p')!.textContent!;
afterEach(clear);

it('a memoised component is drawn again for another prop, its own state or a context, and for nothing else', async () => {
  drawn = 0;
  show(page(1));
  expect([drawn, text()]).toEqual([1, '1 0 one']);
  show(page(1));
  expect(drawn).toBe(1);
  show(page(2));
  expect([drawn, text()]).toEqual([2, '2 0 one']);
  await act(() => add!());
  expect([drawn, text()]).toEqual([3, '2 1 one']);
  show(page(2, 'two'));
  expect([drawn, text()]).toEqual([4, '2 1 two']);
});

it('what was kept for a thing is made anew when something it was made of changes', () => {
  const kept = createKept<object, string[]>();
  const thing = {};
  const first = kept(thing, [1, 'a'], () => ['made']);
  expect(kept(thing, [1, 'a'], () => ['again'])).toBe(first);
  expect(kept({}, [1, 'a'], () => ['another'])).toEqual(['another']);
  expect(kept(thing, [2, 'a'], () => ['again'])).toEqual(['again']);
});
