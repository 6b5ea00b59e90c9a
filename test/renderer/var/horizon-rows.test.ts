import { describe, expect, it } from 'vitest';
import { horizonColumns, horizonRows, horizonsOf, rangeOf } from '../../../src-renderer/screens/var/horizon-rows.ts';
import { smallBoard } from './small-board.ts';

describe('figures over longer horizons', () => {
  it('stand one a method and horizon, the margin period marked', () => {
    expect(horizonsOf(smallBoard)).toEqual([5, 10]);
    expect(horizonRows(smallBoard, null).map(({ key, margin }) => [key, margin])).toEqual([
      ['historical 5', false],
      ['historical 10', true],
      ['gaussian 10', true],
    ]);
    expect(horizonRows(smallBoard, 5)).toHaveLength(1);
  });

  it('range over the methods a rule suits', () => {
    const rows = horizonRows(smallBoard, 10);
    expect(rangeOf(rows, 'scaled')).toEqual({ low: 0.051, high: 0.063 });
    expect(rangeOf(rows, 'direct')).toEqual({ low: 0.048, high: 0.048 });
    expect(rangeOf(horizonRows(smallBoard, 5), 'simulated')).toBeNull();
  });

  it('are amounts of net asset value, and nothing where the rule does not suit', () => {
    const columns = horizonColumns('USD', 1_000_000);
    const [row] = horizonRows(smallBoard, 10);
    const value = (id: string) => columns.find((column) => column.id === id)!.value(row!);
    expect(value('amount-scaled')).toBeCloseTo(63_000, 6);
    expect(value('amount-direct')).toBeNull();
    expect(value('ratio')).toBeCloseTo(0.05 / 0.063, 12);
  });
});
