/** Pointing at tiles of the stage as a hand does: look where the cursor is, correct, look again. Needs a tool in hand. */
import type { Page } from '@playwright/test';
import { begins, read } from './e2e.ts';

interface Cell { x: number; y: number }

const HALF_W = 32;
const HALF_H = 16;
const TRIES = 24;

interface Point { x: number; y: number }

/** Points at the stage until its cursor is on a tile, correcting from where it was seen. `probe` points somewhere and says which tile that is. */
async function seekTile(page: Page, tile: Cell, probe: (at: Point) => Promise<Cell | null>): Promise<Point> {
  const box = await page.locator('#stage canvas').boundingBox();
  if (!box) throw new Error('there is no stage');
  let at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  let zoom = 0.4;
  let last: { at: Cell; cell: Cell } | null = null;
  const seen: string[] = [];
  for (let i = 0; i < TRIES; i++) {
    const cell = await probe(at);
    seen.push(`${at.x.toFixed(0)},${at.y.toFixed(0)}: ${cell ? `${cell.x}/${cell.y}` : 'none'}`);
    if (!cell) {
      at = { x: at.x, y: at.y + box.height / 12 };
      continue;
    }
    if (cell.x === tile.x && cell.y === tile.y) return at;
    if (last && cell.x === last.cell.x && cell.y === last.cell.y && Math.hypot(at.x - last.at.x, at.y - last.at.y) > HALF_W * 2 * zoom) {
      // Off the floor, or on something above it: the cursor stayed behind.
      zoom *= 0.6;
      at = { x: (at.x + last.at.x) / 2, y: (at.y + last.at.y) / 2 };
      continue;
    }
    if (last) {
      const tiles = Math.hypot((cell.x - last.cell.x) - (cell.y - last.cell.y), cell.x - last.cell.x + cell.y - last.cell.y);
      const px = Math.hypot((at.x - last.at.x) / HALF_W, (at.y - last.at.y) / HALF_H);
      if (tiles > 1 && px > 0.5) zoom = Math.min(3, Math.max(0.2, px / tiles));
    }
    last = { at, cell };
    const dx = tile.x - cell.x;
    const dy = tile.y - cell.y;
    at = { x: at.x + (dx - dy) * HALF_W * zoom, y: at.y + (dx + dy) * HALF_H * zoom };
  }
  throw new Error(`tile ${tile.x}/${tile.y} was not found: ${seen.join('; ')}`);
}

/** Moves the mouse until the stage's cursor is on a tile, and says where that is on the page. */
export async function pointAtTile(page: Page, tile: Cell): Promise<[number, number]> {
  const { x, y } = await seekTile(page, tile, async (at) => {
    await page.mouse.move(at.x, at.y, { steps: 2 });
    return read<Cell | null>(page, 'state.cursor');
  });
  return [x, y];
}

/** Clicks a tile of the stage. */
export async function clickTile(page: Page, tile: Cell): Promise<void> {
  const [x, y] = await pointAtTile(page, tile);
  await page.mouse.click(x, y);
}

/** Draws a row as a finger does: taps its first tile, lets go of a wrong one, then slides to its last and lifts. */
export async function drawRowByFinger(page: Page, from: Cell, to: Cell): Promise<void> {
  const stop = page.locator('#stage-region').getByRole('button', { name: begins('stage.stop') });
  await seekTile(page, from, async (at) => {
    if (await read(page, 'state.tool.from !== null')) await stop.tap();
    if (!await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.tagName === 'CANVAS', at)) return null; // a control is there
    await page.touchscreen.tap(at.x, at.y);
    return read<Cell | null>(page, 'state.tool.from');
  });
  const screen = await page.context().newCDPSession(page);
  let down = false;
  await seekTile(page, to, async (at) => {
    await screen.send('Input.dispatchTouchEvent', { type: down ? 'touchMove' : 'touchStart', touchPoints: [at] });
    down = true;
    await page.evaluate(() => new Promise(requestAnimationFrame)); // moves are told once a frame
    return read<Cell | null>(page, 'state.cursor');
  });
  await screen.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
