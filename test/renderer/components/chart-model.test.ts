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

  it('gives the ends of intervals beside their values', () => {
    const intervals = [{ low: 0, high: 0.2 }, null, { low: -0.5, high: 0 }];
    const lines = chartTable({ ...model, series: [{ ...model.series[0]!, intervals }] }, '\t').split('\n');
    expect(lines[0]).toBe('\tP&L\tP&L, low\tP&L, high');
    expect(lines.slice(1)).toEqual(['2020-01-01\t0.1\t0\t0.2', '2020-01-02\t\t\t', '2020-01-03\t-0.25\t-0.5\t0']);
  });

  it('quotes names that hold a comma in a file', () => {
    expect(chartTable(model, ',').split('\n')[0]).toBe(',P&L,"a, ""b"""');
  });
});
