import { percentNumber, numberText } from '../../../../src-core/report/number-text.ts';
import { type SeriesChart } from '../../../../src-core/report/report-blocks.ts';
import { type ReportLocale } from '../../../../src-core/report/report-locale.ts';
import { palette } from '../palette.ts';
import { type Drawing, type Shape } from './drawing.ts';
import { linearScale, point } from './scale.ts';

const width = 720;
const labelWidth = 150;
const valueWidth = 52;
const tones = { accent: palette.accent, neutral: palette.accentTint, alarm: palette.alarm };

/** Horizontal bars, a row a category and a bar a series, each with its value at the end of the row. */
export function barChart(chart: SeriesChart, locale: ReportLocale): Drawing {
  const values = chart.series.flatMap((series) => series.values.filter((value) => value !== null));
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const x = linearScale(low, high, labelWidth, width - valueWidth * chart.series.length - 8);
  const rowHeight = chart.series.length > 1 ? 20 : 17;
  const headHeight = chart.series.length > 1 ? 18 : 4;
  const barHeight = (rowHeight - 6) / chart.series.length;
  const zero = x.place(0);
  const valueText = (value: number) =>
    chart.unit === 'fraction' ? percentNumber(value, 2, locale) : numberText(value, 0, locale);
  const valueEnd = (series: number) => width - valueWidth * (chart.series.length - 1 - series);

  const rows = chart.labels.flatMap((label, row): Shape[] => {
    const y = headHeight + row * rowHeight;
    const base = y + rowHeight / 2 + 3.5;
    const bars = chart.series.flatMap((series, i): Shape[] => {
      const value = series.values[row] ?? null;
      if (value === null) return [];
      const end = x.place(value);
      return [
        {
          kind: 'rectangle',
          x: Math.min(zero, end),
          y: y + 3 + i * barHeight,
          width: Math.abs(end - zero),
          height: barHeight,
          fill: tones[series.tone],
        },
        { kind: 'text', x: valueEnd(i), y: base, anchor: 'end', text: valueText(value), colour: palette.ink },
      ];
    });
    return [
      { kind: 'text', x: 0, y: base, anchor: 'start', text: shorten(label), colour: palette.ink },
      ...bars,
      { kind: 'path', d: `M0 ${y + rowHeight}H${width}`, stroke: palette.hairline, strokeWidth: 0.5 },
    ];
  });
  const height = headHeight + chart.labels.length * rowHeight + 2;
  const axis: Shape = {
    kind: 'path',
    d: `M${point(zero)} ${headHeight}V${height - 2}`,
    stroke: palette.muted,
    strokeWidth: 0.8,
  };
  return { width, height, shapes: [...heads(chart, valueEnd), ...rows, axis] };
}

/** Names of the series above their values, each with its colour; needed only where there are several. */
function heads(chart: SeriesChart, valueEnd: (series: number) => number): readonly Shape[] {
  if (chart.series.length < 2) return [];
  return chart.series.flatMap((series, i): Shape[] => {
    const end = valueEnd(i);
    return [
      { kind: 'text', x: end, y: 11, anchor: 'end', text: series.name, colour: palette.muted },
      {
        kind: 'rectangle',
        x: end - 13 - series.name.length * 5.6,
        y: 4,
        width: 8,
        height: 8,
        fill: tones[series.tone],
      },
    ];
  });
}

const labelLength = 26;
const shorten = (label: string) => (label.length > labelLength ? `${label.slice(0, labelLength - 1)}…` : label);
