import { describe, expect, it } from 'vitest';
import { chartTable, describeChart, type ChartModel } from '../../../src-renderer/components/chart/chart-model.ts';

const model: ChartModel = {
  title: 'Daily P&L, % of NAV',
  kind: 'line',
  labels: ['2020-01-01', '2020-01-02', '2020-01-03'],
  series: [
    { name: 'P&L', values: [0.1, null, -0.25] },
    { name: 'a, "b"', values: [1, 2, 3] },
  ],
  format: (value) => value.toFixed(1),
};

describe('a chart', () => {
  it('tells its span, extremes and last value to those who cannot see it', () => {
    expect(describeChart(model)).toContain(
      'P&L: 2 values, lowest -0.3 (2020-01-03), highest 0.1 (2020-01-01), last -0.3',
    );
  });

  it('says when a series is empty', () => {
    expect(describeChart({ ...model, series: [{ name: 'x', values: [null, null, null] }] })).toContain('x: no values');
  });

  it('gives its numbers at full precision, missing ones as empty cells', () => {
    expect(chartTable(model, '\t').split('\n')[3]).toBe('2020-01-03\t-0.25\t3');
    expect(chartTable(model, '\t').split('\n')[2]).toBe('2020-01-02\t\t2');
  });

  it('quotes names that hold a comma in a file', () => {
    expect(chartTable(model, ',').split('\n')[0]).toBe(',P&L,"a, ""b"""');
  });
});
