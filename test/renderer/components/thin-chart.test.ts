import { describe, expect, it } from 'vitest';
import { thinChart } from '../../../src-renderer/components/chart/thin-chart.ts';
import { type ChartModel } from '../../../src-renderer/components/chart/chart-model.ts';

const chart = (count: number, values: (i: number) => number | null): ChartModel => ({
  title: 'x',
  kind: 'line',
  labels: Array.from({ length: count }, (_, i) => String(i)),
  series: [{ name: 'a', values: Array.from({ length: count }, (_, i) => values(i)) }],
  format: String,
});

describe('thinning a chart', () => {
  it('leaves a short chart as it is', () => {
    const short = chart(100, (i) => i);
    expect(thinChart(short, 200)).toBe(short);
  });

  it('keeps both ends and every spike', () => {
    const spiky = chart(5000, (i) => (i === 2345 ? 99 : i === 3456 ? -99 : Math.sin(i)));
    const thin = thinChart(spiky, 400);
    expect(thin.labels.length).toBeLessThan(500);
    expect(thin.labels[0]).toBe('0');
    expect(thin.labels.at(-1)).toBe('4999');
    expect(Math.max(...thin.series[0]!.values.map(Number))).toBe(99);
    expect(Math.min(...thin.series[0]!.values.map(Number))).toBe(-99);
  });

  it('stands series without values', () => {
    expect(
      thinChart(
        chart(5000, () => null),
        400,
      ).labels,
    ).toEqual(['0', '4999']);
  });
});
