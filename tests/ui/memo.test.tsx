/** What is drawn again, and what is not. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { createAppStore } from '../../src/app/store.ts';
import type { App } from '../../src/app/app.ts';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { AppContext, useTurnState } from '../../src/ui/context.ts';
import { createKept, memo, Same, sameNode } from '../../src/ui/memo.ts';
import { fullTranslator } from '../support/text.ts';
import { Table, TextProvider } from '../../src/ui/widgets/index.ts';
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

it('two nodes are the same when they would be drawn the same: handlers made anew never are', () => {
  const run = (): void => undefined;
  expect(sameNode(<b class="x">{1} <Line value={2} run={run} /></b>, <b class="x">{1} <Line value={2} run={run} /></b>)).toBe(true);
  expect(sameNode(<Line value={2} run={run} />, <Line value={2} run={() => undefined} />)).toBe(false);
  expect([sameNode(<b key="a" />, <b key="b" />), sameNode(<b />, <i />), sameNode(<b title="x" />, <b />), sameNode([1, 2], [1]), sameNode('1', 1)]).toEqual([false, false, false, false, false]);
  expect([sameNode({ hall: 1 }, { hall: 1 }), sameNode({ hall: 1 }, { hall: 2 }), sameNode({ of: { hall: 1 } }, { of: { hall: 1 } })]).toEqual([true, false, false]);
});

it('a table passes over the cells that read as before, keeps the order it was given, and its choice is the newest', () => {
  drawn = 0;
  const chosen: string[] = [];
  const table = (rows: [string, number][], round: number) => (
    <TextProvider translator={fullTranslator()}>
      <Table caption="Things" rows={rows} rowKey={([id]) => id} selected={null} onSelect={(id) => chosen.push(`${round} ${id}`)} columns={[
        { id: 'name', head: 'Name', cell: ([id]) => id }, { id: 'value', head: 'Value', cell: ([, value]) => <Line value={value} /> },
      ]} />
    </TextProvider>
  );
  const words = (): string[] => [...document.querySelectorAll('tbody tr')].map((row) => row.textContent!);
  show(table([['a', 1], ['b', 2]], 1));
  show(table([['a', 1], ['b', 3]], 2));
  expect([drawn, words()]).toEqual([3, ['a1 0 one', 'b3 0 one']]);
  show(table([['b', 3], ['a', 1], ['c', 5]], 3));
  expect([drawn, words()]).toEqual([4, ['b3 0 one', 'a1 0 one', 'c5 0 one']]);
  document.querySelector<HTMLElement>('tbody button')!.click();
  expect(chosen).toEqual(['3 b']);
});

it('words take turns with pictures that come fast, and wait for nothing else', async () => {
  const app = { store: createAppStore(DEFAULT_PREFERENCES) } as unknown as App;
  const { store } = app;
  const clock = vi.spyOn(performance, 'now').mockReturnValue(1000);
  const Seen = () => <p>{useTurnState(0, ({ frameVersion, panel }) => `${frameVersion} ${panel}`)}</p>;
  show(<AppContext.Provider value={{ app, t: fullTranslator() }}><Seen /></AppContext.Provider>);
  const after = async (change: object, ms: number): Promise<string> => {
    clock.mockReturnValue(ms);
    await act(() => { store.setState(change); });
    return text();
  };
  expect(await after({ speed: 4, frameVersion: 1 }, 1100), 'an odd one: with the next').toBe('0 null');
  expect(await after({ frameVersion: 2 }, 1200)).toBe('2 null');
  expect(await after({ frameVersion: 3 }, 1300)).toBe('2 null');
  expect(await after({ panel: 'race' }, 1310), 'another change is shown at once, with the newest picture').toBe('3 race');
  expect(await after({ frameVersion: 5 }, 1600), 'slow pictures are all drawn').toBe('5 race');
  expect(await after({ frameVersion: 7, speed: 0 }, 1610), 'the last before a pause').toBe('7 race');
  clock.mockRestore();
});

it('cells that read the same are passed over, and hold on to no tree that they were drawn in', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const trees: WeakRef<object>[] = [];
  function Row({ picture, value }: { picture: object; value: number }) {
    trees.push(new WeakRef(picture));
    return <div><Same node={<b>{1}</b>} /><Same node={<i><Line value={value} /></i>} /></div>;
  }
  drawn = 0;
  for (let n = 0; n < 6; n++) show(<Words.Provider value="one"><Row picture={{ n }} value={n < 5 ? 7 : 8} /></Words.Provider>);
  expect([drawn, text(), document.querySelector('b')!.textContent]).toEqual([2, '8 0 one', '1']);
  await new Promise((done) => setTimeout(done, 0));
  collect();
  expect(trees.slice(0, 3).filter((tree) => tree.deref() !== undefined)).toHaveLength(0);
});
