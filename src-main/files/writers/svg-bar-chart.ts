import { percentNumber, numberText } from '../../../src-core/report/number-text.ts';
import { type SeriesChart } from '../../../src-core/report/report-blocks.ts';
import { escapeMarkup } from './markup.ts';
import { palette } from './palette.ts';
import { type Drawing } from './svg-drawing.ts';
import { linearScale, point } from './svg-scale.ts';

const width = 720;
const labelWidth = 150;
const valueWidth = 52;
const tones = { accent: palette.accent, neutral: palette.accentTint, alarm: palette.alarm };

/** Horizontal bars, a row a category and a bar a series, each with its value at the end of the row. */
export function barChart(chart: SeriesChart): Drawing {
  const values = chart.series.flatMap((series) => series.values.filter((value) => value !== null));
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const x = linearScale(low, high, labelWidth, width - valueWidth * chart.series.length - 8);
  const rowHeight = chart.series.length > 1 ? 20 : 17;
  const headHeight = chart.series.length > 1 ? 18 : 4;
  const barHeight = (rowHeight - 6) / chart.series.length;
  const zero = x.place(0);
  const valueEnd = (series: number) => width - valueWidth * (chart.series.length - 1 - series);

  const rows = chart.labels.map((label, row) => {
    const y = headHeight + row * rowHeight;
    const bars = chart.series.map((series, i) => {
      const value = series.values[row] ?? null;
      if (value === null) return '';
      const end = x.place(value);
      const bar = `<rect x="${point(Math.min(zero, end))}" y="${point(y + 3 + i * barHeight)}" width="${point(Math.abs(end - zero))}" height="${point(barHeight)}" fill="${tones[series.tone]}"/>`;
      const text = `<text x="${valueEnd(i)}" y="${y + rowHeight / 2 + 3.5}" text-anchor="end" fill="${palette.ink}">${valueText(chart, value)}</text>`;
      return bar + text;
    });
    return (
      `<text x="0" y="${y + rowHeight / 2 + 3.5}" fill="${palette.ink}">${escapeMarkup(shorten(label))}</text>` +
      bars.join('') +
      `<path d="M0 ${y + rowHeight}H${width}" stroke="${palette.hairline}" stroke-width="0.5"/>`
    );
  });
  const height = headHeight + chart.labels.length * rowHeight + 2;
  const axis = `<path d="M${point(zero)} ${headHeight}V${height - 2}" stroke="${palette.muted}" stroke-width="0.8"/>`;
  return { width, height, content: heads(chart, valueEnd) + rows.join('') + axis };
}

/** Names of the series above their values, each with its colour; needed only where there are several. */
function heads(chart: SeriesChart, valueEnd: (series: number) => number): string {
  if (chart.series.length < 2) return '';
  return chart.series
    .map((series, i) => {
      const end = valueEnd(i);
      return (
        `<text x="${end}" y="11" text-anchor="end" fill="${palette.muted}">${escapeMarkup(series.name)}</text>` +
        `<rect x="${end - 46}" y="4" width="8" height="8" fill="${tones[series.tone]}"/>`
      );
    })
    .join('');
}

const valueText = (chart: SeriesChart, value: number) =>
  chart.unit === 'fraction' ? percentNumber(value) : numberText(value, 0);

const labelLength = 26;
const shorten = (label: string) => (label.length > labelLength ? `${label.slice(0, labelLength - 1)}…` : label);
