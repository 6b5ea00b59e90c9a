import { describe, expect, it } from 'vitest';
import {
  refusalsOf,
  stressedChart,
  stressedColumns,
  stressedRows,
} from '../../../src-renderer/screens/var/stressed-rows.ts';
import { smallBoard } from './small-board.ts';

describe('stressed windows', () => {
  const rows = stressedRows(smallBoard, 'var');

  it('stand beside today’s figure with their ratio', () => {
    expect(rows[0]).toMatchObject({ method: 'historical', today: 0.02 });
    expect(rows[0]!.windows[0]!.ratio).toBeCloseTo(3, 12);
    expect(stressedRows(smallBoard, 'es')[0]!.windows[0]!.ratio).toBeCloseTo(3, 12);
  });

  it('say in words where a method refused, and why', () => {
    const window = stressedColumns(smallBoard.stressed, 'var').find(({ id }) => id === 'worst')!;
    expect(rows.map((row) => window.text(row))).toEqual(['6.00', 'refused']);
    expect(refusalsOf(smallBoard)).toEqual([
      { id: 'worst garch-t', label: 'GARCH, Student t, worst 6 months', text: 'needs 250 returns and has 126' },
    ]);
  });

  it('leave out methods that are measured in no window', () => {
    expect(rows.map(({ method }) => method)).toEqual(['historical', 'garch-t']);
  });

  it('are drawn by lowest, median and highest method', () => {
    const chart = stressedChart(smallBoard, rows, 'var');
    expect(chart.labels).toEqual(['Today', 'Worst 6 months']);
    expect(chart.series.map(({ values }) => values[1])).toEqual([0.06, 0.06, 0.06]);
  });
});
