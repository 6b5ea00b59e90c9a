import { describe, expect, it } from 'vitest';
import { type ExperimentComparison, type ExperimentRow } from '../../../../src-core/contract/index.ts';
import { comparedColumns } from '../../../../src-renderer/screens/models/experiments/compare-rows.ts';
import { exampleText, rebuiltPath } from '../../../../src-renderer/screens/models/experiments/dataset-rows.ts';
import {
  marksOf,
  runColumns,
  runName,
  tagText,
} from '../../../../src-renderer/screens/models/experiments/run-columns.ts';
import { stepChart } from '../../../../src-renderer/screens/models/experiments/step-chart.ts';

const row: ExperimentRow = {
  id: 7,
  kind: 'risk',
  title: '',
  portfolio: 'Core',
  asOf: '2025-12-31',
  createdAt: '2026-01-05T08:00:00.000Z',
  elapsedMilliseconds: 1500,
  datasetVersion: '0123456789abcdef',
  datasetName: '',
  current: false,
  engineVersion: '0.4.0',
  seed: 1,
  origin: 'computed',
  warnings: 0,
  parent: null,
  children: 0,
  tags: { desk: 'eq', reviewed: '' },
  pinned: true,
  noted: false,
  champions: ['historical'],
  bytes: 2000,
  values: { nav: 1234.5 },
};

describe('the rows of experiments', () => {
  it('name a run, its tags and what sets it apart', () => {
    expect(runName(row)).toBe('Run 7, risk');
    expect(runName({ ...row, title: 'Base' })).toBe('Run 7, Base');
    expect(tagText(row.tags)).toBe('desk = eq, reviewed');
    expect(marksOf(row)).toEqual(['champion historical', 'pinned', 'data changed since']);
    expect(marksOf({ ...row, champions: [], pinned: false, origin: 'imported' })).toEqual(['imported']);
  });

  it('have a column for every figure chosen, empty where a run lacks it', () => {
    const columns = runColumns(['nav', 'parameters.window']);
    const text = (id: string) => columns.find((column) => column.id === id)!.text(row);
    expect(text('nav')).toBe('1,234.5');
    expect(text('parameters.window')).toBe('–');
    expect(columns.find(({ id }) => id === 'parameters.window')!.label).toBe('window');
  });

  it('set two runs against each other with their difference, and several without', () => {
    const runs = [row, { ...row, id: 8, title: 'Base' }] satisfies ExperimentComparison['experiments'];
    const columns = comparedColumns('Metric', runs, true);
    expect(columns.map(({ label }) => label)).toEqual(['Metric', 'Run 7', 'Run 8, Base', 'Difference']);
    expect(columns[3]!.value({ name: 'nav', values: [1, 3] })).toBe(2);
    expect(columns[3]!.value({ name: 'nav', values: [1, null] })).toBeNull();
    expect(comparedColumns('Metric', [...runs, row], true)).toHaveLength(4);
  });

  it('lay figures by step over one axis', () => {
    const chart = stepChart('loss', [
      {
        name: 'a',
        points: [
          { step: 1, value: 3 },
          { step: 3, value: 1 },
        ],
      },
      { name: 'b', points: [{ step: 2, value: 2 }] },
    ]);
    expect(chart.labels).toEqual(['1', '2', '3']);
    expect(chart.series.map(({ values }) => values)).toEqual([
      [3, null, 1],
      [null, 2, null],
    ]);
  });

  it('tell a changed row of data in one line', () => {
    expect(exampleText({ before: null, after: { symbol: 'AAA', close: 2, volume: null } })).toBe(
      '+ symbol AAA, close 2',
    );
    expect(exampleText({ before: { symbol: 'AAA' }, after: null })).toBe('− symbol AAA');
    const moved = { before: { symbol: 'AAA', adj_close: 2 }, after: { symbol: 'AAA', adj_close: 3 } };
    expect(exampleText(moved)).toBe('~ symbol AAA: adj close 2 → 3');
  });

  it('put a rebuilt workspace beside the one it comes from', () => {
    const version = { version: '0123456789abcdef', name: 'Year end' };
    expect(rebuiltPath('/desk/fund.plimsoll', version)).toBe('/desk/fund-Year-end.plimsoll');
    expect(rebuiltPath('/desk/fund.plimsoll', { ...version, name: '' })).toBe('/desk/fund-0123456789.plimsoll');
  });
});
