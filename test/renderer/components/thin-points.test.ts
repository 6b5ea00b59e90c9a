import { describe, expect, it } from 'vitest';
import { type ChartModel } from '../../../src-renderer/components/chart/chart-model.ts';
import { thinPoints } from '../../../src-renderer/components/chart/thin-points.ts';

const chart = (count: number, ...values: ((i: number) => number | null)[]): ChartModel => ({
  title: 'x',
  kind: 'line',
  labels: Array.from({ length: count }, (_, i) => String(i)),
  series: values.map((value, s) => ({ name: String(s), values: Array.from({ length: count }, (_, i) => value(i)) })),
  format: String,
});

describe('the points a chart is drawn with', () => {
  it('are all of a short chart’s', () => {
    expect(thinPoints(chart(4, Math.sin), 200)).toEqual([0, 1, 2, 3]);
  });

  it('hold both ends and every spike of every series', () => {
    const points = thinPoints(
      chart(
        5000,
        (i) => (i === 2345 ? 99 : i === 3456 ? -99 : Math.sin(i)),
        (i) => (i === 4321 ? 99 : 0),
      ),
      400,
    );
    expect(points.length).toBeLessThan(500);
    expect(points).toEqual(expect.arrayContaining([0, 2345, 3456, 4321, 4999]));
  });

  it('stay few with many long series', () => {
    const points = thinPoints(
      chart(4500, ...Array.from({ length: 21 }, (_, s) => (i: number) => Math.sin(i * s))),
      1600,
    );
    expect(points.length).toBeLessThan(2200);
  });

  it('ascend', () => {
    const points = thinPoints(chart(5000, Math.sin, Math.cos), 300);
    expect(points).toEqual(points.toSorted((a, b) => a - b));
  });

  it('are the ends where no series has values', () => {
    expect(
      thinPoints(
        chart(5000, () => null),
        400,
      ),
    ).toEqual([0, 4999]);
  });
});
