import { numberText, percentNumber } from '../../../../src-core/report/number-text.ts';
import { type ChartSeries } from '../../../../src-core/charts/series-definition.ts';
import { type SeriesChart } from '../../../../src-core/report/report-blocks.ts';
import { dateText, type ReportLocale } from '../../../../src-core/report/report-locale.ts';
import { palette } from '../palette.ts';
import { type Drawing, type PathShape, type Shape } from './drawing.ts';
import { linearScale, point, roundTicks, type Scale } from './scale.ts';

const width = 720;
const height = 190;
const left = 56;
const right = 8;
const top = 10;
const bottom = 22;
const tones = { accent: palette.accent, neutral: palette.neutral, alarm: palette.alarm };

/** Series over dates: lines, areas and bars down to zero, single marks; years and months along the foot. */
export function lineChart(chart: SeriesChart, locale: ReportLocale): Drawing {
  const values = chart.series.flatMap((series) => series.values.filter((value) => value !== null));
  if (values.length === 0) return { width, height: 30, shapes: [emptyNote] };
  const onZero = chart.series.some((series) => series.style === 'area' || series.style === 'bars');
  const low = values.reduce((least, value) => Math.min(least, value), onZero ? 0 : Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), onZero ? 0 : -Infinity);
  const y = linearScale(low, high, height - bottom, top);
  const x = linearScale(0, Math.max(1, chart.labels.length - 1), left, width - right);
  return {
    width,
    height: height + (chart.series.length > 1 ? 16 : 0),
    shapes: [
      ...valueAxis(chart, y, locale),
      ...dateAxis(chart.labels, x, locale),
      ...chart.series.flatMap((one) => drawSeries(one, x, y)),
      ...legend(chart.series),
    ],
  };
}

const emptyNote: Shape = {
  kind: 'text',
  x: left,
  y: 18,
  anchor: 'start',
  text: 'No values in this period',
  colour: palette.muted,
};

/** Decimals that show a multiple of `step` without loss, three at most. */
function decimalsOf(step: number): number {
  return [0, 1, 2].find((digits) => Math.abs(step - Number(step.toFixed(digits))) < step * 1e-6) ?? 3;
}

/** A value on an axis, in per cent or in millions. */
function axisText(chart: SeriesChart, value: number, step: number, locale: ReportLocale): string {
  if (chart.unit === 'fraction') return percentNumber(value, decimalsOf(step * 100), locale);
  const inMillions = Math.abs(step) >= 1e5;
  return inMillions ? `${numberText(value / 1e6, step < 1e6 ? 1 : 0, locale)} m` : numberText(value, 0, locale);
}

function valueAxis(chart: SeriesChart, y: Scale, locale: ReportLocale): readonly Shape[] {
  const ticks = roundTicks(y.from, y.to, 5);
  const step = ticks.length > 1 ? ticks[1]! - ticks[0]! : 1;
  return ticks.flatMap((tick): Shape[] => {
    const isZero = Math.abs(tick) < step * 1e-6;
    return [
      {
        kind: 'path',
        d: `M${left} ${point(y.place(tick))}H${width - right}`,
        stroke: isZero ? palette.muted : palette.hairline,
        strokeWidth: 0.7,
      },
      {
        kind: 'text',
        x: left - 6,
        y: y.place(tick) + 3.4,
        anchor: 'end',
        text: axisText(chart, tick, step, locale),
        colour: palette.muted,
      },
    ];
  });
}

/**
 * Marks the first date of each year, or of each quarter or month where the span is short; where it is shorter still, the
 * first and the last date.
 */
function dateAxis(dates: readonly string[], x: Scale, locale: ReportLocale): readonly Shape[] {
  const years = new Set(dates.map((date) => date.slice(0, 4))).size;
  const period = years > 3 ? yearOf : years > 1 ? quarterOf : monthOf;
  const starts = dates.flatMap((date, i) => (i > 0 && period(date) !== period(dates[i - 1]!) ? i : []));
  if (starts.length >= 2) return starts.flatMap((i) => dateMark(x.place(i), period(dates[i]!), 'middle'));
  const last = dates.length - 1;
  const ends = last > 0 ? dateMark(x.place(last), dateText(dates[last]!, locale), 'end') : [];
  return [...dateMark(x.place(0), dateText(dates[0]!, locale), 'start'), ...ends];
}

function dateMark(at: number, text: string, anchor: 'start' | 'middle' | 'end'): readonly Shape[] {
  const foot = height - bottom;
  return [
    { kind: 'path', d: `M${point(at)} ${foot}V${foot + 4}`, stroke: palette.muted, strokeWidth: 0.7 },
    { kind: 'text', x: at, y: foot + 14, anchor, text, colour: palette.muted },
  ];
}

const yearOf = (date: string) => date.slice(0, 4);
const quarterOf = (date: string) => `${date.slice(0, 4)} Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
const monthOf = (date: string) => date.slice(0, 7);

function drawSeries(series: ChartSeries, x: Scale, y: Scale): readonly Shape[] {
  const colour = tones[series.tone];
  switch (series.style) {
    case 'line':
      return [strokes(series.values, x, y, colour, 1.4)];
    case 'area':
      return [areas(series.values, x, y, colour), strokes(series.values, x, y, colour, 1)];
    case 'bars':
      return [bars(series.values, x, y, colour)];
    case 'marks':
      return [marks(series.values, x, y, colour)];
  }
}

/** Runs of values without a gap, as [first, last] indices. */
function runs(values: readonly (number | null)[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  values.forEach((value, i) => {
    if (value === null) return;
    const current = found.at(-1);
    if (current && current[1] === i - 1) current[1] = i;
    else found.push([i, i]);
  });
  return found;
}

function outline(values: readonly (number | null)[], first: number, last: number, x: Scale, y: Scale): string {
  const points: string[] = [];
  for (let i = first; i <= last; i++) points.push(`${point(x.place(i))} ${point(y.place(values[i]!))}`);
  return points.join('L');
}

type Values = readonly (number | null)[];

function strokes(values: Values, x: Scale, y: Scale, colour: string, stroke: number): PathShape {
  const path = runs(values).map(([first, last]) => `M${outline(values, first, last, x, y)}`);
  return { kind: 'path', d: path.join(''), fill: 'none', stroke: colour, strokeWidth: stroke, roundJoin: true };
}

function areas(values: Values, x: Scale, y: Scale, colour: string): PathShape {
  const zero = point(y.place(0));
  const path = runs(values).map(
    ([first, last]) =>
      `M${point(x.place(first))} ${zero}L${outline(values, first, last, x, y)}L${point(x.place(last))} ${zero}Z`,
  );
  return { kind: 'path', d: path.join(''), fill: colour, fillOpacity: 0.28 };
}

function bars(values: Values, x: Scale, y: Scale, colour: string): PathShape {
  const zero = point(y.place(0));
  const path = values.map((value, i) =>
    value === null ? '' : `M${point(x.place(i))} ${zero}V${point(y.place(value))}`,
  );
  const thickness = Math.min(4, Math.max(0.5, (0.8 * (width - left - right)) / Math.max(1, values.length)));
  return { kind: 'path', d: path.join(''), stroke: colour, strokeWidth: thickness };
}

/** Path of a diamond around a point. */
function diamond(x: number, y: number): string {
  const reach = 3.2;
  return `M${point(x)} ${point(y - reach)}L${point(x + reach)} ${point(y)}L${point(x)} ${point(y + reach)}L${point(x - reach)} ${point(y)}Z`;
}

const markPaint = (colour: string) => ({ fill: palette.paper, stroke: colour, strokeWidth: 1.3 });

function marks(values: Values, x: Scale, y: Scale, colour: string): PathShape {
  const path = values.map((value, i) => (value === null ? '' : diamond(x.place(i), y.place(value))));
  return { kind: 'path', d: path.join(''), ...markPaint(colour) };
}

function legend(series: readonly ChartSeries[]): readonly Shape[] {
  if (series.length < 2) return [];
  const y = height + 10;
  let x = left;
  return series.flatMap((one): Shape[] => {
    const at = x;
    x += 34 + one.name.length * 5.6;
    const colour = tones[one.tone];
    const key: Shape =
      one.style === 'marks'
        ? { kind: 'path', d: diamond(at + 6, y - 3.4), ...markPaint(colour) }
        : {
            kind: 'path',
            d: `M${point(at)} ${y - 3.4}H${point(at + 13)}`,
            stroke: colour,
            strokeWidth: one.style === 'line' ? 1.6 : 5,
          };
    return [key, { kind: 'text', x: at + 18, y, anchor: 'start', text: one.name, colour: palette.ink }];
  });
}
