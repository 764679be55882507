import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import type { MessageTable } from '../../src/app/i18n/message.ts';
import type { Question } from '../../src/host/protocol.ts';
import type { RunInput, RunPlan } from '../../src/sim/index.ts';
import { AppContext } from '../../src/ui/context.ts';
import { PANELS } from '../../src/ui/panels/index.ts';
import { TextProvider } from '../../src/ui/widgets/index.ts';
import { fullTranslator } from '../support/text.ts';
import { clear, show } from './dom.ts';
import { fakeApp, fakeFrame, playedGame } from './fakeFrame.ts';

const translator = fullTranslator();
const WORDS = path.join(import.meta.dirname, '../../assets/lang/en');
for (const file of readdirSync(WORDS)) translator.addTable(JSON.parse(readFileSync(path.join(WORDS, file), 'utf8')) as MessageTable);

afterEach(clear);

async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await act(async () => { await new Promise((done) => setTimeout(done, 0)); });
}

const field = (label: string): HTMLSelectElement | null => {
  const found = [...document.querySelectorAll('label')].find((entry) => entry.textContent === translator.t(label));
  return found ? document.getElementById(found.htmlFor) as HTMLSelectElement | null : null;
};

async function choose(label: string, value: string): Promise<void> {
  const select = field(label)!;
  select.value = value;
  await act(async () => { select.dispatchEvent(new Event('change', { bubbles: true })); });
  await settle();
}

it('another site has other machines: the kinds chosen for a run, and how many GPUs they were, do not go with it', async () => {
  const game = playedGame();
  const frame = fakeFrame(game);
  const [home] = frame.sites;
  frame.sites.push({ ...home!, id: 'second' });
  const { app } = fakeApp(game, frame);
  const asked: RunInput[] = [];
  const { ask } = app.engine;
  app.engine.ask = (async (question: Question) => {
    if (question.type !== 'plan') return await ask(question as never);
    asked.push(question.spec);
    // Two generations stand at home, one at the second site.
    const plan = await ask({ type: 'plan', spec: { ...question.spec, site: home!.id } } as never) as unknown as RunPlan;
    if (question.spec.site === 'second') return { ...plan, gpusNow: 24, choices: [{ leastKind: 'a100', gpus: 24 }] };
    return { ...plan, gpusNow: 152, optimalCheckpointS: 240, choices: [{ leastKind: 'a100', gpus: 152 }, { leastKind: 'h100', gpus: 64 }] };
  }) as typeof ask;
  app.store.setState({ panel: 'training', panelTab: { training: 'plan' } });
  const { training: Panel } = PANELS;
  show(<AppContext.Provider value={{ app, t: translator }}><TextProvider translator={translator}><Panel /></TextProvider></AppContext.Provider>);
  await settle();

  expect(asked.at(-1), 'no later than is best, until a hand chooses').toMatchObject({ gpus: 152, checkpointS: 240 });

  await choose('panel.training.leastKind', 'h100');
  expect(asked.at(-1)).toMatchObject({ site: home!.id, leastKind: 'h100', gpus: 64 });

  await choose('panel.site', 'second');
  expect(asked.at(-1)?.site).toBe('second');
  expect(asked.at(-1)).not.toHaveProperty('leastKind');
  expect(asked.at(-1)?.gpus).toBe(24);
  expect(field('panel.training.leastKind'), 'one kind leaves nothing to choose').toBeNull();

  await choose('panel.site', home!.id);
  expect(asked.at(-1)).not.toHaveProperty('leastKind');
  expect(asked.at(-1)?.gpus).toBe(152);
  expect(field('panel.training.leastKind')?.value, 'all take part again').toBe('a100');
});
