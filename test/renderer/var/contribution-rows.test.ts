import { describe, expect, it } from 'vitest';
import { contributionColumns } from '../../../src-renderer/screens/var/contribution-columns.ts';
import { contributionRows } from '../../../src-renderer/screens/var/contribution-rows.ts';
import { smallBoard } from './small-board.ts';

const [historical, gaussian] = smallBoard.methods;

describe('the parts of a method’s figure', () => {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

  it.each(['positions', 'strategies'] as const)('by %s add up to it', (cut) => {
    const rows = contributionRows(smallBoard, historical!, cut)!;
    expect(sum(rows.map((row) => row.var))).toBeCloseTo(historical!.figures[0]!.var!, 12);
    expect(sum(rows.map((row) => row.es))).toBeCloseTo(historical!.figures[0]!.es!, 12);
  });

  it('come largest first, hedges by their size', () => {
    const rows = contributionRows(smallBoard, historical!, 'positions')!;
    expect(rows.map(({ var: part }) => part)).toEqual([0.025, -0.005, 0]);
  });

  it('are marginal per unit of weight, and of nothing without a weight', () => {
    const rows = contributionRows(smallBoard, historical!, 'positions')!;
    expect(rows.map(({ marginalVar }) => marginalVar)).toEqual([0.05, 0.02, null]);
  });

  it('keep one symbol of two strategies apart', () => {
    const keys = contributionRows(smallBoard, historical!, 'positions')!.map(({ key }) => key);
    expect(new Set(keys).size).toBe(3);
  });

  it('by strategy have no incremental figure: those do not add up', () => {
    const rows = contributionRows(smallBoard, historical!, 'strategies')!;
    expect(rows.map(({ incrementalVar }) => incrementalVar)).toEqual([null, null]);
  });

  it('by factor are there only for methods of the factor model', () => {
    expect(contributionRows(smallBoard, historical!, 'factors')).toBeNull();
    expect(contributionRows(smallBoard, gaussian!, 'positions')).toBeNull();
  });

  it('make up the whole of it', () => {
    const rows = contributionRows(smallBoard, historical!, 'positions')!;
    const columns = contributionColumns('positions', 'var', 0.02);
    const total = (id: string) => columns.find((column) => column.id === id)!.total!(rows);
    expect(total('part')).toBe('2.00');
    expect(total('share')).toBe('100.00');
  });
});
