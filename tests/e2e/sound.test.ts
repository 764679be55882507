/** Sound: what is rendered, measured without a loudspeaker; and when the page may make any. */
import path from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { begins, button, expect, openGame, read, test, text } from '../support/e2e.ts';
import { withoutStage, withPreferences } from '../support/e2ePage.ts';
import type { bench as Bench, Heard } from '../support/audioBench.ts';

declare const bench: typeof Bench;

test('every sound is heard, ends, and never clips; the plant sounds by its load', async ({ page }) => {
  const entry = path.resolve(import.meta.dirname, '../support/audioBench.ts');
  const made = await build({ configFile: false, logLevel: 'silent', build: { write: false, target: 'es2022', lib: { entry, formats: ['iife'], name: 'made' } } });
  const [chunk] = [made].flat().flatMap((output) => ('output' in output ? output.output : []));
  await page.goto('about:blank');
  await page.addScriptTag({ content: chunk?.type === 'chunk' ? chunk.code : '' });
  const all = await page.evaluate(async () => {
    const short = Object.fromEntries(await Promise.all(bench.sounds.map(async (id) => [id, { loud: await bench.sound(id, false), calm: await bench.sound(id, true) }] as const)));
    const [silence, worst, rain, inside, quiet, half, full] = await Promise.all([bench.silence(), bench.worst(), bench.rain(), bench.rainInside(), bench.volume(0), bench.volume(0.5), bench.volume(1)]);
    const steps = (of: (x: number) => Promise<Heard>) => Promise.all([0, 0.25, 0.5, 0.75, 1].map(of));
    return { short, silence, worst, rain, inside, quiet, half, full, hum: await steps(bench.hum), fans: await steps(bench.fans), engine: await steps(bench.engine), wind: await steps(bench.wind), music: await Promise.all([0, 0.5, 1].map(bench.music)) };
  });
  if (process.env['SHOW_SOUND']) console.log(JSON.stringify(all, (_key, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(3)) : value)));

  for (const [id, { loud, calm }] of Object.entries(all.short)) {
    expect(loud.loudest, `${id} is heard`).toBeGreaterThan(0.015);
    expect(loud.end, `${id} ends`).toBeLessThan(0.002);
    expect(calm.peak, `${id} is softer where calm is asked for`).toBeLessThan(loud.peak);
  }
  expect(all.silence.rms).toBe(0);
  for (const [name, steps] of [['hum', all.hum], ['fans', all.fans], ['engine', all.engine], ['wind', all.wind]] as const) {
    expect(steps[0]!.rms, `${name} at nothing`).toBe(0);
    for (let i = 1; i < steps.length; i++) expect(steps[i]!.rms, `${name} rises with load`).toBeGreaterThan(steps[i - 1]!.rms * 1.1);
  }
  expect(all.fans[4]!.hz, 'fast fans are higher').toBeGreaterThan(all.fans[1]!.hz * 1.3);
  expect(all.inside.rms, 'walls keep rain out').toBeLessThan(all.rain.rms / 4);
  expect(all.inside.hz, 'and what comes through is dull').toBeLessThan(all.rain.hz / 2);
  expect(all.quiet.end).toBeLessThan(0.001);
  expect(all.half.end / all.full.end, 'half a slider is a quarter of the amplitude').toBeCloseTo(0.25, 1);
  for (const heard of all.music) expect(heard.rms).toBeGreaterThan(0.01);
  for (const heard of [...Object.values(all.short).flatMap(({ loud, calm }) => [loud, calm]), all.worst, all.full, all.rain, ...all.hum, ...all.fans, ...all.wind, ...all.music]) {
    expect(heard.broken).toBe(0);
    expect(heard.peak).toBeLessThan(1);
  }
  expect(all.worst.peak, 'all at once is loud').toBeGreaterThan(0.5);
});

/** Notes what the page does with audio: contexts that it makes, and their states. */
async function watchAudio(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const made: AudioContext[] = [];
    const Real = window.AudioContext;
    Object.assign(window, { audioMade: made, AudioContext: class extends Real { constructor(options?: AudioContextOptions) { super(options); made.push(this); } } });
  });
  return () => page.evaluate(() => (window as unknown as { audioMade: AudioContext[] }).audioMade.map(({ state }) => state));
}

/** Hides the tab, or shows it again, as the browser tells the page. */
async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden ? 'hidden' : 'visible');
}

test('sound waits for a gesture, sleeps while muted or hidden, and is kept as it was set', async ({ page }) => {
  await withoutStage(page);
  const states = await watchAudio(page);
  const fetched: string[] = [];
  page.on('request', (request) => { if (/\/audio-[^/]*\.js$/.test(request.url())) fetched.push(request.url()); });
  await openGame(page);
  await expect(button(page, 'title.missions')).toBeVisible();
  expect(await states()).toEqual([]);
  expect(fetched).toEqual([]);
  await button(page, 'title.missions').click();
  await expect.poll(states).toEqual(['running']);
  expect(fetched).toHaveLength(1);
  await setHidden(page, true);
  await expect.poll(states).toEqual(['suspended']);
  await setHidden(page, false);
  await expect.poll(states).toEqual(['running']);
  await page.keyboard.press('s');
  await expect.poll(states).toEqual(['suspended']);
  await page.keyboard.press('Escape');
  await button(page, 'sound.unmute').click();
  await expect.poll(states).toEqual(['running']);

  await button(page, 'title.settings').click();
  await button(page, 'settings.section.sound').click();
  const music = page.getByRole('slider', { name: text('settings.sound.music') });
  await music.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('checkbox', { name: begins('settings.sound.calm') }).check();
  await page.getByRole('radio', { name: text('settings.sound.mode.off') }).check();
  await expect.poll(states).toEqual(['suspended']);
  await page.reload();
  await expect.poll(() => read(page, 'state.preferences.sound.mode')).toBe('off');
  expect(await read(page, 'state.preferences.sound.volumes.music')).toBe(0.05);
  expect(await read(page, 'state.preferences.sound.calm')).toBe(true);
  await button(page, 'title.missions').click();
  await expect(page.getByRole('heading', { level: 1, name: text('missions.title') })).toBeVisible();
  expect(await states()).toEqual([]); // muted from the start: nothing is made
});

test('a class is silent until it asks for sound', async ({ page }) => {
  await withPreferences(page, { canvas: false, singleKeys: false });
  const states = await watchAudio(page);
  await page.goto('./?test&class&scenario=first-rack&seed=4');
  await button(page, 'missions.go').click();
  await expect.poll(() => read(page, `state.screen === 'game' && frame !== null`)).toBe(true);
  await page.keyboard.press('s'); // single keys are switched off
  expect(await states()).toEqual([]);
  await button(page, 'sound.unmute').click();
  await expect.poll(states).toEqual(['running']);
  await button(page, 'sound.mute').click();
  await expect.poll(states).toEqual(['suspended']);
});
