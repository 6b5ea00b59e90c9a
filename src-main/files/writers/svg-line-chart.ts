import { numberText, percentNumber } from '../../../src-core/report/number-text.ts';
import { type ChartSeries, type SeriesChart } from '../../../src-core/report/report-blocks.ts';
import { escapeMarkup } from './markup.ts';
import { palette } from './palette.ts';
import { type Drawing } from './svg-drawing.ts';
import { linearScale, point, roundTicks, type Scale } from './svg-scale.ts';

const width = 720;
const height = 190;
const left = 56;
const right = 8;
const top = 10;
const bottom = 22;
const tones = { accent: palette.accent, neutral: palette.neutral, alarm: palette.alarm };

/** Series over dates: lines, areas and bars down to zero, single marks; years and months along the foot. */
export function lineChart(chart: SeriesChart): Drawing {
  const values = chart.series.flatMap((series) => series.values.filter((value) => value !== null));
  if (values.length === 0) return { width, height: 30, content: emptyNote() };
  const onZero = chart.series.some((series) => series.style === 'area' || series.style === 'bars');
  const low = values.reduce((least, value) => Math.min(least, value), onZero ? 0 : Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), onZero ? 0 : -Infinity);
  const y = linearScale(low, high, height - bottom, top);
  const x = linearScale(0, Math.max(1, chart.labels.length - 1), left, width - right);
  return {
    width,
    height: height + (chart.series.length > 1 ? 16 : 0),
    content:
      valueAxis(chart, y) +
      dateAxis(chart.labels, x) +
      chart.series.map((one) => drawSeries(one, x, y)).join('') +
      legend(chart.series),
  };
}

function emptyNote(): string {
  return `<text x="${left}" y="18" fill="${palette.muted}">No values in this period</text>`;
}

/** Decimals that show a multiple of `step` without loss, three at most. */
function decimalsOf(step: number): number {
  return [0, 1, 2].find((digits) => Math.abs(step - Number(step.toFixed(digits))) < step * 1e-6) ?? 3;
}

/** A value on an axis, in per cent or in millions. */
function axisText(chart: SeriesChart, value: number, step: number): string {
  if (chart.unit === 'fraction') return percentNumber(value, decimalsOf(step * 100));
  const inMillions = Math.abs(step) >= 1e5;
  return inMillions ? `${numberText(value / 1e6, step < 1e6 ? 1 : 0)} m` : numberText(value, 0);
}

function valueAxis(chart: SeriesChart, y: Scale): string {
  const ticks = roundTicks(y.from, y.to, 5);
  const step = ticks.length > 1 ? ticks[1]! - ticks[0]! : 1;
  return ticks
    .map((tick) => {
      const at = point(y.place(tick));
      const isZero = Math.abs(tick) < step * 1e-6;
      return (
        `<path d="M${left} ${at}H${width - right}" stroke="${isZero ? palette.muted : palette.hairline}" stroke-width="0.7"/>` +
        `<text x="${left - 6}" y="${point(y.place(tick) + 3.4)}" text-anchor="end" fill="${palette.muted}">${axisText(chart, tick, step)}</text>`
      );
    })
    .join('');
}

/** Marks the first date of each year, or of each quarter or month where the span is short. */
function dateAxis(dates: readonly string[], x: Scale): string {
  const years = new Set(dates.map((date) => date.slice(0, 4))).size;
  const period = years > 3 ? yearOf : years > 1 ? quarterOf : monthOf;
  return dates
    .map((date, i) => {
      const isFirst = i > 0 && period(date) !== period(dates[i - 1]!);
      if (!isFirst) return '';
      const at = point(x.place(i));
      return (
        `<path d="M${at} ${height - bottom}v4" stroke="${palette.muted}" stroke-width="0.7"/>` +
        `<text x="${at}" y="${height - bottom + 14}" text-anchor="middle" fill="${palette.muted}">${escapeMarkup(period(date))}</text>`
      );
    })
    .join('');
}

const yearOf = (date: string) => date.slice(0, 4);
const quarterOf = (date: string) => `${date.slice(0, 4)} Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
const monthOf = (date: string) => date.slice(0, 7);

function drawSeries(series: ChartSeries, x: Scale, y: Scale): string {
  const colour = tones[series.tone];
  switch (series.style) {
    case 'line':
      return strokes(series.values, x, y, colour, 1.4);
    case 'area':
      return areas(series.values, x, y, colour) + strokes(series.values, x, y, colour, 1);
    case 'bars':
      return bars(series.values, x, y, colour);
    case 'marks':
      return marks(series.values, x, y, colour);
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

function strokes(values: readonly (number | null)[], x: Scale, y: Scale, colour: string, stroke: number): string {
  const path = runs(values).map(([first, last]) => `M${outline(values, first, last, x, y)}`);
  return `<path d="${path.join('')}" fill="none" stroke="${colour}" stroke-width="${stroke}" stroke-linejoin="round"/>`;
}

function areas(values: readonly (number | null)[], x: Scale, y: Scale, colour: string): string {
  const zero = point(y.place(0));
  const path = runs(values).map(
    ([first, last]) =>
      `M${point(x.place(first))} ${zero}L${outline(values, first, last, x, y)}L${point(x.place(last))} ${zero}Z`,
  );
  return `<path d="${path.join('')}" fill="${colour}" fill-opacity="0.28"/>`;
}

function bars(values: readonly (number | null)[], x: Scale, y: Scale, colour: string): string {
  const zero = point(y.place(0));
  const path = values.map((value, i) =>
    value === null ? '' : `M${point(x.place(i))} ${zero}V${point(y.place(value))}`,
  );
  const thickness = Math.min(4, Math.max(0.5, (0.8 * (width - left - right)) / Math.max(1, values.length)));
  return `<path d="${path.join('')}" stroke="${colour}" stroke-width="${point(thickness)}"/>`;
}

function marks(values: readonly (number | null)[], x: Scale, y: Scale, colour: string): string {
  const path = values.map((value, i) =>
    value === null ? '' : `M${point(x.place(i))} ${point(y.place(value) - 3.2)}l3.2 3.2l-3.2 3.2l-3.2 -3.2Z`,
  );
  return `<path d="${path.join('')}" fill="${palette.paper}" stroke="${colour}" stroke-width="1.3"/>`;
}

function legend(series: readonly ChartSeries[]): string {
  if (series.length < 2) return '';
  const y = height + 10;
  let x = left;
  return series
    .map((one) => {
      const at = x;
      x += 34 + one.name.length * 5.6;
      const colour = tones[one.tone];
      const key =
        one.style === 'marks'
          ? `<path d="M${at + 6} ${y - 6.6}l3.2 3.2l-3.2 3.2l-3.2 -3.2Z" fill="${palette.paper}" stroke="${colour}" stroke-width="1.3"/>`
          : `<path d="M${at} ${y - 3.4}h13" stroke="${colour}" stroke-width="${one.style === 'line' ? 1.6 : 5}"/>`;
      return `${key}<text x="${at + 18}" y="${y}" fill="${palette.ink}">${escapeMarkup(one.name)}</text>`;
    })
    .join('');
}
