import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waterfall, waterfallModel } from '../../../src-renderer/components/chart/waterfall.ts';

describe('a waterfall', () => {
  const part = (label: string, value: number) => ({ label, value });

  it('goes up by what raises the total, down by what lowers it, and ends with the total', () => {
    const { steps } = waterfall([part('b', -1), part('a', 3)], part('All', 2), 5, String);
    expect(steps).toEqual([
      { label: 'a', value: 3, from: 0, to: 3, kind: 'rise' },
      { label: 'b', value: -1, from: 3, to: 2, kind: 'fall' },
      { label: 'All', value: 2, from: 0, to: 2, kind: 'total' },
    ]);
  });

  it('sums what is not among the largest, and never for one part alone', () => {
    const parts = [part('a', 5), part('b', -4), part('c', 1), part('d', 0.5)];
    expect(waterfall(parts, part('All', 2.5), 2, String).steps.map(({ label }) => label)).toEqual([
      'a',
      'b',
      '2 others',
      'All',
    ]);
    expect(waterfall(parts, part('All', 2.5), 3, String).steps).toHaveLength(5);
  });

  it('keeps names apart', () => {
    const { steps } = waterfall([part('a', 1), part('a', 1)], part('All', 2), 5, String);
    expect(steps.map(({ label }) => label)).toEqual(['a', 'a (2)', 'All']);
  });

  it('hands out each part and what they come to', () => {
    const model = waterfallModel('T', waterfall([part('a', 3), part('b', -1)], part('All', 2), 5, String));
    expect(model.series.map(({ values }) => values)).toEqual([
      [3, -1, 2],
      [3, 2, 2],
    ]);
  });

  it('always leads to the sum of its parts, bar to bar', () => {
    const parts = fc.array(fc.record({ label: fc.string(), value: fc.double({ min: -1, max: 1, noNaN: true }) }));
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 8 }), (given, most) => {
        const total = given.reduce((sum, { value }) => sum + value, 0);
        const { steps } = waterfall(given, part('All', total), most, String);
        const ends = steps.slice(0, -1).map(({ to }) => to);
        expect(steps.slice(0, -1).map(({ from }) => from)).toEqual([0, ...ends].slice(0, ends.length));
        expect(ends.at(-1) ?? 0).toBeCloseTo(total, 9);
      }),
    );
  });
});
