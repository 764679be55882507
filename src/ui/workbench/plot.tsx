import { useEffect, useMemo, useState } from 'preact/hooks';
import type { CalcResult, CalcSheet } from '../../sim/index.ts';
import type { CalcClient } from '../../app/workbench/client.ts';
import type { Draft } from '../../app/workbench/link.ts';
import { benchQuantity, benchUnit, tickText, unitShown } from '../../app/workbench/quantity.ts';
import { fieldName, outputName } from '../../app/workbench/words.ts';
import { useT } from '../context.ts';
import { Chart, EmptyState, Select, type ChartSeries } from '../widgets/index.ts';
import { ratioFloor, rounded, type NumberSheetField } from './numberField.tsx';

const POINTS = 41;
/** Points asked at a time: between them the worker answers what the hand does. */
const BATCH = 7;
/** Times and parts of the present value that are shown. */
const AROUND = 10;
const WAIT_MS = 180;
/** A line that stays above this share of its highest point is drawn without zero, so that its shape is seen. */
const FLAT = 0.4;

export interface PlotProps { sheet: CalcSheet; draft: Draft; result: CalcResult; client: CalcClient }

/** One output over the range of one field, the others as they are. */
export function Plot({ sheet, draft, result, client }: PlotProps) {
  const t = useT();
  const [chosenX, setX] = useState(sheet.plot?.x ?? null);
  const [chosenY, setY] = useState(sheet.plot?.y ?? null);
  const xs = sheet.fields.filter((field): field is NumberSheetField => field.type === 'number' || field.type === 'integer');
  const ys = sheet.outputs.filter((output) => typeof result[output.id] === 'number');
  const x = xs.find((field) => field.id === chosenX) ?? xs.find((field) => draft[field.id] !== undefined) ?? xs[0];
  const y = ys.find((output) => output.id === chosenY) ?? ys[0];
  const values = useMemo(() => (x ? pointsOf(x, draft[x.id]) : []), [x, x && draft[x.id]]);
  const made = useSweep(client, sheet.kind, draft, x?.id, y?.id, values);
  if (!x || !y) return null;

  const xName = fieldName(t, sheet.kind, x.id);
  const yName = outputName(t, sheet.kind, y.id);
  const { unit, scale } = benchUnit(unitShown(y));
  const ratio = ratioFloor(x) !== null;
  const place = (value: number): number => (ratio ? Math.log10(value) : value);
  const textX = (value: number): string => tickText(t, Number((ratio ? 10 ** value : value).toPrecision(3)));
  const drawn = made.filter((value) => value !== null);
  const series: ChartSeries[] = [{ id: y.id, label: yName, values: made.map((value) => (value === null ? null : value * scale)), hue: 'accent', strong: true }];
  const now = draft[x.id];
  const last = drawn.length - 1;
  return (
    <section class="card line col wb-plot" aria-label={t.t('workbench.plot', { output: yName, field: xName })}>
      <div class="g2">
        <Select label={t.t('workbench.plotX')} value={x.id} onChange={setX} options={xs.map((field) => ({ id: field.id, label: fieldName(t, sheet.kind, field.id) }))} />
        <Select label={t.t('workbench.plotY')} value={y.id} onChange={setY} options={ys.map((output) => ({ id: output.id, label: outputName(t, sheet.kind, output.id) }))} />
      </div>
      {drawn.length < 2 || made.length !== values.length ? (
        <EmptyState icon="chart-line" title={t.t('workbench.plotNone')}>{t.t('workbench.plotNoneWhy')}</EmptyState>
      ) : (
        <Chart
          key={`${sheet.kind} ${x.id} ${y.id}`} title={t.t('workbench.plot', { output: yName, field: xName })} x={values.map(place)} xKind="number" xLabel={x.unit === '1' ? xName : t.t('workbench.withUnit', { field: xName, unit: x.unit })} formatX={textX} series={series}
          unit={unit} height={240} fromZero={Math.min(...drawn) >= 0 && Math.min(...drawn) < Math.max(...drawn) * FLAT} marks={typeof now === 'number' && now >= x.min && now <= x.max ? [{ x: place(now), label: t.t('workbench.now') }] : []}
          summary={t.t('workbench.plotSays', {
            output: yName, field: xName, first: benchQuantity(t, drawn[0] ?? 0, unitShown(y)), last: benchQuantity(t, drawn[last] ?? 0, unitShown(y)),
            from: textX(place(values[0] ?? 0)), to: textX(place(values.at(-1) ?? 0)),
          })}
        />
      )}
    </section>
  );
}

/** A field that moves by ratio is shown from a tenth to ten times its value, another over its whole range. The present value is a point. */
function pointsOf(field: NumberSheetField, given: unknown): number[] {
  const now = typeof given === 'number' && given >= field.min && given <= field.max ? given : field.example;
  const floor = ratioFloor(field);
  const from = floor === null ? field.min : Math.max(floor, now / AROUND);
  const to = floor === null ? field.max : Math.min(field.max, Math.max(now, floor) * AROUND);
  const points = new Set<number>([now]);
  for (let i = 0; i < POINTS; i++) {
    const share = i / (POINTS - 1);
    points.add(rounded(field, floor === null ? from + (to - from) * share : from * (to / from) ** share));
  }
  return [...points].filter((value) => floor === null || value > 0).sort((a, b) => a - b);
}

/** Asked a moment after the last change; an answer to an older question is dropped. */
function useSweep(client: CalcClient, kind: string, draft: Draft, field: string | undefined, output: string | undefined, values: readonly number[]): readonly (number | null)[] {
  const [made, setMade] = useState<readonly (number | null)[]>([]);
  const key = JSON.stringify([kind, draft, field, output]);
  useEffect(() => {
    if (field === undefined || output === undefined) return;
    let alive = true;
    const timer = setTimeout(() => {
      sweep(field, output).catch(() => { if (alive) setMade([]); });
    }, WAIT_MS);
    async function sweep(x: string, y: string): Promise<void> {
      const all: (number | null)[] = [];
      for (let from = 0; from < values.length; from += BATCH) {
        all.push(...await client.ask({ type: 'sweep', kind, spec: draft, field: x, values: values.slice(from, from + BATCH), output: y }));
        if (!alive) return;
      }
      setMade(all);
    }
    return () => {
      alive = false;
      clearTimeout(timer);
    };
  }, [client, key]);
  return made;
}
