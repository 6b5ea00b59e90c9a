import { describe, expect, it } from 'vitest';
import { cutsOf, lossCuts, lossParts, usualCut } from '../../../src-renderer/screens/stress/loss-cuts.ts';
import { pathCharts } from '../../../src-renderer/screens/stress/path-charts.ts';
import { factorMoveRows, positionColumns } from '../../../src-renderer/screens/stress/result-columns.ts';
import { smallResult } from './small-stress.ts';

describe('a stress result', () => {
  it.each(lossCuts)('is taken apart by %s into parts that add up to it', (cut) => {
    const parts = lossParts(smallResult, cut);
    expect(parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(smallResult.loss, 12);
  });

  it('is shown by part where several lose, else by factor, else by sector', () => {
    const [part] = smallResult.byPart;
    expect(usualCut({ ...smallResult, byPart: [part!, part!] })).toBe('part');
    expect(usualCut(smallResult)).toBe('factor');
    expect(usualCut({ ...smallResult, byFactor: null })).toBe('sector');
    expect(cutsOf({ ...smallResult, byFactor: null })).not.toContain('factor');
  });

  it('lists factors that move or lose, with how their move follows from the shock', () => {
    expect(factorMoveRows(smallResult).map(({ id, shocked, rSquared }) => [id, shocked, rSquared])).toEqual([
      ['market', true, 1],
      ['value', false, 0.25],
      ['rest', null, null],
    ]);
    expect(factorMoveRows({ ...smallResult, byFactor: null })).toEqual([]);
  });

  it('sums its positions in percent and money', () => {
    const columns = positionColumns('USD', 1_000_000, smallResult.loss);
    const total = (id: string) => columns.find((column) => column.id === id)!.total!(smallResult.byPosition);
    expect(total('loss')).toBe('8.00');
    expect(total('amount')).toBe('80,000');
    expect(total('share')).toBe('100.00');
  });

  it('draws each replay’s path by date', () => {
    const [chart] = pathCharts(smallResult);
    expect(chart).toMatchObject({ labels: ['2020-03-02', '2020-03-03'], title: 'Market −10 %, loss so far, % of NAV' });
    expect(chart!.series[0]!.values).toEqual([-0.01, 0.08]);
  });
});
