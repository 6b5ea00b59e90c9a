import { describe, expect, it } from 'vitest';
import {
  type DataQualityView,
  type FeatureDrift,
  type MethodMonitor,
  type MethodPaths,
  type TaskRecord,
} from '../../../../src-core/contract/index.ts';
import { type Column } from '../../../../src-renderer/components/data-table/column.ts';
import {
  chosenFeature,
  chosenMeasure,
  chosenNumber,
  monitoringView,
  usualMethods,
} from '../../../../src-renderer/screens/models/monitoring/monitoring-address.ts';
import { methodColumns, qualityRows } from '../../../../src-renderer/screens/models/monitoring/monitoring-columns.ts';
import {
  coverageChart,
  cusumChart,
  drawnPaths,
  evidenceChart,
  lossChart,
  volatilityChart,
} from '../../../../src-renderer/screens/models/monitoring/path-charts.ts';
import {
  durationChart,
  histogramChart,
  qualityChart,
  stabilityChart,
} from '../../../../src-renderer/screens/models/monitoring/state-charts.ts';

const threshold = (value: number) => ({ value, inControlDays: 5000, outOfControlDays: 500 });
const method = (id: string, changes: Partial<MethodMonitor> = {}): MethodMonitor => ({
  id,
  label: id.toUpperCase(),
  level: 'ok',
  firstDate: '2025-01-01',
  lastDate: '2025-12-31',
  days: 300,
  missingDays: 0,
  exceptions: 5,
  expected: 3,
  windows: [
    {
      window: 250,
      expected: 2.5,
      low: 0,
      high: 7,
      level: 0.99,
      exceptions: 5,
      ratio: 2,
      lossBeyond: 0.03,
      expectedBeyond: 0.025,
    },
  ],
  cusum: { level: 'ok', value: 120, warn: threshold(166), limit: threshold(268), since: null },
  evidence: { level: 'ok', value: 3, highest: 8, warn: 20, limit: 100, since: null },
  volatility: null,
  ...changes,
});

const path = (id: string, dates: readonly string[], changes: Partial<MethodPaths> = {}): MethodPaths => ({
  id,
  label: id.toUpperCase(),
  window: 250,
  dates,
  exceptions: dates.map((_, day) => (day === 0 ? null : day)),
  lossBeyond: dates.map(() => null),
  expectedBeyond: dates.map(() => null),
  cusum: dates.map((_, day) => day * 10),
  evidence: dates.map(() => 100),
  volatility: null,
  ...changes,
});

const days = ['2025-12-29', '2025-12-30', '2025-12-31'];
const all = { first: 0, last: 2 };

describe('the address of monitoring', () => {
  it('falls back to what is usual', () => {
    expect(monitoringView(['monitoring'])).toBe('coverage');
    expect(monitoringView(['monitoring', 'drift'])).toBe('drift');
    expect(chosenNumber('60', [250, 125, 60], 250)).toBe(60);
    expect(chosenNumber('61', [250, 125, 60], 250)).toBe(250);
    expect(chosenMeasure({ measure: 'ratio' })).toBe('ratio');
    expect(chosenMeasure({ measure: 'x' })).toBe('rate');
  });

  it('draws the methods in use beside EWMA, and takes the feature that has moved most', () => {
    const methods = ['historical', 'ewma', 'garch-t'].map((id) => method(id));
    expect(usualMethods({ methods, inUse: ['garch-t'] })).toEqual(['ewma', 'garch-t']);
    const features = [
      { id: 'a', level: 'ok', ksPValue: 0.001 },
      { id: 'b', level: 'limit', ksPValue: 0.004 },
    ] as FeatureDrift[];
    expect(chosenFeature({}, features)!.id).toBe('b');
    expect(chosenFeature({ feature: 'a' }, features)!.id).toBe('a');
    expect(chosenFeature({}, [])).toBeNull();
  });
});

describe('charts of methods', () => {
  const drawn = drawnPaths([path('ewma', days), path('late', days.slice(1))], ['historical', 'ewma', 'late']);

  it('line methods up on the dates of all, each at its place in the palette', () => {
    const { series, labels } = cusumChart(drawn, method('ewma'), all);
    expect(labels).toEqual(days);
    expect(series.map(({ name, values, place }) => [name, values, place])).toEqual([
      ['EWMA', [0, 10, 20], 1],
      ['LATE', [null, 0, 10], 2],
      ['Warn', [166, 166, 166], undefined],
      ['Limit', [268, 268, 268], undefined],
    ]);
  });

  it('show exceptions as a rate or a ratio, with limits on the same scale', () => {
    const [window] = method('ewma').windows;
    const rate = coverageChart(drawn, 250, 'rate', 0.99, window, all);
    expect(rate.series.map(({ values }) => values[2])).toEqual([2 / 250, 1 / 250, 0.01, 7 / 250]);
    const ratio = coverageChart(drawn, 250, 'ratio', 0.99, window, { first: 1, last: 2 });
    expect(ratio.labels).toEqual(days.slice(1));
    expect(ratio.series[0]!.values[1]).toBeCloseTo(0.8, 12);
    expect(ratio.series.at(-1)!.values[0]).toBeCloseTo(2.8, 12);
    expect(coverageChart(drawn, 250, 'rate', 0.99, undefined, all).series).toHaveLength(2);
  });

  it('show evidence in powers of ten and ES only of methods that have it', () => {
    expect(evidenceChart(drawn, undefined, all).series[0]!.values).toEqual([2, 2, 2]);
    expect(lossChart(drawn, 250, all).series).toHaveLength(2);
    const known = drawnPaths([path('ewma', days, { expectedBeyond: [null, 0.02, 0.02] })], ['ewma']);
    expect(lossChart(known, 250, all).series.map(({ name }) => name)).toEqual(['EWMA', 'ES of EWMA']);
  });

  it('show volatility a year, realised once, of methods that forecast it', () => {
    const volatility = { forecast: [null, 0.01, 0.01], realised: [null, 0.02, 0.02], bias: [], qlike: [] };
    const both = drawnPaths([path('historical', days), path('ewma', days, { volatility })], ['historical', 'ewma']);
    const { series } = volatilityChart(both, 250, 256, all);
    expect(series.map(({ name, values }) => [name, values[2]])).toEqual([
      ['EWMA', 0.16],
      ['Realised', 0.32],
    ]);
  });
});

describe('charts of data and the system', () => {
  it('hand out a histogram’s values at full precision', () => {
    const drift = {
      label: 'Return',
      unit: 'fraction',
      reference: { days: 1000 },
      recent: { days: 125 },
      histogram: { edges: [-0.01, 0, 0.01], reference: [0.4, 0.6], recent: [0.5, 0.5] },
      history: [{ date: '2025-12-01', stability: 0.3, level: 'limit' }],
    } as unknown as FeatureDrift;
    expect(histogramChart(drift)).toMatchObject({
      labels: ['-0.50%', '0.50%'].map((text) => text.replace('-', '−')),
      exactLabels: ['-0.005', '0.005'],
    });
    expect(stabilityChart(drift).series.map(({ values }) => values)).toEqual([[0.3], [0.1], [0.25]]);
  });

  it('show shares of the names of each day, and none on a day without names', () => {
    const quality = {
      names: 4,
      days: { dates: days, names: [0, 4, 4], missing: [0, 1, 0], stale: [0, 0, 2], outliers: [], spikes: [] },
      recent: { cells: 80, missing: 1, stale: 2, outliers: 0, spikes: 0 },
      late: [],
      unpriced: ['X'],
    } as unknown as DataQualityView;
    const { series } = qualityChart(quality, all);
    expect(series.map(({ values }) => values)).toEqual([
      [null, 0.25, 0],
      [null, 0, 0.5],
    ]);
    expect(qualityRows(quality).map(({ count, of }) => `${count} of ${of}`)).toEqual([
      '1 of 80',
      '2 of 80',
      '0 of 80',
      '0 of 80',
      '0 of 4',
      '1 of 4',
    ]);
  });

  it('show an operation’s tasks oldest first, by how they ended', () => {
    const task = (id: number, state: TaskRecord['state'], operation = 'risk.run') =>
      ({ id, operation, state, startedAt: '2026-01-05T10:00:00Z', elapsedMilliseconds: id * 1000 }) as TaskRecord;
    const { series } = durationChart('risk.run', [task(3, 'failed'), task(2, 'done', 'other'), task(1, 'done')]);
    expect(series.map(({ values }) => values)).toEqual([
      [1, null],
      [null, 3],
      [null, null],
    ]);
  });
});

describe('the table of methods', () => {
  const cells = (row: MethodMonitor, window: number) =>
    Object.fromEntries(methodColumns(window).map((column: Column<MethodMonitor>) => [column.id, column.text(row)]));

  it('shows the window that is chosen, and a dash where the record is shorter', () => {
    expect(cells(method('ewma'), 250)).toMatchObject({ recent: '5', control: '0 – 7', ratio: '2.00', loss: '3.00' });
    expect(cells(method('ewma'), 60)).toMatchObject({ recent: '–', control: '–', ratio: '–', loss: '–' });
  });
});
