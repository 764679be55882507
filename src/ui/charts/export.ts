/** Charts to take along: the numbers as CSV, the drawing as PNG. */
import type { HistoryData } from '../../app/simValues.ts';
import type { Translator } from '../../app/i18n/translate.ts';
import { distinctTexts, type Mark } from './marks.ts';
import { ALL, valuesOf, type SeriesId } from './series.ts';

const DAY = 86_400;

/** Units as a spreadsheet wants them: of the numbers as they are kept. */
const COLUMN_UNITS: Readonly<Record<string, string>> = {
  gpus: 'GPUs', kW: 'kW', ratio: 'ratio', index: 'index', centsPerKWh: 'US cents/kWh', degC: 'degC', litres: 'L', kg: 'kg', flop: 'FLOP', perDay: '1/day', count: 'count', cents: 'US cents', days: 'days', tokensPerS: 'tokens/s', people: 'people',
};

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
/** Twelve digits: what adding up in floating point leaves behind them says nothing. */
const plain = (value: number | null): string => (value === null ? '' : String(Number(value.toPrecision(12))));

/**
 * Rows `from` to `to` of the record (both included) with these series, and what happened on each day. Days are ISO dates, numbers have a
 * point whatever the language; the head of a column says its unit.
 */
export function csvOf(t: Translator, history: HistoryData, epochDay: number, ids: readonly SeriesId[], from: number, to: number, marks: readonly Mark[]): string {
  const columns = ids.map((id) => valuesOf(history, id));
  const notes = new Map<number, Mark[]>();
  for (const mark of marks) {
    const day = Math.floor(mark.timeS / DAY);
    notes.set(day, [...(notes.get(day) ?? []), mark]);
  }
  const head = ['date', ...ids.map((id) => `${id} [${COLUMN_UNITS[ALL.find((entry) => entry.id === id)?.unit ?? ''] ?? ''}]`), 'notes'];
  const lines = [head.join(',')];
  for (let row = from; row <= to; row++) {
    const day = history.columns['day']?.[row] ?? row;
    lines.push([new Date((epochDay + day) * DAY * 1000).toISOString().slice(0, 10), ...columns.map((column) => plain(column[row] ?? null)), quoted(distinctTexts(t, notes.get(day) ?? []).join('; '))].join(','));
  }
  return `${lines.join('\n')}\n`;
}

export interface Drawing {
  canvas: HTMLCanvasElement;
  title: string;
  /** Names of lines with their colours, as CSS, and dashes. */
  legend: readonly { label: string; colour: string; dash: readonly number[] }[];
}

/** The drawings one below the other, with titles, legends and a line about where they come from, as bytes of a PNG. Null where no picture can be made. */
export async function pngOf(drawings: readonly Drawing[], heading: string, source: string): Promise<Uint8Array | null> {
  const ratio = window.devicePixelRatio || 1;
  const root = getComputedStyle(document.body);
  const colour = (name: string): string => root.getPropertyValue(name).trim();
  const pad = 24;
  const line = 22;
  const sizes = drawings.map(({ canvas }) => ({ width: canvas.width / ratio, height: canvas.height / ratio }));
  const width = Math.max(480, ...sizes.map((size) => size.width)) + 2 * pad;
  const height = sizes.reduce((sum, size) => sum + size.height + 2 * line + 14, pad + line + 12) + line + pad / 2;
  const out = document.createElement('canvas');
  out.width = Math.round(width * ratio);
  out.height = Math.round(height * ratio);
  const c = out.getContext('2d');
  if (!c) return null;
  c.scale(ratio, ratio);
  c.fillStyle = colour('--surface-1') || colour('--bg');
  c.fillRect(0, 0, width, height);
  c.textBaseline = 'top';
  const write = (text: string, x: number, y: number, ink: string, font: string): number => {
    c.fillStyle = colour(ink) || ink;
    c.font = `${font} ${root.fontFamily}`;
    c.fillText(text, x, y);
    return c.measureText(text).width;
  };
  let y = pad;
  write(heading, pad, y, '--ink', '700 18px');
  y += line + 12;
  drawings.forEach((drawing, i) => {
    write(drawing.title, pad, y, '--ink-2', '600 13px');
    y += line;
    c.drawImage(drawing.canvas, pad, y, sizes[i]!.width, sizes[i]!.height);
    y += sizes[i]!.height + 2;
    let x = pad;
    for (const { label, colour: ink, dash } of drawing.legend) {
      c.strokeStyle = ink;
      c.lineWidth = 2;
      c.setLineDash([...dash]);
      c.beginPath();
      c.moveTo(x, y + 7);
      c.lineTo(x + 24, y + 7);
      c.stroke();
      x += 30 + write(label, x + 29, y, '--ink-2', '400 12px') + 16;
    }
    y += line + 12;
  });
  write(source, pad, y, '--ink-3', '400 11px');
  const blob = await new Promise<Blob | null>((done) => out.toBlob(done, 'image/png'));
  return blob && new Uint8Array(await blob.arrayBuffer());
}
