import { describe, expect, it } from 'vitest';
import { apart, compareChart, compareColumns, compareRows } from '../../../src-renderer/screens/stress/compare-rows.ts';
import { longAgo, marketFall, ownSector, row, runOf } from './small-stress.ts';

describe('portfolios side by side', () => {
  const runs = [
    runOf('Core', [row(marketFall, 0.08), row(longAgo, null), row(ownSector, -0.04)]),
    runOf('Other', [row(marketFall, 0.02), row(longAgo, null), row(ownSector, 0.1)]),
  ];
  const rows = compareRows(runs);

  it('have each scenario’s loss in each, and how far they are apart', () => {
    expect(rows.map(({ losses }) => losses)).toEqual([
      [0.08, 0.02],
      [null, null],
      [-0.04, 0.1],
    ]);
    expect(rows.map(apart)).toEqual([expect.closeTo(0.06, 12), null, expect.closeTo(0.14, 12)]);
    expect(rows[1]!.reasons).toEqual(['The history begins later', 'The history begins later']);
  });

  it('are columns with the largest loss below', () => {
    const columns = compareColumns(['Core', 'Other']);
    expect(columns.filter(({ id }) => id.startsWith('loss-')).map((column) => column.total!(rows))).toEqual([
      '8.00',
      '10.00',
    ]);
  });

  it('are drawn by the largest loss of any, scenarios without one left out', () => {
    const { labels, series } = compareChart(rows, ['Core', 'Other'], ['First', 'Core', 'Other'], 12);
    expect(labels).toEqual(['Energy rises', 'Market falls']);
    expect(series.map(({ place }) => place)).toEqual([1, 2]);
    expect(series.map(({ values }) => values)).toEqual([
      [-0.04, 0.08],
      [0.1, 0.02],
    ]);
  });

  it('are nothing without runs', () => {
    expect(compareRows([])).toEqual([]);
  });
});
