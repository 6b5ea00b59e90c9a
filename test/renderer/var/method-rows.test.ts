import { describe, expect, it } from 'vitest';
import { methodChart } from '../../../src-renderer/screens/var/method-chart.ts';
import { countText } from '../../../src-renderer/screens/var/method-columns.ts';
import { largestFigure, methodRows, shortRefusal, spreadOf } from '../../../src-renderer/screens/var/method-rows.ts';
import { smallAmounts, smallBoard } from './small-board.ts';

describe('the methods at one confidence', () => {
  const rows = methodRows(smallBoard, smallAmounts, 0.9);

  it('stand in the board’s order, also one that refused, with its reason', () => {
    expect(rows.map(({ id }) => id)).toEqual(['historical', 'gaussian', 'garch-t']);
    expect(rows.map(({ refusal }) => refusal)).toEqual([null, null, 'needs 250 returns and has 10']);
    expect(countText(rows)).toBe('2 of 3 methods gave a figure, 1 refused');
  });

  it('say why one refused without its name twice', () => {
    const [historical] = rows;
    expect(shortRefusal({ ...historical!, refusal: 'Historical simulation needs 2 returns' })).toBe('needs 2 returns');
    expect(shortRefusal({ ...historical!, refusal: 'The returns stand still' })).toBe('The returns stand still');
  });

  it('take amounts of their own confidence and of one day', () => {
    expect(rows[0]!.varAmount).toBe('2000.00');
    expect(methodRows(smallBoard, smallAmounts, 0.8)[0]!.varAmount).toBe('1000.00');
    expect(rows[1]!.varAmount).toBeNull();
  });

  it('mark the portfolio’s champion', () => {
    const promoted = { ...smallAmounts, parameters: { champion: { method: 'gaussian', run: 7 } } };
    expect(methodRows(smallBoard, promoted, 0.9).map(({ label }) => label)).toEqual([
      'Historical simulation',
      'Gaussian · champion',
      rows[2]!.label,
    ]);
  });

  it('are as far apart as the board says', () => {
    for (const measure of ['var', 'es'] as const) {
      const spread = spreadOf(rows, measure)!;
      const { low, high } = smallBoard.spread![measure];
      expect([spread.low.id, spread.high.id]).toEqual([low.method, high.method]);
      expect(spread.apart).toBeCloseTo(high.value - low.value, 12);
    }
  });

  it('have no spread where only one gave a figure', () => {
    expect(spreadOf(rows.slice(1), 'var')).toBeNull();
    expect(spreadOf([], 'var')).toBeNull();
  });

  it('are drawn with their intervals where they gave a figure', () => {
    const { labels, series } = methodChart(rows, 0.9, 0.8);
    expect(labels).toEqual(['Historical simulation', 'Gaussian']);
    expect(series.map(({ values }) => values)).toEqual([
      [0.02, 0.016],
      [0.03, 0.022],
    ]);
    expect(series[0]!.intervals).toEqual(rows.slice(0, 2).map(({ figure }) => figure.varInterval));
    expect(series[1]!.intervals).toEqual([null, null]);
  });

  it('share a scale that holds every figure and interval', () => {
    expect(largestFigure(rows)).toBe(0.03);
    expect(largestFigure(methodRows(smallBoard, smallAmounts, 0.8))).toBe(0.018);
  });
});
