/** The scripted cooling trip of the first mission: the incident takes over, and its four orders work by their keys. */
import { begins, expect, openGame, read, says, speedRadio, test, text } from '../support/e2e.ts';
import { openSave, playedSave } from '../support/e2eGames.ts';
import { withoutStage } from '../support/e2ePage.ts';

const TRIP_HOUR = 16 * 24; // in the middle of the baseline's run, on day 16 or 17: the test waits for it

test('when cooling trips, the incident opens and Q W E R give its orders', async ({ page }) => {
  await withoutStage(page);
  await openGame(page);
  await openSave(page, playedSave('first-rack', 1, TRIP_HOUR - 6));
  const incident = page.getByRole('region', { name: begins('incident.cooling.title') });
  await expect.poll(async () => {
    // Asked at once: an incident stops time too, and a click then would take the focus that the incident has.
    if (await read(page, 'state.speed === 0 && frame.incident === null')) await speedRadio(page, 3).click(); // a new step of the guide stops time
    return incident.isVisible();
  }, { timeout: 30_000 }).toBe(true);
  await expect.poll(() => read(page, 'state.speed'), 'an urgent alert stops time').toBe(0);
  await expect(incident.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(incident.getByRole('timer')).toBeVisible();

  const hall = 'frame.sites[0].structures.find((s) => s.hall).hall';
  const order = (id: string) => incident.getByRole('button', { name: says(`incident.order.${id}`) });
  await expect(order('restart'), 'the cure comes first').toContainText(text('incident.cure'));
  await expect(order('restart')).not.toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('q');
  await expect(page.getByText(text('incident.given', { order: text('incident.order.restart') })).first()).toBeVisible();
  await expect(order('restart')).toHaveAttribute('aria-disabled', 'true');

  await expect(order('cap')).not.toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('w');
  await expect.poll(() => read(page, `${hall}.capRatio`)).toBe(0.5);
  await expect(order('uncap')).toBeVisible();

  await expect(order('evacuate')).not.toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('r');
  await expect.poll(() => read(page, 'frame.compute.job.state')).toBe('paused');

  await expect(order('shed')).not.toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('e');
  await expect.poll(() => read(page, `${hall}.shedByOrder`)).toBe(true);
  await expect(order('restore')).toBeVisible();

  // Time in an incident runs in steps of ten seconds, and the plant comes back.
  await page.keyboard.press('4');
  await expect.poll(() => read(page, 'frame.incident === null || frame.incident.endedS >= 0'), { timeout: 45_000 }).toBe(true);
});
